import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something is so, and fails when it is not so in time. */
export async function until(isSo: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await delay(20))
    if (Date.now() > end) throw new Error(`not so after ${withinMs} ms: ${isSo.toString()}`);
}
