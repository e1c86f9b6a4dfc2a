import type { Refusal } from '../core/process.js';

/** Every code with which an absence says no. They are stable for ever. */
export const absenceRefusals = [
  'UNKNOWN_INPUT',
  'ABSENCE_NOT_ENTERED',
  'ABSENCE_ENTERED_ALREADY',
  'ABSENCE_OVER',
  'NOT_STAFF',
  'NOT_A_DATE',
  'ENDS_BEFORE_IT_BEGINS',
  'ENDED_BEFORE_TODAY',
  'ABSENCE_TOO_LONG',
  'ABSENCE_TOO_FAR',
  'ABSENCES_OVERLAP',
  'DATES_UNCHANGED',
  'COVER_UNCHANGED',
  'COVER_IS_ABSENT_ONE',
  'COVER_NOT_STAFF',
  'COVER_IS_KEYWORKER',
  'COVER_IS_AWAY',
  'NOT_DUE',
] as const;
export type AbsenceRefusalCode = (typeof absenceRefusals)[number];

/** There is cover when a supervisor is away. */
export const COVER = 'GUIDE 4.3-e';
/** Nobody is keyworker and line manager of the same person, not even for a week. */
export const KEYWORKER = 'GUIDE 3.3-6';

export const refusal = (code: AbsenceRefusalCode, message: string, clause = COVER): Refusal => ({
  code,
  clause,
  message,
});
