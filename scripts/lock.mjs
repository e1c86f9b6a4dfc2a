/** A lock that only one living process holds: a file that names its holder, and that a dead holder cannot keep. */
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { acquaint, readAcquaintance, stillRuns } from './processes.mjs';

/**
 * @param {string} file
 * @returns {{ release: () => void } | { holder: number }} the holder is the process that has it now
 */
export function tryLock(file) {
  const mine = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(mine, JSON.stringify(acquaint(process.pid, basename(process.argv[1] ?? 'node'))), { mode: 0o600 });
  try {
    for (;;) {
      if (linkOnce(mine, file)) return { release: () => rmSync(file, { force: true }) };
      const known = readAcquaintance(file);
      if (known && stillRuns(known)) return { holder: known.pid };
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Waits its turn. @param {string} file @param {() => void} [onWait] said once when somebody else has it */
export async function lock(file, onWait) {
  for (let waited = false; ; waited = true) {
    const attempt = tryLock(file);
    if ('release' in attempt) return attempt;
    if (!waited) onWait?.();
    await delay(200);
  }
}

/** A hard link appears whole or not at all, and fails when the name is taken. @param {string} from @param {string} to */
function linkOnce(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code === 'EEXIST') return false;
    throw fault;
  }
}
