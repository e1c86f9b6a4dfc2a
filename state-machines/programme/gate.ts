import type { Missing } from '../core/process.js';
import type { ProgrammeContext } from './programme.messages.js';
import { readinessSections } from './readiness.js';

/** What still stands before a programme may open (requirements 1.0): nobody can waive any of it. */
export function missingToOpen({ readiness, policy }: Pick<ProgrammeContext, 'readiness' | 'policy'>): Missing[] {
  const sections = readinessSections
    .filter(({ id, required }) => required && !readiness[id])
    .map(({ id, clause, sentence }) => missing(id, clause, sentence, 'RecordReadiness'));
  const adopted = policy ? [] : [missing('policy-adopted', 'TURAS 2.1', 'A policy is adopted.', 'AdoptPolicy')];
  return [...sections, ...adopted];
}

const missing = (requirement: string, clause: string, sentence: string, remedy: string): Missing => ({
  requirement,
  clause,
  sentence,
  remedy,
  waivableBy: [],
});
