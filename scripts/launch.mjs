/** What `npm start` does: everything from an empty folder to a running product, and back to nothing at Ctrl-C. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { builtFrom, ensureBuilt } from './build.mjs';
import { dataDir, instanceFile, occupy, openDataDir, secretsOf, settingsOf } from './data-dir.mjs';
import {
  addresses,
  dropDatabase,
  ensureDatabase,
  holdsOrganisations,
  markMigrated,
  startDatabase,
} from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { keep } from './keep.mjs';
import { isFree } from './ports.mjs';
import { lastLines, launch, roster, run } from './processes.mjs';
import { loadedSample, loadSample, wasCutOff } from './sample.mjs';
import { explain, Halt, say, seconds, step } from './say.mjs';
import { thriftyEnv, thriftyFlags } from './thrift.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

/** What runs: the product's processes, and below them what they stand on. @type {Record<'processes' | 'foundations', (() => unknown)[]>} */
const running = { processes: [], foundations: [] };
let stopping = 0;
const isStopping = () => stopping > 0;

/** @param {string[]} args */
export async function launchProduct(args) {
  process.stdout.on('error', () => undefined); // the terminal may be gone while we still stop what runs
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop(0));
  try {
    const began = performance.now();
    const product = await prepare(args);
    await begin(product);
    announce(product, performance.now() - began);
  } catch (fault) {
    if (stopping) return;
    console.error(explain(fault));
    await stop(1);
  }
}

/** @param {number} status */
async function stop(status) {
  if (stopping && Date.now() - stopping > 1_000) process.exit(130); // asked again: at once. Sooner, it is npm passing on the same Ctrl-C
  if (stopping) return;
  stopping = Date.now();
  if (running.processes.length > 0) say('Stopping …');
  await Promise.allSettled(running.processes.map((end) => end()));
  for (const end of running.foundations.toReversed()) await end();
  process.exit(status);
}

/** Everything that must be there before the product's own processes start. @param {string[]} args */
async function prepare(args) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const dir = dataDir();
  openDataDir(dir);
  const turn = occupy(dir);
  running.foundations.push(turn.release);
  const crew = roster(join(dir, 'run'));
  for (const name of ['api', 'worker', 'temporal']) await crew.endOrphan(name);
  const env = settingsOf(dir);
  await refuseTakenPort(env);
  await ensureInstalled();
  await ensureBuilt();
  const database = await openDatabase(dir, env, !args.includes('--empty') && env.NODE_ENV !== 'production');
  return { dir, env, crew, database };
}

/** @param {Record<string, string>} env */
async function refuseTakenPort({ PORT = '', HOST = '127.0.0.1' }) {
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535) throw new Halt(`PORT is ${PORT}, and must be a port number.`);
  if (await isFree(Number(PORT), HOST)) return;
  throw new Halt(
    `Port ${PORT} is taken by another program: stop it, or choose another port: PORT=${Number(PORT) + 1} npm start`,
  );
}

/** @param {string} dir @param {Record<string, string>} env @param {boolean} withSample */
async function openDatabase(dir, env, withSample) {
  if (env.DATABASE_URL) {
    await step('Bringing the database up to date', () => migrate(env));
    return undefined;
  }
  const secrets = secretsOf(dir);
  const server = await step('Starting PostgreSQL', () => startDatabase(dir, secrets));
  const again = () => startDatabase(dir, secrets, server.port);
  let first = true;
  const kept = keep('database', () => (first ? ((first = false), Promise.resolve(server)) : again()));
  running.foundations.push(kept.stop);
  if (wasCutOff(dir)) await dropDatabase(server);
  const migratedBy = await ensureDatabase(server, secrets);
  Object.assign(env, addresses(server, secrets));
  const build = builtFrom('server') ?? '';
  if (migratedBy !== build) {
    await step('Bringing the database up to date', () => migrate(env));
    await markMigrated(server, build);
  }
  if (withSample && !(await holdsOrganisations(server))) await loadSample(dir, env);
  return { ...server, temporalPassword: secrets.passwords.temporal };
}

/** @param {Record<string, string>} env */
async function migrate(env) {
  const { status, output } = await run(process.execPath, ['dist/src/entry/migrate.js'], { env });
  if (status !== 0) throw new Halt(`The database could not be brought up to date. It said:\n${output.trim()}`);
}

