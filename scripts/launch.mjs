/** What `npm start` does: everything from an empty folder to a running product, and back to nothing at Ctrl-C. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFrom, ensureBuilt } from './build.mjs';
import { dataDir, occupy, openDataDir, secretsOf, settingsOf } from './data-dir.mjs';
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
import { roster, run } from './processes.mjs';
import { endsLast, isStopping, stop } from './running.mjs';
import { loadedSample, loadSample, wasCutOff } from './sample.mjs';
import { explain, Halt, seconds, step } from './say.mjs';
import { startServices } from './services.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} args */
export async function launchProduct(args) {
  process.stdout.on('error', () => undefined); // the terminal may be gone while we still stop what runs
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop(0));
  try {
    const began = performance.now();
    const product = await prepare(args);
    await startServices(product);
    announce(product, performance.now() - began);
  } catch (fault) {
    if (isStopping()) return;
    console.error(explain(fault));
    await stop(1);
  }
}

/** Everything that must be there before the product's own processes start. @param {string[]} args */
async function prepare(args) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const dir = dataDir();
  openDataDir(dir);
  const turn = occupy(dir);
  endsLast(turn.release);
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
  endsLast(kept.stop);
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

/** @param {Awaited<ReturnType<typeof prepare>>} product @param {number} tookMs */
function announce({ dir, env }, tookMs) {
  if (isStopping()) return;
  console.log(`\n  Ready in ${seconds(tookMs)}: ${env.BASE_URL}\n`);
  const sample = loadedSample(dir);
  const width = Math.max(...(sample?.accounts ?? []).map(({ email }) => email.length));
  for (const { email, password, role, organisation } of sample?.accounts ?? [])
    console.log(`    ${email.padEnd(width)}  ${password}   ${role}, ${organisation}`);
  if (!sample)
    console.log('    npm run admin -- create-organisation --help   makes the first organisation and its administrator');
  console.log(`\n  Data and logs: ${dir}. Ctrl-C stops everything.\n`);
}
