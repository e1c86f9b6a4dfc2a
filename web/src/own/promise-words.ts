import type { Dates } from '../texts/dates';

const NEAR_DAYS = 2;

/** By when something is promised: near by with its hour ("tomorrow, 16:00"), otherwise the day. */
export function promiseWords(promisedBy: string, dates: Dates): string {
  const days = dates.daysFromToday(promisedBy);
  if (days < 0 || days > NEAR_DAYS) return dates.day(promisedBy);
  return days < 2 ? `${dates.away(promisedBy)}, ${dates.time(promisedBy)}` : dates.dayTime(promisedBy);
}
