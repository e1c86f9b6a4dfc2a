import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision, hold } from './supervision.world.js';

const A_DAY = 24 * 60 * 60 * 1000;
/** A Tuesday in Dublin. */
const START = Date.UTC(2026, 1, 3, 12);

let api: TestApi;
let coordinator: Client;

beforeAll(async () => {
  api = await testApi({ now: () => START });
  await api.api.clock.stop();
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

const profile = { trainedOn: '2025-09-01', skills: ['motivational interviewing'], mostPeople: 2, mostHours: 1.5 };

const known = async (userId: string) =>
  (await coordinator.get('/supervisors').expect(200)).body.find((one: { userId: string }) => one.userId === userId);

async function supervises(userId: string): Promise<string> {
  const personId = await api.addPerson();
  return (await aSupervision(api, coordinator, { personId, supervisorId: userId, at: START })).id;
}

describe('a supervisor', () => {
  it('is listed with what they learned, whom they supervise and for how many there is room', async () => {
    const { userId } = await api.signedIn('supervisor');
    expect(await known(userId)).toMatchObject({
      trainedOn: null,
      mostPeople: null,
      people: 0,
      hoursAWeek: 0,
      over: false,
    });
    const { body } = await coordinator.put(`/supervisors/${userId}`, profile).expect(200);
    expect(body).toMatchObject({ ...profile, userId, people: 0 });
    await supervises(userId);
    expect(await known(userId)).toMatchObject({ people: 1, hoursAWeek: 1, over: false });
    await supervises(userId);
    expect(await known(userId)).toMatchObject({ people: 2, hoursAWeek: 2, over: true });
  });

  it('is whoever supervises, whatever they are called', async () => {
    const { userId } = await api.signedIn('coordinator');
    expect(await known(userId)).toBeUndefined();
    await supervises(userId);
    expect(await known(userId)).toMatchObject({ people: 1 });
  });

  it('has no profile that makes no sense', async () => {
    const { userId } = await api.signedIn('supervisor');
    const put = async (change: object, who = userId) =>
      (await coordinator.put(`/supervisors/${who}`, { ...profile, ...change })).status;
    expect(await put({ trainedOn: '2026-02-04' })).toBe(400);
    expect(await put({ trainedOn: 'never' })).toBe(400);
    expect(await put({ mostPeople: 0 })).toBe(400);
    expect(await put({ mostHours: 0.3 })).toBe(400);
    expect(await put({ mostHours: 1e9 })).toBe(400);
    expect(await put({ skills: ['a\u0000b'] })).toBe(400);
    expect(await put({ unknown: true })).toBe(400);
    expect(await put({}, randomUUID())).toBe(404);
    expect(await put({}, (await api.signedIn('peerWorker')).userId)).toBe(404);
    expect(await put({}, 'nobody')).toBe(400);
    expect(await put({ trainedOn: null, mostPeople: null, mostHours: null, skills: [] })).toBe(200);
  });
});

describe('what is coming', () => {
  it('follows the pattern of each supervision, week by week, and moves with what is planned', async () => {
    const { userId } = await api.signedIn('supervisor');
    const id = await supervises(userId);
    const load = async (weeks: number): Promise<number[]> => {
      const { body } = await coordinator.get(`/supervisors/load?weeks=${weeks}`).expect(200);
      type Week = { bySupervisor: { userId: string; sessions: number }[] };
      return body.weeks.map(
        ({ bySupervisor }: Week) => bySupervisor.find((one) => one.userId === userId)?.sessions ?? 0,
      );
    };
    const { body } = await coordinator.get('/supervisors/load?weeks=2').expect(200);
    expect(body.weeks.map(({ from }: { from: string }) => from)).toEqual(['2026-02-02', '2026-02-09']);
    const before = await load(12);
    expect(before.slice(0, 5)).toEqual([0, 1, 1, 1, 1]); // weekly at first (GUIDE 2.3-f)
    expect(before.slice(5).filter((sessions) => sessions === 0).length).toBeGreaterThan(2); // then at a longer distance
    const startsAt = new Date(START + 13 * A_DAY).toISOString();
    await coordinator.post(`/supervision/${id}/commands`, { type: 'MoveSession', startsAt }).expect(200);
    expect((await load(12)).slice(0, 3)).toEqual([0, 0, 1]);
  });

  it('is asked for some weeks, and not for hundreds', async () => {
    await coordinator.get('/supervisors/load').expect(200);
    await coordinator.get('/supervisors/load?weeks=0').expect(400);
    await coordinator.get('/supervisors/load?weeks=1000').expect(400);
  });
});

describe('whom somebody supervises', () => {
  it('is counted while they are under way, and not after', async () => {
    const { userId } = await api.signedIn('supervisor');
    const { id, personId } = await api.aJourney(coordinator);
    await hold(api, personId, 'supervisor', userId);
    expect(await known(userId)).toMatchObject({ people: 1, hoursAWeek: 0 });
    await coordinator.command(id, { type: 'EndApplication', reason: 'withdrew' }).expect(200);
    expect(await known(userId)).toMatchObject({ people: 0 });
  });
});
