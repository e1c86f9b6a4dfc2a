import type { Instant } from '../../state-machines/core/process.js';
import type { Owed } from './judge.js';
import type { RungBelow } from './owed.statements.js';

const MINUTE = 60_000;
/** A step that was told so soon after it was due was on time: the next one keeps its own instant. */
const ON_TIME_MS = 15 * MINUTE;

/** A step that can't be told, however often it is tried, does not hold up those above it. */
const MOST_WAITED_FOR = 5;

/**
 * When a step of a ladder may be told at the earliest, if not now. After a time in which nothing ran, everything is overdue
 * at once: then each step keeps its distance from the one below, counted from when that one was really told.
 */
export function notBefore({ message: { rung } }: Owed, below: RungBelow | undefined, now: Instant): Instant | null {
  if (!rung || !below) return null;
  if (!below.done_at) return below.attempts > MOST_WAITED_FOR ? null : afterUntold(below, rung.gapMs, now);
  const dueAt = below.owed_at.getTime();
  const toldAt = below.done_at.getTime();
  if (toldAt - dueAt <= Math.min(ON_TIME_MS, rung.gapMs / 10)) return null;
  return toldAt + rung.gapMs > now ? toldAt + rung.gapMs : null;
}

/** The one below is told in this very moment, or waits itself. */
function afterUntold({ put_off, claimed_until }: RungBelow, gapMs: number, now: Instant): Instant {
  const soon = now + Math.min(gapMs, MINUTE);
  return put_off === 'rungBelow' && claimed_until ? Math.max(soon, claimed_until.getTime() + gapMs) : soon;
}
