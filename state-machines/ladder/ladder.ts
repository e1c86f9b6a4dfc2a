import { z } from 'zod';

import type { Channel, Role } from '../core/process.js';
import type { Span } from '../core/working-calendar.js';

/** What climbs when nobody acts: one ladder for supervision, and one for each thing that the organisation owes (TURAS 6.2). */
export const ladderIds = ['supervision', 'training', 'debrief', 'expenses', 'reply', 'information'] as const;
export type LadderId = (typeof ladderIds)[number];

/** A ladder is aimed at staff, never at the worker. */
export const ladderRoles = ['supervisor', 'coordinator', 'manager'] as const satisfies readonly Role[];
export const ladderChannels = ['inbox', 'email', 'sms', 'push'] as const satisfies readonly Channel[];

export const SpanSchema = z.strictObject({
  amount: z.int().min(0).max(365),
  unit: z.enum(['hours', 'days', 'workingDays']),
}) satisfies z.ZodType<Span>;

/** One step: so long after the step below it (the first: after the matter fell due), these roles are told on these ways. */
export const StepSchema = z.strictObject({
  after: SpanSchema,
  to: z.array(z.enum(ladderRoles)).min(1, 'say who is told').max(3),
  channels: z.array(z.enum(ladderChannels)).min(1, 'say how').max(4),
  /** At once, also in quiet hours. */
  urgent: z.boolean(),
  /** A sentence of the organisation's own beside ours; it names nobody. */
  words: z.string().trim().max(300),
});

export const LadderSchema = z.strictObject({
  steps: z.array(StepSchema).min(1, 'a ladder has at least one step').max(8),
});
export type Ladder = z.infer<typeof LadderSchema>;
export type LadderStep = z.infer<typeof StepSchema>;
