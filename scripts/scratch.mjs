/** A folder for servers that live only as long as one run. What a killed run left in its own is ended and removed by the next. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from './lock.mjs';
import { endOrphanedPostgres } from './pg.mjs';
import { roster } from './processes.mjs';

const YOUNG_MS = 60_000;

/**
 * PostgreSQL belongs into `postgres`, Temporal into `temporal` with its pid in `crew`.
 * @param {string} prefix
 */
export async function openScratch(prefix) {
  await sweep(prefix);
  const dir = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(dir, 0o711); // PostgreSQL may run as another user
  tryLock(join(dir, 'run', 'lock'));
  return { dir, crew: roster(join(dir, 'run')), close: () => remove(dir) };
}

/** @param {string} prefix */
async function sweep(prefix) {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    if (isYoung(dir) || 'holder' in tryLock(join(dir, 'run', 'lock'))) continue;
    await roster(join(dir, 'run')).endOrphan('temporal');
    await endOrphanedPostgres(join(dir, 'postgres'));
    remove(dir);
  }
}

/** Another run may be about to lock the folder that it made just now. @param {string} dir */
function isYoung(dir) {
  try {
    return Date.now() - statSync(dir).mtimeMs < YOUNG_MS;
  } catch {
    return true; // its own run removes it this moment
  }
}

/** @param {string} dir */
function remove(dir) {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
