import type { SupervisionCard } from '../api/types';
import type { Dates } from '../texts/dates';

/** A day to begin with when both look for another time: the first weekday after the session, and not before tomorrow. */
export function nextWorkday({ slot }: Pick<SupervisionCard, 'slot'>, dates: Dates): string {
  const after = Math.max(0, slot ? dates.daysFromToday(slot.startsAt) : 0);
  let days = after + 1;
  while (isWeekend(dates.todayPlus(days))) days++;
  return dates.todayPlus(days);
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
