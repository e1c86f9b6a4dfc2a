import { absenceKind } from './absences/absence.kind.js';
import { journeyKind } from './journeys/journey.kind.js';
import type { ProcessKind } from './journal/process-kind.js';
import { obligationKind } from './obligations/obligation.kind.js';
import { digestKind } from './members/digest.kind.js';
import { policyMoveKind } from './policy-moves/policy-move.kind.js';
import { programmeKind } from './programmes/programme.kind.js';
import { supervisionKind } from './supervision/supervision.kind.js';

/** Every kind of process that the engine runs. Adding one is a line here. */
export const kinds = [
  journeyKind,
  programmeKind,
  policyMoveKind,
  supervisionKind,
  obligationKind,
  absenceKind,
  digestKind,
] as unknown as readonly ProcessKind[];
