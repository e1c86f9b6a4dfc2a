import type { Slice } from './load.js';
import { median, medianInterval } from './statistics.js';

/** One of the two that are compared: gives one stretch of load of so many milliseconds. */
export type Side = (ms: number) => Promise<Slice>;

/** Reads the figure in question off the stretches of one side. */
export type Figure = (slices: readonly Slice[]) => number;

/** How one figure of the subject stands beside the same figure of the anchor. */
export interface Comparison {
  readonly ratio: number;
  /** Holds the ratio 95 times in 100. */
  readonly interval: readonly [number, number];
  /** How far the harness finds the anchor from itself: beyond 5 % the run says nothing. */
  readonly sameAgainstSame: number;
  readonly subject: number;
  readonly anchor: number;
  /** The ratio of each block. */
  readonly ratios: readonly number[];
}

interface Plan {
  readonly subject: Side;
  readonly anchor: Side;
  readonly blocks: number;
  readonly sliceMs: number;
  readonly onBlock?: (done: number, of: number) => void;
}

interface Block {
  readonly subject: readonly [Slice, Slice];
  readonly anchor: readonly [Slice, Slice];
}

/**
 * Subject and anchor take turns in blocks of four stretches, ABBA and BAAB, so that whatever drifts on the machine drifts
 * for both. Every figure is then the median of the blocks' ratios.
 */
export async function interleave({ subject, anchor, blocks, sliceMs, onBlock }: Plan): Promise<readonly Block[]> {
  const done: Block[] = [];
  await anchor(sliceMs / 2); // what is compiled, cached and prepared once is no part of a figure
  await subject(sliceMs / 2);
  while (done.length < blocks) {
    const [outer, inner] = done.length % 2 === 0 ? [anchor, subject] : [subject, anchor];
    const first = await outer(sliceMs);
    const middle = [await inner(sliceMs), await inner(sliceMs)] as const;
    const sides = { outer: [first, await outer(sliceMs)] as const, inner: middle };
    done.push(
      outer === anchor ? { anchor: sides.outer, subject: sides.inner } : { anchor: sides.inner, subject: sides.outer },
    );
    onBlock?.(done.length, blocks);
  }
  return done;
}

/** What the blocks say about one figure. */
export function compare(blocks: readonly Block[], figure: Figure): Comparison {
  const ratios = blocks.map(({ subject, anchor }) => figure(subject) / figure(anchor));
  return {
    ratio: median(ratios),
    interval: medianInterval(ratios),
    sameAgainstSame: sameAgainstSame(blocks, figure),
    subject: median(blocks.map(({ subject }) => figure(subject))),
    anchor: median(blocks.map(({ anchor }) => figure(anchor))),
    ratios,
  };
}

/** What the harness says where both sides are the anchor: its stretches of two blocks, dealt out in turn as to two sides. */
function sameAgainstSame(blocks: readonly Block[], figure: Figure): number {
  const ratios = blocks.flatMap(({ anchor: [first, last] }, index) => {
    const next = index % 2 === 0 ? blocks[index + 1]?.anchor : undefined;
    if (!next) return [];
    const ratio = figure([first, next[1]]) / figure([last, next[0]]);
    return [index % 4 === 0 ? ratio : 1 / ratio];
  });
  return Math.abs(median(ratios) - 1);
}
