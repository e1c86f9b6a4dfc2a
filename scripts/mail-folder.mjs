/** A mail server for whoever wants to read what was sent: every mail becomes a file in a folder, named by its address. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { SMTPServer } from 'smtp-server';
import { freePort } from './ports.mjs';

/** @param {string} folder */
export async function startMailFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const kept = buffer(stream).then((mail) => {
        for (const { address } of envelope.rcptTo)
          writeFileSync(join(folder, `${address} ${String(++taken).padStart(5, '0')}.eml`), mail);
      });
      void kept.finally(() => done());
    },
  });
  server.on('error', () => undefined);
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Harbour Lane <peerwork@harbour.example>' },
    /** @returns {Promise<void>} */
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
