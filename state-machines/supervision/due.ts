import { daysAfter, morningAfter, morningOf } from '../core/calendar.js';
import type { Instant } from '../core/process.js';
import { governing } from './pattern.js';
import type { SupervisionContext, SupervisionTimeType } from './supervision.messages.js';

type Due = (supervision: SupervisionContext) => Instant | null;

/** What fell due before the last return is told on the morning after it. */
const notBefore = ({ resumedAt, zone }: SupervisionContext, at: Instant): Instant =>
  resumedAt === null ? at : Math.max(at, morningAfter(resumedAt, 1, zone));

/** The morning after the last day of a consent. */
export const consentEndsAt = ({ until }: SupervisionContext['consents'][number], zone: string): Instant =>
  morningOf(daysAfter(until, 1), zone);

/**
 * When time says each of its inputs to a supervision: what the deadlines list and what the machine's guards ask. A
 * supervision that rests or has ended hears nothing of time.
 */
export const dueAt: Readonly<Record<SupervisionTimeType, Due>> = {
  ReminderTimeCame: ({ remindAt }) => remindAt,
  SessionTimePassed: ({ passesAt, unrecordedSince }) => (unrecordedSince === null ? passesAt : null),
  RungTimeCame: ({ rungs, climbed, unrecordedSince }) => (unrecordedSince === null ? null : (rungs[climbed] ?? null)),
  DecisionTimePassed: (context) => {
    const { decision, zone } = context;
    const terms = governing(context)?.terms;
    if (!decision || decision.escalated || !terms) return null;
    return notBefore(context, morningAfter(decision.since, terms.escalateAfterDays, zone));
  },
  ConsentEnded: (context) => {
    const ends = context.consents.map((consent) => consentEndsAt(consent, context.zone));
    return ends.length === 0 ? null : notBefore(context, Math.min(...ends));
  },
};
