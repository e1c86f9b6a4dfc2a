/** What runs at this moment, and how all of it ends: the product's processes first, then what they stand on. */
import { say } from './say.mjs';

/** @type {Record<'processes' | 'foundations', (() => unknown)[]>} */
const running = { processes: [], foundations: [] };
let stoppingSince = 0;

/** How one of the product's processes ends. @param {() => unknown} end */
export const endsWith = (end) => void running.processes.push(end);

/** How something ends on which what began later stands. @param {() => unknown} end */
export const endsLast = (end) => void running.foundations.push(end);

export const isStopping = () => stoppingSince > 0;

/** @param {number} status */
export async function stop(status) {
  // asked again: at once. Sooner than a second later it is npm, passing on the same Ctrl-C
  if (stoppingSince && Date.now() - stoppingSince > 1_000) process.exit(130);
  if (stoppingSince) return;
  stoppingSince = Date.now();
  if (running.processes.length > 0) say('Stopping …');
  await Promise.allSettled(running.processes.map((end) => end()));
  for (const end of running.foundations.toReversed()) await end();
  process.exit(status);
}
