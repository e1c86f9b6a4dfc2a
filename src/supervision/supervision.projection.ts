import { everyDaysOf, supervision, type SupervisionState } from '../../state-machines/supervision/supervision.js';
import type { SupervisionEvent } from '../../state-machines/supervision/supervision.messages.js';
import type { Tx } from '../database/database.js';
import type { Change } from '../journal/process-kind.js';

const columns = `stage, version, number, due_on, starts_at, minutes, agreed, asked, asked_at, every_days, held, misses, decision_since,
  decision_escalated, climbed, suspended_at, three_way_at, three_way_minutes, deadline_at, deadline_type`;
const cells = columns.split(',').map((_, index) => `$${index + 1}`);
const next = cells.length;

const saveSupervision = {
  begin: `insert into supervision (${columns}, id, organisation_id, person_id, programme_id)
    values (${cells.join(', ')}, $${next + 1}, $${next + 2}, $${next + 3}, $${next + 4})`,
  move: `update supervision set (${columns}) = (${cells.join(', ')}) where id = $${next + 1}`,
};

/** Keeps the row that lists, forecasts and plans read, and that sessions and groups took place; no word that was said. */
export function projectSupervision(tx: Tx, change: Change<SupervisionState>): void {
  const { personId, programmeId } = change.state.context;
  const begins = change.from === 0;
  const values = [...rowOf(change), change.processId, ...(begins ? [tx.organisationId, personId, programmeId] : [])];
  const way = begins ? 'begin' : 'move';
  tx.write(saveSupervision[way], values, `project-supervision-${way}`);
  for (const event of change.events as SupervisionEvent[]) projectEvent(tx, change, event);
}

function projectEvent(tx: Tx, change: Change<SupervisionState>, event: SupervisionEvent): void {
  if (event.type === 'SessionRecorded') recordSession(tx, change, event);
  if (event.type === 'SessionCorrected') correctSession(tx, change, event);
  if (event.type === 'GroupRecorded') recordGroup(tx, change, event);
}

const instant = (at: number | null | undefined): Date | null => (at === null || at === undefined ? null : new Date(at));

function rowOf({ state, version, deadline }: Change<SupervisionState>): unknown[] {
  const { context } = state;
  const { number, dueOn, slot, asked, held, misses, decision, climbed, suspendedAt, threeWay } = context;
  return [
    ...[supervision.stageOf(state), version, number, dueOn],
    ...[instant(slot?.startsAt), slot?.minutes ?? null, slot?.agreed ?? false],
    ...[asked?.asking ?? null, instant(asked?.since)],
    ...[everyDaysOf(context), held, misses.length, instant(decision?.since), decision?.escalated ?? false, climbed],
    ...[instant(suspendedAt), instant(threeWay?.startsAt), threeWay?.minutes ?? null],
    ...[instant(deadline?.at), deadline?.type ?? null],
  ];
}

function recordSession(
  tx: Tx,
  { processId, state, version, at, by }: Change<SupervisionState>,
  { number, outcome, dueOn, on, slot }: Extract<SupervisionEvent, { type: 'SessionRecorded' }>,
): void {
  const { personId, supervisorId } = state.context;
  tx.write(
    `insert into supervision_session (organisation_id, supervision_id, version, number, person_id, supervisor_id, due_on, starts_at,
       took_place_on, outcome, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[tx.organisationId, processId, version, number, personId, supervisorId, dueOn, instant(slot?.startsAt)],
      ...[on, outcome, new Date(at), by?.userId ?? null],
    ],
    'record-session',
  );
}

function correctSession(
  tx: Tx,
  { processId }: Change<SupervisionState>,
  { number, outcome, on }: Extract<SupervisionEvent, { type: 'SessionCorrected' }>,
): void {
  tx.write(
    `update supervision_session set outcome = $4
     where supervision_id = $1 and number = $2 and took_place_on = $3 and outcome in ('held', 'missedByWorker')`,
    [processId, number, on, outcome],
    'correct-session',
  );
}

function recordGroup(
  tx: Tx,
  { processId, state, version }: Change<SupervisionState>,
  { group, on, attendance }: Extract<SupervisionEvent, { type: 'GroupRecorded' }>,
): void {
  tx.write(
    `insert into supervision_group (organisation_id, supervision_id, version, person_id, kind, took_place_on, attendance)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.organisationId, processId, version, state.context.personId, group, on, attendance],
    'record-group',
  );
}
