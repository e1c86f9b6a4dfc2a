import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision, tell } from './supervision.world.js';

const A_DAY = 24 * 60 * 60 * 1000;
/** A Tuesday in Dublin. */
const START = Date.UTC(2026, 1, 3, 12);
let now = START;

let api: TestApi;
let coordinator: Client;
let manager: Client;
let supervisor: Client;

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop();
  coordinator = await api.signedIn('coordinator');
  manager = await api.signedIn('manager');
  supervisor = await api.signedIn('supervisor');
});
afterAll(() => api?.close());

async function aPair() {
  now = START;
  const worker = await api.signedIn('peerWorker');
  const { personId } = worker;
  const { id, journeyId } = await aSupervision(api, coordinator, {
    personId,
    supervisorId: supervisor.userId,
    at: now,
  });
  const give = (member: Client, body: object) => member.post(`/supervision/${id}/commands`, body);
  const read = async (member: Client) => (await member.get(`/supervision/${id}`).expect(200)).body;
  return { id, journeyId, worker, give, read };
}

describe('a supervision', () => {
  it('is planned by the pattern, and shown to both with the day on which it is due', async () => {
    const { id, worker, read } = await aPair();
    const page = await read(supervisor);
    expect(page).toMatchObject({
      id,
      stage: 'planned',
      number: 1,
      dueOn: '2026-02-10',
      slot: { minutes: 60, agreed: false },
      supervisor: { userId: supervisor.userId },
      yours: true,
      daysLate: 0,
      everyDays: 7,
      nextIfHeld: { dueOn: '2026-02-17' },
    });
    expect(page.slot.startsAt.slice(0, 10)).toBe('2026-02-10');
    expect(await read(worker)).toMatchObject({ dueOn: '2026-02-10', yours: true });
    expect(await read(manager)).toMatchObject({ dueOn: '2026-02-10', yours: false });
  });

  it('keeps its day when it is moved, and says how late it was', async () => {
    const { worker, give, read } = await aPair();
    const startsAt = new Date(now + 9 * A_DAY).toISOString();
    await give(supervisor, { type: 'MoveSession', startsAt }).expect(200);
    expect(await read(worker)).toMatchObject({ dueOn: '2026-02-10', slot: { startsAt, agreed: true } });
    now += 10 * A_DAY;
    await give(supervisor, { type: 'RecordSession', outcome: 'held' }).expect(200);
    const { history, number, dueOn } = await read(manager);
    expect(history).toMatchObject([
      { number: 1, dueOn: '2026-02-10', startsAt, on: '2026-02-12', outcome: 'held', lateDays: 2 },
    ]);
    expect({ number, dueOn }).toEqual({ number: 2, dueOn: '2026-02-19' });
  });

  it('tells how late it is as long as nobody says what became of it', async () => {
    const { id, give } = await aPair();
    now += 12 * A_DAY;
    await api.api.engine.journal.settle(
      { organisationId: api.organisationId, processId: id, kind: 'supervision' },
      now,
    );
    const { items } = (await supervisor.get('/supervision?from=2026-06-01&until=2026-06-07').expect(200)).body;
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({ stage: 'unrecorded', daysLate: 5 });
    await give(supervisor, { type: 'RecordSession', outcome: 'missedBySupervisor' }).expect(200);
    const again = (await supervisor.get(`/supervision/${id}`).expect(200)).body;
    expect(again).toMatchObject({ dueOn: '2026-02-10', misses: 0, stage: 'planned' });
  });

  it('lists what is one’s own, and all for those who see to it that it happens', async () => {
    const { id, worker } = await aPair();
    const stranger = await api.signedIn('supervisor');
    const holds = async (member: Client, query: string) =>
      (await member.get(`/supervision${query}`).expect(200)).body.items.some((one: { id: string }) => one.id === id);
    expect(await holds(worker, '')).toBe(true);
    expect(await holds(supervisor, '')).toBe(true);
    expect(await holds(manager, '')).toBe(false);
    expect(await holds(manager, '?scope=all')).toBe(true);
    expect(await holds(manager, '?scope=all&from=2026-02-09&until=2026-02-15')).toBe(true);
    expect(await holds(manager, '?scope=all&from=2026-02-16&until=2026-02-22')).toBe(false);
    expect(await holds(stranger, '?scope=all')).toBe(false);
    await stranger.get(`/supervision/${id}`).expect(403);
  });

  it('looks for the next time inside both people’s weeks, where neither is taken nor away', async () => {
    const worker = await api.signedIn('peerWorker');
    const busy = await api.signedIn('supervisor');
    const window = (weekday: number) => JSON.stringify([{ weekday, from: '14:00', until: '16:00' }]);
    for (const [userId, week] of [
      [worker.userId, window(4)],
      [busy.userId, window(4)],
    ])
      await api.sql(
        'insert into member_setting (organisation_id, user_id, availability, updated_at) values ($1, $2, $3, now())',
        [api.organisationId, userId, week],
      );
    const first = await aSupervision(api, coordinator, {
      personId: worker.personId,
      supervisorId: busy.userId,
      at: now,
    });
    const slotOf = async (id: string) => (await busy.get(`/supervision/${id}`).expect(200)).body.slot?.startsAt;
    expect(await slotOf(first.id)).toBe('2026-02-12T14:00:00.000Z'); // a Thursday
    const second = await aSupervision(api, coordinator, {
      personId: await api.addPerson(),
      supervisorId: busy.userId,
      at: now,
    });
    expect(await slotOf(second.id)).toBe('2026-02-12T15:00:00.000Z');
  });

  it('has no time where two weeks never meet, and says so', async () => {
    const worker = await api.signedIn('peerWorker');
    const week = JSON.stringify([{ weekday: 7, from: '02:00', until: '02:15' }]);
    await api.sql(
      'insert into member_setting (organisation_id, user_id, availability, updated_at) values ($1, $2, $3, now())',
      [api.organisationId, worker.userId, week],
    );
    const { personId } = worker;
    const { id } = await aSupervision(api, coordinator, { personId, supervisorId: supervisor.userId, at: now });
    expect((await worker.get(`/supervision/${id}`).expect(200)).body).toMatchObject({
      slot: null,
      dueOn: '2026-02-10',
    });
    const { needsYou } = (await supervisor.get('/today').expect(200)).body;
    expect(needsYou).toContainEqual(expect.objectContaining({ matter: 'no-time-in-common', supervisionId: id }));
  });

  it('rests with its journey, and offers nothing that would be refused', async () => {
    const { id, journeyId, give, read } = await aPair();
    await tell(api, id, { type: 'WorkerPaused', journeyId } as never, now);
    const page = await read(supervisor);
    expect(page).toMatchObject({ stage: 'suspended', slot: null, nextIfHeld: null });
    const offer = page.offers.find(({ type }: { type: string }) => type === 'RecordSession');
    expect(offer).toMatchObject({ allowed: false });
    await give(supervisor, { type: 'RecordSession', outcome: 'held' }).expect(409);
    await tell(api, id, { type: 'WorkerReturned', journeyId } as never, now + A_DAY);
    expect(await read(supervisor)).toMatchObject({ stage: 'planned' });
  });
});

