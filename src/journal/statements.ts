import {
  earliest,
  type DomainEvent,
  type Instant,
  type ProcessState,
  type PureKind,
} from '../../state-machines/core/process.js';
import type { ProcessRef } from '../clock/clock.js';
import type { Tx } from '../database/database.js';
import type { Row } from './advance.js';
import type { Request } from './journal.js';

/** A process whose row this transaction holds. */
export interface Locked {
  readonly version: number;
  readonly state: ProcessState;
  /** The instant of the last input: time never runs backwards in a process. */
  readonly at: Instant;
  readonly deadlineAt: Instant | undefined;
}

/** Takes the process's lane: whoever holds its row is alone with it until the transaction ends. */
export async function lockProcess(tx: Tx, { processId, kind }: ProcessRef): Promise<Locked | undefined> {
  const [row] = await tx.query<{ version: number; state: ProcessState; at: Date; deadline_at: Date | null }>(
    'select version, state, at, deadline_at from process where id = $1 and kind = $2 for update',
    [processId, kind],
    'lock-process',
  );
  return (
    row && { version: row.version, state: row.state, at: row.at.getTime(), deadlineAt: row.deadline_at?.getTime() }
  );
}

/** The row that a command id already wrote, if it did. */
export async function readEarlier(
  tx: Tx,
  { processId, commandId }: Pick<Request, 'processId' | 'commandId'>,
): Promise<{ version: number; events: DomainEvent[]; state: ProcessState; requestHash: string | null } | undefined> {
  const [row] = await tx.query<{
    version: number;
    events: DomainEvent[];
    state: ProcessState;
    request_hash: string | null;
  }>(
    'select version, events, state, request_hash from journal where process_id = $1 and command_id = $2',
    [processId, commandId],
    'read-earlier',
  );
  return row && { version: row.version, events: row.events, state: row.state, requestHash: row.request_hash };
}

const saveProcess = {
  begin: `insert into process (organisation_id, id, kind, version, state, at, deadline_at, deadline_type, ended)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  move: `update process set version = $4, state = $5, at = $6, deadline_at = $7, deadline_type = $8, ended = $9
    where organisation_id = $1 and id = $2 and kind = $3`,
};

const appendJournal = `insert into journal (organisation_id, process_id, version, command_id, at, actor_id, input, facts, events, state, request_hash)
  select $1, $2, version, command_id, at, actor_id, input, facts, events, state, request_hash from jsonb_to_recordset($10::jsonb)
  as r (version int, command_id text, at timestamptz, actor_id uuid, input jsonb, facts jsonb, events jsonb, state jsonb, request_hash text)`;

const oweReactions = `insert into reaction (organisation_id, process_id, version, index, kind, body, owed_at)
  select $1, $2, version, index, kind, body, owed_at from jsonb_to_recordset($11::jsonb)
  as o (version int, index int, kind text, body jsonb, owed_at timestamptz)`;

/** Journal rows, what they owe, and the process's new state: one statement, so one round trip. */
export async function writeRows(
  tx: Tx,
  rules: PureKind,
  request: Request,
  rows: readonly Row[],
  begins: boolean,
): Promise<void> {
  const last = rows.at(-1)!;
  const next = earliest(rules.deadlinesOf(last.state));
  const way = begins ? 'begin' : 'move';
  await tx.query(
    `with moved as (${saveProcess[way]}), appended as (${appendJournal}) ${oweReactions}`,
    [
      tx.organisationId,
      request.processId,
      request.kind,
      last.version,
      JSON.stringify(last.state),
      new Date(last.at),
      next ? new Date(next.at) : null,
      next?.input.type ?? null,
      rules.hasEnded(last.state),
      JSON.stringify(rows.map((row) => journalRow(request, row))),
      JSON.stringify(rows.flatMap(owedRows)),
    ],
    `write-rows-${way}`,
  );
}

function journalRow({ commandId, by, requestHash }: Request, row: Row): object {
  const asked = row.commandId === commandId;
  const { version, input, facts, events, state } = row;
  return {
    ...{ version, command_id: row.commandId, at: new Date(row.at), input, facts, events, state },
    actor_id: asked ? (by?.userId ?? null) : null,
    request_hash: asked ? (requestHash ?? null) : null,
  };
}

function owedRows({ version, at, owed }: Row): object[] {
  return owed.map(({ kind, ...body }, index) => ({ version, index, kind, body, owed_at: new Date(at) }));
}
