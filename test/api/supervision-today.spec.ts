import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { bringTo } from './journeys.world.js';
import { aSupervision, cover, supervisionIdOf, tell } from './supervision.world.js';

const ON = '2026-02-03';
const A_DAY = 24 * 60 * 60 * 1000;
/** A Tuesday in Dublin. */
const START = Date.UTC(2026, 1, 3, 12);
let now = START;

let api: TestApi;
let all: Client;
let coordinator: Client;
let manager: Client;

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop();
  all = await api.signedIn('coordinator', 'manager', 'supervisor');
  coordinator = await api.signedIn('coordinator');
  manager = await api.signedIn('manager');
});
afterAll(() => api?.close());

const ref = (processId: string, kind: string) => ({ organisationId: api.organisationId, processId, kind });

/** Time passes for a supervision, which also gives what it owes to others. */
const passTo = async (id: string, at: number, kind = 'supervision'): Promise<void> => {
  now = at;
  await api.api.engine.hands.carryOut(ref(id, kind), now);
};

interface Found {
  matter: string;
  supervisionId: string | null;
  obligationId: string | null;
  journeyId: string | null;
  why: { params: Record<string, string | number> };
  action: { type: string; href: string } | null;
}

async function today(member: Client, which: (one: Found) => boolean, group: 'needsYou' | 'waiting' = 'needsYou') {
  const { body } = await member.get('/today').expect(200);
  return (body[group] as Found[]).filter(which);
}

/** What this supervision asks of somebody today. */
const codes = async (member: Client, id: string, group: 'needsYou' | 'waiting' = 'needsYou') =>
  (await today(member, ({ supervisionId }) => supervisionId === id, group)).map(({ matter }) => matter);

async function aPair() {
  now = START;
  const worker = await api.signedIn('peerWorker');
  const supervisor = await api.signedIn('supervisor');
  const { personId } = worker;
  const { id } = await aSupervision(api, all, { personId, supervisorId: supervisor.userId, at: now });
  const give = (member: Client, body: object) => member.post(`/supervision/${id}/commands`, body).expect(200);
  return { id, worker, supervisor, give };
}

describe('a supervisor’s week', () => {
  it('shows the sessions of the week with what is on their agenda', async () => {
    const { id, worker, supervisor, give } = await aPair();
    await give(worker, { type: 'AddAgendaItem', section: 'goals' });
    const [matter] = await today(supervisor, ({ supervisionId }) => supervisionId === id);
    expect(matter).toMatchObject({
      matter: 'session-this-week',
      action: { href: `/supervision/${id}` },
      why: { params: { number: 1, dueOn: '2026-02-10', agenda: 1 } },
    });
    expect(await codes(manager, id)).toEqual([]);
    expect(await codes(coordinator, id)).toEqual([]);
  });

  it('asks for what became of a session, with the days that it is late, until one tap says so', async () => {
    const { id, supervisor, give } = await aPair();
    await passTo(id, START + 11 * A_DAY);
    const [matter] = await today(supervisor, ({ supervisionId }) => supervisionId === id);
    expect(matter).toMatchObject({ matter: 'session-unrecorded', action: { type: 'RecordSession' } });
    expect(matter!.why.params.days).toBe(4);
    await give(supervisor, { type: 'RecordSession', outcome: 'held' });
    expect(await codes(supervisor, id)).not.toContain('session-unrecorded');
  });

  it('goes up to a coordinator and a manager no sooner than the ladder tells them', async () => {
    const { id } = await aPair();
    await passTo(id, START + 7 * A_DAY + A_DAY);
    expect([await codes(coordinator, id), await codes(manager, id)]).toEqual([[], []]);
    await passTo(id, START + 90 * A_DAY);
    expect(await codes(coordinator, id)).toEqual(['session-unrecorded']);
    expect(await codes(manager, id)).toEqual(['session-unrecorded']);
  });

  it('shows that another time was asked for, and by whom nothing is decided', async () => {
    const { id, worker, supervisor, give } = await aPair();
    await give(worker, { type: 'AskForAnotherTime', asking: 'cantMakeIt' });
    expect(await codes(supervisor, id)).toContain('another-time-asked');
    await give(supervisor, { type: 'MoveSession', startsAt: new Date(now + 8 * A_DAY).toISOString() });
    expect(await codes(supervisor, id)).not.toContain('another-time-asked');
  });

  it('opens a decision for supervisor and manager at the policy’s number of misses', async () => {
    const { id, supervisor, give } = await aPair();
    for (let miss = 0; miss < 6 && !(await codes(manager, id)).includes('decide-misses'); miss++) {
      now += 15 * A_DAY;
      await give(supervisor, { type: 'RecordSession', outcome: 'missedByWorker' });
    }
    expect(await codes(supervisor, id)).toContain('decide-misses');
    expect(await codes(manager, id)).toEqual(['decide-misses']);
    expect(await codes(coordinator, id)).not.toContain('decide-misses');
    await give(manager, { type: 'DecideMisses', answer: 'agreePlan' });
    expect(await codes(manager, id)).toEqual([]);
  });

  it('goes over to whoever stands in, and comes back', async () => {
    const { id, supervisor, worker } = await aPair();
    const standIn = await api.signedIn('supervisor');
    await passTo(id, START + 8 * A_DAY);
    expect(await codes(standIn, id)).toEqual([]);
    await cover(api, supervisor.userId, standIn.userId);
    expect(await codes(standIn, id)).toEqual(['session-unrecorded']);
    const { body } = await worker.get(`/supervision/${id}`).expect(200);
    expect(body).toMatchObject({ supervisor: { userId: supervisor.userId }, cover: { userId: standIn.userId } });
    await standIn.post(`/supervision/${id}/commands`, { type: 'RecordSession', outcome: 'held' }).expect(200);
    await cover(api, supervisor.userId, null);
    expect(await codes(standIn, id)).toEqual([]);
  });

  it('brings to the coordinator whom nobody supervises', async () => {
    now = START;
    const { id } = await aSupervision(api, all, { personId: await api.addPerson(), at: now });
    const [matter] = await today(coordinator, ({ supervisionId }) => supervisionId === id);
    expect(matter).toMatchObject({ matter: 'supervisor-missing', action: { type: 'NameSupervisor' } });
  });

  it('brings a failing address to the coordinator until it is another one', async () => {
    const { personId, userId } = await api.signedIn('supervisor');
    const hash = createHash('sha256').update('gone@example.org').digest();
    await api.sql(`update person_name set email = 'Gone@example.org ' where person_id = $1`, [personId]);
    await api.sql(
      `insert into failing_address (organisation_id, user_id, channel, since, code, address_hash) values ($1, $2, 'email', now(), '5.1.1', $3)`,
      [api.organisationId, userId, hash],
    );
    const failing = (member: Client) => today(member, ({ matter }) => matter === 'address-failing');
    expect(await failing(coordinator)).toMatchObject([{ journeyId: null, why: { params: { about: 'email' } } }]);
    expect(await failing(manager)).toEqual([]);
    await api.sql(`update person_name set email = 'here@example.org' where person_id = $1`, [personId]);
    expect(await failing(coordinator)).toEqual([]);
  });
});

