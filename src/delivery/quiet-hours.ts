import { DateTime, IANAZone } from 'luxon';

import type { Instant } from '../../state-machines/core/process.js';

/** When somebody wants to be left alone, by the wall clock of their zone: `21:00` to `08:00`. */
export interface QuietHours {
  readonly zone: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Until when it is quiet, if it is quiet now. The clocks may change in between. */
export function quietUntil({ zone, from, until }: QuietHours, now: Instant): Instant | null {
  if (!from || !until) return null;
  const [begins, ends] = [minutesOf(from), minutesOf(until)];
  if (begins === ends) return null;
  const local = DateTime.fromMillis(now, { zone: IANAZone.isValidZone(zone) ? zone : 'UTC' });
  const minute = local.hour * 60 + local.minute;
  const quiet = begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
  if (!quiet) return null;
  const day = minute < ends ? local : local.plus({ days: 1 });
  let end = day.set({ hour: Math.floor(ends / 60), minute: ends % 60, second: 0, millisecond: 0 });
  while (end.toMillis() <= now) end = end.plus({ hours: 1 }); // an hour that comes twice: the second one is meant
  return end.toMillis();
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
