import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import { everyDaysOf } from '../../state-machines/supervision/pattern.js';
import type { SupervisionContext } from '../../state-machines/supervision/supervision.messages.js';
import type { LoadAnswer } from './supervisors.schemas.js';

/** A supervision under way, and whose hands it is in. */
export interface Standing {
  readonly supervisorId: string;
  readonly minutes: number;
  readonly context: SupervisionContext;
}

type Weeks = LoadAnswer['weeks'];

/** What the patterns ask of each supervisor, week by week from the present Monday on: the next session as it is planned, then as the pattern goes on. */
export function loadOf(standings: readonly Standing[], weeks: number, now: Instant, zone: string): Weeks {
  const monday = mondayOf(dateOf(now, zone));
  const mondays = Array.from({ length: weeks }, (_, week) => daysAfter(monday, week * 7));
  const loads = mondays.map(() => new Map<string, { sessions: number; hours: number }>());
  const until = daysAfter(monday, weeks * 7);
  for (const { supervisorId, minutes, context } of standings)
    for (const day of daysOf(context, now, until)) {
      const week = loads[weekOf(day, monday)]!;
      const { sessions, hours } = week.get(supervisorId) ?? { sessions: 0, hours: 0 };
      week.set(supervisorId, { sessions: sessions + 1, hours: hours + minutes / 60 });
    }
  return mondays.map((from, week) => ({
    from,
    bySupervisor: [...loads[week]!].map(([userId, load]) => ({ userId, ...load })),
  }));
}

/** The days of the sessions ahead. What is late is met today. */
function* daysOf({ journeys, held, slot, dueOn, zone }: SupervisionContext, now: Instant, until: LocalDate) {
  const today = dateOf(now, zone);
  const planned = slot ? dateOf(slot.startsAt, zone) : dueOn;
  let day = planned > today ? planned : today;
  for (let sessions = held; day < until;) {
    yield day;
    sessions++;
    day = daysAfter(day, everyDaysOf({ journeys, held: sessions }));
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const weekOf = (day: LocalDate, monday: LocalDate): number =>
  Math.floor((Date.parse(day) - Date.parse(monday)) / (7 * DAY_MS));

function mondayOf(day: LocalDate): LocalDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}