describe('a worker’s own day', () => {
  it('shows the next session, and asks no more once the time is agreed', async () => {
    const { id, worker, give } = await aPair();
    expect(await codes(worker, id)).toEqual(['own-session']);
    await give(worker, { type: 'ConfirmTime' });
    expect(await codes(worker, id)).toEqual([]);
    expect(await codes(worker, id, 'waiting')).toEqual(['own-session']);
    await passTo(id, START + 40 * A_DAY);
    expect(await codes(worker, id)).toEqual([]); // nothing that is late is the worker's to mend
  });
});

describe('a journey', () => {
  it('begins what is owed and the supervision of its worker as it comes to them, and both rest with it', async () => {
    now = START;
    const worker = await api.signedIn('peerWorker');
    const supervisor = await api.signedIn('supervisor');
    const { personId } = worker;
    const { programmeId } = api;
    const body = { type: 'StartJourney', personId, programmeId, track: 'outreach' };
    const { id } = (await all.post('/journeys', body).expect(201)).body;
    await all.command(id, { type: 'NameSupervisor', holderId: supervisor.userId }).expect(200);
    await bringTo('training', all, id, ON);
    await passTo(id, now, 'journey');
    const owed = async () =>
      (
        (await worker.get('/obligations').expect(200)).body.items as {
          what: string;
          stage: string;
          journeyId: string;
        }[]
      )
        .filter(({ journeyId }) => journeyId === id)
        .map(({ what, stage }) => `${what} ${stage}`);
    expect(await owed()).toContain('training open');
    await bringTo('supportedPractice', all, id, ON);
    await passTo(id, now, 'journey');
    expect(await owed()).toContain('training fulfilled');
    const supervisionId = supervisionIdOf(personId, programmeId);
    const { body: detail } = await supervisor.get(`/journeys/${id}`).expect(200);
    expect(detail.supervisionId).toBe(supervisionId);
    expect((await worker.get(`/supervision/${supervisionId}`).expect(200)).body).toMatchObject({
      stage: 'planned',
      dueOn: '2026-02-10',
      supervisor: { userId: supervisor.userId },
      journeys: [{ id, track: 'outreach', standing: 'active' }],
    });
    await worker.command(id, { type: 'PauseJourney', reviewOn: '2026-03-03' }).expect(200);
    await passTo(id, now, 'journey');
    expect((await worker.get(`/supervision/${supervisionId}`).expect(200)).body.stage).toBe('suspended');
    expect(await codes(supervisor, supervisionId)).toEqual([]);
    await supervisor.command(id, { type: 'ResumeJourney' }).expect(200);
    await passTo(id, now, 'journey');
    expect((await worker.get(`/supervision/${supervisionId}`).expect(200)).body.stage).toBe('planned');
  });

  it('warns where a supervisor has more people than room, as the policy says', async () => {
    const { userId } = await api.signedIn('supervisor');
    const profile = { trainedOn: '2025-01-01', skills: [], mostPeople: 1, mostHours: null };
    await coordinator.put(`/supervisors/${userId}`, profile).expect(200);
    const named = async () => {
      const { id } = await api.aJourney(all);
      const answer = await all.command(id, { type: 'NameSupervisor', holderId: userId }).expect(200);
      return answer.body.events.map(({ type }: { type: string }) => type);
    };
    expect(await named()).not.toContain('CapacityExceeded');
    expect(await named()).toContain('CapacityExceeded');
  });

  it('hands the next session over to another supervisor', async () => {
    const { id, worker } = await aPair();
    const another = await api.signedIn('supervisor');
    await api.sql(`update person_relation set holder_id = $2 where person_id = $1 and relation = 'supervisor'`, [
      worker.personId,
      another.userId,
    ]);
    await tell(api, id, { type: 'SupervisorNamed', holderId: another.userId } as never, now);
    expect(await codes(another, id)).toContain('session-this-week');
  });
});
