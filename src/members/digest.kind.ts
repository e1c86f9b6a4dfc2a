import type { DigestInput } from '../../state-machines/digest/digest.messages.js';
import { digest, type DigestState } from '../../state-machines/digest/digest.js';
import type { ProcessKind } from '../journal/process-kind.js';

/** Somebody's daily digest, as the journal runs it: delivery puts it together from what waits for that one. */
export const digestKind: ProcessKind<DigestState, DigestInput, Record<string, never>> = {
  rules: digest,
  facts: () => Promise.resolve({}),
  project: () => undefined,
  textsOf: () => {
    throw new Error('a digest keeps no words about a person');
  },
  refusalOf: (constraint) =>
    constraint === 'process_pkey'
      ? {
          code: 'SETTINGS_CHANGED',
          clause: 'TURAS 7.1',
          message: 'Your settings were kept twice at once: look at them again.',
        }
      : undefined,
};
