/** The product's own PostgreSQL on a laptop: its server, its owner, its one database. */
import { join } from 'node:path';
import { startPostgres } from './pg.mjs';

/**
 * @typedef {import('./pg.mjs').Postgres} Postgres
 * @typedef {ReturnType<typeof import('./data-dir.mjs').secretsOf>} Secrets
 */

/** @param {string} dir @param {Secrets} secrets @param {number} [port] @returns {Promise<Postgres>} */
export function startDatabase(dir, secrets, port) {
  return startPostgres({
    dir: join(dir, 'postgres'),
    port,
    password: secrets.passwords.superuser,
    log: join(dir, 'logs', 'postgres.log'),
  });
}

/** The addresses under which the product's processes reach it. @param {Postgres} server @param {Secrets} secrets */
export function addresses({ host, port }, { passwords }) {
  /** @param {string} user @param {string} password */
  const as = (user, password) => `postgres://${user}:${password}@${host}:${port}/peerwork`;
  return {
    DATABASE_URL: as('peerwork_owner', passwords.owner),
    DATABASE_APP_URL: as('peerwork_app', passwords.app),
    DATABASE_AUTH_URL: as('peerwork_auth', passwords.auth),
  };
}

/**
 * As in production the owner may make roles and is no superuser.
 * @param {Postgres} server
 * @param {Secrets} secrets
 * @returns {Promise<string | undefined>} the build of the product that it was last migrated by
 */
export async function ensureDatabase(server, secrets) {
  return asSuperuser(server, 'postgres', async (client) => {
    const mark = "select shobj_description(oid, 'pg_database') as build from pg_database where datname = 'peerwork'";
    const { rows } = await client.query(mark);
    if (rows.length > 0) return rows[0].build ?? undefined;
    const owner = await client.query("select 1 from pg_roles where rolname = 'peerwork_owner'");
    const password = client.escapeLiteral(secrets.passwords.owner);
    await client.query(
      `${owner.rowCount ? 'alter' : 'create'} role peerwork_owner login createrole password ${password}`,
    );
    await client.query('create database peerwork owner peerwork_owner');
    return undefined;
  });
}

/** Written into the database itself, so that another database is never taken for this one. @param {Postgres} server @param {string} build */
export function markMigrated(server, build) {
  return asSuperuser(server, 'postgres', (client) =>
    client.query(`comment on database peerwork is ${client.escapeLiteral(build)}`),
  );
}

/** @param {Postgres} server @returns {Promise<boolean>} */
export function holdsOrganisations(server) {
  return asSuperuser(server, 'peerwork', async (client) => {
    const { rows } = await client.query('select exists (select from organisation) as any');
    return rows[0].any;
  });
}

/** @param {Postgres} server */
export function dropDatabase(server) {
  return asSuperuser(server, 'postgres', (client) => client.query('drop database if exists peerwork with (force)'));
}

/**
 * @template T
 * @param {Postgres} server
 * @param {string} database
 * @param {(client: import('pg').Client) => Promise<T>} work
 */
async function asSuperuser({ host, port, user, password }, database, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host, port, user, password, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
