import type { ProcessState } from '../core/process.js';
import type { JourneyContext, Stage } from './journey.messages.js';

export type JourneyState = ProcessState<JourneyContext>;

export type Standing = 'active' | 'paused';
export type Attention = 'moving' | 'stalled' | 'escalated';

interface OpenRegions {
  readonly stage: Stage;
  readonly standing: 'active' | { readonly paused: string };
  readonly attention: Attention;
}

/** A journey's three regions as plain words. */
export function readJourney({ value }: JourneyState): {
  stage: Stage;
  standing: Standing;
  attention: Attention;
  pause?: string;
} {
  if (value === 'closed') return { stage: 'closed', standing: 'active', attention: 'moving' };
  const { stage, standing, attention } = (value as unknown as { open: OpenRegions }).open;
  return typeof standing === 'string'
    ? { stage, standing, attention }
    : { stage, standing: 'paused', attention, pause: standing.paused };
}
