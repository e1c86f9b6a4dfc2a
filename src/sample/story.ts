import { DateTime } from 'luxon';

import type { Instant } from '../../state-machines/core/process.js';
import { journeyPolicyOf } from '../../state-machines/policy/policy.js';
import type { Cast, Player, Turn, Worker } from './cast.js';
import { usualCourse, type CourseStep } from './course.js';

/** One thing that was asked in the past. */
export interface Told {
  readonly at: Instant;
  readonly by: Player;
  readonly input: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly note?: string;
}

/** Whom a command names, as player; the loader puts the user's id in. */
export const NAMED: Readonly<Record<string, Player | undefined>> = {
  NameLineManager: 'coordinator',
  NameKeyworker: 'keyworker',
};

/** A worker's past, in the order in which it happened, as seen from an instant. */
export function storyOf(cast: Cast, worker: Worker, now: Instant): Told[] {
  const { topics } = journeyPolicyOf(1, cast.policy);
  const usual = usualCourse
    .filter(
      ({ day, command, code }) =>
        day <= worker.until && !quiet(worker, day) && !left(worker, command, code) && isAsked(command, code, topics),
    )
    .map((step) => ({ daysAgo: worker.began - step.day, tell: (at: Instant) => toldOf(step, at, cast.zone) }));
  const different = (worker.turns ?? []).map((turn) => ({
    daysAgo: turn.daysAgo,
    tell: (at: Instant) => turned(turn, at, now, cast.zone),
  }));
  let before = beginningOf(cast, worker, now);
  return [...usual, ...different]
    .toSorted((a, b) => b.daysAgo - a.daysAgo)
    .map(({ daysAgo, tell }, turn) =>
      tell((before = Math.max(before + A_MINUTE, workingHour(now, daysAgo, turn, cast.zone)))),
    );
}

/** When the first conversation was. */
export const beginningOf = (cast: Cast, worker: Worker, now: Instant): Instant =>
  workingHour(now, worker.began, 0, cast.zone);

const quiet = ({ quiet: [from, to] = [0, 0] }: Worker, day: number) => day > from && day < to;

const left = ({ without = [] }: Worker, command: string, code: string | undefined) =>
  without.includes(command) || (code !== undefined && without.includes(code));

const isAsked = (command: string, code: string | undefined, topics: readonly string[]) =>
  command !== 'RecordTraining' || topics.includes(code ?? '');

function toldOf({ by, command, code, note }: CourseStep, at: Instant, zone: string): Told {
  const on = dayOf(at, zone);
  const details = {
    ...(command === 'RecordStep' && { requirement: code, on }),
    ...(command === 'RecordTraining' && { topic: code, on }),
  };
  return { at, by, input: { type: command, ...details }, ...(note && { note }) };
}

/** Days in a turn's details are counted from now; the journey wants dates. */
function turned({ by, command, details = {}, note }: Turn, at: Instant, now: Instant, zone: string): Told {
  const dated = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'number' ? dayOf(now + value * A_DAY, zone) : value,
  ]);
  const on = command === 'RecordTraining' || command === 'RecordStep' ? { on: dayOf(at, zone) } : {};
  return { at, by, input: { type: command, ...on, ...Object.fromEntries(dated) }, ...(note && { note }) };
}

const A_MINUTE = 60_000;
const A_DAY = 24 * 60 * A_MINUTE;

const dayOf = (at: Instant, zone: string) => DateTime.fromMillis(at, { zone }).toISODate()!;

/** A plausible hour so many days ago: on a weekday, between ten and four, and never in the future. */
function workingHour(now: Instant, daysAgo: number, turn: number, zone: string): Instant {
  const day = DateTime.fromMillis(now, { zone }).minus({ days: daysAgo });
  const weekday = day.weekday > 5 ? day.minus({ days: day.weekday - 5 }) : day;
  const hour = weekday.set({ hour: 10 + (turn % 6), minute: (turn * 17) % 60, second: 0, millisecond: 0 });
  return Math.min(hour.toMillis(), now - A_DAY / 24);
}
