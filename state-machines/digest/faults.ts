import { IANAZone } from 'luxon';

import type { Refusal } from '../core/process.js';
import { DigestHourSchema, type DigestContext, type DigestMessage } from './digest.messages.js';
import { refusal } from './refusal-codes.js';

/** What is wrong with an input itself: at the beginning, or later on. */
export function faultOf(input: DigestMessage, digest?: DigestContext): Refusal | undefined {
  if (input.type === 'DigestTimeCame') return undefined;
  const { zone, hour } = input;
  if (!IANAZone.isValidZone(zone)) return refusal('UNKNOWN_ZONE', 'There is no such time zone.');
  if (hour !== null && !DigestHourSchema.safeParse(hour).success)
    return refusal('NOT_AN_HOUR', 'Choose an hour of the day.');
  return digest?.hour === hour && digest.zone === zone
    ? refusal('DIGEST_UNCHANGED', 'This is what was chosen already.')
    : undefined;
}
