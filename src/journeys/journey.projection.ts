import type { JourneyEvent } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Tx } from '../database/database.js';
import type { Change } from '../journal/process-kind.js';

const saveJourney = {
  begin: `insert into journey (stage, standing, attention, version, stage_since, last_moved_at, stalled_at, explained_until, review_at,
      deadline_at, deadline_type, closed_at, policy_version, contacted_on, offered_on, decisions, keep_until,
      id, organisation_id, person_id, programme_id, track, started_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
  move: `update journey set stage = $1, standing = $2, attention = $3, version = $4, stage_since = $5, last_moved_at = $6, stalled_at = $7,
      explained_until = $8, review_at = $9, deadline_at = $10, deadline_type = $11, closed_at = $12, policy_version = $13,
      contacted_on = $14, offered_on = $15, decisions = $16, keep_until = $17 where id = $18`,
};

/** Keeps the row that boards and worklists read, the person's relations, the log of practice, and access. */
export function projectJourney(tx: Tx, change: Change<JourneyState>): void {
  const begins = change.from === 0;
  const { personId, programmeId, track, startedAt } = change.state.context;
  const values = [...rowOf(change), change.processId];
  if (begins) values.push(tx.organisationId, personId, programmeId, track, new Date(startedAt));
  const way = begins ? 'begin' : 'move';
  tx.write(saveJourney[way], values, `project-journey-${way}`);
  for (const event of change.events as JourneyEvent[]) projectEvent(tx, change, event);
}

function projectEvent(tx: Tx, change: Change<JourneyState>, event: JourneyEvent): void {
  const { personId } = change.state.context;
  if (event.type === 'RelationNamed') nameRelation(tx, personId, event, change.at);
  if (event.type === 'ExperienceLogged') logExperience(tx, change, event);
  if (event.type === 'ExperienceWithdrawn') withdrawExperience(tx, change, event.entry);
  if (event.type === 'CertificateWithdrawn')
    tx.write('delete from certificate_file where id = $1', [event.certificateId], 'drop-certificate-file');
  if (event.type === 'JourneyStarted') giveAccess(tx, personId);
  if (event.type === 'StageEntered' && event.stage === 'closed') endAccess(tx, personId, change.at);
}

function rowOf({ state, version, deadline }: Change<JourneyState>): unknown[] {
  const { stage, standing, attention } = readJourney(state);
  const { visits, lastMovedAt, stalledAt, explainedUntil, reviewAt, policy, steps, offeredOn, decisions, keepUntil } =
    state.context;
  const stageSince = visits.at(-1)!.at;
  const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));
  return [
    ...[stage, standing, attention, version, instant(stageSince), instant(lastMovedAt), instant(stalledAt)],
    ...[instant(explainedUntil), instant(reviewAt), instant(deadline?.at ?? null), deadline?.type ?? null],
    stage === 'closed' ? instant(stageSince) : null,
    policy.version,
    steps.find(({ requirement }) => requirement === 'contacted')?.on ?? null,
    offeredOn,
    decisions.length,
    keepUntil,
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

function logExperience(
  tx: Tx,
  { processId, version, state, by }: Change<JourneyState>,
  { mode, on, quarters, withUserId }: Extract<JourneyEvent, { type: 'ExperienceLogged' }>,
): void {
  const { personId } = state.context;
  tx.write(
    `insert into experience_entry (organisation_id, journey_id, version, person_id, mode, worked_on, quarters, with_user_id, logged_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.organisationId, processId, version, personId, mode, on, quarters, withUserId ?? null, by?.userId ?? null],
    'log-experience',
  );
}

function withdrawExperience(tx: Tx, { processId, at }: Change<JourneyState>, entry: number): void {
  tx.write(
    'update experience_entry set withdrawn_at = $3 where journey_id = $1 and version = $2',
    [processId, entry, new Date(at)],
    'withdraw-experience',
  );
}

/** Whoever comes back to peer work may sign in again. */
function giveAccess(tx: Tx, personId: string): void {
  tx.write(
    `update member set ended_at = null where person_id = $1 and ended_at is not null and roles = array['peerWorker']`,
    [personId],
    'give-access',
  );
}

/** Access ends with the day on which the last journey closes (GUIDE 4.6): who is on the staff as well keeps theirs. */
function endAccess(tx: Tx, personId: string, at: number): void {
  tx.write(
    `update member m set ended_at = (date_trunc('day', $2::timestamptz at time zone o.zone) + interval '1 day') at time zone o.zone
     from organisation o
     where m.person_id = $1 and o.id = m.organisation_id and m.ended_at is null and m.roles = array['peerWorker']
       and not exists (select from journey j where j.person_id = $1 and j.closed_at is null)`,
    [personId, new Date(at)],
    'end-access',
  );
}
