import { daysAfter, daysBetween, morningOf, dateOf } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import { everyDaysOf } from '../../state-machines/supervision/pattern.js';
import type { Slot, SupervisionContext } from '../../state-machines/supervision/supervision.messages.js';
import type { SupervisionState } from '../../state-machines/supervision/supervision.js';
import type { Member } from '../auth/sessions.js';
import { fullName, personNameOf } from '../people/person-name.js';
import type { SupervisionCard } from './supervision.answers.js';

/** A supervision's row as pages find it. */
export interface SupervisionRow {
  id: string;
  person_id: string;
  given_name: string | null;
  family_name: string | null;
  stage: SupervisionCard['stage'];
  every_days: number;
  state: SupervisionState;
  supervisor_id: string | null;
  supervisor_name: string | null;
  /** The asker covers for the supervisor. */
  covered: boolean;
  /** Who stands in for the supervisor now. */
  cover: { userId: string; name: string } | null;
}

/** `v` is the supervision. `asker` is the placeholder of the user who asks. */
export const supervisionColumns = (asker: string) => `
  v.id, v.person_id, n.given_name, n.family_name, v.stage, v.every_days, k.state, r.holder_id as supervisor_id,
  ${fullName('h')} as supervisor_name,
  exists (select from held_relation c where c.person_id = v.person_id and c.relation = 'supervisor' and c.holder_id = ${asker}
    and c.covers_for is not null) as covered,
  (select jsonb_build_object('userId', c.holder_id, 'name', coalesce(nullif(${fullName('s')}, ''), '—'))
   from held_relation c join member b on b.user_id = c.holder_id left join person_name s on s.person_id = b.person_id
   where c.person_id = v.person_id and c.relation = 'supervisor' and c.covers_for is not null
   order by exists (select from covering a where a.absent_id = c.holder_id), c.holder_id limit 1) as cover`;

export const supervisionTables = `
  supervision v join process k on k.id = v.id left join person_name n on n.person_id = v.person_id
  left join person_relation r on r.person_id = v.person_id and r.relation = 'supervisor'
  left join member m on m.user_id = r.holder_id left join person_name h on h.person_id = m.person_id`;

export const iso = (at: Instant): string => new Date(at).toISOString();

export const slotOf = (slot: Slot | null): SupervisionCard['slot'] =>
  slot && { startsAt: iso(slot.startsAt), minutes: slot.minutes, agreed: slot.agreed };

/** A supervision as lists show it. */
export function supervisionCardOf(row: SupervisionRow, asker: Member, now: Instant): SupervisionCard {
  const { context } = row.state;
  const { programmeId, zone, journeys, held, number, dueOn, decision, asked, misses, agenda } = context;
  const today = dateOf(now, zone);
  const supervisor = row.supervisor_id ? { userId: row.supervisor_id, name: row.supervisor_name || '—' } : null;
  const own = row.person_id === asker.personId;
  return {
    id: row.id,
    person: personNameOf(row),
    programmeId,
    journeys: journeys.map(({ journeyId, track, standing }) => ({ id: journeyId, track, standing })),
    stage: row.stage,
    number,
    dueOn,
    slot: slotOf(expected(row.stage) ? context.slot : null),
    supervisor,
    coverFor: row.covered && !own ? supervisor : null,
    cover: row.cover,
    asked: asked && { asking: asked.asking, since: iso(asked.since) },
    misses: misses.length,
    decision: decision && { since: iso(decision.since), escalated: decision.escalated },
    daysLate: expected(row.stage) ? daysLate(dueOn, now, zone) : 0,
    agenda: agenda.length,
    everyDays: row.every_days,
    nextDueOn: expected(row.stage) ? daysAfter(today, everyDaysOf({ journeys, held: held + 1 })) : null,
    yours: own || row.covered || row.supervisor_id === asker.userId,
  };
}

/** A session is expected: nobody is on a pause, and nobody has left. */
export const expected = (stage: SupervisionCard['stage']): boolean => stage === 'planned' || stage === 'unrecorded';

/** Whole days since the day on which it was due, whatever it was moved to. */
export const daysLate = (dueOn: LocalDate, now: Instant, zone: string): number =>
  Math.max(0, daysBetween(morningOf(dueOn, zone), now, zone));

/** The day on which the session is to take place: as it was agreed, else as it is due. */
export const dayOf = ({ slot, dueOn, zone }: Pick<SupervisionContext, 'slot' | 'dueOn' | 'zone'>): LocalDate =>
  slot ? dateOf(slot.startsAt, zone) : dueOn;
