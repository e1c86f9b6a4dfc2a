import { ActivityFailure, ApplicationFailure, isCancellation, TemporalFailure } from '@temporalio/workflow';

/** The hands failed: why, in a code, and how often in a row. A workflow in trouble shows it and never gives up. */
export interface Trouble {
  readonly code: string;
  readonly times: number;
  readonly againAt: number;
}

/** A rule or a hand threw: nothing that waiting mends. */
export const BUG = 'BUG';

const SECOND = 1000;

/** Where the world is away it comes back soon; where a rule throws, someone has to mend it first. */
const longestPauseMs = (code: string) => (code === BUG ? 15 * 60 * SECOND : 30 * SECOND);

/** What an activity's failure says, in a code. Names and sentences never come this far. */
export function codeOf(error: unknown): string {
  if (isCancellation(error)) throw error;
  const cause = error instanceof ActivityFailure ? error.cause : error; // a local activity's comes unwrapped
  if (cause instanceof ApplicationFailure) return cause.type ?? 'UNKNOWN';
  if (cause instanceof TemporalFailure) return 'NO_ANSWER';
  throw error;
}

/** Pauses double from one second up to what the code deserves. */
export function troubleAfter(before: Trouble | undefined, code: string, now: number): Trouble {
  const times = (before?.times ?? 0) + 1;
  return { code, times, againAt: now + Math.min(SECOND * 2 ** (times - 1), longestPauseMs(code)) };
}

export function inWords({ code, times, againAt }: Trouble): string {
  return `trouble: ${code}, ${times} in a row, again at ${new Date(againAt).toISOString()}`;
}
