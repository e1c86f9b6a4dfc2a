import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { hearersOf, inboxEntries, subjectOf } from '../delivery/judge.js';
import { putIntoInboxes, readOwed, readStaff, type Claim, type Owed } from '../delivery/statements.js';
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
    const staff = await readStaff(
      tx,
      owed.flatMap((one) => subjectOf(one) ?? []),
    );
    const stands = ({ kind, message, state }: Owed) => journal.kind(kind).rules.stands(message, state);
    for (const one of owed) {
      const hearers = hearersOf(one, staff);
      if (hearers !== 'saidAnyway' && hearers)
        await putIntoInboxes(tx, inboxEntries(one, hearers), owedAt(one, claims));
    }
    await markRead(
      tx,
      owed.filter((one) => !stands(one)),
    );
    await tx.query(`update reaction set done_at = owed_at, outcome = 'delivered', attempts = 1 where done_at is null`);
  });
}

const everyMessage = (tx: Tx) =>
  tx.query<Claim & { owed_at: Date }>(
    `select organisation_id, process_id, version, index, attempts, owed_at from reaction
     where kind = 'message' and done_at is null`,
  );

const owedAt = ({ processId, version, index }: Owed, claims: Awaited<ReturnType<typeof everyMessage>>): Instant =>
  claims
    .find((claim) => claim.process_id === processId && claim.version === version && claim.index === index)!
    .owed_at.getTime();

/** What has been dealt with since was read long ago. */
const markRead = (tx: Tx, dealtWith: readonly Owed[]) =>
  tx.query(
    `update inbox_message i set read_at = i.delivered_at + interval '2 hours'
     from jsonb_to_recordset($1::jsonb) as m ("processId" uuid, version int, index smallint)
     where (i.process_id, i.version, i.index) = (m."processId", m.version, m.index)`,
    [JSON.stringify(dealtWith.map(({ processId, version, index }) => ({ processId, version, index })))],
  );
