import type { ProcessState } from '../core/process.js';
import type { JourneyContext, Stage } from './journey.messages.js';

export type JourneyState = ProcessState<JourneyContext>;

export const standings = ['active', 'paused', 'notNow', 'stoodDown', 'underReview'] as const;
/** Beside the stage, which is kept underneath. */
export type Standing = (typeof standings)[number];
export type Attention = 'moving' | 'stalled' | 'escalated';
export type Pause = 'resting' | 'reviewDue' | 'reviewOverdue';

export const closings = ['followUpAhead', 'followUpDue', 'keeping', 'ended'] as const;
/** What is still to come of a journey that is closed. */
export type Closing = (typeof closings)[number];

interface OpenRegions {
  readonly stage: Stage;
  readonly standing: Exclude<Standing, 'paused'> | { readonly paused: Pause };
  readonly attention: Attention;
}

/** A journey's regions as plain words. */
export interface Reading {
  readonly stage: Stage;
  readonly standing: Standing;
  readonly attention: Attention;
  readonly pause?: Pause;
  readonly closing?: Closing;
}

export function readJourney({ value }: JourneyState): Reading {
  const { open, closed } = value as { open?: OpenRegions; closed?: Closing };
  if (!open) return { stage: 'closed', standing: 'active', attention: 'moving', closing: closed! };
  const { stage, standing, attention } = open;
  return typeof standing === 'string'
    ? { stage, standing, attention }
    : { stage, standing: 'paused', attention, pause: standing.paused };
}
