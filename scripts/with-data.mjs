/**
 * Runs one of the product's commands with the settings of this installation: those in the environment (production), else
 * those of the running `npm start`, else those of the data folder, whose database is started for as long as the command runs.
 *   node scripts/with-data.mjs admin create-organisation …
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { dataDir, instanceFile, openDataDir, secretsOf, settingsOf } from './data-dir.mjs';
import { addresses, ensureDatabase, startDatabase } from './database.mjs';
import { ensureInstalled } from './install.mjs';
import { tryLock } from './lock.mjs';
import { run } from './processes.mjs';
import { explain, Halt } from './say.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const [command = '', ...args] = process.argv.slice(2);

/** @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function obey(env) {
  const child = spawn(process.execPath, [`dist/src/entry/${command}.js`, ...args], {
    env: { ...env, ...process.env },
    stdio: 'inherit',
  });
  // the command ends in its own way, and the database that was started for it after it
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

/** @param {string} dir */
async function withOwnDatabase(dir) {
  await ensureInstalled();
  await ensureBuilt(['server']);
  const secrets = secretsOf(dir);
  const server = await startDatabase(dir, secrets);
  try {
    await ensureDatabase(server, secrets);
    const env = { ...settingsOf(dir), ...addresses(server, secrets) };
    const migration = await run(process.execPath, ['dist/src/entry/migrate.js'], { env });
    if (migration.status !== 0) throw new Halt(migration.output.trim());
    return await obey(env);
  } finally {
    await server.stop();
  }
}

async function main() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  if (process.env.DATABASE_URL || process.env.DATABASE_APP_URL) return obey({});
  const dir = dataDir();
  openDataDir(dir);
  const turn = tryLock(join(dir, 'run', 'lock'));
  if ('release' in turn) return withOwnDatabase(dir).finally(turn.release);
  const instance = instanceFile(dir).read();
  if (!instance) throw new Halt(`An instance on ${dir} is just starting: try again when it is ready.`);
  return obey(instance.env);
}

process.exitCode = await main().catch((fault) => {
  console.error(explain(fault));
  return 1;
});
