import { DateTime } from 'luxon';

import type { Instant, LocalDate } from './process.js';

/** The hour at which people are told things: never in the night. */
const MORNING = 9;

/** The day on which an instant falls, in a zone. */
export function dateOf(at: Instant, zone: string): LocalDate {
  return DateTime.fromMillis(at, { zone }).toISODate() as LocalDate;
}

/** Is this a day of the calendar, written `YYYY-MM-DD`? */
export function isDate(text: string): text is LocalDate {
  return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** The day a year after the day of an instant, in a zone. */
export function aYearAfter(at: Instant, zone: string): LocalDate {
  return DateTime.fromMillis(at, { zone }).plus({ years: 1 }).toISODate() as LocalDate;
}

/** Nine in the morning of a day, in a zone. */
export function morningOf(date: LocalDate, zone: string): Instant {
  return DateTime.fromISO(date, { zone }).set({ hour: MORNING }).toMillis();
}

/** Nine in the morning, so many days (one at least) after the day of an instant: days as people count them, by the calendar. */
export function morningAfter(at: Instant, days: number, zone: string): Instant {
  return DateTime.fromMillis(at, { zone }).startOf('day').plus({ days }).set({ hour: MORNING }).toMillis();
}

/** Whole days between two instants as people count them: by the calendar, in a zone. */
export function daysBetween(from: Instant, to: Instant, zone: string): number {
  const [start, end] = [from, to].map((at) => DateTime.fromMillis(at, { zone }).startOf('day'));
  return Math.round(end!.diff(start!, 'days').days);
}
