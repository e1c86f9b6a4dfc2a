import type { Instant } from '../../state-machines/core/process.js';
import type { Owed } from './judge.js';
import type { RungBelow } from './owed.statements.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A step that was told so soon after it was due was on time: the next one keeps its own instant. */
const ON_TIME_MS = 15 * MINUTE;

/**
 * When a step of a ladder may be told at the earliest, if not now. After a time in which nothing ran, everything is overdue
 * at once: then each step keeps its distance from the one below, counted from when that one was really told.
 */
export function notBefore({ message: { rung } }: Owed, below: RungBelow | undefined, now: Instant): Instant | null {
  if (!rung || !below) return null;
  const dueAt = below.owed_at.getTime();
  if (!below.done_at) return dueAt + rung.gapMs + DAY < now ? null : now + Math.min(rung.gapMs, MINUTE);
  const toldAt = below.done_at.getTime();
  if (toldAt - dueAt <= Math.min(ON_TIME_MS, rung.gapMs / 10)) return null;
  return toldAt + rung.gapMs > now ? toldAt + rung.gapMs : null;
}
