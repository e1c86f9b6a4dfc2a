import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server that a test can shut and open: while it is shut, the server is away for whoever comes this way. */
export class Gate {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  private constructor(
    private readonly target: { host: string; port: number },
    readonly port: number,
  ) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** A shut gate before an address such as 127.0.0.1:7233. */
  static async before(address: string): Promise<Gate> {
    const [host = '', port = ''] = address.split(':');
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port: own } = probe.address() as { port: number };
    probe.close();
    await once(probe, 'close');
    return new Gate({ host, port: Number(port) }, own);
  }

  async open(): Promise<void> {
    this.server = createServer((from) => this.join(from)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async shut(): Promise<void> {
    const closed = this.server?.listening && once(this.server, 'close');
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(from: Socket): void {
    const to = createConnection(this.target);
    for (const socket of [from, to]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    }
    from.pipe(to).pipe(from);
    from.on('close', () => to.destroy());
    to.on('close', () => from.destroy());
  }
}
