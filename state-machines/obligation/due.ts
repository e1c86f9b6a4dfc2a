import type { Instant } from '../core/process.js';
import type { ObligationContext, ObligationTimeInput } from './obligation.messages.js';

/** When time says each of its inputs to an obligation that is open, or overdue. */
export const dueAt: Readonly<Record<ObligationTimeInput['type'], (obligation: ObligationContext) => Instant | null>> = {
  PromiseTimePassed: ({ promisedBy }) => promisedBy,
  RungTimeCame: ({ rungs, climbed }) => rungs[climbed] ?? null,
};
