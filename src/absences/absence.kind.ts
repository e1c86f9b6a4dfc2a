import { absence, type AbsenceState } from '../../state-machines/absence/absence.js';
import type { AbsenceFacts, AbsenceInput } from '../../state-machines/absence/absence.messages.js';
import type { ProcessKind } from '../journal/process-kind.js';
import { readAbsenceFacts } from './absence.facts.js';
import { projectAbsence } from './absence.projection.js';

/** Somebody's absence, and who covers, as the journal runs it. Why somebody is away is never asked. */
export const absenceKind: ProcessKind<AbsenceState, AbsenceInput, AbsenceFacts> = {
  rules: absence,
  facts: readAbsenceFacts,
  project: projectAbsence,
  textsOf: () => {
    throw new Error('an absence keeps no words about a person');
  },
};
