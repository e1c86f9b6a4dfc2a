import { randomUUID } from 'node:crypto';

import type { Channel, Instant, Role } from '../../state-machines/core/process.js';
import type { Database, Tx } from '../database/database.js';
import { LEASE_MS } from './back-off.js';
import type { Telling } from './letter.js';
import { owedColumns, owedOf, type OwedRow } from './owed.statements.js';
import type { Owed } from './judge.js';

/** One person told on one way. */
export interface DispatchKey extends Telling {
  readonly channel: Channel;
}

/** How it stands with it. What waits says until when, and what is done when that was. */
export type Standing =
  | {
      readonly state: 'waiting';
      readonly reason: string | null;
      readonly againAt: Instant;
      readonly uncounted?: boolean;
    }
  | { readonly state: 'sent' | 'failed' | 'silenced'; readonly reason: string | null };

/** In the name of which role, for whom, and whether because another one could not be reached. */
export interface ToldAs {
  readonly role: Role;
  readonly coversFor: string | null;
  readonly instead: boolean;
}

export type NewDispatch = DispatchKey & ToldAs & Standing & { readonly dueAt: Instant; readonly tries: number };

/** A way that this deliverer holds until its lease ends. */
export interface DispatchClaim {
  readonly organisation_id: string;
  readonly process_id: string;
  readonly version: number;
  readonly index: number;
  readonly user_id: string;
  readonly channel: DispatchKey['channel'];
  readonly tries: number;
}

export function claimDispatches(database: Database, now: Instant, most: number): Promise<DispatchClaim[]> {
  return database.across<DispatchClaim>('claim_dispatches($1, $2, $3)', [
    new Date(now),
    new Date(now + LEASE_MS),
    most,
  ]);
}

/** Something that waits, beside the message that it belongs to. */
export interface Waiting extends ToldAs {
  readonly key: DispatchKey;
  readonly tries: number;
  readonly owed: Owed;
}

type WaitingRow = OwedRow &
  Omit<DispatchClaim, 'organisation_id'> & { role: Role; covers_for: string | null; instead: boolean };

const waitingColumns = `${owedColumns}, d.user_id, d.channel, d.tries, d.role, d.covers_for, d.instead`;
const waitingTables = `join reaction r on (r.process_id, r.version, r.index) = (d.process_id, d.version, d.index)
  join process p on p.id = d.process_id`;

/** Of these claims, those that still hold. */
export async function readWaiting(tx: Tx, claims: readonly DispatchClaim[]): Promise<Waiting[]> {
  const rows = await tx.query<WaitingRow>(
    `select ${waitingColumns}
     from jsonb_to_recordset($1::jsonb) as c (process_id uuid, version int, index smallint, user_id uuid, channel text, tries smallint)
       join dispatch d on (d.process_id, d.version, d.index, d.user_id, d.channel, d.tries)
         = (c.process_id, c.version, c.index, c.user_id, c.channel, c.tries)
       ${waitingTables}
     where d.state = 'waiting' for update of d skip locked`,
    [JSON.stringify(claims)],
    'read-waiting',
  );
  return rows.map(waitingOf);
}

/** What waits for somebody's mail of the day, oldest first. */
export async function readForDigest(tx: Tx, userIds: readonly string[]): Promise<Waiting[]> {
  const rows = await tx.query<WaitingRow>(
    `select ${waitingColumns} from dispatch d ${waitingTables}
     where d.user_id = any($1::uuid[]) and d.state = 'waiting' and d.reason = 'digest'
     order by d.due_at, d.process_id, d.version, d.index for update of d skip locked`,
    [userIds],
    'read-for-digest',
  );
  return rows.map(waitingOf);
}

/** The mail that told somebody something, once the other side took it. */
export async function readSent(tx: Tx, { processId, version, index, userId }: Telling): Promise<Waiting[]> {
  const rows = await tx.query<WaitingRow>(
    `select ${waitingColumns} from dispatch d ${waitingTables}
     where (d.process_id, d.version, d.index, d.user_id) = ($1, $2, $3, $4) and d.channel in ('email', 'calendar')
       and d.state = 'sent' for update of d`,
    [processId, version, index, userId],
    'read-sent',
  );
  return rows.map(waitingOf);
}

function waitingOf(row: WaitingRow): Waiting {
  const { process_id: processId, version, index, user_id: userId, channel, tries, role, instead } = row;
  const key = { processId, version, index, userId, channel };
  return { key, tries, role, coversFor: row.covers_for, instead, owed: owedOf(row, tries) };
}

