import { supervision, type SupervisionState } from '../../state-machines/supervision/supervision.js';
import type { SupervisionFacts, SupervisionInput } from '../../state-machines/supervision/supervision.messages.js';
import type { ProcessKind } from '../journal/process-kind.js';
import { readFacts } from './supervision.facts.js';
import { projectSupervision } from './supervision.projection.js';

/** Supervision as the journal runs it: one process for each person and programme. */
export const supervisionKind: ProcessKind<SupervisionState, SupervisionInput, SupervisionFacts> = {
  rules: supervision,
  facts: readFacts,
  project: projectSupervision,
  textsOf: ({ context }) => ({ personId: context.personId, space: 'supervision' }),
};
