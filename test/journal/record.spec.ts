import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Actor, Input, Role } from '../../state-machines/core/process.js';
import type { JourneyCommand, JourneyInput } from '../../state-machines/journey/journey.messages.js';
import type { Database } from '../../src/database/database.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import type { Answer } from '../../src/journal/journal.js';
import { kinds } from '../../src/kinds.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { anOrganisation, type TestOrganisation } from '../support/organisation.js';

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 5, 12);

let server: TestDatabase;
let database: Database;
let engine: Engine;
let home: TestOrganisation;
let woken: string[];

beforeAll(async () => {
  server = await testDatabase();
  database = await server.open();
  home = await anOrganisation(server.ownerUrl);
  woken = [];
  engine = buildEngine({
    database,
    kinds,
    texts: { write: async () => undefined },
    clock: { wake: ({ processId }) => woken.push(processId), wakeDelivery: () => woken.push('delivery') },
    deliver: async () => 0,
  });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const as = (role: Role): Actor => ({ userId: home.users[role], personId: randomUUID(), roles: [role] });

/** A journey under way, with ways to ask of it. */
async function aJourney(at = start) {
  const processId = randomUUID();
  const personId = await home.addPerson();
  const give = (
    input: JourneyInput,
    { commandId = randomUUID() as string, at: when = at + 1_000, requestHash = 'same' } = {},
  ): Promise<Answer> =>
    engine.journal.record({
      organisationId: home.organisationId,
      processId,
      kind: 'journey',
      commandId,
      input,
      at: when,
      by: as('coordinator'),
      requestHash,
    });
  const begun = await give(
    { type: 'StartJourney', personId, programmeId: home.programmeId, track: 'outreach' },
    { at },
  );
  expect(begun).toMatchObject({ outcome: 'recorded', version: 1 });
  const journal = () =>
    database.withinOrganisation(home.organisationId, (tx) =>
      tx.query<{ version: number; input: { type: string }; command_id: string; at: Date }>(
        'select version, input, command_id, at from journal where process_id = $1 order by version',
        [processId],
      ),
    );
  return { processId, personId, give, journal };
}

const tick = (requirement: string): JourneyCommand => ({ type: 'RecordStep', requirement, on: '2026-01-05' });

describe('record', () => {
  it('writes the journal row, the projection and the process in one go', async () => {
    const { give, processId } = await aJourney();
    await give(tick('role-description-seen'));
    const [row] = await database.withinOrganisation(home.organisationId, (tx) =>
      tx.query(
        'select j.version, j.stage, p.version as process_version from journey j join process p on p.id = j.id where j.id = $1',
        [processId],
      ),
    );
    expect(row).toEqual({ version: 2, stage: 'recruitment', process_version: 2 });
  });

  it('answers the same command id with its old answer and does nothing twice', async () => {
    const { give, journal } = await aJourney();
    const commandId = randomUUID();
    const first = await give({ type: 'AddNote' }, { commandId });
    const again = await give({ type: 'AddNote' }, { commandId });
    expect(first).toMatchObject({ outcome: 'recorded', version: 2 });
    expect(again).toMatchObject({ outcome: 'recordedEarlier', version: 2, events: [{ type: 'NoteAdded' }] });
    expect(await journal()).toHaveLength(2);
  });

  it('answers a repeated command with its old answer although it would be refused now', async () => {
    const { give } = await aJourney();
    const commandId = randomUUID();
    await give({ type: 'EndApplication', reason: 'withdrew' }, { commandId });
    expect(await give({ type: 'EndApplication', reason: 'withdrew' }, { commandId })).toMatchObject({
      outcome: 'recordedEarlier',
      version: 2,
    });
  });

  it('refuses to use a command id for something else', async () => {
    const { give } = await aJourney();
    const commandId = randomUUID();
    await give({ type: 'AddNote' }, { commandId });
    expect(await give({ type: 'AddNote' }, { commandId, requestHash: 'another' })).toEqual({ outcome: 'keyReused' });
  });

  it('says what is missing and by which clause, and records nothing', async () => {
    const { give, journal } = await aJourney();
    const answer = await give({ type: 'StartInduction' });
    expect(answer).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'REQUIREMENTS_MISSING', clause: 'TURAS 13.2' },
    });
    expect(await journal()).toHaveLength(1);
  });

  it('keeps one lane: of fifty at once, each takes its own version and none is lost', async () => {
    const { give, journal } = await aJourney();
    const answers = await Promise.all(Array.from({ length: 50 }, () => give({ type: 'AddNote' })));
    const versions = answers.map((answer) => ('version' in answer ? answer.version : -1)).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => index + 2));
    expect(await journal()).toHaveLength(51);
  });

  it('records one of twenty that carry the same command id', async () => {
    const { give, journal } = await aJourney();
    const commandId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => give({ type: 'AddNote' }, { commandId })));
    expect(answers.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'recordedEarlier')).toHaveLength(19);
    expect(await journal()).toHaveLength(2);
  });

  it('begins a process once, whoever else begins it in the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const processId = randomUUID();
      const begin = () =>
        engine.journal.record({
          organisationId: home.organisationId,
          processId,
          kind: 'digest',
          commandId: randomUUID(),
          input: { type: 'StartDigest', userId: home.users.coordinator, zone: 'Europe/Dublin', hour: 8 } as Input,
          at: start,
        });
      const answers = await Promise.all([begin(), begin(), begin(), begin()]);
      expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'refused', 'refused', 'refused']);
    }
  });

  it('lets time pass before it records: a reminder that fell due stands before the command that came later', async () => {
    const { give, journal } = await aJourney();
    await give({ type: 'AddNote' }, { at: start + 40 * DAY });
    const rows = await journal();
    expect(rows.map(({ input }) => input.type)).toEqual([
      'StartJourney',
      'QuietTimePassed',
      'EscalationTimePassed',
      'AddNote',
    ]);
    expect(rows[1]!.at.toISOString()).toBe('2026-01-26T09:00:00.000Z');
  });

  it('never lets time run backwards in a process', async () => {
    const { give, journal } = await aJourney();
    await give({ type: 'AddNote' }, { at: start + DAY });
    await give({ type: 'AddNote' }, { at: start - DAY });
    expect((await journal()).map(({ at }) => at.getTime())).toEqual([start, start + DAY, start + DAY]);
  });

  it('wakes the clock when the earliest deadline moved nearer, and only then', async () => {
    const { give, processId } = await aJourney();
    const wakes = (): number => woken.filter((id) => id === processId).length;
    expect(wakes()).toBe(1);
    await give(tick('role-description-seen'), { at: start + DAY });
    expect(wakes()).toBe(1);
    await give({ type: 'PauseJourney', reviewOn: '2026-01-10' }, { at: start + DAY });
    expect(wakes()).toBe(2);
  });

  it('wakes the clock of a programme that was closed, so that its workflow ends too', async () => {
    const { organisationId, programmeId, users } = await anOrganisation(server.ownerUrl);
    const answer = await engine.journal.record({
      organisationId,
      processId: programmeId,
      kind: 'programme',
      commandId: randomUUID(),
      input: { type: 'CloseProgramme' },
      at: Date.now(),
      by: { userId: users.manager, personId: randomUUID(), roles: ['manager'] },
    });
    expect(answer).toMatchObject({ outcome: 'recorded' });
    expect(woken.filter((id) => id === programmeId)).toHaveLength(1);
  });

  it('writes down a deadline that a newer rule moved later, so that nothing looks due for ever', async () => {
    const { processId } = await aJourney();
    const ref = { organisationId: home.organisationId, processId, kind: 'journey' };
    await database.withinOrganisation(home.organisationId, (tx) =>
      tx.query('update process set deadline_at = $1 where id = $2', [new Date(start), processId]),
    );
    const isDue = async () =>
      (await engine.hands.dueProcesses(start + DAY, 1_000)).some((due) => due.processId === processId);
    expect(await isDue()).toBe(true);
    const settled = await engine.journal.settle(ref, start + DAY);
    expect(settled).toMatchObject({ version: 1, deadline: { at: Date.UTC(2026, 0, 26, 9), type: 'QuietTimePassed' } });
    expect(await isDue()).toBe(false);
  });

  it('knows nothing of another organisation’s journey', async () => {
    const { processId } = await aJourney();
    const other = await anOrganisation(server.ownerUrl);
    const answer = await engine.journal.record({
      organisationId: other.organisationId,
      processId,
      kind: 'journey',
      commandId: randomUUID(),
      input: { type: 'AddNote' },
      at: start,
    });
    expect(answer).toEqual({ outcome: 'notFound' });
  });

  it('keeps a person on a track once, also when two begin at the same moment', async () => {
    const personId = await home.addPerson();
    const begin = () =>
      engine.journal.record({
        organisationId: home.organisationId,
        processId: randomUUID(),
        kind: 'journey',
        commandId: randomUUID(),
        input: { type: 'StartJourney', personId, programmeId: home.programmeId, track: 'outreach' } as JourneyInput,
        at: start,
      });
    const answers = await Promise.all([begin(), begin(), begin()]);
    expect(answers.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    for (const answer of answers.filter(({ outcome }) => outcome !== 'recorded'))
      expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'JOURNEY_UNDER_WAY' } });
  });
});

