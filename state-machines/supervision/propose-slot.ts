import { daysAfter } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/process.js';
import { instantOn, isWorkingDay, weekdayOf, type Busy, type Window } from '../core/working-calendar.js';
import type { Planning } from './supervision.messages.js';

const MINUTE = 60_000;
/** Sessions begin at whole quarters of an hour. */
const QUARTER = 15 * MINUTE;

/** Who said nothing of their week can meet whenever the organisation works. */
const officeHours = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday): Window => ({
  weekday,
  from: '09:00',
  until: '17:00',
}));

/** What is looked for: so long, as near to a day as possible. */
export interface Wanted {
  readonly on: LocalDate;
  /** Looked at until then, and then backwards from the day that is wanted. */
  readonly latest: LocalDate;
  readonly earliest: LocalDate;
  readonly minutes: number;
}

/** The nearest time to a day at which both can meet and the organisation works; nothing where there is none. */
export function proposeSlot(wanted: Wanted, planning: Planning): Instant | null {
  for (const day of daysInOrder(wanted)) {
    const at = timeOn(day, wanted.minutes, planning);
    if (at !== null) return at;
  }
  return null;
}

/** From the day that is wanted forwards, then from the day before it back. */
function* daysInOrder({ on, latest, earliest }: Wanted): Generator<LocalDate> {
  const from = on > earliest ? on : earliest;
  for (let day = from; day <= latest; day = daysAfter(day, 1)) yield day;
  for (let day = daysAfter(from, -1); day >= earliest; day = daysAfter(day, -1)) yield day;
}

function timeOn(day: LocalDate, minutes: number, { calendar, worker, supervisor, busy, away }: Planning) {
  if (!isWorkingDay(day, calendar) || away.some(({ from, until }) => from <= day && day <= until)) return null;
  const weekday = weekdayOf(day);
  const hours = (windows: readonly Window[] | null): Busy[] =>
    (windows ?? officeHours)
      .filter((window) => window.weekday === weekday)
      .map(({ from, until }) => ({
        from: instantOn(day, from, calendar.zone),
        until: instantOn(day, until, calendar.zone),
      }));
  const theirs = hours(supervisor);
  const both = hours(worker).flatMap((one) => theirs.map((other) => common(one, other)));
  const times = both.flatMap((free) => firstIn(free, minutes * MINUTE, busy) ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

const common = (one: Busy, other: Busy): Busy => ({
  from: Math.max(one.from, other.from),
  until: Math.min(one.until, other.until),
});

/** The first quarter of an hour of a stretch from which on there is time enough. */
function firstIn({ from, until }: Busy, lengthMs: number, busy: readonly Busy[]): Instant | undefined {
  const starts = [from, ...busy.map((taken) => taken.until)].map((at) => Math.ceil(at / QUARTER) * QUARTER);
  const isFree = (at: Instant) =>
    at >= from && at + lengthMs <= until && busy.every((taken) => at + lengthMs <= taken.from || taken.until <= at);
  return starts.filter(isFree).toSorted((one, other) => one - other)[0];
}
