import type { DomainEvent, Instant, ProcessState, PureKind } from '../../state-machines/core/process.js';
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

/** What a recording has decided to write. */
export interface Taken {
  /** How the process stood; absent for one that begins. */
  readonly from: Locked | undefined;
  readonly rows: readonly Row[];
  /** What time will do after the last of them. */
  readonly deadline: { readonly at: Instant; readonly type: string } | null;
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
  begin: `insert into process (version, state, at, deadline_at, deadline_type, ended, id, organisation_id, kind)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  move: `update process set version = $1, state = $2, at = $3, deadline_at = $4, deadline_type = $5, ended = $6 where id = $7`,
};

const appendJournal = `insert into journal (organisation_id, process_id, version, command_id, at, actor_id, input, facts, events, state, request_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

const oweReaction = `insert into reaction (organisation_id, process_id, version, index, kind, body, owed_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Journal rows, what they owe, and the process's new state: they go out with the commit. */
export function writeRows(tx: Tx, rules: PureKind, request: Request, { from, rows, deadline }: Taken): void {
  const { organisationId, processId, kind } = request;
  for (const row of rows) {
    tx.write(appendJournal, [organisationId, processId, ...journalCells(request, row)], 'append-journal');
    for (const [index, { kind: what, ...body }] of row.owed.entries())
      tx.write(
        oweReaction,
        [organisationId, processId, row.version, index, what, JSON.stringify(body), new Date(row.at)],
        'owe-reaction',
      );
  }
  const { version, state, at } = rows.at(-1)!;
  const deadlineCells = deadline ? [new Date(deadline.at), deadline.type] : [null, null];
  const cells = [version, JSON.stringify(state), new Date(at), ...deadlineCells, rules.hasEnded(state), processId];
  if (from) tx.write(saveProcess.move, cells, 'move-process');
  else tx.write(saveProcess.begin, [...cells, organisationId, kind], 'begin-process');
}

/** Writes down when the process is due, where that is all that has changed. */
export function moveDeadline(tx: Tx, { processId }: ProcessRef, { deadline }: Pick<Taken, 'deadline'>): void {
  const cells = deadline ? [new Date(deadline.at), deadline.type] : [null, null];
  tx.write(
    'update process set deadline_at = $1, deadline_type = $2 where id = $3',
    [...cells, processId],
    'move-deadline',
  );
}

function journalCells({ commandId, by, requestHash }: Request, row: Row): unknown[] {
  const asked = row.commandId === commandId;
  const { version, input, facts, events, state } = row;
  const actorId = asked ? (by?.userId ?? null) : null;
  const parts = [input, facts, events, state].map((part) => JSON.stringify(part));
  return [version, row.commandId, new Date(row.at), actorId, ...parts, asked ? (requestHash ?? null) : null];
}
