import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { cover, hold } from './supervision.world.js';

const A_DAY = 24 * 60 * 60 * 1000;
/** A Tuesday in Dublin. */
const START = Date.UTC(2026, 1, 3, 12);
let now = START;

let api: TestApi;
let coordinator: Client;
let manager: Client;
let supervisor: Client;
let worker: Client;

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop();
  [coordinator, manager, supervisor, worker] = await Promise.all([
    api.signedIn('coordinator'),
    api.signedIn('manager'),
    api.signedIn('supervisor'),
    api.signedIn('peerWorker'),
  ]);
  const { programmeId } = api;
  const body = { type: 'StartJourney', personId: worker.personId, programmeId, track: 'outreach' };
  await coordinator.post('/journeys', body).expect(201);
  await hold(api, worker.personId, 'supervisor', supervisor.userId);
});
afterAll(() => api?.close());

const ask = (member: Client, body: object) =>
  member.post('/obligations', { personId: worker.personId, programmeId: api.programmeId, ...body });

const give = (member: Client, id: string, body: object) => member.post(`/obligations/${id}/commands`, body);

interface Item {
  id: string;
  stage: string;
  text: string | null;
  yours: boolean;
  daysLate: number;
  firstPromise: string;
  promisedBy: string;
  offers: { type: string; allowed: boolean }[];
}

async function seen(member: Client, id: string, query = '?scope=mine'): Promise<Item | undefined> {
  const { body } = await member.get(`/obligations${query}`).expect(200);
  return body.items.find((one: Item) => one.id === id);
}

const settle = (id: string) =>
  api.api.engine.journal.settle({ organisationId: api.organisationId, processId: id, kind: 'obligation' }, now);

describe('what a worker asks for', () => {
  it('is promised by a day, and told to the one who answers for it', async () => {
    const answer = await ask(worker, { what: 'reply', about: 'support', text: 'A hard week.' }).expect(201);
    expect(answer.body).toMatchObject({ outcome: 'recorded', askedOf: null });
    expect(Date.parse(answer.body.promisedBy)).toBeGreaterThan(now);
    const { id } = answer.body;
    expect(await seen(worker, id)).toMatchObject({ text: 'A hard week.', yours: true, stage: 'open', daysLate: 0 });
    expect(await seen(supervisor, id)).toMatchObject({ text: 'A hard week.', yours: true });
    expect(await seen(manager, id)).toBeUndefined();
    expect(await seen(manager, id, '?scope=all')).toMatchObject({ text: null, yours: false });
    expect(await seen(coordinator, id, '?scope=all')).toMatchObject({ text: null, yours: false });
    const { needsYou } = (await supervisor.get('/today').expect(200)).body;
    expect(needsYou).toContainEqual(
      expect.objectContaining({ matter: 'obligation-asked', obligationId: id, why: expect.anything() }),
    );
    const { waiting } = (await worker.get('/today').expect(200)).body;
    expect(waiting).toContainEqual(expect.objectContaining({ matter: 'owed-to-you', obligationId: id }));
  });

  it('is known before it is asked: by when, and of whom', async () => {
    const { body } = await worker.get('/obligations').expect(200);
    expect(body.asking.promises.map(({ what, about }: { what: string; about: string }) => about ?? what)).toEqual([
      'support',
      'question',
      'feedback',
      'anotherTime',
      'debrief',
      'expenses',
    ]);
    expect(body.asking.managers).toContainEqual({ userId: manager.userId, name: expect.any(String) });
    expect(body.asking.managers.map(({ userId }: { userId: string }) => userId)).not.toContain(supervisor.userId);
    expect((await supervisor.get('/obligations').expect(200)).body.asking).toEqual({ promises: [], managers: [] });
  });

  it('is settled by the organisation alone, and taken back or opened again by the worker alone', async () => {
    const { id } = (await ask(worker, { what: 'debrief' }).expect(201)).body;
    await give(worker, id, { type: 'Fulfil' }).expect(403);
    await give(supervisor, id, { type: 'Withdraw' }).expect(403);
    const offers = (await seen(supervisor, id))!.offers.map(({ type, allowed }) => [type, allowed]);
    expect(offers).toEqual([
      ['Fulfil', true],
      ['PromiseAnotherDay', true],
    ]);
    await give(supervisor, id, { type: 'Fulfil' }).expect(200);
    expect(await seen(supervisor, id)).toBeUndefined();
    expect(await seen(worker, id)).toMatchObject({ stage: 'fulfilled', settledOn: '2026-02-03' });
    await give(worker, id, { type: 'Reopen', text: 'That did not settle it.' }).expect(200);
    expect(await seen(supervisor, id)).toMatchObject({ stage: 'open' });
    await give(worker, id, { type: 'Withdraw' }).expect(200);
    await give(supervisor, id, { type: 'Fulfil' }).expect(409);
  });

  it('keeps what was promised first, when another day is promised', async () => {
    const { id } = (await ask(worker, { what: 'expenses', text: 'Two bus fares.' }).expect(201)).body;
    expect(await seen(supervisor, id)).toBeUndefined(); // the coordinator's to pay
    const before = (await seen(coordinator, id))!;
    expect(before).toMatchObject({ text: 'Two bus fares.', yours: true });
    await give(coordinator, id, { type: 'PromiseAnotherDay', on: '2026-04-01' }).expect(200);
    const after = (await seen(worker, id))!;
    expect(after.firstPromise).toBe(before.firstPromise);
    expect(after.promisedBy.slice(0, 10) > before.promisedBy.slice(0, 10)).toBe(true);
  });

  it('is late from the first promise on, and comes up to those whom the ladder tells', async () => {
    const { id } = (await ask(worker, { what: 'reply', about: 'question' }).expect(201)).body;
    now += 60 * A_DAY;
    await settle(id);
    expect(await seen(worker, id)).toMatchObject({ stage: 'overdue' });
    expect((await seen(supervisor, id))!.daysLate).toBeGreaterThan(30);
    const { needsYou } = (await manager.get('/today').expect(200)).body;
    expect(needsYou).toContainEqual(expect.objectContaining({ matter: 'obligation-overdue', obligationId: id }));
    now = START;
  });
});

