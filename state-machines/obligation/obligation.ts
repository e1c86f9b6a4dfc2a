import { decideWith } from '../core/decide.js';
import type { Deadline, PureKind, Refusal } from '../core/process.js';
import { dueAt } from './due.js';
import { faultOf } from './faults.js';
import { obligationMachine, type ObligationState } from './obligation.machine.js';
import {
  obligationTimeInputs,
  type ObligationEvent,
  type ObligationFacts,
  type ObligationInput,
  type ObligationMessage,
  type ObligationTimeInput,
} from './obligation.messages.js';
import { owes, standsInObligation } from './owed.js';
import { clauseOf, refusal } from './refusal-codes.js';

export type { ObligationState } from './obligation.machine.js';
export { obligationMatters } from './owed.js';
export { obligationRefusals } from './refusal-codes.js';

const notBegun = 'OBLIGATION_NOT_STARTED';

function mayBegin(input: ObligationMessage): Refusal | undefined {
  if (input.type !== 'OpenObligation') return undefined;
  const { facts, askedOf, what, about } = input;
  const clause = clauseOf(undefined, input);
  if (!facts.terms) return refusal('TERMS_MISSING', clause, 'The programme has no policy that says by when.');
  if (what === 'reply' && about === undefined)
    return refusal('SUBJECT_MISSING', clause, 'Say what the reply is owed to.');
  return askedOf !== undefined && facts.askedOfIsStaff !== true
    ? refusal('ASKED_OF_NOT_STAFF', clause, 'Choose someone from the organisation’s staff.')
    : undefined;
}

function explain(state: ObligationState | undefined, input: ObligationMessage): Refusal {
  const clause = clauseOf(state, input);
  if (!(obligationMachine.events as readonly string[]).includes(input.type) && input.type !== 'OpenObligation')
    return refusal('UNKNOWN_INPUT', clause, 'An obligation does not know what is asked here.');
  if (!state) return refusal(notBegun, clause, 'There is no such obligation.');
  if (input.type === 'OpenObligation') return refusal('OBLIGATION_ALREADY_STARTED', clause, 'This is owed already.');
  if ((obligationTimeInputs as readonly string[]).includes(input.type))
    return refusal('NOT_DUE', clause, 'Nothing is due.');
  return faultOf(state.context, input) ?? explainMoment(state, input, clause);
}

function explainMoment({ value }: ObligationState, { type }: ObligationMessage, clause: string): Refusal {
  if (type === 'Reopen') return refusal('OBLIGATION_NOT_SETTLED', clause, 'This is still owed.');
  if (value === 'fulfilled' || value === 'withdrawn')
    return refusal('OBLIGATION_SETTLED', clause, 'This is settled: the worker can open it again.');
  return value === 'suspended'
    ? refusal('OBLIGATION_SUSPENDED', clause, 'This rests until the worker is back.')
    : refusal('NOT_SUSPENDED', clause, 'This does not rest.');
}

function deadlinesOf({ value, context }: ObligationState): Deadline<ObligationTimeInput>[] {
  const type = ({ open: 'PromiseTimePassed', overdue: 'RungTimeCame' } as const)[value as 'open' | 'overdue'];
  const at = type === undefined ? null : dueAt[type](context);
  return at === null ? [] : [{ at, input: { type } }];
}

/** What the organisation owes a peer worker, as the engine runs it. */
export const obligation: PureKind<ObligationState, ObligationInput, ObligationFacts> = {
  name: 'obligation',
  notBegun,
  decide: decideWith<ObligationState, ObligationInput, ObligationFacts, ObligationEvent>(obligationMachine, {
    begins: 'OpenObligation',
    mayBegin,
    explain,
    owes,
  }),
  deadlinesOf,
  stands: standsInObligation,
  stageOf: ({ value }) => value,
  hasEnded: ({ value }) => value === 'fulfilled' || value === 'withdrawn',
};
