import { text } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';

import type { Letter } from './post-office.js';
import { Tally } from './tally.js';

/** A real mail server in a process of its own, which takes every mail and remembers its head. */
const [smtpPort, tallyPort] = process.argv.slice(2).map(Number) as [number, number];
const tally = new Tally<Letter>();

const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}: *((?:.|\\n[ \\t])*)$`, 'im').exec(head)?.[1]?.replaceAll(/\s+/g, ' ').trim() ?? '';

function letterOf(mail: string, to: string): Letter {
  const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replaceAll('\r\n', '\n');
  return { at: Date.now(), to, messageId: headerOf(head, 'Message-ID'), date: Date.parse(headerOf(head, 'Date')) };
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData: (stream, { envelope }, done) => {
    const taken = text(stream).then((mail) => {
      for (const { address } of envelope.rcptTo) tally.add(letterOf(mail, address));
    });
    void taken.finally(() => done());
  },
});
server.on('error', () => undefined); // a client that was killed in the middle of a mail
server.listen(smtpPort, '127.0.0.1', () => tally.open(tallyPort));
