/** A Temporal server of our own on the loopback: for `npm start`, the tests, the benchmarks and the crash run. */
import { mkdirSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePorts } from './ports.mjs';
import { lastLines, launch, run } from './processes.mjs';
import { findTemporal, SERVER_VERSION } from './temporal-binary.mjs';
import { usualPorts, writeConfiguration } from './temporal-config.mjs';

export { ensureTemporalBinary } from './temporal-binary.mjs';

/**
 * @typedef {import('./temporal-config.mjs').Ports} Ports
 * @typedef {import('./temporal-config.mjs').Login} Login
 * @typedef {import('./temporal-binary.mjs').Binary} Binary
 * @typedef {object} Wish
 * @property {string} dataDir its configuration, log and (for the CLI) database file go here
 * @property {Login} [pg] a superuser of the PostgreSQL that the server itself runs on; the CLI needs none
 * @property {boolean} [timeSkipping] for tests: virtual time per workflow, timers to the millisecond. Needs the server itself
 * @property {Partial<Ports>} [ports] taken where they are free
 * @property {string} [namespace]
 * @property {string} [password] of the role `temporal`
 * @property {Binary} [binary]
 * @typedef {import('./processes.mjs').Handle & { address: string, kind: Binary['kind'], ports: Ports, namespace: string }} TemporalServer
 */

const portNames = /** @type {(keyof Ports)[]} */ (Object.keys(usualPorts));

/** The ports a server will have, so that others can be told its address before it runs. @param {Partial<Ports>} [wished] */
export const choosePorts = (wished = usualPorts) => freePorts(portNames, wished);

/**
 * Starts a server and registers its namespace. It is ready when this returns.
 * @param {Wish} wish
 * @returns {Promise<TemporalServer>}
 */
export async function startTemporalServer({
  dataDir,
  pg: login,
  timeSkipping = false,
  ports: wished,
  namespace = 'peerwork',
  password = 'temporal',
  binary,
}) {
  const found = binary ?? findTemporal({ serverOnly: timeSkipping });
  if (!found) throw new Error('There is no Temporal server on this machine yet: call ensureTemporalBinary() first.');
  const dir = resolve(dataDir);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const ports = await choosePorts(wished);
  const log = join(dir, 'temporal.log');
  const handle =
    found.kind === 'cli'
      ? launchCli(found.program, dir, ports, namespace, log)
      : await launchServer(found, dir, login, password, ports, timeSkipping, log);
  await becomeReady(handle, `http://127.0.0.1:${ports.http}/api/v1/namespaces`, namespace, log);
  return { ...handle, address: `127.0.0.1:${ports.frontend}`, kind: found.kind, ports, namespace };
}

/** @param {string} program @param {string} dir @param {Ports} ports @param {string} namespace @param {string} log */
function launchCli(program, dir, ports, namespace, log) {
  const storage = ['--db-filename', join(dir, 'temporal.sqlite'), '--sqlite-pragma', 'journal_mode=wal'];
  const listen = [
    '--ip',
    '127.0.0.1',
    '--port',
    String(ports.frontend),
    '--http-port',
    String(ports.http),
    '--ui-port',
    String(ports.worker),
  ];
  return launch(
    program,
    ['server', 'start-dev', ...storage, ...listen, '--namespace', namespace, '--log-level', 'warn'],
    { log },
  );
}

/** @param {Extract<Binary, { kind: 'server' }>} binary @param {string} dir @param {Login | undefined} superuser @param {string} password @param {Ports} ports @param {boolean} timeSkipping @param {string} log */
async function launchServer(binary, dir, superuser, password, ports, timeSkipping, log) {
  if (!superuser) throw new Error('The Temporal server needs a PostgreSQL to run on.');
  const login = { ...superuser, user: 'temporal', password };
  await prepareDatabases(binary.sql, superuser, login);
  const file = writeConfiguration(dir, login, ports, timeSkipping);
  const env = { GOMEMLIMIT: '400MiB', ...process.env };
  return launch(binary.program, ['--config-file', file, '--allow-no-auth', 'start'], { log, cwd: dir, env });
}

/** Temporal keeps its rows in databases of its own, under a role that can read nothing else. @param {string} sql @param {Login} superuser @param {Login} login */
async function prepareDatabases(sql, superuser, login) {
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'temporal'");
    const verb = role.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role temporal login password ${client.escapeLiteral(login.password)}`);
    await prepareDatabase(client, sql, login, 'temporal', 'postgresql/v12/temporal');
    await prepareDatabase(client, sql, login, 'temporal_visibility', 'postgresql/v12/visibility');
  } finally {
    await client.end();
  }
}

/** The database remembers which server's schema it has: a wiped one is made anew, a complete one costs nothing. @param {pg.Client} client @param {string} sql @param {Login} login @param {string} database @param {string} schema */
async function prepareDatabase(client, sql, login, database, schema) {
  const mark = `schema of server ${SERVER_VERSION}`;
  const { rows } = await client.query(
    "select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1",
    [database],
  );
  if (rows[0]?.mark === mark) return;
  if (rows.length === 0) await client.query(`create database ${database} owner temporal`);
  const args = [
    '--plugin',
    'postgres12_pgx',
    '--ep',
    login.host,
    '-p',
    String(login.port),
    '-u',
    login.user,
    '--db',
    database,
  ];
  const env = { ...process.env, SQL_PASSWORD: login.password };
  for (const command of [
    ['setup-schema', '-v', '0.0'],
    ['update-schema', '--schema-name', schema],
  ]) {
    const { status, output } = await run(sql, [...args, ...command], { env });
    if (status !== 0)
      throw new Error(`Temporal's database ${database} could not be prepared (${command[0]}):\n${output}`);
  }
  await client.query(`comment on database ${database} is '${mark}'`);
}

/** Registers the namespace as soon as the server listens, and waits until it can be used. @param {import('./processes.mjs').Handle} handle @param {string} url @param {string} namespace @param {string} log */
async function becomeReady(handle, url, namespace, log) {
  // Closed runs are of no use, for the journal is the truth; the sweeps of a month would be a gigabyte.
  const registration = {
    method: 'POST',
    body: JSON.stringify({ namespace, workflowExecutionRetentionPeriod: '259200s' }),
  };
  let registered = false;
  for (const until = Date.now() + 60_000; Date.now() < until && handle.running(); await delay(50)) {
    registered ||= await answers(url, registration, [200, 409]);
    if (registered && (await answers(`${url}/${namespace}/workflow-count`, {}, [200]))) return;
  }
  await handle.kill();
  throw new Error(`The Temporal server did not become ready. It said:\n${lastLines(log)}`);
}

/** @param {string} url @param {RequestInit} request @param {number[]} expected */
async function answers(url, request, expected) {
  try {
    const answer = await fetch(url, {
      ...request,
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(5_000),
    });
    await answer.arrayBuffer();
    return expected.includes(answer.status);
  } catch {
    return false;
  }
}
