import { dateOf, isDate, yearsAfter } from '../core/calendar.js';
import type { Instant, LocalDate } from '../core/process.js';
import type { JourneyMessage } from './journey.messages.js';

/** What may be wrong with the date that a command carries. */
export type DateFault = 'NOT_A_DATE' | 'DATE_IN_FUTURE' | 'DATE_NOT_AHEAD' | 'DATE_TOO_FAR';

/** What was done lies behind, within a working life. */
const LIFE = 50;
/** An ordinary promise holds a year at most: a slip of the pen must not silence a journey. */
const PROMISE = 1;
/** Contracts and certificates run for longer. */
const TERM = 10;

/** Each date of a command, with what is asked of it. */
type Dated = readonly [
  date: LocalDate | null | undefined,
  asked: 'behind' | 'ahead' | 'todayOrAhead' | 'anyDay',
  years: number,
];

const behind = (date: LocalDate | undefined): Dated => [date, 'behind', LIFE];
const ahead = (date: LocalDate | undefined, years = PROMISE): Dated => [date, 'ahead', years];

function datesOf(input: JourneyMessage): readonly Dated[] {
  switch (input.type) {
    case 'OfferRole':
    case 'RecordStep':
    case 'FillForm':
    case 'ConfirmEligibility':
    case 'SignContract':
    case 'SignBoundaryAgreement':
    case 'RecordTraining':
    case 'LogExperience':
    case 'RecordFollowUp':
      return [behind(input.on)];
    case 'AddCertificate':
      return [behind(input.issuedOn), [input.expiresOn, 'anyDay', LIFE]];
    case 'PlanTraining':
      return [[input.on, 'todayOrAhead', PROMISE]];
    case 'NotNow':
      return [ahead(input.talkAgainOn)];
    case 'Decide':
      return [ahead(input.askAgainOn)];
    case 'WaiveRequirement':
    case 'ExplainDelay':
    case 'PlaceUnderReview':
      return [ahead(input.until)];
    case 'PauseJourney':
      return [behind(input.from), ahead(input.reviewOn)];
    case 'ResumeJourney':
      return [behind(input.talkedOn), ...(input.steps ?? []).map(({ on }): Dated => [on, 'todayOrAhead', PROMISE])];
    case 'SetExpectedEnd':
      return [ahead(input.on, TERM)];
    case 'GiveNotice':
      return [ahead(input.lastDay)];
    default:
      return [];
  }
}

/** The first date of a command that is out of place. */
export function dateFault(input: JourneyMessage, zone: string): DateFault | undefined {
  return datesOf(input)
    .map((dated) => faultOf(dated, input.at, zone))
    .find((fault) => fault !== undefined);
}

function faultOf([date, asked, years]: Dated, at: Instant, zone: string): DateFault | undefined {
  if (date === undefined || date === null) return undefined;
  if (!isDate(date)) return 'NOT_A_DATE';
  const today = dateOf(at, zone);
  if (asked === 'behind' && date > today) return 'DATE_IN_FUTURE';
  if (asked === 'ahead' && date <= today) return 'DATE_NOT_AHEAD';
  if (asked === 'todayOrAhead' && date < today) return 'DATE_NOT_AHEAD';
  return date < yearsAfter(today, -years) || date > yearsAfter(today, years) ? 'DATE_TOO_FAR' : undefined;
}
