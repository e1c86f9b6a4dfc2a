import type { Refusal } from '../core/process.js';
import type { ObligationContext, ObligationMessage, OpenObligation } from './obligation.messages.js';

/** Every code with which an obligation says no. They are stable for ever. */
export const obligationRefusals = [
  'UNKNOWN_INPUT',
  'OBLIGATION_NOT_STARTED',
  'OBLIGATION_ALREADY_STARTED',
  'OBLIGATION_SETTLED',
  'OBLIGATION_NOT_SETTLED',
  'OBLIGATION_SUSPENDED',
  'NOT_SUSPENDED',
  'TERMS_MISSING',
  'ASKED_OF_NOT_STAFF',
  'SUBJECT_MISSING',
  'NOT_OF_THIS_JOURNEY',
  'JOURNEY_SETTLES_IT',
  'ONLY_THE_WORKER',
  'NOT_BY_THE_WORKER',
  'NOT_A_DATE',
  'DATE_IN_FUTURE',
  'DATE_NOT_AHEAD',
  'DATE_TOO_FAR',
  'NOT_DUE',
] as const;
export type ObligationRefusalCode = (typeof obligationRefusals)[number];

export const refusal = (code: ObligationRefusalCode, clause: string, message: string): Refusal => ({
  code,
  clause,
  message,
});

/** The clause by which each thing is owed. */
export function clauseFor({ what, about }: Pick<ObligationContext | OpenObligation, 'what' | 'about'>): string {
  if (what === 'debrief') return 'TURAS 10.1.6';
  if (what === 'expenses') return 'TURAS 6.3';
  if (what !== 'reply') return 'TURAS 6.2';
  if (about === 'support') return 'TURAS 10.1.7';
  return about === 'feedback' ? 'GUIDE 4.3-g' : 'GUIDE 4.2-f';
}

export const clauseOf = (state: { context: ObligationContext } | undefined, input: ObligationMessage): string => {
  if (state) return clauseFor(state.context);
  return input.type === 'OpenObligation' ? clauseFor(input) : 'TURAS 6.2';
};
