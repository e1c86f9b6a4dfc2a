import { simpleParser } from 'mailparser';
import type { Readable } from 'node:stream';

/** One recipient whom a mail will never reach, as the other side says. */
export interface Bounce {
  readonly address: string;
  /** `5.1.1` */
  readonly code: string;
  /** Which of our mails it was, where the report says so. */
  readonly messageId: string | null;
}

/** Everything that a delivery status notification (RFC 3464) says will never arrive. Anything else says nothing. */
export async function readBounces(mail: Readable | Buffer): Promise<Bounce[]> {
  const { attachments } = await simpleParser(mail, { keepDeliveryStatus: true });
  const partsOf = (...types: string[]): string[] =>
    attachments.filter(({ contentType }) => types.includes(contentType)).map(({ content }) => content.toString('utf8'));
  const [original] = partsOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const messageId = original ? (/^message-id:\s*(<[^<>\s]+>)/im.exec(original)?.[1] ?? null) : null;
  return partsOf('message/delivery-status', 'message/global-delivery-status')
    .flatMap((report) => report.split(/\r?\n\s*\r?\n/))
    .flatMap((recipient) => bounceOf(recipient, messageId) ?? []);
}

function bounceOf(recipient: string, messageId: string | null): Bounce | undefined {
  const fields = fieldsOf(recipient);
  const code = /^5\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0];
  const address = addressIn(fields.get('final-recipient')) ?? addressIn(fields.get('original-recipient'));
  if (!code || !address || fields.get('action')?.toLowerCase() !== 'failed' || mayPass(code)) return undefined;
  return { address, code, messageId };
}

/** A full mailbox, or a mail too large for it, says nothing about the address. */
const mayPass = (code: string): boolean => /^5\.2\.[23]$|^5\.3\.4$/.test(code);

function fieldsOf(text: string): Map<string, string> {
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ');
  const found = unfolded.matchAll(/^([\w-]+):[ \t]*(.*?)[ \t]*$/gm);
  return new Map([...found].map(([, name, value]) => [name!.toLowerCase(), value!]));
}

const addressIn = (field: string | undefined): string | undefined =>
  /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>]+@[^\s<>]+?)>?$/i.exec(field ?? '')?.[1];
