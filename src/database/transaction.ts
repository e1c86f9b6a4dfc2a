import type pg from 'pg';

/** One open transaction behind one organisation's wall. A named statement is prepared once a connection. */
export interface Tx {
  readonly organisationId: string;
  query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** For a statement whose answer nobody needs: it goes out with the next query or with the commit, in the order given. */
  write(text: string, values?: readonly unknown[], name?: string): void;
}

interface Statement {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
}

/**
 * A transaction on a connection that pipelines. What needs no answer waits for what does, so that a transaction crosses to
 * the server and back once for each question: beginning goes with the first of them, and the writes go with the commit.
 */
export class PipelinedTransaction implements Tx {
  private waiting: Statement[];
  private begun = false;

  constructor(
    private readonly client: pg.PoolClient,
    readonly organisationId: string,
  ) {
    this.waiting = [{ text: `begin; set local app.organisation = '${organisationId}'` }];
  }

  async query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
    return (await this.send(statement(text, values, name))).rows as Row[];
  }

  write(text: string, values?: readonly unknown[], name?: string): void {
    this.waiting.push(statement(text, values, name));
  }

  async commit(): Promise<void> {
    if (!this.begun && this.waiting.length === 1) return;
    const { command } = await this.send({ text: 'commit' });
    if (command !== 'COMMIT') throw new Error(`the commit was answered ${command}`);
  }

  async rollback(): Promise<void> {
    this.waiting = [];
    if (this.begun) await this.client.query('rollback');
  }

  /** Sends all that waits and one more, in one write to the socket, and answers with what came of the last. */
  private async send(last: Statement): Promise<pg.QueryResult> {
    const statements = [...this.waiting, last];
    this.waiting = [];
    this.begun = true;
    const { stream } = (this.client as unknown as { connection: pg.Connection }).connection;
    stream.cork();
    const answers = statements.map((each) => this.client.query(each));
    stream.uncork();
    const settled = await Promise.allSettled(answers);
    const failed = settled.find(({ status }) => status === 'rejected'); // the first: those behind it only say that one failed
    if (failed) throw (failed as PromiseRejectedResult).reason;
    return (settled.at(-1) as PromiseFulfilledResult<pg.QueryResult>).value;
  }
}

function statement(text: string, values: readonly unknown[] = [], name?: string): Statement {
  return { text, values: [...values], ...(name !== undefined && { name }) };
}
