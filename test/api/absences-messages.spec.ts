import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision } from './supervision.world.js';

const MONDAY = Date.UTC(2026, 2, 2, 12);
const MINUTE = 60_000;

let api: TestApi;
let now = MONDAY;
let coordinator: Client;
let [supervisor, colleague]: Client[] = [];

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop(); // messages wait until they are delivered here
  coordinator = await api.signedIn('coordinator');
}, 60_000);

afterAll(() => api?.close());

beforeEach(async () => {
  now = MONDAY;
  [supervisor, colleague] = [await api.signedIn('supervisor'), await api.signedIn('supervisor')];
}, 30_000);

async function deliver(): Promise<void> {
  now += MINUTE;
  for (let rounds = 0; rounds < 20 && (await api.api.engine.hands.deliver(now)) > 0; rounds++);
}

const aWorker = async () =>
  aSupervision(api, coordinator, { personId: await api.addPerson(), supervisorId: supervisor!.userId, at: now });

const told = async (who: Client, matter: string): Promise<number> =>
  (await who.get('/inbox?pageSize=200').expect(200)).body.items.filter(
    (one: { matter: string }) => one.matter === matter,
  ).length;

async function away(coverId: string | null, days: { from: string; until: string }): Promise<string> {
  const body = { userId: supervisor!.userId, ...days, ...(coverId && { coverId }) };
  return (await coordinator.post('/absences', body).expect(201)).body.id as string;
}
const today = { from: '2026-03-02', until: '2026-03-06' };

describe('an absence that is entered late', () => {
  it('sends what is on its way to the cover, and what comes later too', async () => {
    await aWorker();
    await away(colleague!.userId, today);
    await deliver();
    expect([await told(supervisor!, 'session-planned'), await told(colleague!, 'session-planned')]).toEqual([0, 1]);
    await aWorker();
    await deliver();
    expect([await told(supervisor!, 'session-planned'), await told(colleague!, 'session-planned')]).toEqual([0, 2]);
  });

  it('tells the cover once, and both when it is over', async () => {
    const id = await away(colleague!.userId, today);
    await deliver();
    await deliver();
    expect(await told(colleague!, 'cover-began')).toBe(1);
    now += MINUTE;
    await supervisor!.post(`/absences/${id}/commands`, { type: 'EndAbsence' }).expect(200);
    await aWorker();
    await deliver();
    expect([await told(supervisor!, 'cover-ended'), await told(colleague!, 'cover-ended')]).toEqual([1, 1]);
    expect([await told(supervisor!, 'session-planned'), await told(colleague!, 'session-planned')]).toEqual([1, 0]);
  });

  it('says nothing of a cover that was named and replaced before anything went out', async () => {
    const id = await away(coordinator.userId, today);
    await coordinator.post(`/absences/${id}/commands`, { type: 'NameCover', coverId: colleague!.userId }).expect(200);
    const before = await told(coordinator, 'cover-began');
    await deliver();
    expect(await told(coordinator, 'cover-began')).toBe(before);
    expect(await told(colleague!, 'cover-began')).toBe(1);
  });

  it('goes to the cover of the cover, where that one is away as well', async () => {
    const third = await api.signedIn('supervisor');
    await away(colleague!.userId, today);
    await coordinator.post('/absences', { userId: colleague!.userId, ...today, coverId: third.userId }).expect(201);
    await aWorker();
    await deliver();
    const counts = await Promise.all([supervisor!, colleague!, third].map((who) => told(who, 'session-planned')));
    expect(counts).toEqual([0, 0, 1]);
  });
});

describe('an absence that nobody covers', () => {
  it('is an alarm to those who can name somebody, and leaves nothing unsaid', async () => {
    await api.sql(`update member set ended_at = now() where organisation_id = $1 and 'manager' = any(roles)`, [
      api.organisationId,
    ]);
    await away(null, today);
    await aWorker();
    const before = await told(coordinator, 'cover-missing');
    await deliver();
    expect(await told(coordinator, 'cover-missing')).toBe(before + 1);
    expect(await told(supervisor!, 'session-planned')).toBe(0);
    expect(await told(coordinator, 'session-planned')).toBeGreaterThan(0);
  });
});
