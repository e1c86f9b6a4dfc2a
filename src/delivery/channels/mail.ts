import { createTransport, type SendMailOptions } from 'nodemailer';

import type { Instant } from '../../../state-machines/core/process.js';
import { invitationOf } from '../../calendar/invitation.js';
import { messageId, SUBJECT, textOf, type Letter } from '../letter.js';
import type { Channel, Log, Sent } from './channel.js';
import { htmlOf } from './mail-html.js';

/** A server that could not be reached is left alone for so long. */
const LEFT_ALONE_MS = 15_000;
const PATIENCE_MS = 20_000;

const CONNECTIONS = 8;

/** Faults of the way to the server, not of the one mail. */
const ofTheWay = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EABORT']);

/** What no server could bring anywhere is not tried. Letters of any script may stand before and after the @. */
const looksLikeAnAddress = /^(?:"[^"\r\n]+"|[^\s@<>"]+)@[^\s@<>"]+$/u;

interface Parts {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly baseUrl: string;
  /** A mail that takes longer is given up, and tried again later. */
  readonly patienceMs?: number;
}

/** The mail channel: a few connections that stay open, and a pause when the server is away. Invitations are mails as well. */
export class Mail implements Channel {
  readonly serves = ['email', 'calendar'] as const;
  private readonly transport;
  private readonly host: string;
  private readonly sender: { readonly name: string; readonly email: string };
  private awayUntil = -Infinity;

  constructor(
    private readonly parts: Parts,
    private readonly log: Log = () => undefined,
  ) {
    const { smtpUrl, mailFrom, patienceMs = PATIENCE_MS } = parts;
    this.sender = senderOf(mailFrom);
    this.host = this.sender.email.split('@').at(-1) ?? 'localhost';
    this.transport = createTransport(
      {
        url: smtpUrl,
        pool: true,
        maxConnections: CONNECTIONS,
        maxMessages: 1_000, // each new connection costs a tenth of a second, and a server that wants fewer says so by 421
        connectionTimeout: Math.min(5_000, patienceMs),
        greetingTimeout: Math.min(5_000, patienceMs),
        socketTimeout: patienceMs * 0.75,
        dnsTimeout: 5_000,
        maxRequeues: 20, // each takes milliseconds, and patience ends them all
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: mailFrom },
    );
    this.transport.on('error', () => undefined); // each mail hears of it by itself
  }

  async send(letter: Letter, now: Instant): Promise<Sent> {
    if (!looksLikeAnAddress.test(letter.address)) return { refused: 'address', code: 'notAnAddress' };
    if (now < this.awayUntil) return 'later';
    try {
      await this.transport.sendMail(await this.compose(letter, now));
      return 'sent';
    } catch (fault) {
      return this.judge(fault as SmtpFault, now);
    }
  }

  close(): void {
    this.transport.close();
  }

  private async compose(letter: Letter, now: Instant): Promise<SendMailOptions & { signal: AbortSignal }> {
    const { baseUrl, patienceMs = PATIENCE_MS } = this.parts;
    const { invitation, address, stopToken } = letter;
    return {
      to: { name: '', address },
      subject: SUBJECT,
      text: textOf(letter, baseUrl),
      html: await htmlOf(letter, baseUrl),
      messageId: messageId(letter, this.host),
      date: new Date(now),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        ...(stopToken && {
          'List-Unsubscribe': `<${baseUrl}/api/unsubscribe/${stopToken}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
      ...(invitation && {
        icalEvent: invitationOf({
          invitation,
          writtenAt: now,
          organizer: this.sender,
          attendee: address,
          link: invitation.page,
        }),
      }),
      signal: AbortSignal.timeout(patienceMs),
    };
  }

  private judge({ code = 'UNKNOWN', command, responseCode }: SmtpFault, now: Instant): Sent {
    this.log('MAIL_FAULT', { fault: code, command, responseCode });
    if (code === 'EENVELOPE' && responseCode === undefined) return { refused: 'address', code: 'notAnAddress' };
    if (ofTheWay.has(code) || responseCode === 421) this.awayUntil = now + LEFT_ALONE_MS;
    if (responseCode === undefined || responseCode < 500 || mayPass.has(responseCode)) return 'later';
    if (command === 'RCPT TO') return { refused: 'address', code: String(responseCode) };
    return command === 'DATA' ? { refused: 'letter', code: String(responseCode) } : 'later';
  }
}

/** Full for now, or a command that came at the wrong moment: neither says anything about the address. */
const mayPass = new Set([503, 552]);

function senderOf(mailFrom: string): { name: string; email: string } {
  const [, name, inBrackets] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(mailFrom) ?? [];
  const email = inBrackets ?? mailFrom.trim();
  return { name: name || email, email };
}

/** What nodemailer says of a mail that did not go. Its message holds the address: it is not logged. */
interface SmtpFault {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}
