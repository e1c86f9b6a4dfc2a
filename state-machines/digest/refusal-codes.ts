import type { Refusal } from '../core/process.js';

/** Every code with which a digest says no. They are stable for ever. */
export const digestRefusals = [
  'UNKNOWN_INPUT',
  'DIGEST_NOT_STARTED',
  'DIGEST_ALREADY_STARTED',
  'DIGEST_UNCHANGED',
  'UNKNOWN_ZONE',
  'NOT_AN_HOUR',
  'NOT_DUE',
] as const;

/** Whoever is to act has to be told. */
export const clause = 'TURAS 7.1';

export const refusal = (code: (typeof digestRefusals)[number], message: string): Refusal => ({
  code,
  clause,
  message,
});
