import { journeyKind } from './journeys/journey.kind.js';
import type { ProcessKind } from './journal/process-kind.js';

/** Every kind of process that the engine runs. Adding one is a line here. */
export const kinds = [journeyKind] as unknown as readonly ProcessKind[];
