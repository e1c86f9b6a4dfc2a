/** Finds a Temporal server for this machine, and gets one where there is none: by download, or built from source by Go. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { lock } from './lock.mjs';
import { run } from './processes.mjs';

/** Pinned together with the SDK: time skipping is experimental. */
export const SERVER_VERSION = '1.32.1';
const modules = ['cmd/server', 'cmd/tools/sql'].map((path) => `go.temporal.io/server/${path}@v${SERVER_VERSION}`);
const DOWNLOAD = 'https://temporal.download/cli/archive/latest';

/**
 * 'cli': the Temporal CLI with its own database file. 'server': the server itself, which runs on PostgreSQL.
 * @typedef {{ kind: 'cli', program: string } | { kind: 'server', program: string, sql: string }} Binary
 * @typedef {{ cacheDir?: string, serverOnly?: boolean }} Where
 */

/** @param {NodeJS.ProcessEnv} [env] */
export function cacheDir(env = process.env) {
  return env.CACHE_DIR || join(homedir(), '.cache', 'peer-work-engine');
}

/** What is on this machine already. Tests and measurements want the server itself, whose clock can be moved. @param {Where} [where] @returns {Binary | undefined} */
export function findTemporal({ cacheDir: cache = cacheDir(), serverOnly = false } = {}) {
  const cli = serverOnly ? undefined : (onPath('temporal') ?? existing(join(cache, 'bin', 'temporal')));
  if (cli) return { kind: 'cli', program: cli };
  const [program, sql] = [join(cache, 'bin', 'server'), join(cache, 'bin', 'sql')];
  return existsSync(sql) && isRightVersion(program) ? { kind: 'server', program, sql } : undefined;
}

/**
 * Finds a server or gets one; undefined where that cannot be done here. Several processes that ask at once wait for one build.
 * @param {Where & { wait?: boolean, onProgress?: (sentence: string) => void, downloadFrom?: string }} [wish] without `wait` only what is there already counts
 * @returns {Promise<Binary | undefined>}
 */
export async function ensureTemporalBinary({
  wait = true,
  onProgress = () => {},
  downloadFrom = DOWNLOAD,
  ...where
} = {}) {
  const found = findTemporal(where);
  if (found || !wait) return found;
  const cache = where.cacheDir ?? cacheDir();
  const turn = await lock(join(cache, 'build.lock'), () =>
    onProgress('Another process is getting the Temporal server: waiting for it'),
  );
  try {
    const meanwhile = findTemporal(where);
    if (meanwhile) return meanwhile;
    if (!where.serverOnly && (await download(cache, downloadFrom, onProgress))) return findTemporal(where);
    return (await build(cache, onProgress)) ? findTemporal({ ...where, serverOnly: true }) : undefined;
  } finally {
    turn.release();
  }
}

/** The Temporal CLI as its makers offer it; gives up at once where they cannot be reached. @param {string} cache @param {string} from @param {(sentence: string) => void} onProgress */
async function download(cache, from, onProgress) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const address = `${from}?platform=${platform}&arch=${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const fresh = join(cache, `download-${process.pid}`);
  const giveUp = new AbortController();
  const patience = setTimeout(() => giveUp.abort(), 5_000);
  try {
    const answer = await fetch(address, { signal: giveUp.signal });
    clearTimeout(patience);
    if (!answer.ok || !answer.body) return false;
    onProgress('Downloading the Temporal CLI, once');
    return await unpack(new Uint8Array(await answer.arrayBuffer()), fresh, join(cache, 'bin'));
  } catch {
    return false;
  } finally {
    clearTimeout(patience);
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Put in place by rename once it has shown that it runs. @param {Uint8Array} archive @param {string} fresh @param {string} bin */
async function unpack(archive, fresh, bin) {
  mkdirSync(fresh, { recursive: true });
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(fresh, 'archive.tar.gz'), archive);
  if ((await run('tar', ['-xzf', 'archive.tar.gz'], { cwd: fresh })).status !== 0) return false;
  const program = join(fresh, 'temporal');
  if (!existsSync(program)) return false;
  chmodSync(program, 0o755);
  if ((await run(program, ['--version'])).status !== 0) return false;
  mkdirSync(bin, { recursive: true });
  renameSync(program, join(bin, 'temporal'));
  return true;
}

/** Minutes of work, so at the lowest priority; Go's own cache keeps what an interrupted build had done. @param {string} cache @param {(sentence: string) => void} onProgress */
async function build(cache, onProgress) {
  const go = onPath('go') ?? existing('/usr/local/go/bin/go');
  if (!go) return false;
  const fresh = join(cache, `build-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const began = Date.now();
  onProgress('Building the Temporal server with Go, once: some minutes');
  const report = setInterval(
    () => onProgress(`Still building the Temporal server (${Math.round((Date.now() - began) / 1000)} s)`),
    30_000,
  );
  try {
    const { status, output } = await run('nice', ['-n', '19', go, 'install', ...modules], {
      env: { ...process.env, GOBIN: fresh },
    });
    if (status !== 0) onProgress(`The Temporal server could not be built: ${output.trim().split('\n').at(-1)}`);
    if (status !== 0) return false;
    mkdirSync(join(cache, 'bin'), { recursive: true });
    for (const name of ['sql', 'server']) renameSync(join(fresh, name), join(cache, 'bin', name));
    return true;
  } finally {
    clearInterval(report);
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** @param {string} program */
function isRightVersion(program) {
  if (!existsSync(program)) return false;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return stdout.trim().endsWith(` ${SERVER_VERSION}`);
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((dir) => join(dir || '.', name))
    .find((file) => existsSync(file));
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : undefined;
}
