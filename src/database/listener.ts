import pg from 'pg';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

interface Ears {
  /** Hears what was said on the channel. */
  readonly onNotice: (payload: string) => void;
  /** Something may have been missed: the connection has just come about, or come back. */
  readonly onBack: () => void;
}

/** One connection that listens on a channel of PostgreSQL (LISTEN), and comes back by itself after it was lost. */
export class Listener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private closed = false;

  constructor(
    private readonly connectionString: string,
    private readonly channel: string,
    private readonly ears: Ears,
  ) {}

  start(): this {
    void this.connect();
    return this;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      application_name: `peerwork ${this.channel}`,
    });
    client.on('error', () => this.onLost(client));
    client.on('end', () => this.onLost(client));
    client.on('notification', ({ payload }) => this.ears.onNotice(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.channel)}`);
      if (this.closed) return await client.end();
      this.pauseMs = FIRST_PAUSE_MS;
      this.ears.onBack();
    } catch {
      this.onLost(client);
    }
  }

  private onLost(client: pg.Client): void {
    if (this.client !== client || this.closed) return;
    this.client = undefined;
    void client.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.connect(), this.pauseMs).unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
