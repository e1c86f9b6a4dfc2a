import type { Instant } from '../../state-machines/core/process.js';
import type { Database } from '../database/database.js';
import type { Journal } from '../journal/journal.js';
import type { Settings } from '../settings.js';
import type { Channel } from './channels/channel.js';
import { Mail } from './channels/mail.js';
import { Push } from './channels/push.js';
import { Sms } from './channels/sms.js';
import { Delivery } from './delivery.js';

interface Parts {
  readonly database: Database;
  readonly settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'baseUrl' | 'sms' | 'push'>;
  readonly log?: (code: string, details?: object) => void;
}

/** Delivery as api and worker run it: into the inbox, and on every way that the settings open. */
export function openDelivery({ database, settings, log = () => undefined }: Parts) {
  const channels = channelsOf(settings, log);
  const delivery = new Delivery({ database, channels, baseUrl: settings.baseUrl, log });
  return {
    /** The ways on which somebody can be told, beside the inbox. */
    ways: channels.flatMap(({ serves }) => serves),
    deliver: (journal: Journal, now: Instant): Promise<number> => delivery.deliver(journal, now),
    close: (): void => channels.forEach((channel) => channel.close?.()),
  };
}

function channelsOf(
  { smtpUrl, mailFrom, baseUrl, sms, push }: Parts['settings'],
  log: NonNullable<Parts['log']>,
): Channel[] {
  return [
    ...(smtpUrl && mailFrom ? [new Mail({ smtpUrl, mailFrom, baseUrl }, log)] : []),
    ...(sms ? [new Sms(sms, log)] : []),
    ...(push ? [new Push(push, log)] : []),
  ];
}
