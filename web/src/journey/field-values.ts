import { t } from '../texts';
import type { Dates } from '../texts/dates';

/** Everything that the forms of commands ask for, and how each answer is checked and sent. */

export type Field =
  | 'requirement'
  | 'topic'
  | 'on'
  | 'plannedOn'
  | 'expectedOn'
  | 'until'
  | 'from'
  | 'reviewOn'
  | 'talkAgainOn'
  | 'askAgainOn'
  | 'talkedOn'
  | 'lastDay'
  | 'reason'
  | 'notNowReason'
  | 'holderId'
  | 'withUserId'
  | 'criterion'
  | 'confirmation'
  | 'basis'
  | 'valueExplained'
  | 'hourlyCents'
  | 'weeklyHours'
  | 'side'
  | 'trainer'
  | 'qualified'
  | 'peerLed'
  | 'mode'
  | 'quarters'
  | 'wish'
  | 'matter'
  | 'about'
  | 'answer'
  | 'grade'
  | 'to'
  | 'version'
  | 'entry'
  | 'certificateId'
  | ReturnStep;
export type ReturnStep = 'fewerHours' | 'withStaffOnly' | 'noLoneWork' | 'fullRole';

/** What was typed or chosen, and what the button that opened the form knows already (`form`: which one to fill in). */
export type Values = Partial<Record<Field | 'form', string>>;

/** What the journey's policy says about the answers. */
export interface Terms {
  basis: { livingWageCents: number | null; weeklyHoursCap: number };
}

type Kind =
  | 'past'
  | 'ahead'
  | 'todayOrAhead'
  | 'optionalPast'
  | 'optionalAhead'
  | 'optionalTodayOrAhead'
  | 'choice'
  | 'yes'
  | 'optional';

const kinds: Partial<Record<Field, Kind>> = {
  on: 'past',
  talkedOn: 'optionalPast',
  until: 'ahead',
  reviewOn: 'ahead',
  talkAgainOn: 'ahead',
  plannedOn: 'todayOrAhead',
  expectedOn: 'ahead',
  lastDay: 'ahead',
  from: 'past',
  askAgainOn: 'optionalAhead',
  fewerHours: 'optionalTodayOrAhead',
  withStaffOnly: 'optionalTodayOrAhead',
  noLoneWork: 'optionalTodayOrAhead',
  fullRole: 'optionalTodayOrAhead',
  valueExplained: 'yes',
  qualified: 'optional',
  peerLed: 'optional',
  trainer: 'optional',
  withUserId: 'optional',
  about: 'optional',
};

/** Whether a field is shown as a day. */
export const isDay = (field: Field): boolean => {
  const kind = kinds[field];
  return kind !== undefined && kind !== 'yes' && kind !== 'optional' && kind !== 'choice';
};

export const returnSteps: readonly ReturnStep[] = ['fewerHours', 'withStaffOnly', 'noLoneWork', 'fullRole'];
export const isReturnStep = (field: Field): field is ReturnStep => returnSteps.some((step) => step === field);

/** Quarter hours of "1.5": 6; nothing where it is no such number. */
export function quartersOf(typed: string | undefined): number | undefined {
  const quarters = Number((typed ?? '').replace(',', '.')) * 4;
  return Number.isInteger(quarters) && quarters >= 1 && quarters <= 96 ? quarters : undefined;
}

/** Cents of "14.80" or "14,80": 1480. */
export function centsOf(typed: string | undefined): number | undefined {
  const cents = Math.round(Number((typed ?? '').replace(',', '.')) * 100);
  return typed && Number.isInteger(cents) && cents >= 0 ? cents : undefined;
}

/** What is wrong with one answer, in words that say how to mend it. */
export function fieldFault(field: Field, values: Values, dates: Dates, terms?: Terms): string | undefined {
  const value = values[field] ?? '';
  if (field === 'quarters') return quartersOf(value) ? undefined : t.form.quarterHours;
  if (field === 'hourlyCents') return wageFault(value, terms);
  if (field === 'weeklyHours') return hoursFault(value, terms);
  const kind = kinds[field] ?? 'choice';
  if (!value) return kind.startsWith('optional') ? undefined : (t.form.needed[field] ?? t.form.choose);
  if (field === 'reviewOn' && values.from && value <= values.from) return t.form.reviewAfterFrom;
  return dayFault(kind, value, dates);
}

function dayFault(kind: Kind, value: string, dates: Dates): string | undefined {
  if ((kind === 'past' || kind === 'optionalPast') && value > dates.today()) return t.form.inFuture;
  if ((kind === 'ahead' || kind === 'optionalAhead') && value <= dates.today()) return t.form.notAhead;
  if (kind.endsWith('odayOrAhead') && value < dates.today()) return t.form.notAheadOrToday;
  return undefined;
}

function wageFault(value: string, terms: Terms | undefined): string | undefined {
  const cents = centsOf(value);
  if (cents === undefined) return t.form.amount;
  const floor = terms?.basis.livingWageCents;
  return floor && cents < floor ? t.form.underLivingWage(moneyOf(floor)) : undefined;
}

function hoursFault(value: string, terms: Terms | undefined): string | undefined {
  const hours = Number(value);
  if (!value || !Number.isInteger(hours) || hours < 1) return t.form.wholeNumber;
  const cap = terms?.basis.weeklyHoursCap;
  return cap && hours > cap ? t.form.overHours(cap) : undefined;
}

/** "14.80": without a currency, which the service knows. */
export const moneyOf = (cents: number): string => (cents / 100).toFixed(2);

/** The part of the request that a field makes. What was left empty is not sent; what is the server's own default neither. */
export function valueOf(field: Field, values: Values, dates: Dates): Record<string, unknown> {
  const value = values[field] ?? '';
  if (isReturnStep(field)) return value ? { steps: true } : {};
  if (!value || (field === 'from' && value === dates.today())) return {};
  switch (field) {
    case 'plannedOn':
    case 'expectedOn':
      return { on: value };
    case 'notNowReason':
      return { reason: value };
    case 'confirmation':
      return { basis: value };
    case 'quarters':
      return { quarters: quartersOf(value) };
    case 'hourlyCents':
      return { hourlyCents: centsOf(value) };
    case 'weeklyHours':
    case 'version':
    case 'entry':
      return { [field]: Number(value) };
    case 'qualified':
    case 'peerLed':
    case 'valueExplained':
      return { [field]: true };
    default:
      return { [field]: value };
  }
}
