import type { Channel } from '../../state-machines/core/process.js';
import type { Settings } from '../settings.js';

/** The ways on which this installation can tell somebody something, beside the inbox. */
export function waysOf({ smtpUrl }: Pick<Settings, 'smtpUrl'>): Channel[] {
  return smtpUrl ? ['email', 'calendar'] : [];
}
