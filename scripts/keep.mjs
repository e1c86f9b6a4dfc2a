/** Services that are started again when they end by themselves. */
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './say.mjs';

const [SHORTEST, LONGEST, HEALTHY] = [200, 30_000, 60_000];

/**
 * @typedef {import('./processes.mjs').Handle} Handle
 * @typedef {{ first: Promise<Handle>, failures: () => number, stop: () => Promise<void> }} Kept
 */

/**
 * Starts a service and keeps it running: the more often it ends at once, the longer the pause before the next try.
 * @param {string} name
 * @param {() => Promise<Handle>} begin
 * @returns {Kept}
 */
export function keep(name, begin) {
  const stopping = new AbortController();
  let failures = 0;
  /** @type {Handle | undefined} */
  let current;
  const start = async () => (current = await begin());
  const first = start();
  const life = watch();

  async function watch() {
    for (let next = first; !stopping.signal.aborted; next = start()) {
      const began = Date.now();
      const end = await next.then((handle) => handle.exited).catch((fault) => fault);
      if (stopping.signal.aborted) return;
      failures = Date.now() - began > HEALTHY ? 1 : failures + 1;
      const pause = Math.min(LONGEST, SHORTEST * 2 ** (failures - 1));
      say(`The ${name} ended (${reason(end)}): starting it again${pause > 1_000 ? ` in ${pause / 1_000} s` : ''}.`);
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    first,
    failures: () => failures,
    stop: async () => {
      stopping.abort();
      await Promise.race([first.catch(() => undefined), delay(2_000)]);
      await current?.stop();
      await life;
    },
  };
}

/** @param {import('./processes.mjs').Exit | Error} end */
function reason(end) {
  if (end instanceof Error) return end.message.split('\n')[0];
  return end.signal ?? `exit ${end.code}`;
}
