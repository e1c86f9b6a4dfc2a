import type { Instant, OwedMessage } from '../../state-machines/core/process.js';
import type { Database, Tx } from '../database/database.js';
import { LEASE_MS } from './back-off.js';
import type { Owed } from './judge.js';

/** A message that this deliverer holds until its lease ends. */
export interface Claim {
  readonly organisation_id: string;
  readonly process_id: string;
  readonly version: number;
  readonly index: number;
  readonly attempts: number;
}

export function claimMessages(database: Database, now: Instant, most: number): Promise<Claim[]> {
  return database.across<Claim>('claim_messages($1, $2, $3)', [new Date(now), new Date(now + LEASE_MS), most]);
}

/** Columns of an owed message beside the process that owes it; `r` is the reaction, `p` the process. */
export const owedColumns = `r.process_id, r.version, r.index, r.body, r.owed_at, p.kind, p.state,
  (select coalesce(jsonb_agg(jsonb_build_object('index', t.index, 'to', t.body ->> 'to', 'toUser', t.body ->> 'toUser')), '[]')
   from reaction t where (t.process_id, t.version) = (r.process_id, r.version) and t.index <> r.index
     and t.kind = 'message' and t.body ->> 'matter' = r.body ->> 'matter') as twins`;

export interface OwedRow extends Pick<Owed, 'kind' | 'state' | 'version' | 'index' | 'twins'> {
  readonly process_id: string;
  readonly body: Omit<OwedMessage, 'kind'>;
  readonly owed_at: Date;
}

export function owedOf(row: OwedRow, tries: number): Owed {
  const { process_id: processId, version, index, body, owed_at, kind, state, twins } = row;
  const message: OwedMessage = { ...body, kind: 'message' };
  return { processId, version, index, tries, message, dueAt: owed_at.getTime(), kind, state, twins };
}

/** Of these claims, those that still hold: a claim that somebody else took over, or that was ticked off, is left out. */
export async function readOwed(tx: Tx, claims: readonly Claim[]): Promise<Owed[]> {
  const rows = await tx.query<OwedRow & { attempts: number }>(
    `select ${owedColumns}, r.attempts
     from jsonb_to_recordset($1::jsonb) as c (process_id uuid, version int, index smallint, attempts smallint)
       join reaction r on (r.process_id, r.version, r.index, r.attempts) = (c.process_id, c.version, c.index, c.attempts)
       join process p on p.id = r.process_id
     where r.done_at is null for update of r skip locked`,
    [JSON.stringify(claims)],
    'read-owed',
  );
  return rows.map((row) => owedOf(row, row.attempts));
}

/** The rung below each of these, where a ladder has one: when it was due and when it was told. */
export interface RungBelow {
  readonly process_id: string;
  readonly version: number;
  readonly index: number;
  readonly owed_at: Date;
  readonly done_at: Date | null;
  readonly attempts: number;
  readonly put_off: string | null;
  readonly claimed_until: Date | null;
}

export async function readRungsBelow(tx: Tx, owed: readonly Owed[]): Promise<RungBelow[]> {
  const climbing = owed.filter(({ message }) => (message.rung?.index ?? 0) > 0);
  if (climbing.length === 0) return [];
  return tx.query<RungBelow>(
    `select distinct on (c.process_id, c.version, c.index) c.process_id, c.version, c.index, b.owed_at, b.done_at, b.attempts, b.put_off, b.claimed_until
     from jsonb_to_recordset($1::jsonb) as c (process_id uuid, version int, index smallint, matter text, since bigint, rung int)
       join reaction b on b.process_id = c.process_id and b.kind = 'message' and b.body ->> 'matter' = c.matter
         and (b.body ->> 'since')::bigint = c.since and (b.body #>> '{rung,index}')::int < c.rung
         and (b.outcome is null or b.outcome like 'delivered%')
     order by c.process_id, c.version, c.index, (b.body #>> '{rung,index}')::int desc, b.done_at desc nulls first`,
    [
      JSON.stringify(
        climbing.map(({ processId, version, index, message: { matter, since, rung } }) => {
          return { process_id: processId, version, index, matter, since, rung: rung!.index };
        }),
      ),
    ],
    'read-rungs-below',
  );
}

/** What becomes of a message: it is done, or it is looked at again, not before an instant, for a reason. */
export type Fate = Pick<Owed, 'processId' | 'version' | 'index' | 'tries'> &
  (
    | { readonly outcome: string }
    | { readonly again: Instant; readonly reason: 'nobody' | 'rungBelow'; readonly uncounted?: boolean }
  );

/** Ticks messages off, and puts off those that are looked at again. */
export function settleOwed(tx: Tx, fates: readonly Fate[], now: Instant): void {
  if (fates.length === 0) return;
  tx.write(
    `update reaction r set
       done_at = case when f.outcome is null then null else $1::timestamptz end, outcome = f.outcome, put_off = f.reason,
       claimed_until = case when f.outcome is null then f.again else r.claimed_until end,
       attempts = r.attempts - case when f.uncounted then 1 else 0 end
     from jsonb_to_recordset($2::jsonb) as f (process_id uuid, version int, index smallint, tries smallint,
       outcome text, again timestamptz, reason text, uncounted boolean)
     where (r.process_id, r.version, r.index) = (f.process_id, f.version, f.index) and r.done_at is null
       and (f.outcome is not null or r.attempts = f.tries)`,
    [new Date(now), JSON.stringify(fates.map(fateRow))],
    'settle-messages',
  );
}

function fateRow({ processId: process_id, version, index, tries, ...fate }: Fate): object {
  const reaction = { process_id, version, index, tries };
  if ('outcome' in fate) return { ...reaction, outcome: fate.outcome };
  return { ...reaction, again: new Date(fate.again), reason: fate.reason, uncounted: fate.uncounted ?? false };
}
