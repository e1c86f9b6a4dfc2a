import type { Instant, OwedMessage } from '../core/process.js';
import { spanAfter, type WorkingCalendar } from '../core/working-calendar.js';
import type { Ladder } from './ladder.js';

/** When each step of a ladder is reached if nobody acts: each so long after the one below it. */
export function climbsAt({ steps }: Ladder, from: Instant, calendar: WorkingCalendar): Instant[] {
  let reached = from;
  return steps.map(({ after }) => (reached = spanAfter(reached, after, calendar)));
}

/** How many steps are reached by an instant: steps without a distance between them are climbed together. */
export const climbedBy = (rungs: readonly Instant[], at: Instant): number => rungs.filter((rung) => rung <= at).length;

/** Which steps are climbed now, counted from 0. */
export const stepsBetween = (climbed: number, then: number): number[] =>
  Array.from({ length: then - climbed }, (_, index) => climbed + index);

/** Whom a step tells, how, and in which words of the organisation's own. */
export function messagesOfStep(
  { steps }: Ladder,
  rungs: readonly Instant[],
  index: number,
  about: Pick<OwedMessage, 'matter' | 'clause' | 'since' | 'toUser'>,
): OwedMessage[] {
  const step = steps[index];
  if (!step) return [];
  const gapMs = index === 0 ? 0 : rungs[index]! - rungs[index - 1]!;
  return step.to.map((to) => ({
    kind: 'message',
    ...about,
    to,
    rung: { index, of: steps.length, gapMs },
    channels: step.channels,
    ...(step.urgent && { urgent: true }),
    ...(step.words && { words: step.words }),
  }));
}
