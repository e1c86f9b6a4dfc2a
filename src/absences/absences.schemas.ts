import { z } from 'zod';

import type { AbsenceRequestSchema } from '../../state-machines/absence/absence.messages.js';
import { RecordedAnswer } from '../journal/process-commands.js';

const date = z.iso.date();

export type AbsenceRequest = z.infer<typeof AbsenceRequestSchema>;

export const AbsencesQuerySchema = z
  .strictObject({ from: date.optional(), until: date.optional() })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'], message: 'is before from' });
export type AbsencesQuery = z.infer<typeof AbsencesQuerySchema>;

export const CoverQuerySchema = z
  .strictObject({ userId: z.uuid(), from: date.optional(), until: date.optional() })
  .refine(({ from, until }) => !from || !until || from <= until, { path: ['until'], message: 'is before from' });
export type CoverQuery = z.infer<typeof CoverQuerySchema>;

const someone = z.object({ userId: z.uuid(), name: z.string() });
const refusal = z.object({ code: z.string(), clause: z.string(), message: z.string() });

const AbsenceAnswer = z
  .object({
    id: z.uuid(),
    user: someone,
    from: date,
    until: date,
    stage: z.enum(['planned', 'away', 'over', 'cancelled']),
    cover: someone.nullable(),
    yours: z.boolean(),
    offers: z
      .array(z.object({ type: z.enum(['ChangeDates', 'NameCover', 'EndAbsence']), allowed: z.boolean() }))
      .describe('What the asker may do with it'),
  })
  .meta({ id: 'Absence' });
export const AbsencesAnswer = z.object({ items: z.array(AbsenceAnswer) }).meta({ id: 'Absences' });

export const EnteredAbsenceAnswer = RecordedAnswer.extend({ id: z.uuid() }).meta({ id: 'EnteredAbsence' });

export const CoverAnswer = z
  .object({
    cover: someone.nullable().describe('Who covers where nobody is named'),
    candidates: z.array(someone.extend({ refusal: refusal.nullable().describe('Why this one can not cover') })),
  })
  .meta({ id: 'Cover' });
