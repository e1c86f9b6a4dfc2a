import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

import { dataSourceFor } from './data-source.js';
import { translateFault } from './faults.js';
import { readInstantsTheShortWay } from './instants.js';
import { Listener } from './listener.js';
import { PipelinedTransaction, type Tx } from './transaction.js';

export type { Tx };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

readInstantsTheShortWay();

/**
 * The application's way to PostgreSQL, as a role that owns nothing.
 * Pools of their own, so that a page can't starve a command: the journal's, the lists', and TypeORM's for all else.
 */
export class Database {
  readonly dataSource: DataSource;
  private readonly journalPool: pg.Pool;
  private readonly listPool: pg.Pool;

  constructor(
    private readonly appUrl: string,
    { journalConnections = 8, readingConnections = 8, listConnections = 4 } = {},
  ) {
    this.dataSource = dataSourceFor(appUrl, readingConnections);
    this.journalPool = pipelinedPool(appUrl, 'peerwork journal', journalConnections);
    this.listPool = pipelinedPool(appUrl, 'peerwork lists', listConnections);
  }

  async open(): Promise<this> {
    await this.dataSource.initialize();
    return this;
  }

  async close(): Promise<void> {
    const { dataSource } = this;
    await Promise.all([
      this.journalPool.end(),
      this.listPool.end(),
      dataSource.isInitialized ? dataSource.destroy() : undefined,
    ]);
  }

  /** Work on the journal's pool: recording and delivering. Throws `DatabaseAway` or `ProcessBusy` where trying again helps. */
  async withinOrganisation<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return within(this.journalPool, organisationId, work);
  }

  /** Reads long lists, by statements that are prepared once a connection: give each a name. */
  async listing<T>(organisationId: string, work: (tx: Pick<Tx, 'query'>) => Promise<T>): Promise<T> {
    return within(this.listPool, organisationId, work);
  }

  /** Read-mostly work of the pages, through TypeORM. */
  async reading<T>(organisationId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource
      .transaction(async (manager) => {
        await manager.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
        return work(manager);
      })
      .catch(translateFault);
  }

  /** Listens on a channel of PostgreSQL, on a connection of its own. */
  listen(channel: string, ears: ConstructorParameters<typeof Listener>[2]): Listener {
    return new Listener(this.appUrl, channel, ears).start();
  }

  /** Calls one of the few functions that look across organisations; they return ids and instants only. */
  async across<Row>(call: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.journalPool.query(`select * from ${call}`, [...values]).catch(translateFault);
    return rows as Row[];
  }
}

/** Its statements are prepared, and planned once for whatever they are asked with: planning some of them takes longer than answering. */
function pipelinedPool(connectionString: string, name: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    pipeline: true,
    max,
    connectionTimeoutMillis: 3_000,
    allowExitOnIdle: true,
    application_name: name,
    options:
      '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c lock_timeout=2000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=15000',
  });
  pool.on('error', () => undefined); // a connection lost while idle: the next query opens another
  pool.on('connect', (client) => client.on('error', () => undefined)); // lost at work: its query says so
  return pool;
}

async function within<T>(pool: pg.Pool, organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!UUID.test(organisationId)) throw new Error('an organisation id is a UUID');
  const client = await pool.connect().catch(translateFault);
  const transaction = new PipelinedTransaction(client, organisationId);
  let broken: Error | undefined;
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (fault) {
    await transaction.rollback().catch((lost: Error) => (broken = lost));
    return translateFault(fault);
  } finally {
    client.release(broken);
  }
}
