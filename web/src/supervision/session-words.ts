import { t } from '../texts';
import type { Dates } from '../texts/dates';

interface Session {
  dueOn: string;
  slot: { startsAt: string; agreed: boolean } | null;
  stage: string;
  daysLate: number;
}

export type Ripeness = 'late' | 'today' | 'ahead';

/** Where a session stands in time: nobody has said what became of it, it can be said today, or it lies ahead. */
export function ripenessOf({ stage, slot, dueOn, daysLate }: Session, dates: Dates): Ripeness {
  if (stage === 'unrecorded' || daysLate > 0) return 'late';
  return dates.daysFromToday(slot?.startsAt ?? dueOn) <= 0 ? 'today' : 'ahead';
}

/** "Tue 8 December, 14:00, in 2 days", and the day on which it was due where that is another one. */
export function whenWords(session: Session, dates: Dates): string {
  const words = t.supervision;
  const { slot, dueOn } = session;
  const passed = dates.daysFromToday(dueOn) < 0;
  if (!slot) return passed ? words.wasDue(dates.day(dueOn)) : words.dueOn(dates.dayAndAway(dueOn));
  const when = `${dates.dayTime(slot.startsAt)}, ${dates.away(slot.startsAt)}`;
  if (dates.isSameDay(slot.startsAt, dueOn)) return when;
  return `${when} · ${passed ? words.wasDue(dates.day(dueOn)) : words.dueOn(dates.day(dueOn))}`;
}

/** "2 days late", counted from the day on which it was due, whatever moved since; nothing where it is not late. */
export const lateWords = ({ daysLate }: Session): string => (daysLate > 0 ? t.supervision.daysLate(daysLate) : '');
