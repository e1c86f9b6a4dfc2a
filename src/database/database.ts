import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

import { dataSourceFor } from './data-source.js';
import { translateFault } from './faults.js';
import { PipelinedTransaction, type Tx } from './transaction.js';

export type { Tx };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The application's way to PostgreSQL, as a role that owns nothing.
 * Two pools: the journal's own small one, so that a page can't starve a command, and TypeORM's for reading.
 */
export class Database {
  readonly dataSource: DataSource;
  private readonly journalPool: pg.Pool;

  constructor(appUrl: string, { journalConnections = 8, readingConnections = 8 } = {}) {
    this.dataSource = dataSourceFor(appUrl, readingConnections);
    this.journalPool = new pg.Pool({
      connectionString: appUrl,
      pipeline: true,
      max: journalConnections,
      connectionTimeoutMillis: 3_000,
      allowExitOnIdle: true,
      application_name: 'peerwork journal',
      options: '-c lock_timeout=2000 -c statement_timeout=10000 -c idle_in_transaction_session_timeout=15000',
    });
    this.journalPool.on('error', () => undefined); // a connection lost while idle: the next query opens another
    this.journalPool.on('connect', (client) => client.on('error', () => undefined)); // lost at work: its query says so
  }

  async open(): Promise<this> {
    await this.dataSource.initialize();
    return this;
  }

  async close(): Promise<void> {
    await Promise.all([this.journalPool.end(), this.dataSource.isInitialized ? this.dataSource.destroy() : undefined]);
  }

  /** Work on the journal's pool: recording and delivering. Throws `DatabaseAway` or `ProcessBusy` where trying again helps. */
  async withinOrganisation<T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!UUID.test(organisationId)) throw new Error('an organisation id is a UUID');
    const client = await this.journalPool.connect().catch(translateFault);
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

  /** Read-mostly work of the pages, through TypeORM. */
  async reading<T>(organisationId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource
      .transaction(async (manager) => {
        await manager.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
        return work(manager);
      })
      .catch(translateFault);
  }

  /** Calls one of the few functions that look across organisations; they return ids and instants only. */
  async across<Row>(call: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.journalPool.query(`select * from ${call}`, [...values]).catch(translateFault);
    return rows as Row[];
  }
}
