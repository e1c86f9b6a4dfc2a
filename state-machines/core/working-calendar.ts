import { DateTime } from 'luxon';

import { daysAfter } from './calendar.js';
import type { Instant, LocalDate } from './process.js';

/** A stretch of a week in which somebody can meet, by the wall clock of a zone: `09:30`. */
export interface Window {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly from: string;
  readonly until: string;
}

/** On which days an organisation works. `daysOff` reaches at least a year and a half ahead. */
export interface WorkingCalendar {
  readonly zone: string;
  readonly weekdays: readonly number[];
  readonly daysOff: readonly LocalDate[];
}

/** A time that is taken. */
export interface Busy {
  readonly from: Instant;
  readonly until: Instant;
}

/** How long something takes or may take: by the clock, by the calendar, or by the days on which the organisation works. */
export interface Span {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'workingDays';
}

const HOUR = 3_600_000;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Does the organisation work on this day? One that names no weekday works on all of them. */
export function isWorkingDay(day: LocalDate, { weekdays, daysOff }: WorkingCalendar): boolean {
  return (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) && !daysOff.includes(day);
}

/** So many working days after a day: the days off between are not counted. */
export function workingDaysAfter(day: LocalDate, amount: number, calendar: WorkingCalendar): LocalDate {
  let reached = day;
  for (let left = amount; left > 0;) {
    reached = daysAfter(reached, 1);
    if (isWorkingDay(reached, calendar)) left--;
  }
  return reached;
}

/** When a span that begins at an instant is over. Days keep the time of day, also where the clocks change between. */
export function spanAfter(at: Instant, { amount, unit }: Span, calendar: WorkingCalendar): Instant {
  if (unit === 'hours') return at + amount * HOUR;
  const begun = DateTime.fromMillis(at, { zone: calendar.zone });
  if (unit === 'days') return begun.plus({ days: amount }).toMillis();
  const today = begun.toISODate()!;
  const days = (Date.parse(workingDaysAfter(today, amount, calendar)) - Date.parse(today)) / (24 * HOUR);
  return begun.plus({ days }).toMillis();
}

/** A time of a day by the wall clock of a zone: an hour that the clocks skip is the one after it. */
export const instantOn = (day: LocalDate, time: string, zone: string): Instant =>
  DateTime.fromISO(`${day}T${time}`, { zone }).toMillis();
