import { z } from 'zod';

import { roles } from '../../state-machines/core/process.js';
import { stages, TrackSchema } from '../../state-machines/journey/journey.messages.js';
import { standings } from '../../state-machines/journey/journey.state.js';
import { MissingSchema } from '../http/problem.js';
import { DeadlineAnswer, EventAnswer, RecordedAnswer } from '../journal/process-commands.js';
import { PersonNameAnswer } from '../people/person-name.js';

/** What the API answers about journeys: the contract that OpenAPI and the page's typed client are made from. */

export const instant = z.iso.datetime();
export const date = z.iso.date();
export const stage = z.enum(stages).meta({ id: 'Stage' });
export const track = TrackSchema.meta({ id: 'Track' });
export const named = z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'Named' });
const person = PersonNameAnswer;

export const StartedAnswer = RecordedAnswer.extend({ id: z.uuid() }).meta({ id: 'Started' });

export const JourneyCard = z
  .object({
    id: z.uuid(),
    person,
    track,
    stage,
    standing: z.enum(standings).meta({ id: 'Standing' }),
    attention: z.enum(['moving', 'stalled', 'escalated']),
    stageSince: instant,
    lastMovedAt: instant,
    daysInStage: z.int(),
    daysQuiet: z.int(),
    daysSinceStart: z.int(),
    contactedOn: date.nullable(),
    offeredOn: date.nullable(),
    /** How many things stand before the next move. */
    missing: z.int(),
    /** How many matters wait for a person's decision. */
    decisions: z.int(),
    policyVersion: z.int(),
    nextDeadline: DeadlineAnswer.nullable(),
    reviewAt: instant.nullable(),
    explainedUntil: instant.nullable(),
    relations: z.object({ lineManager: named.optional(), keyworker: named.optional(), supervisor: named.optional() }),
  })
  .meta({ id: 'JourneyCard' });
export type JourneyCard = z.infer<typeof JourneyCard>;

export const JourneyListAnswer = z
  .object({
    items: z.array(JourneyCard),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
    counts: z.record(z.string(), z.int()),
  })
  .meta({ id: 'JourneyList' });

export const OffersAnswer = z
  .object({
    offers: z.array(
      z.object({
        type: z.string(),
        label: z.string().optional(),
        allowed: z.boolean(),
        primary: z.boolean(),
        refusal: z
          .object({ code: z.string(), clause: z.string(), message: z.string(), missing: z.array(MissingSchema) })
          .optional(),
      }),
    ),
  })
  .meta({ id: 'Offers' });

export const LookAheadAnswer = z
  .object({
    items: z.array(
      z.object({ at: instant, type: z.string(), event: z.string(), to: z.enum(roles).optional(), clause: z.string() }),
    ),
  })
  .meta({ id: 'LookAhead' });

export const TimelineAnswer = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        at: instant,
        input: EventAnswer,
        actor: named.nullable(),
        events: z.array(EventAnswer),
        note: z.union([z.object({ text: z.string() }), z.object({ withheld: z.literal(true) })]).optional(),
        why: z.union([z.object({ text: z.string() }), z.object({ withheld: z.literal(true) })]).optional(),
      }),
    ),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
  })
  .meta({ id: 'Timeline' });

export const JourneyMachineAnswer = z
  .object({
    stages: z.array(z.object({ id: stage, order: z.int() })),
    edges: z.array(z.object({ from: stage, to: stage, command: z.string() })),
  })
  .meta({ id: 'JourneyMachine' });
