import { describe, expect, it } from '@jest/globals';

import { compare, interleave } from '../../bench/harness/compare.js';
import { perSecond, type Slice } from '../../bench/harness/load.js';
import { reached, table, type Finding } from '../../bench/harness/report.js';
import { median, medianInterval, quantile, seededRandom } from '../../bench/harness/statistics.js';

/** A machine that gets slower all the time, and does so many things a second when it starts. */
const tiring = () => {
  let tiredness = 0;
  return (perSecondAtFirst: number) => (ms: number) => {
    tiredness += ms / 1_000;
    const count = Math.round((perSecondAtFirst * ms) / (1_000 + 20 * tiredness));
    return Promise.resolve({ ms, latencies: Array.from({ length: count }, () => 1) });
  };
};

describe('a comparison', () => {
  it('finds the ratio although the machine drifts', async () => {
    const machine = tiring();
    const blocks = await interleave({ subject: machine(2_000), anchor: machine(1_000), blocks: 10, sliceMs: 1_000 });
    const { ratio, interval, sameAgainstSame, ratios } = compare(blocks, perSecond);
    expect(ratio).toBeCloseTo(2, 2);
    expect(interval[0]).toBeLessThanOrEqual(ratio);
    expect(interval[1]).toBeGreaterThanOrEqual(ratio);
    expect(sameAgainstSame).toBeLessThan(0.02);
    expect(ratios).toHaveLength(10);
  });

  it('gives both sides the same share of each block, first and last in turn', async () => {
    const order: string[] = [];
    const side = (name: string) => (ms: number) => {
      order.push(name);
      return Promise.resolve({ ms, latencies: [1] });
    };
    await interleave({ subject: side('B'), anchor: side('A'), blocks: 2, sliceMs: 1 });
    expect(order.slice(2).join('')).toBe('ABBABAAB');
  });

  it('says how far the anchor seems to be from itself', async () => {
    const counts = [1, 150, 100, 100, 150, 100, 150, 150, 100];
    const anchor = (ms: number): Promise<Slice> =>
      Promise.resolve({ ms, latencies: Array.from({ length: counts.shift()! }, () => 1) });
    const subject = (ms: number): Promise<Slice> => Promise.resolve({ ms, latencies: [1] });
    const blocks = await interleave({ subject, anchor, blocks: 4, sliceMs: 1_000 });
    expect(compare(blocks, perSecond).sameAgainstSame).toBeCloseTo(0.5);
  });
});

describe('the statistics', () => {
  it('read quantiles between neighbours', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([5], 0.99)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('give an interval that narrows with what is known', () => {
    const random = seededRandom(3);
    const width = (count: number): number => {
      const [low, high] = medianInterval(Array.from({ length: count }, random));
      return high - low;
    };
    expect(width(200)).toBeLessThan(width(10));
  });
});

const aFinding = (changes: Partial<Finding> = {}): Finding => ({
  id: 'P1a',
  what: 'commands',
  beside: 'updates',
  unit: '/s',
  ratio: 9,
  goal: 8,
  better: 'higher',
  anchor: 100,
  measured: 900,
  runs: 20,
  interval: [8.5, 9.5],
  sameAgainstSame: 0.01,
  ...changes,
});

describe('a finding', () => {
  it('reaches its goal from the side that is better', () => {
    expect(reached(aFinding())).toBe(true);
    expect(reached(aFinding({ better: 'lower' }))).toBe(false);
  });

  it('is void where the harness could not tell the anchor from itself', () => {
    expect(table([aFinding({ sameAgainstSame: 0.07 })])).toContain('void');
    expect(table([aFinding()])).toContain('reached');
  });
});
