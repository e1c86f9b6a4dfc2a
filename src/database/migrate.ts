import pg from 'pg';

import { dataSourceFor } from './data-source.js';

/** The addresses of one database as the owner, who migrates, and as the two roles that the product runs as. */
export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly authUrl: string;
}

/** Makes the roles that the product runs as, and brings the schema up to date. Safe to repeat. */
export async function migrate({ ownerUrl, appUrl, authUrl }: DatabaseUrls): Promise<void> {
  await makeRoles(ownerUrl, [appUrl, authUrl]);
  const dataSource = await dataSourceFor(ownerUrl, 2).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}

async function makeRoles(ownerUrl: string, loginUrls: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(4711)'); // roles belong to the whole server: one at a time
    await makeRole(client, 'peerwork_clock', 'nologin');
    for (const url of loginUrls) {
      const { username, password } = new URL(url);
      await makeRole(client, username, `login password ${client.escapeLiteral(decodeURIComponent(password))}`);
    }
    await client.query('grant peerwork_clock to current_user');
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, role: string, manner: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${client.escapeIdentifier(role)} ${manner}`);
}
