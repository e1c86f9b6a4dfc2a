import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

import {
  addresses,
  choosePorts,
  ensureDatabase,
  freePort,
  launch,
  openScratch,
  root,
  secretsOf,
  startDatabase,
  startTemporalServer,
  thriftyEnv,
  thriftyFlags,
  type Handle,
} from './scripts.js';
import { Member, targets, type Target } from './member.js';

/** The whole product as in production, without containers: the same processes, settings and commands, on its own ports. */
export interface Product {
  readonly url: string;
  /** The settings that its processes were given. */
  readonly env: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<Target, Member>>;
  /** As the superuser: to prepare and to look, never for what is proved. Waits out a database that is away. */
  readonly query: <Row>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly logs: string;
  /** Ends everything; what it wrote is kept only where somebody will want to read it. */
  stop(keepFiles: boolean): Promise<void>;
}

/** @param more settings beside those that every production has */
export async function startProduct(more: Readonly<Record<string, string>> = {}): Promise<Product> {
  const scratch = await openScratch('peerwork-crash-');
  const { dir, crew } = scratch;
  const logs = join(dir, 'logs');
  const secrets = secretsOf(dir);
  const postgres = await startDatabase(dir, secrets);
  await ensureDatabase(postgres, secrets);
  const temporalPorts = await choosePorts({});
  const port = String(await freePort());
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    ...thriftyEnv,
    NODE_ENV: 'production',
    PORT: port,
    BASE_URL: `http://localhost:${port}`,
    DATA_DIR: dir,
    ...addresses(postgres, secrets),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    MASTER_KEY: secrets.MASTER_KEY,
    CLOCK: 'temporal',
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPorts.frontend}`,
    LOG_LEVEL: 'warn',
    ...more,
  };
  const entry = (name: string): Handle => {
    const args = [...thriftyFlags(name), '--import', './scripts/leave-with-parent.mjs', `dist/src/entry/${name}.js`];
    return launch(process.execPath, args, { env, cwd: root.pathname, log: join(logs, `${name}.log`), ipc: true });
  };
  const migrated = await entry('migrate').exited;
  if (migrated.code !== 0) throw new Error(`the migration ended with ${migrated.code}: see ${logs}`);

  let database: Handle | undefined = postgres;
  const members = {
    postgres: new Member('postgres', async () => {
      const running = database ?? (await startDatabase(dir, secrets, postgres.port));
      database = undefined;
      return running;
    }),
    temporal: new Member('temporal', async () => {
      const wish = { dataDir: join(dir, 'temporal'), pg: postgres, ports: temporalPorts };
      const server = await startTemporalServer({ ...wish, password: secrets.passwords.temporal });
      crew.add('temporal', server.pid, 'server');
      return server;
    }),
    worker: new Member('worker', () => Promise.resolve(entry('worker'))),
    api: new Member('api', () => Promise.resolve(entry('api'))),
  };
  for (const name of targets.toReversed()) await members[name].start();

  const pool = new pg.Pool({ connectionString: `${postgres.url}/peerwork`, max: 2, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const product = {
    url: `http://127.0.0.1:${port}`,
    env,
    members,
    query: <Row>(text: string, values: unknown[] = []) =>
      patiently(async () => (await pool.query(text, values)).rows as Row[]),
    logs,
    stop: async (keepFiles: boolean) => {
      for (const name of targets) await members[name].stop();
      await pool.end();
      if (!keepFiles) scratch.close();
    },
  };
  await untilHealthy(product.url);
  return product;
}

/** Ready for use, with a worker at work. */
async function untilHealthy(url: string): Promise<void> {
  await patiently(async () => {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) });
    const { details } = (await answer.json()) as { details?: { clock?: { temporal: string } } };
    if (details?.clock?.temporal !== 'up') throw new Error('the product is not up yet');
  });
}

async function patiently<T>(ask: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  for (const until = Date.now() + patienceMs; ; await delay(100)) {
    try {
      return await ask();
    } catch (fault) {
      if (Date.now() > until || (fault as { code?: string }).code?.startsWith('42')) throw fault;
    }
  }
}
