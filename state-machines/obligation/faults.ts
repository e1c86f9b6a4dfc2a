import { dateOf, isDate, yearsAfter } from '../core/calendar.js';
import type { Refusal } from '../core/process.js';
import type { ObligationContext, ObligationMessage } from './obligation.messages.js';
import { clauseFor, refusal, type ObligationRefusalCode } from './refusal-codes.js';

type No = (code: ObligationRefusalCode, message: string) => Refusal;

/** What is wrong with an input itself. The machine's guard asks it, and so does whoever explains a refusal. */
export function faultOf(obligation: ObligationContext, input: ObligationMessage): Refusal | undefined {
  const no: No = (code, message) => refusal(code, clauseFor(obligation), message);
  const byWorker = input.by?.personId === obligation.personId;
  switch (input.type) {
    case 'Fulfil':
    case 'PromiseAnotherDay':
      if (byWorker) return no('NOT_BY_THE_WORKER', 'Whoever owes this says so.');
      return input.type === 'Fulfil' ? doneFault(obligation, input, no) : promiseFault(obligation, input, no);
    case 'Withdraw':
    case 'Reopen':
      if (!byWorker) return no('ONLY_THE_WORKER', 'Only the worker can say this.');
      return input.type === 'Reopen' && obligation.journeyId !== null
        ? no('JOURNEY_SETTLES_IT', 'The journey that this hangs on settles it by itself.')
        : undefined;
    case 'WorkerPaused':
    case 'WorkerStoodDown':
    case 'WorkerReturned':
    case 'WorkerLeft':
    case 'FulfilledElsewhere':
      return input.journeyId === obligation.journeyId
        ? undefined
        : no('NOT_OF_THIS_JOURNEY', 'This does not hang on that journey.');
    default:
      return undefined;
  }
}

function doneFault({ openedAt, zone }: ObligationContext, { on, at }: ObligationMessage & { on?: string }, no: No) {
  if (on === undefined) return undefined;
  if (!isDate(on)) return no('NOT_A_DATE', 'This is not a day of the calendar.');
  if (on > dateOf(at, zone)) return no('DATE_IN_FUTURE', 'This date is still to come: record it when it has happened.');
  return on < dateOf(openedAt, zone)
    ? no('DATE_TOO_FAR', 'It was not owed on this day yet: look at the date again.')
    : undefined;
}

function promiseFault({ zone }: ObligationContext, { on, at }: ObligationMessage & { on: string }, no: No) {
  if (!isDate(on)) return no('NOT_A_DATE', 'This is not a day of the calendar.');
  if (on <= dateOf(at, zone)) return no('DATE_NOT_AHEAD', 'Choose a date after today.');
  return on > yearsAfter(dateOf(at, zone), 1)
    ? no('DATE_TOO_FAR', 'This date is too far away: look at the year again.')
    : undefined;
}
