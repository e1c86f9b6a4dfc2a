import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** What one stretch of load brought: how long it was, and how long each answer took. */
export interface Slice {
  readonly ms: number;
  readonly latencies: readonly number[];
}

type Work = () => Promise<unknown>;

/** Each client asks again as soon as it has its answer: for throughput. Answers after the end do not count. */
export async function closedLoop(clients: number, ms: number, work: Work): Promise<Slice> {
  const latencies: number[] = [];
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (let asked = began; asked - began < ms;) {
      await work();
      const answered = performance.now();
      if (answered - began <= ms) latencies.push(answered - asked);
      asked = answered;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { ms, latencies };
}

/**
 * Requests come at their own pace, whether or not the earlier ones were answered, and each is timed from the instant at
 * which it was to come: for latency. A server that stands still for a second is seen to do so.
 */
export async function openLoop(perSecond: number, ms: number, work: Work, random: () => number): Promise<Slice> {
  const latencies: number[] = [];
  const began = performance.now();
  const under: Promise<void>[] = [];
  const ask = async (due: number): Promise<void> => {
    await work();
    latencies.push(performance.now() - began - due);
  };
  for (let due = 0; due < ms; due += (-Math.log(1 - random()) * 1_000) / perSecond) {
    const early = began + due - performance.now();
    if (early > 1) await delay(early);
    under.push(ask(due));
  }
  await Promise.all(under);
  return { ms, latencies };
}

export const perSecond = (slices: readonly Slice[]): number =>
  (1_000 * slices.flatMap(({ latencies }) => latencies).length) / slices.reduce((sum, { ms }) => sum + ms, 0);
