import type { Channel as Way, Instant } from '../../../state-machines/core/process.js';
import type { Letter } from '../letter.js';

/** The ways out of the house: the inbox has everything anyway. */
export type OutChannel = Exclude<Way, 'inbox'>;

/** What became of a letter: the other side took it, may take it another time, or will never take it, and why. */
export type Sent = 'sent' | 'later' | Refused;

/** Refused for good: nothing reaches that address, or this one letter is not wanted there. */
export interface Refused {
  readonly refused: 'address' | 'letter';
  readonly code: string;
}

/** Hears of what went wrong: a code, and never an address. */
export type Log = (code: string, details?: object) => void;

/** The port: a way on which people are told. It never throws, and never says more than a code to the log. */
export interface Channel {
  /** The ways that it serves. */
  readonly serves: readonly OutChannel[];
  send(letter: Letter, now: Instant): Promise<Sent>;
  close?(): void;
}
