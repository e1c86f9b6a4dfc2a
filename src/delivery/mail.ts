import { createTransport } from 'nodemailer';

import type { Instant } from '../../state-machines/core/process.js';
import { messageId, SUBJECT, type Letter } from './letter.js';

/** What became of a mail: the server took it, will never take it, or may take it another time. */
export type Sent = 'sent' | 'refused' | 'later';

/** A server that could not be reached is left alone for so long. */
const LEFT_ALONE_MS = 15_000;
/** A mail that takes longer is given up, and tried again later. */
const LONGEST_MS = 20_000;

/** Faults of the way to the server, not of the one mail. */
const ofTheWay = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EABORT']);

type Log = (code: string, details?: object) => void;

/** The mail channel: a few connections that stay open, and a pause when the server is away. */
export class Mail {
  private readonly transport;
  private readonly host: string;
  private awayUntil = -Infinity;

  constructor(
    { smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string },
    private readonly log: Log = () => undefined,
  ) {
    this.host = /@([^@\s>]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'localhost';
    this.transport = createTransport(
      {
        url: smtpUrl,
        pool: true,
        maxConnections: 5,
        maxMessages: 1_000, // each new connection costs a tenth of a second, and a server that wants fewer says so by 421
        connectionTimeout: 5_000,
        greetingTimeout: 5_000,
        socketTimeout: 15_000,
        dnsTimeout: 5_000,
        maxRequeues: 20, // each takes milliseconds, and LONGEST_MS ends them all
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: mailFrom },
    );
    this.transport.on('error', () => undefined); // each mail hears of it by itself
  }

  async send(letter: Letter, now: Instant): Promise<Sent> {
    if (now < this.awayUntil) return 'later';
    try {
      await this.transport.sendMail({
        to: { name: '', address: letter.address },
        subject: SUBJECT,
        text: letter.text,
        messageId: messageId(letter, this.host),
        date: new Date(now),
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      return 'sent';
    } catch (fault) {
      return this.judge(fault as SmtpFault, now);
    }
  }

  close(): void {
    this.transport.close();
  }

  private judge({ code = 'UNKNOWN', command, responseCode }: SmtpFault, now: Instant): Sent {
    this.log('MAIL_FAULT', { fault: code, command, responseCode });
    if (ofTheWay.has(code) || responseCode === 421) this.awayUntil = now + LEFT_ALONE_MS;
    const never = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
    return never && responseCode !== 503 ? 'refused' : 'later';
  }
}

/** What nodemailer says of a mail that did not go. Its message holds the address: it is not logged. */
interface SmtpFault {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}
