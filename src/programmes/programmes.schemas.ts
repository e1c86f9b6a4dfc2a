import { z } from 'zod';

import { tracks } from '../../state-machines/policy/policy.js';
import { templateIds } from '../../state-machines/policy/templates.js';
import { sectionIds } from '../../state-machines/programme/readiness.js';
import { MissingSchema } from '../http/problem.js';
import { DeadlineAnswer, EventAnswer, RecordedAnswer } from '../journal/process-commands.js';

export const NewProgrammeSchema = z
  .strictObject({ name: z.string().trim().min(1).max(120), template: z.enum(templateIds) })
  .meta({ id: 'NewProgramme' });
export type NewProgrammeRequest = z.infer<typeof NewProgrammeSchema>;

const track = z.enum(tracks);
const stage = z.enum(['readiness', 'open', 'closed']).meta({ id: 'ProgrammeStage' });
const date = z.iso.date();

export const StartedProgrammeAnswer = RecordedAnswer.extend({ id: z.uuid() }).meta({ id: 'StartedProgramme' });

export const ProgrammesAnswer = z
  .array(
    z
      .object({
        id: z.uuid(),
        name: z.string(),
        stage,
        /** Open for journeys. */
        tracks: z.array(track),
        policyVersion: z.int().nullable(),
        reviewBy: date.nullable(),
        policyOverdue: z.boolean(),
      })
      .meta({ id: 'Programme' }),
  )
  .meta({ id: 'Programmes' });

const field = z
  .object({
    id: z.string(),
    label: z.string(),
    kind: z.enum(['text', 'line', 'list', 'yesNo', 'date', 'number', 'goals']),
    required: z.boolean(),
  })
  .meta({ id: 'ReadinessField' });

const section = z
  .object({
    id: z.enum(sectionIds),
    clause: z.string(),
    title: z.string(),
    sentence: z.string(),
    /** Does the programme stay shut without it? */
    required: z.boolean(),
    fields: z.array(field),
    content: z.record(z.string(), z.unknown()).nullable(),
    recordedAt: z.iso.datetime().nullable(),
    complete: z.boolean(),
  })
  .meta({ id: 'ReadinessSection' });

const offer = z.object({
  type: z.enum(['RecordReadiness', 'OpenProgramme', 'CloseProgramme', 'AdoptPolicy']),
  allowed: z.boolean(),
  refusal: z
    .object({ code: z.string(), clause: z.string(), message: z.string(), missing: z.array(MissingSchema) })
    .optional(),
});

export const ProgrammeAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    stage,
    template: z.enum(templateIds).nullable(),
    sections: z.array(section),
    missing: z.array(MissingSchema),
    offers: z.array(offer),
    policy: z
      .object({ version: z.int(), approvedOn: date.nullable(), reviewBy: date, overdue: z.boolean() })
      .nullable(),
    insuredUntil: date.nullable(),
    nextDeadline: DeadlineAnswer.nullable(),
  })
  .meta({ id: 'ProgrammeDetail' });

export const ProgrammeTimelineAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        version: z.int(),
        at: z.iso.datetime(),
        /** The input: what was asked, or what time said. */
        type: z.string(),
        section: z.string().nullable(),
        actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        events: z.array(EventAnswer),
      }),
    ),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
  })
  .meta({ id: 'ProgrammeTimeline' });