describe('one tap', () => {
  it('lets the worker say that it was held or that the supervisor was not there, and no more', async () => {
    const { worker, give } = await aPair();
    now += 8 * A_DAY;
    const no = await give(worker, { type: 'RecordSession', outcome: 'missedByWorker' }).expect(409);
    expect(no.body.code).toBe('OUTCOME_NOT_YOURS');
    await give(worker, { type: 'RecordSession', outcome: 'held' }).expect(200);
  });

  it('is done once for each key', async () => {
    const { id, read } = await aPair();
    now += 8 * A_DAY;
    const key = randomUUID();
    const body = { type: 'RecordSession', outcome: 'held' };
    await supervisor.post(`/supervision/${id}/commands`, body, key).expect(200);
    const again = await supervisor.post(`/supervision/${id}/commands`, body, key).expect(200);
    expect(again.body.outcome).toBe('recordedEarlier');
    expect((await read(supervisor)).history).toHaveLength(1);
  });

  it('is refused for a day that is still ahead, a day before the beginning, and no day at all', async () => {
    const { give } = await aPair();
    const on = async (day: string) =>
      (await give(supervisor, { type: 'RecordSession', outcome: 'held', on: day })).status;
    expect([await on('2026-02-04'), await on('2020-01-01'), await on('2026-02-30')]).toEqual([409, 409, 400]);
  });
});

describe('words beside a command', () => {
  it('never reach the journal, an event or the answer', async () => {
    const { id, worker, give } = await aPair();
    const secret = `a secret ${randomUUID()}`;
    const answers = [
      await give(worker, { type: 'AnswerPulse', text: `2, ${secret}` }).expect(200),
      await give(worker, { type: 'AddAgendaItem', section: 'boundaries', text: secret }).expect(200),
      await give(supervisor, { type: 'WriteNote', note: secret }).expect(200),
    ];
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('a secret');
    const rows = await api.sql('select input, facts, events, state from journal where process_id = $1', [id]);
    const owed = await api.sql('select body from reaction where process_id = $1', [id]);
    expect(JSON.stringify([rows, owed])).not.toContain('a secret');
    const timeline = await manager.get(`/supervision/${id}/timeline`).expect(200);
    expect(JSON.stringify(timeline.body)).not.toContain('a secret');
  });

  it('are asked for where there is nothing without them', async () => {
    const { worker, give } = await aPair();
    await give(worker, { type: 'AnswerPulse' }).expect(400);
    await give(worker, { type: 'AnswerPulse', text: '  ' }).expect(400);
    await give(supervisor, { type: 'WriteNote' }).expect(400);
    await give(supervisor, { type: 'ConfirmTime', note: 'no words go here' }).expect(400);
  });
});

describe('a group', () => {
  it('is listed once, as it was corrected', async () => {
    const { give, read } = await aPair();
    const group = { type: 'RecordGroup', group: 'peerGroup', on: '2026-02-03' };
    await give(supervisor, { ...group, attendance: 'missed' }).expect(200);
    await give(supervisor, { ...group, attendance: 'excused' }).expect(200);
    expect((await read(manager)).groups).toEqual([{ group: 'peerGroup', on: '2026-02-03', attendance: 'excused' }]);
  });
});

describe('a journey', () => {
  it('names the supervision of its worker once it has begun', async () => {
    const { id, journeyId } = await aPair();
    expect((await supervisor.get(`/journeys/${journeyId}`).expect(200)).body.supervisionId).toBe(id);
    const other = await api.aJourney(coordinator);
    expect((await coordinator.get(`/journeys/${other.id}`).expect(200)).body.supervisionId).toBeNull();
  });
});

describe('what is not there', () => {
  it('is answered with 404, and what is no id with 400', async () => {
    await manager.get(`/supervision/${randomUUID()}`).expect(404);
    await manager.post(`/supervision/${randomUUID()}/commands`, { type: 'ConfirmTime' }).expect(404);
    await manager.get('/supervision/nothing').expect(400);
    await manager.get('/supervision?from=yesterday').expect(400);
    const { journeyId } = await aPair();
    await manager.get(`/supervision/${journeyId}`).expect(404);
    await manager.get(`/supervision/${journeyId}/timeline`).expect(404);
    await manager.post(`/supervision/${journeyId}/commands`, { type: 'RecordSession', outcome: 'held' }).expect(404);
  });
});