/** Writes down who is told on which ways; what is written already stays as it is. */
export function writeDispatches(tx: Tx, dispatches: readonly NewDispatch[], now: Instant): void {
  if (dispatches.length === 0) return;
  tx.write(
    `insert into dispatch (organisation_id, process_id, version, index, user_id, channel, role, covers_for, instead, due_at,
       state, reason, tries, again_at, settled_at)
     select $1, "processId", version, index, "userId", channel, role, "coversFor", instead, to_timestamp("dueAt" / 1000.0),
       state, reason, tries, to_timestamp("againAt" / 1000.0), case when state <> 'waiting' then $2::timestamptz end
     from jsonb_to_recordset($3::jsonb) as d ("processId" uuid, version int, index smallint, "userId" uuid, channel text,
       role text, "coversFor" uuid, instead boolean, "dueAt" double precision, state text, reason text, tries smallint, "againAt" double precision)
     order by "processId", version, index, "userId", channel
     on conflict do nothing`,
    [tx.organisationId, new Date(now), JSON.stringify(dispatches)],
    'write-dispatches',
  );
}

/** What became of something that waited, on the try that was counted when it was claimed. */
export type Settlement = DispatchKey & Standing & { readonly tries: number };

/** A try that somebody else has taken over settles nothing, but for what is done for good. */
export function settleDispatches(tx: Tx, settlements: readonly Settlement[], now: Instant): void {
  if (settlements.length === 0) return;
  tx.write(
    `update dispatch d set state = f.state, reason = f.reason,
       again_at = case when f.state = 'waiting' then to_timestamp(f."againAt" / 1000.0) end,
       settled_at = case when f.state = 'waiting' then null else $1::timestamptz end,
       tries = d.tries - case when f.uncounted then 1 else 0 end
     from jsonb_to_recordset($2::jsonb) as f ("processId" uuid, version int, index smallint, "userId" uuid, channel text,
       state text, reason text, tries smallint, "againAt" double precision, uncounted boolean)
     where (d.process_id, d.version, d.index, d.user_id, d.channel) = (f."processId", f.version, f.index, f."userId", f.channel)
       and d.state = 'waiting' and (f.state <> 'waiting' or d.tries = f.tries)`,
    [new Date(now), JSON.stringify(settlements)],
    'settle-dispatches',
  );
}

/** Whoever was to get a mail of the day is not here any more: what waited for it is looked at by itself. */
export function releaseFromDigest(tx: Tx, userIds: readonly string[], now: Instant): void {
  if (userIds.length === 0) return;
  tx.write(
    `update dispatch set again_at = $2, reason = null where user_id = any($1::uuid[]) and state = 'waiting' and reason = 'digest'`,
    [userIds, new Date(now)],
    'release-from-digest',
  );
}

/** What was sent has come back: it failed after all. */
export function writeReturned(tx: Tx, returned: readonly DispatchKey[], now: Instant): void {
  if (returned.length === 0) return;
  tx.write(
    `update dispatch d set state = 'failed', reason = 'bounced', settled_at = $1
     from jsonb_to_recordset($2::jsonb) as f ("processId" uuid, version int, index smallint, "userId" uuid, channel text)
     where (d.process_id, d.version, d.index, d.user_id, d.channel) = (f."processId", f.version, f.index, f."userId", f.channel)`,
    [new Date(now), JSON.stringify(returned)],
    'write-returned',
  );
}

/** The ways on which somebody was told of something, or was to be. */
export async function readTried(tx: Tx, tellings: readonly Telling[]): Promise<DispatchKey[]> {
  return tx.query<DispatchKey>(
    `select d.process_id as "processId", d.version, d.index, d.user_id as "userId", d.channel
     from jsonb_to_recordset($1::jsonb) as t ("processId" uuid, version int, index smallint, "userId" uuid)
       join dispatch d on (d.process_id, d.version, d.index, d.user_id) = (t."processId", t.version, t.index, t."userId")`,
    [JSON.stringify(tellings)],
    'read-tried',
  );
}

/** One message in one inbox. */
export interface InboxEntry extends Telling {
  readonly matter: string;
  readonly clause: string;
  readonly since: Instant;
  /** About whom; null where the recipient is told of the matter alone. */
  readonly personId: string | null;
}

/** Tells those who have their page open: the name of the channel, and what it carries is a user id. */
export const INBOX = 'inbox';

/** Puts messages into inboxes, each once however often it is tried. */
export function putIntoInboxes(tx: Tx, entries: readonly InboxEntry[], now: Instant): void {
  if (entries.length === 0) return;
  tx.write(
    `with put as (
       insert into inbox_message (organisation_id, id, user_id, process_id, version, index, matter, clause, since, delivered_at, person_id)
       select $1, id, "userId", "processId", version, index, matter, clause, to_timestamp(since / 1000.0), $2, "personId"
       from jsonb_to_recordset($3::jsonb) as m (id uuid, "userId" uuid, "processId" uuid, version int, index smallint,
         matter text, clause text, since double precision, "personId" uuid)
       on conflict (process_id, version, index, user_id) do nothing returning user_id)
     select pg_notify('${INBOX}', user_id::text) from (select distinct user_id from put) told`,
    [tx.organisationId, new Date(now), JSON.stringify(entries.map((entry) => ({ ...entry, id: randomUUID() })))],
    'put-into-inboxes',
  );
}
