import { aYearAfter, dateOf, isDate } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import type { JourneyMessage } from './journey.messages.js';

/** What may be wrong with the date that a command carries. */
export type DateFault = 'NOT_A_DATE' | 'DATE_IN_FUTURE' | 'DATE_NOT_AHEAD' | 'DATE_TOO_FAR';

/** What was done lies behind, what is promised lies ahead, and a promise holds a year at most: a slip of the pen must not silence a journey. */
export function dateFault(input: JourneyMessage, zone: string): DateFault | undefined {
  if (input.type === 'RecordStep' || input.type === 'RecordTraining') return faultOfPast(input.on, input.at, zone);
  if (input.type === 'WaiveRequirement' || input.type === 'ExplainDelay')
    return faultOfPromise(input.until, input.at, zone);
  return input.type === 'PauseJourney' ? faultOfPromise(input.reviewOn, input.at, zone) : undefined;
}

function faultOfPast(date: LocalDate, at: number, zone: string): DateFault | undefined {
  if (!isDate(date)) return 'NOT_A_DATE';
  return date > dateOf(at, zone) ? 'DATE_IN_FUTURE' : undefined;
}

function faultOfPromise(date: LocalDate, at: number, zone: string): DateFault | undefined {
  if (!isDate(date)) return 'NOT_A_DATE';
  const today = dateOf(at, zone);
  if (date <= today) return 'DATE_NOT_AHEAD';
  return date > aYearAfter(today) ? 'DATE_TOO_FAR' : undefined;
}
