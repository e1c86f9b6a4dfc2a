import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

import { migrate } from '../database/migrate.js';
import { loadMigrationSettings, orExit } from '../settings.js';

/** Makes the roles, brings the schema up to date, and ends. Run before each start of a new version; safe to repeat. */

const settings = orExit(() => loadMigrationSettings());
const urls = { ownerUrl: settings.databaseUrl, appUrl: settings.databaseAppUrl, authUrl: settings.databaseAuthUrl };
const databaseMissing = '3D000';

/** In a fresh composition the database may need a moment longer than we do. */
async function untilThere(patienceMs = 30_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await delay(500)) {
    const client = new pg.Client({ connectionString: urls.ownerUrl, connectionTimeoutMillis: 3_000 });
    try {
      await client.connect();
      return await client.end();
    } catch (fault) {
      await client.end().catch(() => undefined);
      const { code, message } = fault as { code?: string; message: string };
      if (code === databaseMissing)
        throw new Error('The database of DATABASE_URL is not there: create it first.', { cause: fault });
      if (Date.now() > until || code?.startsWith('28'))
        throw new Error(`DATABASE_URL cannot be reached: ${message}.`, { cause: fault });
    }
  }
}

/** The walls between organisations hold only for roles that cannot step over them. */
async function refuseMightyRoles(): Promise<void> {
  const client = new pg.Client({ connectionString: urls.ownerUrl });
  await client.connect();
  const names = [urls.appUrl, urls.authUrl].map((url) => new URL(url).username);
  const mighty = 'select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)';
  try {
    const { rows } = await client.query<{ rolname: string }>(mighty, [names]);
    if (rows[0])
      throw new Error(`The role ${rows[0].rolname} can pass every wall: take SUPERUSER and BYPASSRLS from it.`);
  } finally {
    await client.end();
  }
}

try {
  await untilThere();
  await migrate(urls);
  await refuseMightyRoles();
} catch (fault) {
  console.error(fault instanceof pg.DatabaseError ? fault : (fault as Error).message);
  process.exitCode = 1;
}
