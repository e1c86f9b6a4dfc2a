import { dateOf } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import type { SupervisionContext, SupervisionMessage } from './supervision.messages.js';

/** Is it the worker of this supervision who asks? */
export const isWorker = ({ personId }: SupervisionContext, { by }: SupervisionMessage): boolean =>
  by?.personId === personId;

/** The day of a session: the one that is named, else the one on which it was to be, else today. */
export function sessionDay(
  { slot, zone }: SupervisionContext,
  { on, at }: Extract<SupervisionMessage, { type: 'RecordSession' }>,
): LocalDate {
  if (on !== undefined) return on;
  return dateOf(slot && slot.startsAt <= at ? slot.startsAt : at, zone);
}
