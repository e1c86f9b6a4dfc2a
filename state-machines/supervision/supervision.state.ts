import type { ProcessState } from '../core/process.js';
import type { SupervisionContext } from './supervision.messages.js';

export type SupervisionState = ProcessState<SupervisionContext>;

export const supervisionStages = ['planned', 'unrecorded', 'suspended', 'ended'] as const;
export type SupervisionStage = (typeof supervisionStages)[number];

/** Where a supervision is, in one word. */
export function stageOf({ value }: SupervisionState): SupervisionStage {
  return (typeof value === 'string' ? value : value.active) as SupervisionStage;
}

/** Under way: people meet, and are told of things. */
export const isActive = (state: SupervisionState): boolean => ['planned', 'unrecorded'].includes(stageOf(state));
