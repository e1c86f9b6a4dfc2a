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
