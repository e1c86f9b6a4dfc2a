import type pg from 'pg';

/** One open transaction behind one organisation's wall. A named statement is prepared once a connection. */
export interface Tx {
  readonly organisationId: string;
  query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** For a statement whose answer nobody needs: it goes out with the next query or with the commit, in the order given. */
  write(text: string, values?: readonly unknown[], name?: string): void;
}

/** A statement on its way, and who waits for its answer. */
interface Waiting {
  readonly statement: pg.QueryConfig;
  readonly resolve: (result: pg.QueryResult) => void;
  readonly reject: (fault: unknown) => void;
}

const nobody = { resolve: () => undefined, reject: () => undefined };

/**
 * A transaction on a connection that pipelines: what is asked in one breath crosses to the server and back together, the
 * beginning with the first question and the writes with the commit.
 */
export class PipelinedTransaction implements Tx {
  private waiting: Waiting[];
  private begun = false;
  private sending = false;
  /** What went wrong first: whatever comes behind it is only told that the transaction is aborted. */
  private fault: unknown;

  constructor(
    private readonly client: pg.PoolClient,
    readonly organisationId: string,
  ) {
    this.waiting = [{ statement: { text: `begin; set local app.organisation = '${organisationId}'` }, ...nobody }];
  }

  async query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
    const { rows } = await this.ask(statement(text, values, name));
    return rows as Row[];
  }

  write(text: string, values?: readonly unknown[], name?: string): void {
    this.waiting.push({ statement: statement(text, values, name), ...nobody });
  }

  async commit(): Promise<void> {
    if (!this.begun && this.waiting.length === 1) return;
    const { command } = await this.ask({ text: 'commit' });
    if (command !== 'COMMIT') throw new Error(`the commit was answered ${command}`);
  }

  async rollback(): Promise<void> {
    if (this.begun) await this.client.query('rollback');
  }

  private ask(asked: pg.QueryConfig): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ statement: asked, resolve, reject });
      if (this.sending) return;
      this.sending = true;
      queueMicrotask(() => this.send());
    });
  }

  /** All that waits, in one write to the socket. */
  private send(): void {
    const batch = this.waiting;
    this.waiting = [];
    this.sending = false;
    this.begun = true;
    const { stream } = (this.client as unknown as { connection: pg.Connection }).connection;
    stream.cork();
    for (const { statement: each, resolve, reject } of batch)
      this.client.query(each).then(
        (result) => (this.fault === undefined ? resolve(result) : reject(this.fault)),
        (fault: unknown) => reject((this.fault ??= fault)),
      );
    stream.uncork();
  }
}

function statement(text: string, values: readonly unknown[] = [], name?: string): pg.QueryConfig {
  return { text, values: [...values], ...(name !== undefined && { name }) };
}
