import { createHash } from 'node:crypto';

import type { Invitation } from '../../state-machines/core/process.js';
import type { OutChannel } from './channels/channel.js';

/** Which reaction of which process is told to whom: the same on every try, and so is what follows from it. */
export interface Telling {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly userId: string;
}

/** One matter, in sentences. It names nobody: who it is about is on the page, behind the sign-in. */
export interface Item {
  readonly why: string;
  readonly clause: string;
  /** The organisation's own words. */
  readonly words?: string;
  readonly nextStep: string;
  readonly link: string;
}

/** What goes out to one person on one way. */
export interface Letter extends Telling {
  readonly channel: OutChannel;
  /** A mailbox or a telephone; for push, nothing. */
  readonly address: string;
  readonly items: readonly Item[];
  /** Why this one gets it, and what else there is to know. */
  readonly closing: readonly string[];
  /** The token with which this one can stop such letters; nothing, where they may not be stopped. */
  readonly stopToken: string | null;
  readonly invitation?: Invitation & { readonly page: string };
  readonly pushes?: readonly PushAddress[];
}

/** A browser that asked to be told. */
export interface PushAddress {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** The same for every matter and every person: a subject is read on locked phones and by mail servers. */
export const SUBJECT = 'Something is waiting for you';

/** A letter as plain text. */
export function textOf(
  { items, closing, stopToken }: Pick<Letter, 'items' | 'closing' | 'stopToken'>,
  baseUrl: string,
) {
  const stop = stopToken && `To get fewer of these: ${baseUrl}/unsubscribe/${stopToken}`;
  return [...items.map(itemText), ...closing, ...(stop ? [stop] : [])].join('\n\n');
}

const itemText = ({ why, clause, words, nextStep, link }: Item): string =>
  [`${why} (${clause})`, ...(words ? [words] : []), `${nextStep}\n${link}`].join('\n\n');

/** A Message-ID that follows from what is told to whom: a mail that is sent again is the same mail. */
export function messageId({ processId, version, index, userId }: Telling, host: string): string {
  return `<${processId}.${version}.${index}.${recipientMark(userId)}@${host}>`;
}

/** Tells recipients of one message apart, and says nothing about them. */
export const recipientMark = (userId: string): string => createHash('sha256').update(userId).digest('hex').slice(0, 16);
