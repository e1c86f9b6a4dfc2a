import { daysAfter } from '../core/calendar.js';
import type { Instant } from '../core/process.js';
import { instantOn } from '../core/working-calendar.js';
import type { AbsenceContext, AbsenceTimeInput } from './absence.messages.js';

/** An absence begins with its first day, and is over with its last. */
export const dueAt: Readonly<Record<AbsenceTimeInput['type'], (absence: AbsenceContext) => Instant>> = {
  AbsenceBegan: ({ from, zone }) => instantOn(from, '00:00', zone),
  AbsencePassed: ({ until, zone }) => instantOn(daysAfter(until, 1), '00:00', zone),
};
