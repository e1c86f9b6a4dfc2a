/** Dates as people say them, in the organisation's zone: "Tue 8 December, in 2 weeks". */

const LOCALE = 'en-GB';
const DAY_MS = 86_400_000;

const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const isDay = /^\d{4}-\d{2}-\d{2}$/;

export interface Dates {
  /** Today's date, `YYYY-MM-DD`. */
  today: () => string;
  /** So many days from today, `YYYY-MM-DD`. */
  todayPlus: (days: number) => string;
  /** Whole days from today: 0 is today, 1 tomorrow. */
  daysFromToday: (when: string) => number;
  isSameDay: (one: string, other: string) => boolean;
  /** "Tue 8 December" (with the year when it is another one). */
  day: (when: string) => string;
  /** "8 Dec" */
  short: (when: string) => string;
  /** "in 2 weeks", "yesterday" */
  away: (when: string) => string;
  /** "Tue 8 December, in 2 weeks" */
  dayAndAway: (when: string) => string;
  /** "14:05" */
  time: (when: string) => string;
  /** "Tue 8 December, 14:05" */
  dayTime: (when: string) => string;
}

export function datesIn(zone: string): Dates {
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const long = writer(zone, { weekday: 'short', day: 'numeric', month: 'long' });
  const longWithYear = writer(zone, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
  const short = writer(zone, { day: 'numeric', month: 'short' });
  const clock = writer(zone, { hour: '2-digit', minute: '2-digit' });

  const dateOf = (when: string) => (isDay.test(when) ? when : iso.format(new Date(when)));
  const today = () => iso.format(new Date());
  const daysFromToday = (when: string) => Math.round((Date.parse(dateOf(when)) - Date.parse(today())) / DAY_MS);
  const day = (when: string) => (dateOf(when).slice(0, 4) === today().slice(0, 4) ? long : longWithYear)(instant(when));
  const away = (when: string) => inWords(daysFromToday(when));

  return {
    today,
    todayPlus: (days) => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10),
    daysFromToday,
    isSameDay: (one, other) => dateOf(one) === dateOf(other),
    day,
    short: (when) => short(instant(when)),
    away,
    dayAndAway: (when) => `${day(when)}, ${away(when)}`,
    time: (when) => clock(when),
    dayTime: (when) => `${day(when)}, ${clock(when)}`,
  };
}

/** A bare day is no instant: noon of it is on that day in every zone that matters here. */
const instant = (when: string): string => (isDay.test(when) ? `${when}T12:00:00Z` : when);

function writer(zone: string, options: Intl.DateTimeFormatOptions): (when: string) => string {
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
  return (when) => format.format(new Date(when)).replace(',', '');
}

/** Days are counted up to two weeks, then weeks, then months: nobody counts 75 days. */
function inWords(days: number): string {
  const size = Math.abs(days);
  if (size < 14) return relative.format(days, 'day');
  if (size < 70) return relative.format(Math.trunc(days / 7), 'week');
  if (size < 700) return relative.format(Math.trunc(days / 30.44), 'month');
  return relative.format(Math.trunc(days / 365.25), 'year');
}
