import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

import { Database } from '../../src/database/database.js';
import { migrate, type DatabaseUrls } from '../../src/database/migrate.js';

/** A database of one test file's own, cloned from a migrated template. */
export interface TestDatabase extends DatabaseUrls {
  open(): Promise<Database>;
  drop(): Promise<void>;
}

/** The template is named after the migrations that made it: change one, and the next run makes a new template. */
const TEMPLATE = `template_${migrationsHash()}`;
const ONE_AT_A_TIME = 4712;

function migrationsHash(): string {
  const folder = new URL('../../src/database/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).toSorted()) hash.update(readFileSync(new URL(file, folder)));
  return hash.digest('hex').slice(0, 12);
}

/** The server that the test run started (`npm test` sets it). */
function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with `npm test`');
  return url.replace(/\/$/, '');
}

function urlsOf(name: string): DatabaseUrls {
  const as = (user: string, password: string): string => {
    const url = new URL(`${serverUrl()}/${name}`);
    url.username = user;
    url.password = password;
    return url.href;
  };
  return {
    ownerUrl: `${serverUrl()}/${name}`,
    appUrl: as('peerwork_app', 'app'),
    authUrl: as('peerwork_auth', 'auth'),
  };
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: `${serverUrl()}/postgres` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the migrated template that every test database is a clone of, unless an earlier test file did. */
async function makeTemplate(client: pg.Client): Promise<void> {
  const exists = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (exists.rowCount) return;
  const unfinished = `${TEMPLATE}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  await migrate(urlsOf(unfinished));
  await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

const aName = (): string => `test_${randomBytes(6).toString('hex')}`;

/** A fresh database for one test file. Drop it when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = aName();
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await makeTemplate(client);
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return handleOf(name);
}

/** A database in which nothing is yet, for what migrates it itself. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = aName();
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock($1)', [ONE_AT_A_TIME]);
    await makeTemplate(client); // the roles that migrations give rights to belong to the whole server
    await client.query(`create database ${name}`);
  });
  return handleOf(name);
}

function handleOf(name: string): TestDatabase {
  const urls = urlsOf(name);
  return {
    ...urls,
    open: () => new Database(urls.appUrl).open(),
    drop: () =>
      onServer((client) => client.query(`drop database if exists ${name} with (force)`)).then(() => undefined),
  };
}
