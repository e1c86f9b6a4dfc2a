import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

import type { Instant } from '../../state-machines/core/process.js';

/** The head of a mail that a mail server took. */
export interface Posted {
  readonly to: string;
  readonly messageId: string;
  /** What the mail says of its own time. */
  readonly date: Instant;
}

const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}: *(.*(?:\\n[ \\t].*)*)$`, 'im').exec(head)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';

/** A real mail server that takes every mail and reads no more than its head: for thousands of them. */
export class PostBox {
  readonly posted: Posted[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const taken = text(stream).then((mail) => {
        const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replaceAll('\r\n', '\n');
        for (const { address: to } of envelope.rcptTo)
          this.posted.push({ to, messageId: headerOf(head, 'Message-ID'), date: Date.parse(headerOf(head, 'Date')) });
      });
      void taken.finally(() => done());
    },
  });

  static async open(): Promise<PostBox> {
    const box = new PostBox();
    box.server.on('error', () => undefined);
    await new Promise<void>((resolve) => void box.server.listen(0, '127.0.0.1', () => resolve()));
    return box;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
