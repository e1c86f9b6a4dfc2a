/** A claim holds for so long; whoever has not finished by then leaves the message to others. */
export const LEASE_MS = 120_000;

/** No mail begins to leave later than this into a claim, so that none is under way when the claim ends. */
export const SENDING_MS = 30_000;

/** A day of trying, and then the inbox must do. */
export const MOST_TRIES = 30;

const FIRST_MS = 30_000;
const LONGEST_MS = 3_600_000;

/** How long to wait after so many tries: twice as long each time, up to an hour. */
export function waitAfter(tries: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(tries - 1, 20), LONGEST_MS);
}
