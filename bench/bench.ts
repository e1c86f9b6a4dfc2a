import type { Finding } from './harness/report.js';
import type { Ground } from './support/ground.js';

/** What a benchmark is given to work with. */
export interface Setting {
  readonly ground: Ground;
  /** How many ABBA blocks, and how long each of a block's four stretches is. */
  readonly blocks: number;
  readonly sliceMs: number;
  readonly quick: boolean;
  /** Says what is being prepared. */
  readonly onStep: (sentence: string) => void;
  /** Shows how far a figure is. */
  readonly onBlock: (id: string) => (done: number, of: number) => void;
}

export type Bench = (setting: Setting) => Promise<readonly Finding[]>;
