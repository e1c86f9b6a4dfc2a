import type { Blank } from './blank.js';
import { generalBlanks } from './general-blanks.js';
import { keepingBlanks } from './keeping-blanks.js';
import { tracks } from './policy.js';
import { blanksOf } from './track-blanks.js';

export { blankKinds, units, type Blank } from './blank.js';

/** Every blank of a policy: the general part, which holds every track shut, then track by track. */
export const policyBlanks: readonly Blank[] = [...generalBlanks, ...keepingBlanks, ...tracks.flatMap(blanksOf)];

/** The blank that a place of the document belongs to: the blank itself, something inside it, or what holds it. */
export function blankAt(path: string): Blank | undefined {
  const inside = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
  return policyBlanks.find((one) => inside(path, one.path)) ?? policyBlanks.find((one) => inside(one.path, path));
}
