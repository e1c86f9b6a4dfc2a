import { dateOf, daysAfter, daysBetween, morningOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import { governing } from '../../state-machines/supervision/pattern.js';
import type { Member } from '../auth/sessions.js';
import { daysLate, dayOf, type SupervisionRow } from '../supervision/supervision-cards.js';
import type { KeptReading } from './kept-matters.js';
import type { Matter } from './today.schemas.js';

const A_WEEK = 7;

/** What one supervision means for whoever looks at it today; nothing, where all is as it should be. */
export function supervisionMatters(row: SupervisionRow, member: Member, now: Instant): KeptReading[] {
  if (row.person_id === member.personId) return [ownSession(row, now)];
  const all = row.supervisor_id === member.userId || row.covered ? theirs(row, now) : cameUp(row, member, now);
  return all.filter((reading) => reading !== undefined);
}

/** For the supervisor, and whoever stands in: the session of the week, and whatever keeps it from happening. */
function theirs(row: SupervisionRow, now: Instant): (KeptReading | undefined)[] {
  return [session(row, now), timeless(row, now), askedFor(row), toDecide(row, now), threeWay(row, now)];
}

/** For a coordinator, a manager: what the ladder brought up to them, and what only they can mend. */
function cameUp(row: SupervisionRow, { roles }: Member, now: Instant): (KeptReading | undefined)[] {
  const coordinates = roles.includes('coordinator');
  const told = hearers(row).some((role) => roles.includes(role));
  return [
    told ? session(row, now) : undefined,
    coordinates ? (row.supervisor_id ? timeless(row, now) : unsupervised(row)) : undefined,
    roles.includes('manager') ? toDecide(row, now) : undefined,
  ];
}

/** Whom the rungs that were climbed told. */
function hearers({ state: { context } }: SupervisionRow) {
  const steps = governing(context)?.terms.ladder.steps ?? [];
  return steps.slice(0, context.climbed).flatMap(({ to }) => to);
}

const at = (row: SupervisionRow, type: string) => ({ type, href: `/supervision/${row.id}` });

function session(row: SupervisionRow, now: Instant): KeptReading | undefined {
  const { context } = row.state;
  const { dueOn, slot, zone, agenda, number } = context;
  const unrecorded = row.stage === 'unrecorded';
  const day = dayOf(context);
  if (!unrecorded && (!slot || day > daysAfter(dateOf(now, zone), A_WEEK))) return undefined;
  const passed = slot ? slot.startsAt : morningOf(dueOn, zone);
  return {
    matter: unrecorded ? 'session-unrecorded' : 'session-this-week',
    clause: unrecorded ? 'TURAS 7.1' : 'GUIDE 4.3-i',
    since: Math.min(now, passed),
    mine: true,
    action: at(row, unrecorded ? 'RecordSession' : 'AddAgendaItem'),
    params: {
      number,
      dueOn,
      on: day,
      agenda: agenda.length,
      days: unrecorded ? Math.max(0, daysBetween(passed, now, zone)) : daysLate(dueOn, now, zone),
      ...(slot && { startsAt: new Date(slot.startsAt).toISOString() }),
    },
  };
}

/** The two have no time in common. */
function timeless(row: SupervisionRow, now: Instant): KeptReading | undefined {
  const { slot, dueOn, zone, number } = row.state.context;
  if (slot || row.stage !== 'planned') return undefined;
  return matterOf('no-time-in-common', 'GUIDE 4.3-e', now, at(row, 'MoveSession'), {
    number,
    dueOn,
    days: daysLate(dueOn, now, zone),
  });
}

function unsupervised(row: SupervisionRow): KeptReading | undefined {
  const { startedAt, journeys } = row.state.context;
  const [journey] = journeys;
  const action = journey ? { type: 'NameSupervisor', href: `/journeys/${journey.journeyId}` } : null;
  return matterOf('supervisor-missing', 'TURAS 10.1.7', startedAt, action);
}

function askedFor(row: SupervisionRow): KeptReading | undefined {
  const { asked, dueOn } = row.state.context;
  if (!asked) return undefined;
  return matterOf('another-time-asked', 'GUIDE 4.3-e', asked.since, at(row, 'MoveSession'), {
    about: asked.asking,
    dueOn,
  });
}

/** Nothing is decided by itself (TURAS 12.5). */
function toDecide(row: SupervisionRow, now: Instant): KeptReading | undefined {
  const { decision, misses, zone } = row.state.context;
  if (!decision) return undefined;
  return matterOf('decide-misses', 'TURAS 12.5', decision.since, at(row, 'DecideMisses'), {
    misses: misses.length,
    days: daysBetween(decision.since, now, zone),
    ...(decision.escalated && { escalated: 1 }),
  });
}

function threeWay(row: SupervisionRow, now: Instant): KeptReading | undefined {
  const { threeWay: meeting, zone } = row.state.context;
  if (!meeting || dateOf(meeting.startsAt, zone) > daysAfter(dateOf(now, zone), A_WEEK)) return undefined;
  return matterOf('three-way-this-week', 'GUIDE 4.2-b', Math.min(now, meeting.startsAt), at(row, 'RecordThreeWay'), {
    startsAt: new Date(meeting.startsAt).toISOString(),
  });
}

const matterOf = (
  matter: Matter,
  clause: string,
  since: Instant,
  action: KeptReading['action'],
  params?: KeptReading['params'],
): KeptReading => ({ matter, clause, since, mine: true, action, ...(params && { params }) });

/** The worker's own next session: theirs to confirm as long as it was only proposed. */
function ownSession({ state: { context } }: SupervisionRow, now: Instant): KeptReading {
  const { slot, dueOn, number, agenda, startedAt } = context;
  const open = slot !== null && !slot.agreed && slot.startsAt > now;
  return {
    matter: 'own-session',
    clause: 'TURAS 10.1.7',
    since: startedAt,
    mine: open,
    action: { type: open ? 'ConfirmTime' : 'AddAgendaItem', href: '/my/supervision' },
    params: {
      number,
      dueOn,
      on: dayOf(context),
      agenda: agenda.length,
      ...(slot && { startsAt: new Date(slot.startsAt).toISOString() }),
    },
  };
}
