import { join } from 'node:path';
import pg from 'pg';

import { migrate, type DatabaseUrls } from '../../src/database/migrate.js';
import { openScratch, startPostgres, startTemporalServer, type Postgres, type TemporalServer } from './scripts.js';

/** A PostgreSQL of the measurement's own, with the product's schema, in a folder that goes away with it. */
export interface Ground extends DatabaseUrls {
  readonly dir: string;
  readonly postgres: Postgres;
  /** As the owner: for what is prepared and what is looked at, never for what is measured. */
  readonly query: <Row>(text: string, values?: unknown[]) => Promise<Row[]>;
  /** A Temporal server over the same PostgreSQL. */
  temporal(): Promise<TemporalServer>;
  clear(): Promise<void>;
}

export async function layGround(): Promise<Ground> {
  const scratch = await openScratch('peerwork-bench-');
  const { dir, crew } = scratch;
  const postgres = await startPostgres({ dir: join(dir, 'postgres') });
  const owner = new pg.Pool({ connectionString: `${postgres.url}/peerwork`, max: 4, allowExitOnIdle: true });
  owner.on('error', () => undefined);
  const urls = urlsOf(postgres);
  await createDatabase(postgres);
  await migrate(urls);
  let server: TemporalServer | undefined;
  return {
    ...urls,
    dir,
    postgres,
    query: async <Row>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as Row[],
    temporal: async () => {
      server ??= await startTemporalServer({ dataDir: join(dir, 'temporal'), pg: postgres, ports: {} });
      crew.add('temporal', server.pid, 'server');
      return server;
    },
    clear: async () => {
      await owner.end();
      await server?.stop();
      await postgres.stop();
      scratch.close();
    },
  };
}

function urlsOf({ host, port, url }: Postgres): DatabaseUrls {
  const as = (login: string): string => `postgres://${login}@${host}:${port}/peerwork`;
  return { ownerUrl: `${url}/peerwork`, appUrl: as('peerwork_app:app'), authUrl: as('peerwork_auth:auth') };
}

async function createDatabase({ url }: Postgres): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query('create database peerwork');
  await client.end();
}
