/** The one folder that holds everything a laptop's installation keeps: database, logs, secrets, and who runs it now. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { tryLock } from './lock.mjs';
import { Halt } from './say.mjs';

const ROOM_NEEDED = 300_000_000;

/** @param {NodeJS.ProcessEnv} [env] */
export function dataDir(env = process.env) {
  return resolve(env.DATA_DIR || '.data');
}

/** Makes the folder where there is none; one sentence where that cannot be, or where its disk is as good as full. @param {string} dir */
export function openDataDir(dir) {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 });
    accessSync(dir, constants.W_OK);
  } catch (fault) {
    throw new Halt(
      `${dir} cannot be used as data folder (${/** @type {Error} */ (fault).message}): set DATA_DIR to another one.`,
    );
  }
  const { bavail, bsize } = statfsSync(dir);
  const left = bavail * bsize;
  if (left < ROOM_NEEDED)
    throw new Halt(
      `The disk of ${dir} has only ${Math.round(left / 1e6)} MB left and 300 MB are needed: make room, or set DATA_DIR to a folder on another disk.`,
    );
}

/** Two servers on one database folder would destroy it. @param {string} dir */
export function occupy(dir) {
  const turn = tryLock(join(dir, 'run', 'lock'));
  if ('release' in turn) return turn;
  const where = readJson(join(dir, 'run', 'instance.json'))?.url;
  throw new Halt(
    `${dir} is in use by another instance (process ${turn.holder}${where ? `, ${where}` : ''}): stop that one, or set DATA_DIR to another folder.`,
  );
}

/**
 * What the running instance tells others who need it, such as `npm run admin`.
 * @typedef {{ url: string, env: Record<string, string> }} Instance
 * @param {string} dir
 */
export function instanceFile(dir) {
  const file = join(dir, 'run', 'instance.json');
  return {
    /** @param {Instance} instance */
    write: (instance) => writeWhole(file, instance),
    /** @returns {Instance | undefined} */
    read: () => readJson(file),
    remove: () => rmSync(file, { force: true }),
  };
}

/**
 * Made once and never again: without MASTER_KEY every note in the database is lost.
 * @param {string} dir
 * @returns {{ AUTH_SECRET: string, MASTER_KEY: string, passwords: Record<'superuser' | 'owner' | 'app' | 'auth' | 'temporal', string> }}
 */
export function secretsOf(dir) {
  const file = join(dir, 'secrets.json');
  const kept = readJson(file);
  if (kept) return kept;
  if (existsSync(join(dir, 'postgres', 'PG_VERSION')))
    throw new Halt(
      `${file} is missing or cannot be read, and without it the database beside it cannot be opened: put it back from a backup.`,
    );
  const word = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: word(), owner: word(), app: word(), auth: word(), temporal: word() };
  const made = {
    AUTH_SECRET: randomBytes(32).toString('base64'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    passwords,
  };
  writeWhole(file, made);
  return made;
}

/** The settings of the product's processes: the person's own first, then what the folder keeps. @param {string} dir @returns {Record<string, string>} */
export function settingsOf(dir) {
  const { AUTH_SECRET, MASTER_KEY } = secretsOf(dir);
  /** @type {Record<string, string>} */
  const given = {};
  for (const [name, value] of Object.entries(process.env)) if (value) given[name] = value;
  const port = given.PORT ?? '3100';
  const made = {
    NODE_ENV: 'development',
    PORT: port,
    BASE_URL: `http://localhost:${port}`,
    CLOCK: 'auto',
    AUTH_SECRET,
    MASTER_KEY,
  };
  return { ...made, ...given, DATA_DIR: dir };
}

/** @param {string} file */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** There whole or not at all, and for our eyes only. @param {string} file @param {unknown} content */
export function writeWhole(file, content) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
