import { dateOf, daysAfter } from '../core/calendar.js';
import type { Instant } from '../core/process.js';
import { instantOn } from '../core/working-calendar.js';
import type { DigestContext } from './digest.messages.js';

/** The next time that the clock of somebody's zone shows their hour; never, while they want no digest. */
export function nextDigestAt({ hour, zone, lastAt }: DigestContext): Instant {
  if (hour === null) return Infinity;
  const today = dateOf(lastAt, zone);
  const time = `${String(hour).padStart(2, '0')}:00`;
  const at = instantOn(today, time, zone);
  return at > lastAt ? at : instantOn(daysAfter(today, 1), time, zone);
}
