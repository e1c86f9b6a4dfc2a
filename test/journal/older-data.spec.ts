import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';

import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Database } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import { migrations } from '../../src/database/migrations/index.js';
import type { Engine } from '../../src/engine.js';
import { unheardEngine } from '../support/engine.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';

/** The migrations of the first release: outreach alone, one policy of few fields. */
const FIRST_RELEASE = 3;
const began = Date.UTC(2026, 0, 5, 12);
const [organisationId, programmeId, personId, userId, journeyId] = Array.from({ length: 5 }, () => randomUUID());

/** Journeys further on, each of somebody else. */
const further = {
  practising: aJourneyIn('supportedPractice', 'active'),
  resting: aJourneyIn('supportedPractice', 'paused'),
  learning: aJourneyIn('training', 'active'),
};

function aJourneyIn(stage: string, standing: 'active' | 'paused') {
  const open = { stage, standing: standing === 'paused' ? { paused: 'resting' } : 'active', attention: 'moving' };
  return { id: randomUUID(), personId: randomUUID(), stage, standing, value: { open } };
}

const olderPolicy = {
  schema: 1,
  stalledAfterDays: 14,
  escalateAfterDays: 7,
  tracks: {
    outreach: {
      targetGroup: 'People sleeping rough',
      aims: 'Word of mouth',
      whereAndWhen: 'The quays, on Tuesdays',
      trainingIn: 'Harm reduction',
      extraTopics: ['overdose-response'],
      minimumTrainingDates: 3,
      debriefSystem: 'The same day',
      supervisionEveryDays: 14,
      teamEvents: 'included',
    },
  },
};

const olderContext = {
  personId,
  programmeId,
  track: 'outreach',
  zone: 'Europe/Dublin',
  policy: {
    version: 1,
    stalledAfterDays: 14,
    escalateAfterDays: 7,
    minimumTrainingDates: 3,
    topics: ['difficult-questions', 'boundaries', 'confidentiality', 'overdose-response'],
  },
  startedAt: began,
  lastMovedAt: began,
  explainedUntil: null,
  stalledAt: null,
  pausedAt: null,
  reviewAt: null,
  visits: [{ stage: 'recruitment', at: began }],
  steps: [{ requirement: 'role-description-seen', on: '2026-01-05', by: userId }],
  trainings: [{ topic: 'boundaries', on: '2026-01-05' }],
  waivers: [],
};

const olderState = {
  value: { open: { stage: 'recruitment', standing: 'active', attention: 'moving' } },
  context: olderContext,
};

let server: TestDatabase;
let database: Database;
let engine: Engine;

beforeAll(async () => {
  server = await emptyDatabase();
  await migrateTo(FIRST_RELEASE);
  await writeOlderRows();
  await migrate(server);
  database = await server.open();
  engine = unheardEngine(database);
}, 60_000);

afterAll(async () => {
  await database?.close();
  await server.drop();
});

async function migrateTo(release: number): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: server.ownerUrl,
    migrations: migrations.slice(0, release),
    migrationsTableName: 'migration',
  });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
}

/** What the first release would have written for an organisation, its programme and one journey. */
async function writeOlderRows(): Promise<void> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const at = new Date(began);
  const org = organisationId;
  for (const [text, values] of [
    [`insert into organisation (id, name, zone) values ($1, 'Example service', 'Europe/Dublin')`, [org]],
    ['insert into person (organisation_id, id) values ($1, $2)', [org, personId]],
    [`insert into programme (organisation_id, id, name) values ($1, $2, 'Example outreach')`, [org, programmeId]],
    [
      'insert into policy (organisation_id, programme_id, version, document, adopted_at) values ($1, $2, 1, $3, $4)',
      [org, programmeId, olderPolicy, at],
    ],
    [
      `insert into process (organisation_id, id, kind, version, state, at) values ($1, $2, 'journey', 1, $3, $4)`,
      [org, journeyId, olderState, at],
    ],
    [
      `insert into journal (organisation_id, process_id, version, command_id, at, input, facts, events, state)
       values ($1, $2, 1, 'key:first', $4, '{"type": "StartJourney"}', '{}', '[]', $3)`,
      [org, journeyId, olderState, at],
    ],
    [
      `insert into journey (organisation_id, id, person_id, programme_id, track, stage, standing, attention, version, started_at, stage_since, last_moved_at)
       values ($1, $2, $3, $4, 'outreach', 'recruitment', 'active', 'moving', 1, $5, $5, $5)`,
      [org, journeyId, personId, programmeId, at],
    ],
    ...Object.values(further).flatMap(rowsOf),
  ] as [string, unknown[]][])
    await owner.query(text, values);
  await owner.end();
}

