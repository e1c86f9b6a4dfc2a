import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Received {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly from: string;
  readonly headers: ReadonlyMap<string, unknown>;
  /** Every byte, as it went over the wire. */
  readonly raw: string;
}

/**
 * What the server does with a mail to an address: takes it; answers the address with a code; takes the mail and hangs up
 * without a word; breaks off while it comes in; never says a word about it; or answers the whole mail with a code.
 */
export type Manner = 'take' | 'hangUp' | 'breakOff' | 'sayNothing' | number | { readonly wholeMail: number };

/** A real mail server on this machine, which can be told how to behave. */
export class MailServer {
  readonly received: Received[] = [];
  manner: (to: string) => Manner = () => 'take';
  /** After so many mails over one connection it asks for another one, as some servers do. */
  mostPerConnection = Infinity;
  private server: SMTPServer | undefined;
  private port = 0;

  async start(): Promise<this> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, { transaction }, done) => {
        const enough = transaction > this.mostPerConnection;
        done(enough ? Object.assign(new Error('another connection, please'), { responseCode: 421 }) : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        const manner = this.manner(address);
        done(typeof manner === 'number' ? Object.assign(new Error('no'), { responseCode: manner }) : null);
      },
      onData: (stream, { envelope, id }, done) => {
        const { address } = envelope.rcptTo[0]!;
        const manner = this.manner(address);
        if (manner === 'breakOff') return this.hangUp(id);
        stream.on('error', () => undefined);
        if (manner === 'sayNothing') return void stream.resume();
        if (typeof manner === 'object') {
          stream.resume();
          return void stream.on('end', () => done(Object.assign(new Error('no'), { responseCode: manner.wholeMail })));
        }
        void this.take(stream, address, id).finally(() => done());
      },
    });
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => void this.server!.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (this.server.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    for (const connection of server.connections) (connection as unknown as Hangs)._socket.destroy();
    await new Promise<void>((resolve) => server.close(resolve));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  to(address: string): Received[] {
    return this.received.filter(({ to }) => to === address);
  }

  private async take(stream: Readable, to: string, session: string): Promise<void> {
    const raw = await buffer(stream);
    const mail = await simpleParser(raw);
    this.received.push({
      to,
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      messageId: mail.messageId ?? '',
      from: mail.from?.text ?? '',
      headers: mail.headers,
      raw: raw.toString(),
    });
    if (this.manner(to) === 'hangUp') this.hangUp(session);
  }

  private hangUp(session: string): void {
    for (const connection of this.server!.connections) {
      const { id, _socket } = connection as unknown as Hangs;
      if (id === session) _socket.destroy();
    }
  }
}

interface Hangs {
  readonly id: string;
  readonly _socket: { destroy(): void };
}
