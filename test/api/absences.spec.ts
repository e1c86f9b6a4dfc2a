import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { anOrganisation } from '../support/organisation.js';

const MONDAY = Date.UTC(2026, 2, 2, 9);

let api: TestApi;
let now = MONDAY;
let coordinator: Client;
let [manager, supervisor, colleague]: Client[] = [];

beforeAll(async () => {
  api = await testApi({ now: () => now });
  coordinator = await api.signedIn('coordinator');
}, 60_000);

afterAll(() => api?.close());

beforeEach(async () => {
  now = MONDAY;
  await api.sql('update member set ended_at = now() where organisation_id = $1 and user_id <> $2', [
    api.organisationId,
    coordinator.userId,
  ]);
  [manager, supervisor, colleague] = [
    await api.signedIn('manager'),
    await api.signedIn('supervisor'),
    await api.signedIn('supervisor'),
  ];
}, 30_000);

const week = { from: '2026-03-09', until: '2026-03-13' };
const today = { from: '2026-03-02', until: '2026-03-04' };
const enter = (by: Client, body: object) => by.post('/absences', { userId: by.userId, ...week, ...body });
const entered = async (by: Client, body: object = {}): Promise<string> =>
  (await enter(by, body).expect(201)).body.id as string;
const command = (by: Client, id: string, body: object) => by.post(`/absences/${id}/commands`, body);
const listed = async (id: string) =>
  (await coordinator.get('/absences').expect(200)).body.items.find((one: { id: string }) => one.id === id);
const coverOf = async ({ userId }: Client) =>
  (await api.sql<{ cover_id: string | null }>('select cover_id from covering where absent_id = $1', [userId]))[0]
    ?.cover_id;

/** Lets the clock come round. */
async function pass(id: string, until: number): Promise<void> {
  now = until;
  const { organisationId } = api;
  await api.api.engine.journal.settle({ organisationId, kind: 'absence', processId: id }, now);
}

async function relate(personId: string, relation: string, { userId }: Client): Promise<void> {
  await api.sql(
    `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())
     on conflict (person_id, relation) do update set holder_id = excluded.holder_id`,
    [api.organisationId, personId, relation, userId],
  );
}

const holdersOf = async (personId: string, relation: string): Promise<string[]> =>
  (
    await api.sql<{ holder_id: string }>(
      'select holder_id from held_relation where person_id = $1 and relation = $2 order by covers_for nulls first',
      [personId, relation],
    )
  ).map(({ holder_id }) => holder_id);

describe('who covers', () => {
  it('is the line manager, where nobody is named', async () => {
    await supervisor!.put('/me/settings', { ...plainSettings, lineManagerId: colleague!.userId }).expect(200);
    const id = await entered(supervisor!);
    expect(await listed(id)).toMatchObject({ cover: { userId: colleague!.userId }, stage: 'planned' });
  });

  it('is a manager, where the line manager is away as well', async () => {
    await supervisor!.put('/me/settings', { ...plainSettings, lineManagerId: colleague!.userId }).expect(200);
    await entered(colleague!, { coverId: coordinator.userId });
    expect(await listed(await entered(supervisor!))).toMatchObject({ cover: { userId: manager!.userId } });
  });

  it('is nobody, where nobody can: that is an alarm', async () => {
    await entered(manager!, { ...today, coverId: coordinator.userId });
    const id = await entered(supervisor!, today);
    expect(await listed(id)).toMatchObject({ cover: null, stage: 'away' });
    const owed = await api.sql<{ matter: string }>(
      `select body ->> 'matter' as matter from reaction where process_id = $1`,
      [id],
    );
    expect(owed.map(({ matter }) => matter)).toEqual(['cover-missing', 'cover-missing']);
  });

  it('is offered with the reasons of those who can not', async () => {
    await entered(colleague!, { coverId: coordinator.userId });
    const asked = `/absences/cover?userId=${supervisor!.userId}&from=${week.from}&until=${week.until}`;
    const { body } = await supervisor!.get(asked).expect(200);
    expect(body.cover.userId).toBe(manager!.userId);
    const refusalOf = ({ userId }: Client) =>
      body.candidates.find((one: { userId: string }) => one.userId === userId)?.refusal?.code;
    expect([coordinator, colleague].map((one) => refusalOf(one!))).toEqual([undefined, 'COVER_IS_AWAY']);
    expect(body.candidates.map(({ userId }: { userId: string }) => userId)).not.toContain(supervisor!.userId);
  });

  it('can be named anew, also while it lasts', async () => {
    const id = await entered(supervisor!, today);
    await command(supervisor!, id, { type: 'NameCover', coverId: colleague!.userId }).expect(200);
    expect(await coverOf(supervisor!)).toBe(colleague!.userId);
  });
});

