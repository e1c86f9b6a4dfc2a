import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { concerned, hearersOf, type Owed } from '../delivery/judge.js';
import { readOwed, type Claim } from '../delivery/owed.statements.js';
import { Post } from '../delivery/post.js';
import { readStaff } from '../delivery/staff.statements.js';
import type { Engine } from '../engine.js';

/** Lets time pass to the present and puts what was owed on the way into the past: told then, and never sent again. */
export async function settlePast(
  { database, journal, hands }: Engine,
  organisationId: string,
  now: Instant,
): Promise<void> {
  const processes = await database.withinOrganisation(organisationId, (tx) =>
    tx.query<{ id: string; kind: string }>("select id, kind from process order by kind = 'journey' desc"),
  );
  for (const { id: processId, kind } of processes) await hands.carryOut({ organisationId, processId, kind }, now);
  for (
    let late = await lateIn(hands, organisationId, now);
    late.length > 0;
    late = await lateIn(hands, organisationId, now)
  )
    for (const ref of late) await hands.carryOut(ref, now);
  await database.withinOrganisation(organisationId, async (tx) => {
    const claims = await everyMessage(tx);
    const owed = await readOwed(tx, claims);
    const staff = await readStaff(tx, ...concerned(owed));
    const stands = ({ kind, message, state }: Owed) => journal.kind(kind).rules.stands(message, state);
    for (const one of owed) {
      if (wasSilent(one, stands(one))) continue;
      const hearers = hearersOf(one, staff);
      const manner = {
        now: one.dueAt,
        journal,
        baseUrl: '',
        configured: ['inbox', 'email'] as const,
        log: () => undefined,
      };
      const post = new Post(manner, staff);
      if (hearers !== 'saidAnyway' && hearers) post.tell(one, hearers, { leaving: 'now' });
      post.write(tx);
    }
    await markRead(
      tx,
      owed.filter((one) => !stands(one)),
    );
    await tx.query(
      `update reaction r set done_at = owed_at, attempts = 1,
         outcome = case when r.kind = 'command' then 'recorded' when (process_id, version, index) in (select m."processId", m.version, m.index
           from jsonb_to_recordset($1::jsonb) as m ("processId" uuid, version int, index smallint)) then 'silenced:dealtWith'
           when exists (select from dispatch d where (d.process_id, d.version, d.index) = (r.process_id, r.version, r.index)) then 'delivered'
           else 'silenced:saidAnyway' end
       where done_at is null`,
      [keysOf(owed.filter((one) => wasSilent(one, stands(one))))],
    );
    await tx.query(
      `update dispatch set state = 'sent', reason = null, again_at = null, tries = 1, settled_at = least($1, due_at + interval '40 seconds')
       where state = 'waiting'`,
      [new Date(now)],
    );
  });
}

/** Here and there somebody was quicker than the message. */
const wasSilent = ({ version, index, message }: Owed, stands: boolean): boolean =>
  !stands && message.matter === 'session-reminder' && (version + index) % 5 === 0;

const keysOf = (messages: readonly Owed[]): string =>
  JSON.stringify(messages.map(({ processId, version, index }) => ({ processId, version, index })));

const lateIn = async (hands: Engine['hands'], organisationId: string, now: Instant) =>
  (await hands.dueProcesses(now, 1_000)).filter((ref) => ref.organisationId === organisationId);

const everyMessage = (tx: Tx) =>
  tx.query<Claim>(
    `select organisation_id, process_id, version, index, attempts from reaction
     where kind = 'message' and done_at is null`,
  );

/** What has been dealt with since was read long ago. */
const markRead = (tx: Tx, dealtWith: readonly Owed[]) =>
  tx.query(
    `update inbox_message i set read_at = i.delivered_at + interval '2 hours'
     from jsonb_to_recordset($1::jsonb) as m ("processId" uuid, version int, index smallint)
     where (i.process_id, i.version, i.index) = (m."processId", m.version, m.index)`,
    [keysOf(dealtWith)],
  );
