import { randomUUID } from 'node:crypto';

import type { Instant, OwedMessage, ProcessState, Role } from '../../state-machines/core/process.js';
import type { Database, Tx } from '../database/database.js';
import { LEASE_MS } from './back-off.js';
import type { Telling } from './letter.js';
import type { Colleague } from './recipients.js';

/** A message that this deliverer holds until its lease ends. */
export interface Claim {
  readonly organisation_id: string;
  readonly process_id: string;
  readonly version: number;
  readonly index: number;
  readonly attempts: number;
}

/** A claimed message beside the present state of the process that owes it. */
export interface Owed {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly tries: number;
  readonly message: OwedMessage;
  readonly kind: string;
  readonly state: ProcessState;
  /** The same matter, owed to others by the same recording. */
  readonly twins: readonly (Pick<OwedMessage, 'to' | 'toUser'> & { readonly index: number })[];
}

export function claimMessages(database: Database, now: Instant, most: number): Promise<Claim[]> {
  return database.across<Claim>('claim_messages($1, $2, $3)', [new Date(now), new Date(now + LEASE_MS), most]);
}

/** Of these claims, those that still hold: a claim that somebody else took over, or that was ticked off, is left out. */
export async function readOwed(tx: Tx, claims: readonly Claim[]): Promise<Owed[]> {
  const rows = await tx.query<Claim & OwedRow>(
    `select r.process_id, r.version, r.index, r.attempts, r.body, p.kind, p.state,
       (select coalesce(jsonb_agg(jsonb_build_object('index', t.index, 'to', t.body ->> 'to', 'toUser', t.body ->> 'toUser')), '[]')
        from reaction t where (t.process_id, t.version) = (r.process_id, r.version) and t.index <> r.index
          and t.kind = 'message' and t.body ->> 'matter' = r.body ->> 'matter') as twins
     from jsonb_to_recordset($1::jsonb) as c (process_id uuid, version int, index smallint, attempts smallint)
       join reaction r on (r.process_id, r.version, r.index, r.attempts) = (c.process_id, c.version, c.index, c.attempts)
       join process p on p.id = r.process_id
     where r.done_at is null for update of r skip locked`,
    [JSON.stringify(claims)],
    'read-owed',
  );
  return rows.map(({ process_id: processId, version, index, attempts: tries, body, ...standing }) => {
    return { processId, version, index, tries, message: { kind: 'message', ...body }, ...standing };
  });
}

interface OwedRow extends Pick<Owed, 'kind' | 'state' | 'twins'> {
  readonly body: Omit<OwedMessage, 'kind'>;
}

/** Who is on the staff in this moment, whom each of them supervises of the people in question, and who of those can sign in. */
export async function readStaff(tx: Tx, people: readonly string[]): Promise<Colleague[]> {
  const rows = await tx.query<{
    user_id: string;
    person_id: string;
    roles: Role[];
    email: string | null;
    supervises: string[] | null;
  }>(
    `select m.user_id, m.person_id, m.roles, n.email,
       (select array_agg(s.person_id) from person_relation s
        where s.holder_id = m.user_id and s.relation = 'supervisor' and s.person_id = any($1::uuid[])) as supervises
     from member m left join person_name n on n.person_id = m.person_id
     where m.ended_at is null
       and (m.roles && array['supervisor', 'coordinator', 'manager', 'administrator'] or m.person_id = any($1::uuid[]))`,
    [people],
    'read-staff',
  );
  return rows.map(({ user_id: userId, person_id: personId, roles, email, supervises }) => {
    return { userId, personId, roles, email: email?.trim() || null, supervises: supervises ?? [] };
  });
}

/** One message in one inbox. */
export interface InboxEntry extends Telling {
  readonly matter: string;
  readonly clause: string;
  readonly since: Instant;
  /** About whom; null where the recipient is told of the matter alone. */
  readonly personId: string | null;
}

/** Puts messages into inboxes, each once however often it is tried; answers those whose mail has not gone yet. */
export async function putIntoInboxes(tx: Tx, entries: readonly InboxEntry[], now: Instant): Promise<Telling[]> {
  const rows = await tx.query<{ process_id: string; version: number; index: number; user_id: string }>(
    `with told as (
       insert into inbox_message (organisation_id, id, user_id, process_id, version, index, matter, clause, since, delivered_at, person_id)
       select $1, id, user_id, process_id, version, index, matter, clause, since, $2, person_id
       from jsonb_to_recordset($3::jsonb) as m (id uuid, user_id uuid, process_id uuid, version int, index smallint,
         matter text, clause text, since timestamptz, person_id uuid)
       on conflict (process_id, version, index, user_id) do update set matter = inbox_message.matter
       returning process_id, version, index, user_id, mailed_at)
     select process_id, version, index, user_id from told where mailed_at is null`,
    [tx.organisationId, new Date(now), JSON.stringify(entries.map(inboxRow))],
    'put-into-inboxes',
  );
  return rows.map(({ process_id: processId, version, index, user_id: userId }) => {
    return { processId, version, index, userId };
  });
}

function inboxRow({ processId, version, index, userId, matter, clause, since, personId }: InboxEntry): object {
  const told = { id: randomUUID(), user_id: userId, process_id: processId, person_id: personId, version, index };
  return { ...told, matter, clause, since: new Date(since) };
}

/** What becomes of a message: it is done, or it is tried again, not before an instant (at once, where that is null). */
export type Fate = Pick<Owed, 'processId' | 'version' | 'index' | 'tries'> &
  ({ readonly outcome: string } | { readonly again: Instant | null; readonly uncounted?: boolean });

/** Ticks messages off, and puts off those that are tried again. */
export async function settle(tx: Tx, fates: readonly Fate[], now: Instant): Promise<void> {
  if (fates.length === 0) return;
  await tx.query(
    `update reaction r set
       done_at = case when f.outcome is null then null else $1::timestamptz end, outcome = f.outcome,
       claimed_until = case when f.outcome is null then f.again else r.claimed_until end,
       attempts = r.attempts - case when f.uncounted then 1 else 0 end
     from jsonb_to_recordset($2::jsonb) as f (process_id uuid, version int, index smallint, tries smallint,
       outcome text, again timestamptz, uncounted boolean)
     where (r.process_id, r.version, r.index) = (f.process_id, f.version, f.index) and r.done_at is null
       and (f.outcome is not null or r.attempts = f.tries)`,
    [new Date(now), JSON.stringify(fates.map(fateRow))],
    'settle-messages',
  );
}

function fateRow({ processId: process_id, version, index, tries, ...fate }: Fate): object {
  const reaction = { process_id, version, index, tries };
  if ('outcome' in fate) return { ...reaction, outcome: fate.outcome };
  return { ...reaction, again: fate.again && new Date(fate.again), uncounted: fate.uncounted ?? false };
}

/** Remembers which mails have gone, so that no second try sends them again. */
export async function markMailed(tx: Tx, tellings: readonly Telling[], now: Instant): Promise<void> {
  if (tellings.length === 0) return;
  await tx.query(
    `update inbox_message i set mailed_at = $1
     from jsonb_to_recordset($2::jsonb) as m ("processId" uuid, version int, index smallint, "userId" uuid)
     where (i.process_id, i.version, i.index, i.user_id) = (m."processId", m.version, m.index, m."userId")`,
    [new Date(now), JSON.stringify(tellings)],
    'mark-mailed',
  );
}
