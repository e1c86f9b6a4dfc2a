import pg from 'pg';

import { earliest } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyEvent } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Database } from '../../src/database/database.js';
import { projectJourney } from '../../src/journeys/journey.projection.js';
import { copyInto } from './copy.js';
import type { Life, Lived } from './lives.js';

/** A life on its way into the database. */
export interface Told {
  readonly processId: string;
  readonly life: Life;
}

const columns = {
  process: 'organisation_id, id, kind, version, state, at, deadline_at, deadline_type, ended',
  journal: 'organisation_id, process_id, version, command_id, at, actor_id, input, facts, events, state',
  reaction: 'organisation_id, process_id, version, index, kind, body, owed_at, attempts, done_at, outcome',
};

type Table = keyof typeof columns;
type Cells = Parameters<typeof copyInto>[3][number];

const deadlineOf = ({ state }: Life) => {
  const next = earliest(journey.deadlinesOf(state));
  return next ? { at: next.at, type: next.input.type } : null;
};

/** Writes lives as the engine would have left them: journal, process and what was owed at once, then what pages read. */
export async function writeLives(
  client: pg.Client,
  database: Database,
  organisationId: string,
  told: readonly Told[],
): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('app.organisation', $1, true), set_config('synchronous_commit', 'off', true)`, [
    organisationId,
  ]);
  const rows = {
    process: told.map((one) => processCells(organisationId, one)),
    journal: told.flatMap((one) => journalCells(organisationId, one)),
    reaction: told.flatMap((one) => reactionCells(organisationId, one)),
  };
  for (const table of Object.keys(columns) as Table[]) await load(client, table, rows[table]);
  await client.query('commit');
  await project(database, organisationId, told);
}

/** By way of a table that no wall surrounds: `COPY` does not go through one. */
async function load(client: pg.Client, table: Table, rows: readonly Cells[]): Promise<void> {
  const list = columns[table];
  await client.query(`create temp table loading on commit drop as select ${list} from ${table} limit 0`);
  await copyInto(client, 'loading', list, rows);
  await client.query(`insert into ${table} (${list}) select ${list} from loading`);
  await client.query('drop table loading');
}

function processCells(organisationId: string, { processId, life }: Told): Cells {
  const { version, at, state } = life.rows.at(-1)!;
  const deadline = deadlineOf(life);
  const due = [deadline && new Date(deadline.at), deadline?.type ?? null];
  const ended = journey.hasEnded(life.state);
  return [organisationId, processId, 'journey', version, JSON.stringify(state), new Date(at), ...due, ended];
}

function journalCells(organisationId: string, { processId, life }: Told): Cells[] {
  return life.rows.map(({ version, commandId, at, by, input, facts, events, state }) => {
    const parts = [input, facts, events, state].map((part) => JSON.stringify(part));
    return [organisationId, processId, version, commandId, new Date(at), by?.userId ?? null, ...parts];
  });
}

/** All of it was told at its time: nobody is written to about the past. */
function reactionCells(organisationId: string, { processId, life }: Told): Cells[] {
  return life.rows.flatMap(({ version, at, owed }) =>
    owed.map(({ kind, ...body }, index) => {
      const owedAt = new Date(at);
      return [organisationId, processId, version, index, kind, JSON.stringify(body), owedAt, 1, owedAt, 'delivered'];
    }),
  );
}

/** What boards, worklists and logs show, by the product's own projection. */
async function project(database: Database, organisationId: string, told: readonly Told[]): Promise<void> {
  await database.withinOrganisation(organisationId, async (tx) => {
    tx.write('set local synchronous_commit = off');
    tx.write(`select pg_advisory_xact_lock(hashtext('seed'))`); // so many journeys at once would count across one another
    const besideTheJourney = {
      organisationId,
      query: tx.query.bind(tx),
      write: (text: string, values?: readonly unknown[], name?: string) => {
        if (name !== 'project-journey-move') tx.write(text, values, name);
      },
    };
    for (const { processId, life } of told) {
      const { version, at } = life.rows.at(-1)!;
      const { state } = life;
      projectJourney(tx, { processId, from: 0, version, at, state, events: [], deadline: deadlineOf(life) });
      for (const row of life.rows) {
        const events = (row.events as JourneyEvent[]).filter(({ type }) => leaveRows.has(type));
        if (events.length > 0) projectJourney(besideTheJourney, changeOf(processId, row, events));
      }
    }
    await tx.query('select 1');
  });
}

/** Events that leave a row of their own beside the journey's. */
const leaveRows: ReadonlySet<string> = new Set<JourneyEvent['type']>(['RelationNamed', 'ExperienceLogged']);

function changeOf(processId: string, { version, at, state, by }: Lived, events: readonly JourneyEvent[]) {
  const from = version - 1;
  return { processId, from, version, at, state: state as JourneyState, events, deadline: null, ...(by && { by }) };
}