/** What the first release would have written for a journey that came further. */
function rowsOf({ id, personId: who, stage, standing, value }: ReturnType<typeof aJourneyIn>): [string, unknown[]][] {
  const at = new Date(began);
  const visits = [...olderContext.visits, { stage, at: began }];
  const pausedAt = standing === 'paused' ? began : null;
  const state = { value, context: { ...olderContext, personId: who, visits, pausedAt } };
  return [
    ['insert into person (organisation_id, id) values ($1, $2)', [organisationId, who]],
    [
      `insert into process (organisation_id, id, kind, version, state, at) values ($1, $2, 'journey', 1, $3, $4)`,
      [organisationId, id, state, at],
    ],
    [
      `insert into journey (organisation_id, id, person_id, programme_id, track, stage, standing, attention, version, started_at, stage_since, last_moved_at)
       values ($1, $2, $3, $4, 'outreach', $5, $6, 'moving', 1, $7, $7, $7)`,
      [organisationId, id, who, programmeId, stage, standing, at],
    ],
  ];
}

const stateOf = async (id: string): Promise<JourneyState> => {
  const [row] = await database.withinOrganisation(organisationId!, (tx) =>
    tx.query<{ state: JourneyState }>('select state from process where id = $1', [id]),
  );
  return row!.state;
};

const give = (input: object) =>
  engine.journal.record({
    organisationId: organisationId!,
    processId: journeyId!,
    kind: 'journey',
    commandId: randomUUID(),
    input: input as { type: string },
    at: began + 60_000,
    by: { userId: userId!, personId: userId!, roles: ['coordinator'] },
  });

it('goes on with a journey that the first release began: what it did is kept, what it could not know is asked', async () => {
  expect(await give({ type: 'OfferRole', on: '2026-01-05' })).toMatchObject({ outcome: 'recorded', version: 2 });
  const { context } = await stateOf(journeyId!);
  expect(context.trainings).toEqual(olderContext.trainings);
  expect(context.policy.topics).toContain('overdose-response');
  const shut = await give({ type: 'StartInduction' });
  expect(shut).toMatchObject({ outcome: 'refused', refusal: { code: 'REQUIREMENTS_MISSING' } });
});

it('keeps the programme open under the policy that it had, with a policy document of the present shape', async () => {
  const [row] = await database.withinOrganisation(organisationId!, (tx) =>
    tx.query<{ stage: string; kind: string; document: { schema: number; tracks: object } }>(
      `select g.stage, p.kind, y.document from programme g join process p on p.id = g.id join policy y on y.programme_id = g.id
       where g.id = $1`,
      [programmeId],
    ),
  );
  expect(row).toMatchObject({ stage: 'open', kind: 'programme', document: { schema: 2 } });
  expect(Object.keys(row!.document.tracks)).toContain('outreach');
});

it('moves such a journey when its time has come, as it would have done before', async () => {
  const before = (await stateOf(journeyId!)).context.stalledAt;
  await engine.hands.carryOut(
    { organisationId: organisationId!, processId: journeyId!, kind: 'journey' },
    began + 30 * 86_400_000,
  );
  expect(before).toBeNull();
  expect((await stateOf(journeyId!)).context.stalledAt).not.toBeNull();
});

/** Gives what a journey owes since the migration, and answers how what it began stands now. */
async function begunBy({ id }: { readonly id: string }) {
  await engine.hands.carryOut({ organisationId: organisationId!, processId: id, kind: 'journey' }, Date.now());
  return database.withinOrganisation(organisationId!, async (tx) => ({
    outcomes: await tx.query(`select outcome from reaction where process_id = $1 and kind = 'command' order by index`, [
      id,
    ]),
    supervisions: await tx.query<{ stage: string; id: string }>(
      'select v.stage from supervision v join journey j on j.person_id = v.person_id where j.id = $1',
      [id],
    ),
    owed: await tx.query('select what, stage from obligation where journey_id = $1', [id]),
  }));
}

it('supervises whoever was in a role already from now on, lets rest who rests, and promises what is waited for', async () => {
  expect(await begunBy(further.practising)).toEqual({
    outcomes: [{ outcome: 'recorded' }],
    supervisions: [{ stage: 'planned' }],
    owed: [],
  });
  expect(await begunBy(further.resting)).toEqual({
    outcomes: [{ outcome: 'recorded' }, { outcome: 'recorded' }],
    supervisions: [{ stage: 'suspended' }],
    owed: [],
  });
  expect(await begunBy(further.learning)).toEqual({
    outcomes: [{ outcome: 'recorded' }],
    supervisions: [],
    owed: [{ what: 'training', stage: 'open' }],
  });
  expect((await begunBy({ id: journeyId! })).outcomes).toEqual([]);
});
