import { morningAfter } from '../core/calendar.js';
import type { Instant } from '../core/process.js';
import type { JourneyContext, JourneyTimeInput } from './journey.messages.js';

/** When time says each of its inputs to a journey: what the deadlines list and what the machine's guard asks. */
export const dueAt: Readonly<Record<JourneyTimeInput['type'], (journey: JourneyContext) => Instant | null>> = {
  QuietTimePassed: ({ lastMovedAt, explainedUntil, policy, zone }) =>
    Math.max(morningAfter(lastMovedAt, policy.stalledAfterDays, zone), explainedUntil ?? 0),
  EscalationTimePassed: ({ stalledAt, policy, zone }) =>
    stalledAt === null ? null : morningAfter(stalledAt, policy.escalateAfterDays, zone),
  ReviewDatePassed: ({ reviewAt }) => reviewAt,
  ReviewEscalationTimePassed: ({ reviewAt, policy, zone }) =>
    reviewAt === null ? null : morningAfter(reviewAt, policy.escalateAfterDays, zone),
};
