/** The product's own processes on one machine: api, worker and, where there is one, a Temporal server. */
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { instanceFile } from './data-dir.mjs';
import { keep } from './keep.mjs';
import { lastLines, launch } from './processes.mjs';
import { endsWith, isStopping } from './running.mjs';
import { explain, Halt, say, step } from './say.mjs';
import { thriftyEnv, thriftyFlags } from './thrift.mjs';

/**
 * @typedef {object} Product
 * @property {string} dir
 * @property {Record<string, string>} env the settings of its processes
 * @property {ReturnType<typeof import('./processes.mjs').roster>} crew
 * @property {import('./pg.mjs').Postgres & { temporalPassword: string } | undefined} database undefined where it is somebody else's
 */

/** Starts everything, and returns when the page is there. @param {Product} product */
export async function startServices(product) {
  const { dir, env } = product;
  const ports = await planTemporal(env);
  const instance = instanceFile(dir);
  instance.write({ url: env.BASE_URL ?? '', env });
  endsWith(instance.remove);
  const api = keepService('api', product);
  if (ports) void bringTemporal(product, ports).catch((fault) => say(`There is no Temporal server: ${explain(fault)}`));
  await untilAnswering(env, api, join(dir, 'logs', 'api.log'));
  // after the page is there: until it works the local clock keeps time
  if (env.CLOCK !== 'local' && !isStopping()) keepService('worker', product);
}

/** @param {'api' | 'worker'} name @param {Product} product */
function keepService(name, { dir, env, crew }) {
  const program = `dist/src/entry/${name}.js`;
  const args = [...thriftyFlags(name), '--import', './scripts/leave-with-parent.mjs', '--enable-source-maps', program];
  const compiled = resolve('node_modules/.cache/peerwork-compiled'); // for Node 22 and newer
  const options = {
    env: { NODE_COMPILE_CACHE: compiled, ...thriftyEnv, ...env },
    log: join(dir, 'logs', `${name}.log`),
    ipc: true,
  };
  const kept = keep(name, async () => {
    const handle = launch(process.execPath, args, options);
    crew.add(name, handle.pid, program);
    return handle;
  });
  endsWith(() => kept.stop().then(() => crew.remove(name)));
  return kept;
}

/** Whoever has an address of a server uses that one; else it is told the address that ours will have. @param {Record<string, string>} env */
async function planTemporal(env) {
  if (env.TEMPORAL_ADDRESS || env.CLOCK === 'local') return undefined;
  const { choosePorts } = await import('./temporal-server.mjs');
  const ports = await choosePorts();
  env.TEMPORAL_ADDRESS = `127.0.0.1:${ports.frontend}`;
  return ports;
}

/** Nobody waits for it: until it is up, the local clock keeps time. @param {Product} product @param {import('./temporal-config.mjs').Ports} ports */
async function bringTemporal({ dir, env, crew, database }, ports) {
  const { ensureTemporalBinary, startTemporalServer } = await import('./temporal-server.mjs');
  const binary = await ensureTemporalBinary({ onProgress: (sentence) => isStopping() || say(sentence) });
  if (isStopping()) return;
  if (!binary) throw new Halt('no CLI, no download, no Go. The local clock stays in use.');
  if (binary.kind === 'server' && !database)
    throw new Halt('set TEMPORAL_ADDRESS to yours, as DATABASE_URL names a database of yours.');
  const wish = { dataDir: join(dir, 'temporal'), pg: database, password: database?.temporalPassword, ports, binary };
  const kept = keep('Temporal server', async () => {
    const server = await startTemporalServer(wish);
    crew.add('temporal', server.pid, binary.program);
    if (server.address === env.TEMPORAL_ADDRESS) return server;
    await server.stop();
    throw new Error(`its port ${ports.frontend} is taken by another program`);
  });
  endsWith(() => kept.stop().then(() => crew.remove('temporal')));
  const server = await kept.first.catch(() => undefined); // tried again, and said, where it did not start
  const page = binary.kind === 'cli' ? `, with its own page at http://localhost:${ports.worker}` : '';
  if (server && !isStopping()) say(`Temporal runs at ${env.TEMPORAL_ADDRESS}${page}.`);
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
