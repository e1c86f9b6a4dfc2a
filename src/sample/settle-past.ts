import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { concerned, hearersOf, type Owed } from '../delivery/judge.js';
import { readOwed, type Claim } from '../delivery/owed.statements.js';
import { Post } from '../delivery/post.js';
import { readStaff } from '../delivery/staff.statements.js';
import type { Engine } from '../engine.js';

/** Lets time pass to the present and puts what was owed on the way into the past: told then, and never sent again. */
export async function settlePast({ database, journal }: Engine, organisationId: string, now: Instant): Promise<void> {
  const processes = await database.withinOrganisation(organisationId, (tx) =>
    tx.query<{ id: string; kind: string }>('select id, kind from process'),
  );
  for (const { id, kind } of processes) await journal.settle({ organisationId, processId: id, kind }, now);
  await database.withinOrganisation(organisationId, async (tx) => {
    const claims = await everyMessage(tx);
    const owed = await readOwed(tx, claims);
    const staff = await readStaff(tx, ...concerned(owed));
    const stands = ({ kind, message, state }: Owed) => journal.kind(kind).rules.stands(message, state);
    for (const one of owed) {
      const hearers = hearersOf(one, staff);
      const manner = { now: one.dueAt, journal, baseUrl: '', configured: [], log: () => undefined };
      const post = new Post(manner, staff);
      if (hearers !== 'saidAnyway' && hearers) post.tell(one, hearers, { leaving: 'now' });
      post.write(tx);
    }
    await markRead(
      tx,
      owed.filter((one) => !stands(one)),
    );
    await tx.query(`update reaction set done_at = owed_at, outcome = 'delivered', attempts = 1 where done_at is null`);
  });
}

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
    [JSON.stringify(dealtWith.map(({ processId, version, index }) => ({ processId, version, index })))],
  );
