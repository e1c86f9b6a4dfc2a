import type { JourneyEvent } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Tx } from '../database/database.js';
import type { Change } from '../journal/process-kind.js';

const saveJourney = {
  begin: `insert into journey (stage, standing, attention, version, stage_since, last_moved_at, stalled_at, explained_until, review_at,
      deadline_at, deadline_type, closed_at, id, organisation_id, person_id, programme_id, track, started_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
  move: `update journey set stage = $1, standing = $2, attention = $3, version = $4, stage_since = $5, last_moved_at = $6, stalled_at = $7,
      explained_until = $8, review_at = $9, deadline_at = $10, deadline_type = $11, closed_at = $12 where id = $13`,
};

/** Keeps the row that boards and worklists read, and the person's relations. */
export function projectJourney(tx: Tx, change: Change<JourneyState>): void {
  const begins = change.from === 0;
  const { personId, programmeId, track, startedAt } = change.state.context;
  const values = [...rowOf(change), change.processId];
  if (begins) values.push(tx.organisationId, personId, programmeId, track, new Date(startedAt));
  const way = begins ? 'begin' : 'move';
  tx.write(saveJourney[way], values, `project-journey-${way}`);
  for (const event of change.events as JourneyEvent[]) {
    if (event.type === 'RelationNamed') nameRelation(tx, personId, event, change.at);
  }
}

function rowOf({ state, version, deadline }: Change<JourneyState>): unknown[] {
  const { stage, standing, attention } = readJourney(state);
  const { visits, lastMovedAt, stalledAt, explainedUntil, reviewAt } = state.context;
  const stageSince = visits.at(-1)!.at;
  const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
  return [
    ...[stage, standing, attention, version, instant(stageSince), instant(lastMovedAt), instant(stalledAt)],
    ...[instant(explainedUntil), instant(reviewAt), instant(deadline?.at ?? null), deadline?.type ?? null],
    stage === 'closed' ? instant(stageSince) : null,
  ];
}

function nameRelation(
  tx: Tx,
  personId: string,
  event: Extract<JourneyEvent, { type: 'RelationNamed' }>,
  at: number,
): void {
  tx.write(
    `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, $5)
     on conflict (person_id, relation) do update set holder_id = excluded.holder_id, since = excluded.since`,
    [tx.organisationId, personId, event.relation, event.holderId, new Date(at)],
    'name-relation',
  );
}
