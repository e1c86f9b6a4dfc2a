import { obligation, type ObligationState } from '../../state-machines/obligation/obligation.js';
import type { ObligationFacts, ObligationInput } from '../../state-machines/obligation/obligation.messages.js';
import type { ProcessKind } from '../journal/process-kind.js';
import { readFacts } from './obligation.facts.js';
import { projectObligation } from './obligation.projection.js';

/** What the organisation owes a worker, as the journal runs it. */
export const obligationKind: ProcessKind<ObligationState, ObligationInput, ObligationFacts> = {
  rules: obligation,
  facts: readFacts,
  project: projectObligation,
  textsOf: ({ context }) => ({ personId: context.personId, space: 'supervision' }),
};
