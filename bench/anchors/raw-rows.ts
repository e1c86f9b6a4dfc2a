import { randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Ground } from '../support/ground.js';

/** The same rows as `record` writes, by prepared statements and nothing else: no lock, no facts, no rules, no walls. */
export interface RawRows {
  /** Writes, in one transaction, the rows that one of the sampled commands wrote. */
  write(process: number, sample: number): Promise<void>;
  readonly samples: number;
  close(): Promise<void>;
}

type Cells = readonly unknown[];

/** What one command wrote. */
interface Sample {
  readonly journal: Cells;
  readonly process: Cells;
  readonly journey: Cells;
  readonly relation: Cells | undefined;
}

/** Tables of the same columns and indexes, without foreign keys, triggers and row-level security. */
const tables = ['process', 'journal', 'journey', 'person_relation'];

const columns = {
  journal: 'organisation_id, process_id, version, command_id, at, actor_id, input, facts, events, state, request_hash',
  process: 'version, state, at, deadline_at, deadline_type, ended',
  journey:
    'stage, standing, attention, version, stage_since, last_moved_at, stalled_at, explained_until, review_at, deadline_at, deadline_type, closed_at, policy_version, contacted_on, offered_on, decisions, keep_until',
  relation: 'organisation_id, person_id, relation, holder_id, since',
};

const places = (count: number, from = 1): string =>
  Array.from({ length: count }, (_, index) => `$${index + from}`).join(', ');
const settings = (list: string): string =>
  list
    .split(', ')
    .map((column, index) => `${column} = $${index + 2}`)
    .join(', ');

const statements = {
  journal: `insert into raw.journal (${columns.journal}) values (${places(11)})`,
  process: `update raw.process set ${settings(columns.process)} where id = $1`,
  journey: `update raw.journey set ${settings(columns.journey)} where id = $1`,
  relation: `insert into raw.person_relation (${columns.relation}) values (${places(5)})
    on conflict (person_id, relation) do update set holder_id = excluded.holder_id, since = excluded.since`,
};

/** @param connections as many as the journal's own pool has */
export async function rawRows(ground: Ground, processIds: readonly string[], connections = 8): Promise<RawRows> {
  await ground.query('create schema if not exists raw');
  for (const table of tables) {
    await ground.query(`create table raw.${table} (like public.${table} including defaults including indexes)`);
    if (table !== 'journal') await ground.query(`insert into raw.${table} select * from public.${table}`);
  }
  const samples = await readSamples(ground);
  const versions = new Map<string, number>();
  const pool = new pg.Pool({ connectionString: ground.ownerUrl, max: connections, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const write = async (index: number, sample: number): Promise<void> => {
    const id = processIds[index]!;
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    const { journal, process, journey, relation } = samples[sample]!;
    const client = await pool.connect();
    const run = (name: keyof typeof statements, values: Cells) =>
      client.query({ name, text: statements[name], values: [...values] });
    await client.query('begin');
    await run('journal', [journal[0], id, version, randomUUID(), ...journal.slice(4)]);
    await run('process', [id, version, ...process.slice(1)]);
    await run('journey', [id, ...journey.slice(0, 3), version, ...journey.slice(4)]);
    if (relation) await run('relation', relation);
    await client.query('commit');
    client.release();
  };
  return { write, samples: samples.length, close: () => pool.end() };
}

/** Real rows, a hundred of those that were recorded last. */
async function readSamples({ query }: Ground): Promise<Sample[]> {
  const rows = await query<{ process_id: string; named: boolean; cells: Record<string, unknown> }>(
    `select j.process_id, j.events @> '[{"type":"RelationNamed"}]' as named, to_jsonb(j) as cells
     from journal j where j.version > 1 order by j.recorded_at desc limit 100`,
  );
  const sample = async ({ process_id: id, named, cells }: (typeof rows)[number]): Promise<Sample> => {
    const [process] = await query<Record<string, unknown>>(`select ${columns.process} from process where id = $1`, [
      id,
    ]);
    const [journey] = await query<Record<string, unknown>>(`select ${columns.journey} from journey where id = $1`, [
      id,
    ]);
    const [relation] = await query<Record<string, unknown>>(
      `select ${columns.relation} from person_relation where person_id = (select person_id from journey where id = $1) limit 1`,
      [id],
    );
    return {
      journal: cellsOf(columns.journal, cells),
      process: cellsOf(columns.process, process!),
      journey: cellsOf(columns.journey, journey!),
      relation: named && relation ? cellsOf(columns.relation, relation) : undefined,
    };
  };
  return Promise.all(rows.map(sample));
}

/** JSON as the text that it is sent as. */
function cellsOf(list: string, row: Record<string, unknown>): Cells {
  return list.split(', ').map((column) => {
    const cell = row[column];
    return cell !== null && typeof cell === 'object' && !(cell instanceof Date) ? JSON.stringify(cell) : cell;
  });
}
