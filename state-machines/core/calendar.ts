import { IANAZone } from 'luxon';

import type { Instant, LocalDate } from './process.js';

/** The hour at which people are told things: never in the night. */
const MORNING = 9;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** The day on which an instant falls, in a zone. */
export function dateOf(at: Instant, zone: string): LocalDate {
  return new Date(at + offsetMs(at, zone)).toISOString().slice(0, 10);
}

/** Is this a day of the calendar, written `YYYY-MM-DD`? */
export function isDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/** The day so many years after a day, or before it; of 29 February there may be none, but it can be compared with. */
export function yearsAfter(date: LocalDate, years: number): LocalDate {
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
}

/** So many days after a day, or before it. */
export function daysAfter(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** So many months after a day: where that month is shorter, its last day. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Whole weeks between two days. */
export function weeksBetween(from: LocalDate, to: LocalDate): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / (7 * DAY)));
}

/** Nine in the morning of a day, in a zone. */
export function morningOf(date: LocalDate, zone: string): Instant {
  const wallClock = Date.parse(`${date}T00:00:00Z`) + MORNING * 60 * MINUTE;
  const nearby = wallClock - offsetMs(wallClock, zone);
  return wallClock - offsetMs(nearby, zone); // the clocks may change between the two: at nine they never do
}

/** Nine in the morning, so many days (one at least) after the day of an instant: days as people count them, by the calendar. */
export function morningAfter(at: Instant, days: number, zone: string): Instant {
  const day = new Date(Date.parse(`${dateOf(at, zone)}T00:00:00Z`) + days * DAY);
  return morningOf(day.toISOString().slice(0, 10), zone);
}

/** Whole days between two instants as people count them: by the calendar, in a zone. */
export function daysBetween(from: Instant, to: Instant, zone: string): number {
  const [start, end] = [from, to].map((at) => Date.parse(`${dateOf(at, zone)}T00:00:00Z`));
  return (end! - start!) / DAY;
}

/** Offsets that were asked for lately: the same few mornings are asked for again and again, and asking the system is slow. */
const lately = new Map<string, number>();
const MOST = 10_000;

/** How far the wall clock of a zone is ahead of UTC. Clocks change at whole minutes. */
function offsetMs(at: Instant, zone: string): number {
  const minute = Math.floor(at / MINUTE);
  const key = `${zone} ${minute}`;
  const known = lately.get(key);
  if (known !== undefined) return known;
  const offset = IANAZone.create(zone).offset(minute * MINUTE) * MINUTE;
  if (lately.size >= MOST) lately.clear();
  lately.set(key, offset);
  return offset;
}