describe('keyworker and line manager', () => {
  it('are never the same person, by the machine', async () => {
    const { give } = await aJourney();
    await give({ type: 'NameKeyworker', holderId: home.users.supervisor });
    expect(await give({ type: 'NameLineManager', holderId: home.users.supervisor })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'KEYWORKER_IS_LINE_MANAGER', clause: 'GUIDE 3.5-c' },
    });
  });

  it('are never the same person, by the database, whoever wins the race', async () => {
    const { give } = await aJourney();
    const answers = await Promise.all([
      give({ type: 'NameKeyworker', holderId: home.users.manager }),
      give({ type: 'NameLineManager', holderId: home.users.manager }),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'refused']);
  });
});

describe('the wall', () => {
  it('stands, forced, around every table', async () => {
    const client = new pg.Client({ connectionString: server.ownerUrl });
    await client.connect();
    const { rows } = await client.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  it('lets the application alter no journal row', async () => {
    const attempt = (text: string) => database.withinOrganisation(home.organisationId, (tx) => tx.query(text));
    await aJourney();
    await expect(attempt(`update journal set version = 99`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`delete from journal`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`truncate journal`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`alter table journal disable trigger all`)).rejects.toThrow(/must be owner/);
  });

  it('shows nothing to a transaction without an organisation', async () => {
    const rows = await database.dataSource.query('select * from journal');
    expect(rows).toEqual([]);
  });
});
