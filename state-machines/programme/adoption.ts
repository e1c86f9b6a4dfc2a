import type { Missing, Refusal } from '../core/process.js';
import type { BlankState, Examination } from '../policy/draft.js';
import type { General, Policy } from '../policy/policy.js';
import type { Adoption, ProgrammeMessage } from './programme.messages.js';

type AdoptPolicy = Extract<ProgrammeMessage, { type: 'AdoptPolicy' }>;

const refusal = (code: string, clause: string, message: string, missing?: readonly Missing[]): Refusal => ({
  code,
  clause,
  message,
  ...(missing && { missing }),
});

/** Why a draft can't be adopted; nothing where it can. */
export function adoptionRefusal({ revision, facts: { adoption } }: AdoptPolicy): Refusal | undefined {
  if (!adoption) return refusal('NO_DRAFT', 'TURAS 2.1', 'There is no draft to adopt: write one first.');
  if (adoption.revision !== revision)
    return refusal('STALE_DRAFT', 'TURAS head', 'The draft was changed in the meantime: look at it again.');
  const [fault] = adoption.faults;
  if (fault) {
    const more = adoption.faults.length - 1;
    const others = more > 0 ? ` (and ${more} more)` : '';
    return refusal('POLICY_HAS_FAULTS', fault.clause ?? 'TURAS head', `${fault.message}${others}`);
  }
  const [hole] = adoption.missing;
  if (hole)
    return refusal('POLICY_HAS_HOLES', hole.clause, 'Blanks of the general part are still empty.', adoption.missing);
  return adoption.unchanged
    ? refusal('POLICY_UNCHANGED', 'TURAS head', 'The draft is what is in force already.')
    : undefined;
}

/** The blanks of the general part that are still empty, as what is missing before an adoption. */
export function holesOf({ blanks }: Pick<Examination, 'blanks'>): Missing[] {
  const isHole = ({ track, filled }: BlankState) => track === null && !filled;
  return blanks.filter(isHole).map(({ path, clause, explains }) => ({
    requirement: path,
    clause,
    sentence: explains,
    remedy: 'AdoptPolicy',
    waivableBy: [],
  }));
}

/** The version in force, as far as the next one depends on it. */
export interface InForce {
  readonly version: number;
  readonly document: Policy;
  readonly boundariesSince: number;
}

/** Which version a policy would become, and since which one the service's column of the boundary agreement has stood as it writes it. */
export function versionOf(
  policy: Policy | null,
  inForce: InForce | null,
): Pick<Adoption, 'version' | 'boundariesSince'> {
  const version = (inForce?.version ?? 0) + 1;
  const same = policy && inForce && sameBoundaries(inForce.document.general.boundaries, policy.general.boundaries);
  return { version, boundariesSince: same ? inForce.boundariesSince : version };
}

/** Does the service's column of the boundary agreement say the same? What is said beside it may change. */
export function sameBoundaries(one: General['boundaries'], other: General['boundaries']): boolean {
  const answers = (rows: General['boundaries']) =>
    rows.map(({ id, about, service }) => `${id}|${about}|${service}`).toSorted();
  return JSON.stringify(answers(one)) === JSON.stringify(answers(other));
}