const plainSettings = {
  ...{ zone: null, quietFrom: null, quietUntil: null, digestHour: null, stopped: [] },
  ...{ availability: null, phone: null, lineManagerId: null },
};

describe('an absence', () => {
  it('sends the queue over with its first day, and takes it back when the last one is over', async () => {
    const worker = await api.addPerson();
    await relate(worker, 'supervisor', supervisor!);
    const id = await entered(supervisor!, { coverId: colleague!.userId });
    expect(await holdersOf(worker, 'supervisor')).toEqual([supervisor!.userId]);
    await pass(id, Date.UTC(2026, 2, 9));
    expect(await holdersOf(worker, 'supervisor')).toEqual([supervisor!.userId, colleague!.userId]);
    await pass(id, Date.UTC(2026, 2, 14));
    expect(await holdersOf(worker, 'supervisor')).toEqual([supervisor!.userId]);
    expect(await listed(id)).toMatchObject({ stage: 'over' });
  });

  it('lets the cover see and do what the absent one would, for as long as it lasts', async () => {
    const { id: journeyId, personId } = await api.aJourney(coordinator);
    await relate(personId, 'supervisor', supervisor!);
    await colleague!.get(`/journeys/${journeyId}`).expect(403);
    const id = await entered(supervisor!, { ...today, coverId: colleague!.userId });
    await colleague!.get(`/journeys/${journeyId}`).expect(200);
    const { body } = await colleague!.get('/journeys?pageSize=200').expect(200);
    expect(body.items.map((one: { id: string }) => one.id)).toContain(journeyId);
    await command(supervisor!, id, { type: 'EndAbsence' }).expect(200);
    await colleague!.get(`/journeys/${journeyId}`).expect(403);
  });

  it('starts at once when it is entered late', async () => {
    const id = await entered(supervisor!, { from: '2026-02-25', until: '2026-03-04', coverId: colleague!.userId });
    expect(await listed(id)).toMatchObject({ stage: 'away' });
    expect(await coverOf(supervisor!)).toBe(colleague!.userId);
  });

  it('of the cover hands both queues on', async () => {
    const worker = await api.addPerson();
    await relate(worker, 'supervisor', supervisor!);
    await entered(supervisor!, { ...today, coverId: colleague!.userId });
    await entered(colleague!, { ...today, coverId: manager!.userId });
    expect((await holdersOf(worker, 'supervisor')).toSorted()).toEqual(
      [supervisor!, colleague!, manager!].map(({ userId }) => userId).toSorted(),
    );
  });

  it('leaves a keyworker out of the line manager’s place, also one who is named afterwards', async () => {
    const worker = await api.addPerson();
    await relate(worker, 'lineManager', supervisor!);
    await entered(supervisor!, { ...today, coverId: colleague!.userId });
    expect(await holdersOf(worker, 'lineManager')).toEqual([supervisor!.userId, colleague!.userId]);
    await relate(worker, 'keyworker', colleague!);
    expect(await holdersOf(worker, 'lineManager')).toEqual([supervisor!.userId]);
  });

  it('is entered once, however often it is sent', async () => {
    const key = randomUUID();
    const body = { userId: supervisor!.userId, ...week };
    const [first, second] = [
      await supervisor!.post('/absences', body, key).expect(201),
      await supervisor!.post('/absences', body, key).expect(201),
    ];
    expect(second.body).toMatchObject({ id: first.body.id, outcome: 'recordedEarlier' });
    await supervisor!.post('/absences', { ...body, until: '2026-03-10' }, key).expect(422);
  });

  it('is entered once, when two different ones come at the same time', async () => {
    const answers = await Promise.all([
      enter(supervisor!, {}),
      enter(coordinator, { userId: supervisor!.userId, from: '2026-03-12', until: '2026-03-20' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('never makes two cover for each other, when both are entered at the same time', async () => {
    const answers = await Promise.all([
      enter(supervisor!, { coverId: colleague!.userId }),
      enter(colleague!, { coverId: supervisor!.userId }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });
});

describe('the rules', () => {
  it.each([
    ['a cover who covers for himself', () => ({ coverId: supervisor!.userId }), 'COVER_IS_ABSENT_ONE'],
    ['a cover whom nobody knows', () => ({ coverId: randomUUID() }), 'COVER_NOT_STAFF'],
    ['an absence of ten years', () => ({ until: '2036-03-09' }), 'ABSENCE_TOO_LONG'],
    ['an end before the beginning', () => ({ until: '2026-03-08' }), 'ENDS_BEFORE_IT_BEGINS'],
    ['days that have gone by', () => ({ from: '2026-02-01', until: '2026-02-03' }), 'ENDED_BEFORE_TODAY'],
  ])('refuse %s', async (_, body, code) => {
    const answer = await enter(supervisor!, body()).expect(409);
    expect(answer.body).toMatchObject({ code });
    expect(answer.body.clause).toMatch(/^GUIDE /);
  });

  it('refuse two people who cover for each other', async () => {
    await entered(supervisor!, { coverId: colleague!.userId });
    const overlapping = { from: '2026-03-13', until: '2026-03-20', coverId: supervisor!.userId };
    expect((await enter(colleague!, overlapping).expect(409)).body.code).toBe('COVER_IS_AWAY');
    await entered(colleague!, { from: '2026-03-14', until: '2026-03-20', coverId: supervisor!.userId });
  });

  it('refuse overlapping absences, and take back ones that were cancelled', async () => {
    const id = await entered(supervisor!);
    expect((await enter(supervisor!, { from: '2026-03-13' }).expect(409)).body.code).toBe('ABSENCES_OVERLAP');
    await command(supervisor!, id, { type: 'EndAbsence' }).expect(200);
    await entered(supervisor!);
    expect((await command(supervisor!, id, { type: 'EndAbsence' }).expect(409)).body.code).toBe('ABSENCE_OVER');
  });

  it('refuse a cover who is keyworker of somebody whose line manager is away', async () => {
    const worker = await api.addPerson();
    await relate(worker, 'lineManager', supervisor!);
    await relate(worker, 'keyworker', colleague!);
    const answer = await enter(supervisor!, { coverId: colleague!.userId }).expect(409);
    expect(answer.body).toMatchObject({ code: 'COVER_IS_KEYWORKER', clause: 'GUIDE 3.3-6' });
  });

  it('refuse an absence of somebody who is no staff', async () => {
    const worker = await api.signedIn('peerWorker');
    expect((await enter(coordinator, { userId: worker.userId }).expect(409)).body.code).toBe('NOT_STAFF');
    await enter(worker, {}).expect(403);
  });

  it('let everyone enter their own, and coordinators and managers anybody’s', async () => {
    await enter(supervisor!, { userId: colleague!.userId }).expect(403);
    const id = await entered(coordinator, { userId: colleague!.userId });
    await command(supervisor!, id, { type: 'EndAbsence' }).expect(403);
    await command(manager!, id, { type: 'ChangeDates', from: '2026-03-10', until: '2026-03-12' }).expect(200);
    await command(colleague!, id, { type: 'EndAbsence' }).expect(200);
  });

  it.each([
    ['no body', undefined],
    ['a day that is none', { from: '2026-02-30', until: '2026-03-09' }],
    ['a day that is text', { from: 'soon', until: 'later' }],
    ['a cover that is text', { coverId: 'me' }],
    ['a reason, which nobody may ask for', { why: 'ill' }],
    ['a year beyond all years', { from: '9999-12-31', until: '9999-12-31' }],
  ])('answer %s with a 4xx', async (_, body) => {
    const answer = body ? await enter(supervisor!, body) : await supervisor!.post('/absences');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('are asked within one organisation alone', async () => {
    const other = await anOrganisation(api.database.ownerUrl);
    const stranger = other.users.supervisor;
    expect((await enter(supervisor!, { ...today, coverId: stranger }).expect(409)).body.code).toBe('COVER_NOT_STAFF');
    expect((await enter(coordinator, { userId: stranger }).expect(409)).body.code).toBe('NOT_STAFF');
    const { body } = await coordinator.get(`/absences/cover?userId=${stranger}`).expect(200);
    expect(body.candidates.map(({ userId }: { userId: string }) => userId)).not.toContain(stranger);
    await command(supervisor!, randomUUID(), { type: 'EndAbsence' }).expect(404);
    await command(supervisor!, 'x', { type: 'EndAbsence' }).expect(400);
  });
});

it('lists the absences of some days', async () => {
  const id = await entered(supervisor!);
  const ids = async (query: string) =>
    (await supervisor!.get(`/absences${query}`).expect(200)).body.items.map((one: { id: string }) => one.id);
  expect(await ids('?from=2026-03-13')).toContain(id);
  expect(await ids('?from=2026-03-14')).not.toContain(id);
  expect(await ids('?until=2026-03-08')).not.toContain(id);
  await supervisor!.get('/absences?from=2026-03-14&until=2026-03-01').expect(400);
  await supervisor!.get('/absences?from=never').expect(400);
});
