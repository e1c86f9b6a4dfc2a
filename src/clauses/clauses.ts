import type { Clause } from './clause.js';
import { guideAppendices } from './guide-appendices.js';
import { guideAgreement, guideBoundaries } from './guide-boundaries.js';
import { guideReadiness } from './guide-readiness.js';
import { guideProgramme, guideRole } from './guide-role.js';
import { guideGrowth, guideSupport } from './guide-support.js';
import { turasConsiderations } from './turas-considerations.js';
import { turasPrinciples } from './turas-principles.js';
import { turasTracks } from './turas-tracks.js';

/** Every clause of the sources, in their order: the audit by clause. `test/house/clauses.spec.ts` looks up all that they name. */
export const clauses: readonly Clause[] = [
  ...turasPrinciples,
  ...turasTracks,
  ...turasConsiderations,
  ...guideReadiness,
  ...guideProgramme,
  ...guideRole,
  ...guideBoundaries,
  ...guideSupport,
  ...guideGrowth,
  ...guideAppendices,
  ...guideAgreement,
];
