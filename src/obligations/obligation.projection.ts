import { obligation, type ObligationState } from '../../state-machines/obligation/obligation.js';
import type { ObligationEvent } from '../../state-machines/obligation/obligation.messages.js';
import type { Tx } from '../database/database.js';
import type { Change } from '../journal/process-kind.js';

const saveObligation = {
  begin: `insert into obligation (stage, version, opened_at, first_promise, promised_by, climbed, settled_on, deadline_at, deadline_type,
      id, organisation_id, person_id, programme_id, journey_id, what, about, asked_of, opened_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
  move: `update obligation set stage = $1, version = $2, opened_at = $3, first_promise = $4, promised_by = $5, climbed = $6,
      settled_on = $7, deadline_at = $8, deadline_type = $9 where id = $10`,
};

/** Keeps the row that shows what is owed, since when, and by when it was promised. */
export function projectObligation(tx: Tx, change: Change<ObligationState>): void {
  const begins = change.from === 0;
  const values = [...rowOf(change), change.processId, ...(begins ? [tx.organisationId, ...originOf(change)] : [])];
  const way = begins ? 'begin' : 'move';
  tx.write(saveObligation[way], values, `project-obligation-${way}`);
}

const settled = (events: readonly ObligationEvent[]) => events.find((event) => event.type === 'ObligationFulfilled');

function rowOf({ state, version, deadline, events }: Change<ObligationState>): unknown[] {
  const { openedAt, firstPromise, promisedBy, climbed } = state.context;
  const fulfilled = settled(events as ObligationEvent[]);
  return [
    ...[obligation.stageOf(state), version, new Date(openedAt), new Date(firstPromise), new Date(promisedBy), climbed],
    fulfilled?.type === 'ObligationFulfilled' ? fulfilled.on : null,
    ...[deadline && new Date(deadline.at), deadline?.type ?? null],
  ];
}

function originOf({ state: { context }, by }: Change<ObligationState>): unknown[] {
  const { personId, programmeId, journeyId, what, about, askedOf } = context;
  return [personId, programmeId, journeyId, what, about, askedOf, by?.userId ?? null];
}
