import type { Instant } from '../../state-machines/core/process.js';
import type { Database } from '../database/database.js';
import type { Journal } from '../journal/journal.js';
import type { Settings } from '../settings.js';
import { Delivery } from './delivery.js';
import { Mail } from './mail.js';

interface Parts {
  readonly database: Database;
  readonly settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'baseUrl'>;
  readonly log?: (code: string, details?: object) => void;
}

/** Delivery as api and worker run it: into the inbox, and by mail where a mail server is set. */
export function openDelivery({ database, settings: { smtpUrl, mailFrom, baseUrl }, log = () => undefined }: Parts) {
  const mail = smtpUrl && mailFrom ? new Mail({ smtpUrl, mailFrom }, log) : undefined;
  const delivery = new Delivery({ database, mail, baseUrl, log });
  return {
    deliver: (journal: Journal, now: Instant): Promise<number> => delivery.deliver(journal, now),
    close: (): void => mail?.close(),
  };
}
