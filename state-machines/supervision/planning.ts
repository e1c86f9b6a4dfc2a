import { dateOf, daysAfter, morningOf } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/process.js';
import { climbedBy, climbsAt } from '../ladder/climb.js';
import { everyDaysOf, governing } from './pattern.js';
import { proposeSlot } from './propose-slot.js';
import type {
  Planning,
  Slot,
  SupervisionContext,
  SupervisionEvent,
  SupervisionMessage,
} from './supervision.messages.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What an input leaves behind: what the supervision remembers from now on, and what happened. */
export interface Consequence {
  readonly remembers?: Partial<SupervisionContext>;
  readonly happened: readonly SupervisionEvent[];
}

/** Who has not said when they work or meet does so from Monday to Friday. */
const anyPlanning = (zone: string): Planning => ({
  calendar: { zone, weekdays: [1, 2, 3, 4, 5], daysOff: [] },
  ...{ worker: null, supervisor: null, busy: [], away: [] },
});

const planningOf = ({ facts }: SupervisionMessage, zone: string): Planning => facts.planning ?? anyPlanning(zone);

export const endOf = ({ startsAt, minutes }: Pick<Slot, 'startsAt' | 'minutes'>): Instant =>
  startsAt + minutes * MINUTE;

/** The session after this one, due so many days from a day as the pattern says. */
export function planNext(context: SupervisionContext, from: LocalDate, input: SupervisionMessage): Consequence {
  const dueOn = daysAfter(from, everyDaysOf(context));
  const next = { number: context.number + 1, dueOn, countedFrom: from, slot: null, uid: null, sequence: 0 };
  return planDue({ ...context, ...next }, input);
}

/** A session that is due on a day: its time has passed one interval later, whatever both agree on. */
export const planDue = (context: SupervisionContext, input: SupervisionMessage): Consequence =>
  planAgain(fromNowOn(context, input), input);

function fromNowOn(context: SupervisionContext, { at }: SupervisionMessage): SupervisionContext {
  const { dueOn, zone } = context;
  const today = dateOf(at, zone);
  const runsFrom = dueOn > today ? dueOn : today;
  return { ...context, runsFrom, latestAt: morningOf(daysAfter(runsFrom, everyDaysOf(context)), zone) };
}

/** A session that is moved again and again climbs its ladder all the same; once the top has been told, it is counted anew. */
function running(context: SupervisionContext, input: SupervisionMessage): SupervisionContext {
  const top = rungsFrom(context.latestAt, context, input).at(-1) ?? context.latestAt;
  return top <= input.at ? fromNowOn(context, input) : context;
}

function rungsFrom(at: Instant, context: SupervisionContext, input: SupervisionMessage): Instant[] {
  const ladder = governing(context)?.terms.ladder;
  return ladder ? climbsAt(ladder, at, planningOf(input, context.zone).calendar) : [];
}

/** Another time for the same session, as near as possible to a day: the one on which it is due, where none is named. */
export function planAgain(context: SupervisionContext, input: SupervisionMessage, on = context.dueOn): Consequence {
  const session = running(context, input);
  const startsAt = proposal(session, input, on);
  const { number, dueOn, slot: before } = session;
  if (startsAt !== null) {
    const { remembers, slot } = planAt(session, { startsAt, agreed: false }, input);
    return { remembers, happened: [{ type: 'SessionPlanned', number, dueOn, slot }] };
  }
  return {
    remembers: planWithout(session, input),
    happened: [...takenOut(before, number, input.at), { type: 'NoTimeInCommon', number, dueOn, since: input.at }],
  };
}

/** A time on which both agreed. The day on which the session is due stays, and so does the clock that counts from it. */
export function moveTo(context: SupervisionContext, startsAt: Instant, input: SupervisionMessage): Consequence {
  const { remembers, slot } = planAt(running(context, input), { startsAt, agreed: true }, input);
  const { number, dueOn, slot: before } = context;
  return { remembers, happened: [{ type: 'SessionMoved', number, dueOn, slot, from: before?.startsAt ?? null }] };
}

/** A time that suits both; nothing without a supervisor. */
function proposal(context: SupervisionContext, input: SupervisionMessage, on: LocalDate): Instant | null {
  const { zone, latestAt } = context;
  if (supervisorOf(input) === null) return null;
  const earliest = daysAfter(dateOf(input.at, zone), 1);
  const within = daysAfter(dateOf(latestAt, zone), -1);
  const latest = within < earliest ? daysAfter(earliest, everyDaysOf(context)) : within;
  return proposeSlot({ on, earliest, latest, minutes: minutesOf(context) }, planningOf(input, zone));
}

