import { randomUUID } from 'node:crypto';

import type { Instant, OwedMessage, ProcessState } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Tx } from '../database/database.js';
import type { Engine } from '../engine.js';

interface OwedRow {
  process_id: string;
  version: number;
  index: number;
  body: Omit<OwedMessage, 'kind'>;
  owed_at: Date;
  state: ProcessState;
}

/** Lets time pass to the present and puts what was owed on the way into the past: told then, and never sent again. */
export async function settlePast({ database, journal }: Engine, organisationId: string, now: Instant): Promise<void> {
  const processes = await database.withinOrganisation(organisationId, (tx) =>
    tx.query<{ id: string; kind: string }>('select id, kind from process'),
  );
  for (const { id, kind } of processes) await journal.settle({ organisationId, processId: id, kind }, now);
  await database.withinOrganisation(organisationId, async (tx) => {
    for (const row of await owed(tx)) await tellInThePast(tx, row);
    await tx.query(`update reaction set done_at = owed_at, outcome = 'delivered', attempts = 1 where done_at is null`);
  });
}

const owed = (tx: Tx) =>
  tx.query<OwedRow>(
    `select r.process_id, r.version, r.index, r.body, r.owed_at, p.state
     from reaction r join process p on p.id = r.process_id where r.kind = 'message' and r.done_at is null`,
  );

/** Into the inbox of whoever holds the role; what has been dealt with since was read long ago. */
async function tellInThePast(tx: Tx, { process_id, version, index, body, owed_at, state }: OwedRow) {
  const stands = journey.stands({ kind: 'message', ...body }, state as JourneyState);
  const readAt = stands ? null : new Date(owed_at.getTime() + 2 * 60 * 60 * 1000);
  const holders = await tx.query<{ user_id: string }>(
    'select user_id from member where $1 = any(roles) and ended_at is null',
    [body.to],
  );
  for (const { user_id } of holders)
    await tx.query(
      `insert into inbox_message (organisation_id, id, user_id, process_id, version, index, matter, clause, since, delivered_at, read_at, person_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tx.organisationId,
        randomUUID(),
        user_id,
        process_id,
        version,
        index,
        body.matter,
        body.clause,
        new Date(body.since),
        owed_at,
        readAt,
        (state as JourneyState).context.personId,
      ],
    );
}