describe('feedback to a manager', () => {
  it('is for that one alone: the supervisor does not even see that it was given', async () => {
    const other = await api.signedIn('manager');
    const body = { what: 'reply', about: 'feedback', askedOf: manager.userId, text: 'About my supervision.' };
    const answer = await ask(worker, body).expect(201);
    const { id } = answer.body;
    expect(answer.body.askedOf).toMatchObject({ userId: manager.userId });
    expect(await seen(manager, id)).toMatchObject({ text: 'About my supervision.', yours: true });
    expect(await seen(supervisor, id, '?scope=all')).toBeUndefined();
    expect(await seen(coordinator, id, '?scope=all')).toBeUndefined();
    expect(await seen(other, id, '?scope=all')).toMatchObject({ text: null });
    expect(JSON.stringify((await supervisor.get('/today').expect(200)).body)).not.toContain(id);
    for (const member of [supervisor, coordinator]) await give(member, id, { type: 'Fulfil' }).expect(404);
    await give(manager, id, { type: 'Fulfil' }).expect(200);
  });

  it('can go to nobody who may not answer', async () => {
    const stranger = await api.signedIn('supervisor');
    const peer = await api.signedIn('peerWorker');
    for (const { userId } of [stranger, peer, { userId: randomUUID() }]) {
      const answer = await ask(worker, { what: 'reply', about: 'feedback', askedOf: userId }).expect(409);
      expect(answer.body.code).toBe('ASKED_OF_NOT_STAFF');
    }
  });
});

describe('while the supervisor is away', () => {
  it('whoever stands in sees what is asked, and answers for it', async () => {
    const standIn = await api.signedIn('supervisor');
    const { id } = (await ask(worker, { what: 'reply', about: 'support', text: 'Please call.' }).expect(201)).body;
    expect(await seen(standIn, id, '?scope=all')).toBeUndefined();
    await cover(api, supervisor.userId, standIn.userId);
    expect(await seen(standIn, id)).toMatchObject({ text: 'Please call.', yours: true });
    await give(standIn, id, { type: 'Fulfil' }).expect(200);
    await cover(api, supervisor.userId, null);
  });
});

describe('a request that makes no sense', () => {
  it('is answered with what is wrong', async () => {
    await ask(worker, { what: 'wishes' }).expect(400);
    expect((await ask(worker, { what: 'reply' }).expect(409)).body.code).toBe('SUBJECT_MISSING');
    await ask(worker, { what: 'debrief', personId: await api.addPerson() }).expect(403);
    await ask(worker, { what: 'debrief', programmeId: randomUUID() }).expect(404);
    await ask(worker, { what: 'debrief', text: 'a\u0000b' }).expect(400);
    await worker.get('/obligations?scope=journey').expect(400);
    await worker.get(`/obligations?journeyId=${randomUUID()}`).expect(400);
    await give(worker, randomUUID(), { type: 'Withdraw' }).expect(404);
  });

  it('is done once for each key', async () => {
    const key = randomUUID();
    const body = { personId: worker.personId, programmeId: api.programmeId, what: 'debrief' };
    const first = await worker.post('/obligations', body, key).expect(201);
    const again = await worker.post('/obligations', body, key).expect(201);
    expect([again.body.id, again.body.outcome]).toEqual([first.body.id, 'recordedEarlier']);
    await worker.post('/obligations', { ...body, what: 'expenses' }, key).expect(422);
  });
});