/** @param {Awaited<ReturnType<typeof prepare>>} product */
async function begin({ dir, env, crew, database }) {
  const temporal = await planTemporal(env);
  const log = join(dir, 'logs');
  const compiled = resolve('node_modules/.cache/peerwork-compiled'); // for Node 22 and newer
  /** @param {string} name */
  const service = (name) =>
    keep(name, async () => {
      const preload = ['--import', './scripts/leave-with-parent.mjs', '--enable-source-maps'];
      const args = [...thriftyFlags(name), ...preload, `dist/src/entry/${name}.js`];
      const handle = launch(process.execPath, args, {
        env: { NODE_COMPILE_CACHE: compiled, ...thriftyEnv, ...env },
        log: join(log, `${name}.log`),
        ipc: true,
      });
      crew.add(name, handle.pid, `dist/src/entry/${name}.js`);
      return handle;
    });
  const instance = instanceFile(dir);
  instance.write({ url: env.BASE_URL ?? '', env });
  running.processes.push(instance.remove);
  const api = service('api');
  running.processes.push(() => api.stop().then(() => crew.remove('api')));
  if (temporal) void bringTemporal({ dir, database, crew, ports: temporal });
  await untilAnswering(env, api, join(log, 'api.log'));
  if (env.CLOCK === 'local' || isStopping()) return;
  const worker = service('worker'); // after the page is there: until it works the local clock keeps time
  running.processes.push(() => worker.stop().then(() => crew.remove('worker')));
}

/** Whoever has an address of a server uses that one; else it is told the address that ours will have. @param {Record<string, string>} env */
async function planTemporal(env) {
  if (env.TEMPORAL_ADDRESS || env.CLOCK === 'local') return undefined;
  const { choosePorts } = await import('./temporal-server.mjs');
  const ports = await choosePorts();
  env.TEMPORAL_ADDRESS = `127.0.0.1:${ports.frontend}`;
  return ports;
}

/** Nobody waits for it: until it is up, the local clock keeps time. @param {{ dir: string, database: Awaited<ReturnType<typeof openDatabase>>, crew: ReturnType<typeof roster>, ports: import('./temporal-config.mjs').Ports }} wish */
async function bringTemporal({ dir, database, crew, ports }) {
  const { ensureTemporalBinary, startTemporalServer } = await import('./temporal-server.mjs');
  const binary = await ensureTemporalBinary({ onProgress: (sentence) => stopping || say(sentence) });
  if (stopping) return;
  if (!binary)
    return say(
      'There is no Temporal server to be had here (no CLI, no download, no Go): the local clock stays in use.',
    );
  const kept = keep('Temporal server', async () => {
    const server = await startTemporalServer({
      dataDir: join(dir, 'temporal'),
      pg: database,
      password: database?.temporalPassword,
      ports,
      binary,
    });
    crew.add('temporal', server.pid, binary.program);
    return server;
  });
  running.processes.push(() => kept.stop().then(() => crew.remove('temporal')));
}

/** @param {Record<string, string>} env @param {import('./keep.mjs').Kept} api @param {string} log */
async function untilAnswering(env, api, log) {
  const { HOST = '127.0.0.1', PORT } = env;
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST;
  await step('Starting the product', async () => {
    for (; !isStopping(); await delay(50)) {
      const answer = await fetch(`http://${host}:${PORT}/api/health`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer && [200, 503].includes(answer.status)) return;
      if (api.failures() > 1)
        throw new Halt((await faultsOfSettings(env)) ?? `The product does not start. It said:\n${lastLines(log)}`);
    }
  });
}

/** The most common reason for not starting, in the words of the settings themselves. @param {Record<string, string>} env @returns {Promise<string | undefined>} */
async function faultsOfSettings(env) {
  const { loadSettings } = await import(new URL('../dist/src/settings.js', import.meta.url).href);
  try {
    loadSettings(env);
    return undefined;
  } catch (fault) {
    return /** @type {Error} */ (fault).message;
  }
}

/** @param {Awaited<ReturnType<typeof prepare>>} product @param {number} tookMs */
function announce({ dir, env }, tookMs) {
  if (stopping) return;
  console.log(`\n  Ready in ${seconds(tookMs)}: ${env.BASE_URL}\n`);
  const sample = loadedSample(dir);
  const width = Math.max(...(sample?.accounts ?? []).map(({ email }) => email.length));
  for (const { email, password, role, organisation } of sample?.accounts ?? [])
    console.log(`    ${email.padEnd(width)}  ${password}   ${role}, ${organisation}`);
  if (!sample)
    console.log('    npm run admin -- create-organisation --help   makes the first organisation and its administrator');
  console.log(`\n  Data and logs: ${dir}. Ctrl-C stops everything.\n`);
}
