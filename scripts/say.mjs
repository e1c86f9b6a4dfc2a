/** How the scripts speak to the person at the terminal: short lines, and one clear sentence when something is in the way. */

/** Something the person can put right. Its message is the whole answer: no stack trace is shown. */
export class Halt extends Error {
  /** @override */
  name = 'Halt';
}

const startedAt = performance.now();

/** @param {string} sentence */
export function say(sentence) {
  console.log(`[${seconds(performance.now() - startedAt)}] ${sentence}`);
}

/**
 * Does one step, and says so when it takes longer than a person likes to wait in silence.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = performance.now();
  let spoken = false;
  const impatience = setTimeout(() => {
    spoken = true;
    say(`${what} …`);
  }, 700);
  try {
    const result = await work();
    if (spoken) say(`${what}: done in ${seconds(performance.now() - began)}`);
    return result;
  } finally {
    clearTimeout(impatience);
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * The last line of every script: what stopped it, in one sentence where that is known.
 * @param {unknown} fault
 */
export function explain(fault) {
  const { code, message, stack } = /** @type {NodeJS.ErrnoException} */ (
    fault instanceof Error ? fault : new Error(String(fault))
  );
  if (fault instanceof Halt) return message;
  if (code === 'ENOSPC' || code === '53100' || /No space left on device|disk full/i.test(message)) return diskFull;
  if (code === 'EACCES' || code === 'EROFS') return `This folder or file cannot be written: ${message}.`;
  return stack ?? message;
}

export const diskFull = 'The disk is full: make room, or set DATA_DIR to a folder on another disk, and start again.';
