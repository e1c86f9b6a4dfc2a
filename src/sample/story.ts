import { DateTime } from 'luxon';

import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import { journeyPolicyOf } from '../../state-machines/policy/policy.js';
import type { Ask, Cast, Day, Player, Teller, Turn, Words, Worker } from './cast.js';
import { usualCourse, type CourseStep } from './course.js';

/** One thing that was asked in the past. */
export interface Told extends Words {
  readonly at: Instant;
  readonly by: Teller;
  readonly input: ReturnType<Ask>;
}

/** Whom a command names, as player; the loader puts the user's id in. */
export const NAMED: Readonly<Record<string, Player | undefined>> = {
  NameLineManager: 'coordinator',
  NameKeyworker: 'keyworker',
};

export const trackOf = ({ track = 'outreach' }: Worker) => track;

/** A worker's past on one track, in the order in which it happened, as seen from an instant. */
export function storyOf(cast: Cast, worker: Worker, now: Instant): Told[] {
  const usual = courseOf(cast, worker).map(({ day, ...step }) => ({ daysAgo: worker.began - day, ...step }));
  let before = beginningOf(cast, worker, now);
  return [...usual, ...(worker.turns ?? [])]
    .toSorted((a, b) => b.daysAgo - a.daysAgo)
    .map((turn, n) => {
      before = Math.max(before + A_MINUTE, workingHour(now, turn.daysAgo, n, cast.zone));
      return toldOf(turn, before, dayOf(before, now, cast.zone));
    });
}

/** When the first conversation was. */
export const beginningOf = (cast: Cast, worker: Worker, now: Instant): Instant =>
  workingHour(now, worker.began, 0, cast.zone);

function courseOf(cast: Cast, worker: Worker): CourseStep[] {
  const policy = journeyPolicyOf(1, cast.policy, trackOf(worker), 1);
  if (!policy) throw new Error(`${worker.name}: the policy does not open ${trackOf(worker)}`);
  return usualCourse(trackOf(worker), policy).filter(
    ({ day, ask }) => day <= worker.until && !quiet(worker, day) && !isLeftOut(worker, ask(anyDay)),
  );
}

const quiet = ({ quiet: [from, to] = [0, 0] }: Worker, day: number) => day > from && day < to;

/** Left out by name; and what somebody writes for themselves alone, where they have no account. */
function isLeftOut({ without = [], signsIn }: Worker, input: ReturnType<Ask>): boolean {
  const names = Object.values<unknown>(input);
  return without.some((one) => names.includes(one)) || (!signsIn && names.includes('self-care-plan'));
}

const anyDay: Day = { on: '', in: () => '', fromNow: () => '' };

const toldOf = ({ by, ask, note, why, content }: Omit<Turn, 'daysAgo'>, at: Instant, day: Day): Told => ({
  at,
  by,
  input: ask(day),
  ...(note && { note }),
  ...(why && { why }),
  ...(content && { content }),
});

const A_MINUTE = 60_000;
const AN_HOUR = 60 * A_MINUTE;

export function dayOf(at: Instant, now: Instant, zone: string): Day {
  const [on, today] = [dateOf(at, zone), dateOf(now, zone)];
  return { on, in: (days) => daysAfter(on, days), fromNow: (days) => daysAfter(today, days) };
}

/** A plausible hour so many days ago: on a weekday, between ten and four, and never in the future. */
export function workingHour(now: Instant, daysAgo: number, turn: number, zone: string): Instant {
  const day = DateTime.fromMillis(now, { zone }).minus({ days: daysAgo });
  const weekday = day.weekday > 5 ? day.minus({ days: day.weekday - 5 }) : day;
  const hour = weekday.set({ hour: 10 + (turn % 6), minute: (turn * 17) % 60, second: 0, millisecond: 0 });
  return Math.min(hour.toMillis(), now - AN_HOUR);
}
