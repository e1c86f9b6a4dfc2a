import { dateOf, isDate, yearsAfter } from '../core/calendar.js';
import type { Instant, LocalDate, Refusal } from '../core/process.js';
import type { AbsenceContext, AbsenceFacts, AbsenceMessage } from './absence.messages.js';
import { KEYWORKER, refusal } from './refusal-codes.js';

/** From the first day to the last. */
interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

const overlap = (a: Days, b: Days): boolean => a.from <= b.until && b.from <= a.until;

/** Why an absence can't be entered. */
export function entryFault({ facts, at, ...input }: AbsenceMessage): Refusal | undefined {
  if (input.type !== 'StartAbsence') return undefined;
  if (!facts.isStaff) return refusal('NOT_STAFF', 'Only whoever looks after others needs a cover while they are away.');
  return daysFault(input, facts, at) ?? coverFault(facts.cover, input);
}

/** Why a command can't be done as it is put. */
export function commandFault(context: AbsenceContext, input: AbsenceMessage): Refusal | undefined {
  const { facts, at } = input;
  if (input.type === 'NameCover') {
    if (input.coverId === context.coverId) return refusal('COVER_UNCHANGED', 'This one covers already.');
    return coverFault(facts.cover ?? stranger(input.coverId), { ...context, from: later(context, at) });
  }
  if (input.type !== 'ChangeDates') return undefined;
  if (input.from === context.from && input.until === context.until)
    return refusal('DATES_UNCHANGED', 'These are the days of this absence already.');
  const { userId, coverId } = context;
  return daysFault(input, facts, at) ?? (coverId ? coverFault(facts.cover, { ...input, userId }) : undefined);
}

/** Days that have gone by need no cover. */
const later = ({ from, zone }: AbsenceContext, at: Instant): LocalDate => {
  const today = dateOf(at, zone);
  return from < today ? today : from;
};

const stranger = (userId: string): NonNullable<AbsenceFacts['cover']> => ({
  userId,
  isStaff: false,
  keyworksForThem: 0,
  away: [],
});

function daysFault(days: Days, { zone, others }: AbsenceFacts, at: Instant): Refusal | undefined {
  const { from, until } = days;
  const today = dateOf(at, zone);
  if (!isDate(from) || !isDate(until)) return refusal('NOT_A_DATE', 'Choose two days that there are.');
  if (until < from) return refusal('ENDS_BEFORE_IT_BEGINS', 'The last day is before the first one.');
  if (until < today) return refusal('ENDED_BEFORE_TODAY', 'These days have gone by: there is nothing left to cover.');
  if (until > yearsAfter(from, 1))
    return refusal(
      'ABSENCE_TOO_LONG',
      'An absence lasts a year at most. For longer, name somebody else to the people concerned.',
    );
  if (from > yearsAfter(today, 2)) return refusal('ABSENCE_TOO_FAR', 'Choose a day within the next two years.');
  if (others.some((other) => overlap(days, other)))
    return refusal('ABSENCES_OVERLAP', 'Another absence of the same person falls on these days: change that one.');
  return undefined;
}

/** Why somebody can't cover in these days. Nobody is named, where nobody can. */
function coverFault(cover: AbsenceFacts['cover'], days: Days & { readonly userId: string }): Refusal | undefined {
  if (!cover) return undefined;
  if (cover.userId === days.userId) return refusal('COVER_IS_ABSENT_ONE', 'Nobody covers for themselves.');
  if (!cover.isStaff) return refusal('COVER_NOT_STAFF', 'This one does not work here as staff.');
  if (cover.keyworksForThem > 0)
    return refusal(
      'COVER_IS_KEYWORKER',
      'This one is keyworker of somebody whose line manager is away, and nobody is both.',
      KEYWORKER,
    );
  if (cover.away.some((other) => overlap(days, other)))
    return refusal('COVER_IS_AWAY', 'This one is away on some of these days as well.');
  return undefined;
}
