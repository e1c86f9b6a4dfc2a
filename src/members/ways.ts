import type { Channel } from '../../state-machines/core/process.js';
import type { Settings } from '../settings.js';

/** The ways on which this installation can tell somebody something, beside the inbox. */
export function waysOf({ smtpUrl, sms, push }: Pick<Settings, 'smtpUrl' | 'sms' | 'push'>): Channel[] {
  return [
    ...(smtpUrl ? (['email', 'calendar'] as const) : []),
    ...(sms ? ['sms' as const] : []),
    ...(push ? ['push' as const] : []),
  ];
}
