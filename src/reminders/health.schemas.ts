import { z } from 'zod';

import { pageFields } from '../http/schemas.js';
import { PersonNameAnswer } from '../people/person-name.js';

const day = z.iso.date();

export const reminderStates = ['waiting', 'sent', 'failed', 'silenced'] as const;
export type ReminderState = (typeof reminderStates)[number];

const A_YEAR_MS = 366 * 86_400_000;

export const HealthQuerySchema = z
  .strictObject({
    from: day.optional(),
    until: day.optional(),
    userId: z.uuid().optional(),
    state: z.enum(reminderStates).optional(),
    ...pageFields,
  })
  .refine(({ from, until }) => !from || !until || from <= until, { error: 'from is after until', path: ['from'] })
  .refine(({ from, until }) => !from || !until || Date.parse(until) - Date.parse(from) <= A_YEAR_MS, {
    error: 'ask for a year at most',
    path: ['until'],
  });
export type HealthQuery = z.infer<typeof HealthQuerySchema>;

const Someone = z.object({ userId: z.uuid(), name: z.string() });

/** What was due: it was sent, failed, stays silent, or waits. Nothing else. */
const counts = {
  due: z.int(),
  sent: z.int(),
  failed: z.int(),
  silenced: z.int(),
  waiting: z.int(),
  lateP50Minutes: z.number().nullable(),
  lateMaxMinutes: z.number().nullable(),
};

const ItemAnswer = z
  .object({
    dueAt: z.iso.datetime(),
    matter: z.string(),
    clause: z.string(),
    person: PersonNameAnswer.nullable().describe('null, where you may not see that one, or it is about nobody'),
    to: Someone.nullable().describe('null, where it reached nobody'),
    channel: z.string().nullable(),
    state: z.enum(reminderStates),
    reason: z.string().nullable(),
    lateMinutes: z.number().nullable(),
    journeyId: z.uuid().nullable(),
    supervisionId: z.uuid().nullable(),
    obligationId: z.uuid().nullable(),
  })
  .meta({ id: 'Reminder' });
export type Item = z.infer<typeof ItemAnswer>;

export const HealthAnswer = z
  .object({
    days: z.array(z.object({ on: day, ...counts })),
    people: z.array(Someone.extend(counts)),
    items: z.array(ItemAnswer),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
    failing: z.array(z.object({ user: Someone, channel: z.string(), since: z.iso.datetime(), code: z.string() })),
  })
  .meta({ id: 'ReminderHealth' });