/** Whoever can't make it is not offered that day again; whoever wants another time, not that time. */
export function withoutRefusedTime<M extends SupervisionMessage>(
  { slot, asked, zone }: SupervisionContext,
  input: M,
): M {
  if (!slot || !asked) return input;
  const planning = planningOf(input, zone);
  const day = dateOf(slot.startsAt, zone);
  const kept =
    asked.asking === 'cantMakeIt'
      ? { ...planning, away: [...planning.away, { from: day, until: day }] }
      : { ...planning, busy: [...planning.busy, { from: slot.startsAt, until: endOf(slot) }] };
  return { ...input, facts: { ...input.facts, planning: kept } };
}

/** Who supervises now: named on this journey or on another one of the same person. */
const supervisorOf = (input: SupervisionMessage): string | null =>
  input.type === 'SupervisorNamed' ? input.holderId : input.facts.supervisorId;

const minutesOf = (context: SupervisionContext): number => governing(context)?.terms.minutes ?? 60;

/** The session takes place then: it has passed with its end, and an interval after it was due whatever was agreed. */
function planAt(
  context: SupervisionContext,
  time: Pick<Slot, 'startsAt' | 'agreed'>,
  input: SupervisionMessage,
): { remembers: Partial<SupervisionContext>; slot: Slot } {
  const { sequence, latestAt } = context;
  const uid = uidOf(context);
  const slot: Slot = { uid, sequence, ...time, minutes: minutesOf(context) };
  const passesAt = Math.min(endOf(slot), latestAt);
  const remindAt = reminderOf(context, slot, input.at);
  return { slot, remembers: { ...counting(context, passesAt, input), slot, uid, sequence: sequence + 1, remindAt } };
}

/** There is no time for the session yet: it has passed on the morning after it was due. */
function planWithout(context: SupervisionContext, input: SupervisionMessage): Partial<SupervisionContext> {
  const { runsFrom, zone, slot, sequence } = context;
  const passesAt = morningOf(daysAfter(runsFrom, 1), zone);
  return {
    ...counting(context, passesAt, input),
    ...{ slot: null, sequence: slot ? sequence + 1 : sequence, remindAt: null },
  };
}

/** When the session's time has passed, and when each step of the ladder is reached then; steps of the past stay climbed. */
function counting(
  context: SupervisionContext,
  passesAt: Instant,
  input: SupervisionMessage,
): Partial<SupervisionContext> {
  const { number, dueOn, countedFrom, runsFrom, latestAt, uid } = context;
  const rungs = rungsFrom(passesAt, context, input);
  return {
    ...{ number, dueOn, countedFrom, runsFrom, latestAt, uid, passesAt, rungs },
    climbed: climbedBy(rungs, input.at),
    unrecordedSince: passesAt <= input.at ? input.at : null,
    ...{ plannedAt: input.at, remindedAt: null, asked: null, supervisorId: supervisorOf(input) },
  };
}

/** One name a session, for as long as it is moved about: of the journey that had joined first when it was planned, and its number. */
const uidOf = ({ uid, journeys, number }: SupervisionContext): string => uid ?? `${journeys[0]!.journeyId}-${number}`;

/** Nobody is reminded of what they have just been told. */
function reminderOf(context: SupervisionContext, { startsAt }: Slot, now: Instant): Instant | null {
  const at = startsAt - (governing(context)?.terms.remindHoursBefore ?? 0) * HOUR;
  return at > now ? at : null;
}

/** A session that is still ahead is taken out of calendars. */
export const takenOut = (slot: Slot | null, number: number, at: Instant): readonly SupervisionEvent[] =>
  slot && slot.startsAt > at ? [{ type: 'SessionCancelled', number, slot, since: at }] : [];

/** A meeting of three that is still ahead is taken out of calendars. */
export const calledOff = (threeWay: SupervisionContext['threeWay'], at: Instant): readonly SupervisionEvent[] =>
  threeWay && threeWay.startsAt > at ? [{ type: 'ThreeWayCancelled', slot: threeWay, since: at }] : [];

/** What is left of a session that is not to take place. */
export const nothingAhead = ({ sequence }: Pick<SupervisionContext, 'sequence'>): Partial<SupervisionContext> => ({
  ...{ slot: null, remindAt: null, remindedAt: null, asked: null, unrecordedSince: null },
  ...{ rungs: [], climbed: 0, sequence: sequence + 1 },
});
