import { z } from 'zod';

import { certificateStates } from '../../state-machines/journey/certificates.js';
import { forms } from '../../state-machines/journey/forms.js';
import {
  confirmationBases,
  decisionMatters,
  JourneyCommandSchema,
  modes,
  returnSteps,
} from '../../state-machines/journey/journey.messages.js';
import { closings } from '../../state-machines/journey/journey.state.js';
import { acceptabilities } from '../../state-machines/policy/boundaries.js';
import { bases } from '../../state-machines/policy/policy.js';
import { MissingSchema } from '../http/problem.js';
import { date, instant, JourneyCard, named, stage, track } from './journey.answers.js';

/** What the API answers about one journey, its forms, its boundary agreement and its log. */

const signatures = z.object({ worker: date.nullable(), service: date.nullable() }).meta({ id: 'Signatures' });
const basis = z.enum(bases);
const commandType = z.enum(JourneyCommandSchema.options.map((option) => option.shape.type.value));

const certificate = z
  .object({ id: z.uuid(), state: z.enum(certificateStates), issuedOn: date, expiresOn: date.nullable() })
  .meta({ id: 'Certificate' });

const TopicAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    clauses: z.array(z.string()),
    mandatory: z.boolean(),
    agreed: z.boolean(),
    plannedOn: date.nullable(),
    doneOn: date.nullable(),
    certificate: certificate.nullable(),
  })
  .meta({ id: 'JourneyTopic' });

const practiced = z.object({ sessions: z.int(), hours: z.number(), firstOn: date });
const PracticeAnswer = z
  .object(
    Object.fromEntries(modes.map((mode) => [mode, practiced.optional()])) as Record<
      (typeof modes)[number],
      z.ZodOptional<typeof practiced>
    >,
  )
  .meta({ id: 'Practice' });

/** What the journey takes from the policy version that it is pinned to, as far as forms and commands need it. */
const TermsAnswer = z
  .object({
    version: z.int(),
    zone: z.string(),
    eligibility: z.array(z.object({ id: z.string(), sentence: z.string() })),
    qualities: z.array(z.string()),
    basis: z.object({
      allowed: z.array(basis),
      livingWageCents: z.int().nullable(),
      weeklyHoursCap: z.int(),
    }),
  })
  .meta({ id: 'JourneyTerms' });

export const JourneyDetail = JourneyCard.extend({
  programme: named,
  startedAt: instant,
  terms: TermsAnswer,
  /** The move that leads on from here, and what stands before it. */
  nextMove: commandType.nullable(),
  missing: z.array(MissingSchema),
  closing: z.enum(closings).nullable(),
  steps: z.array(z.object({ requirement: z.string(), on: date, by: z.string().nullable() })),
  forms: z.array(z.object({ form: z.string(), on: date, by: z.string().nullable() })),
  confirmations: z.array(
    z.object({ criterion: z.string(), basis: z.enum(confirmationBases), on: date, by: z.string().nullable() }),
  ),
  basis: z.object({ basis, hourlyCents: z.int().nullable(), weeklyHours: z.int().nullable() }).nullable(),
  acknowledged: z.object({ version: z.int(), at: instant, current: z.boolean() }).nullable(),
  contract: signatures,
  boundaryAgreement: signatures.extend({ stale: z.boolean() }),
  agreedTopics: z.array(z.string()),
  plannedTrainings: z.array(z.object({ topic: z.string(), on: date })),
  trainings: z.array(
    z.object({
      topic: z.string(),
      on: date,
      trainer: z.enum(['internal', 'external']).optional(),
      qualified: z.boolean().optional(),
      peerLed: z.boolean().optional(),
    }),
  ),
  topics: z.array(TopicAnswer),
  practice: PracticeAnswer,
  timeServed: z.object({ weeks: z.int(), sessions: z.int(), neededWeeks: z.int(), neededSessions: z.int() }).nullable(),
  wish: z.enum(['yes', 'notNow']).nullable(),
  decisions: z.array(
    z.object({
      matter: z.enum(decisionMatters),
      since: instant,
      about: z.string().nullable(),
      escalated: z.boolean(),
    }),
  ),
  returnSteps: z.array(z.object({ step: z.enum(returnSteps), on: date })),
  waivers: z.array(z.object({ requirement: z.string(), by: z.string().nullable(), until: date, lapsed: z.boolean() })),
  expectedEnd: date.nullable(),
  closedOn: date.nullable(),
  keepUntil: date.nullable(),
  /** The person's other journeys: each track is one of its own. */
  siblings: z.array(z.object({ id: z.uuid(), track, stage, programmeId: z.uuid() })),
  /** Supervision of this person in this programme, once a role was taken up. */
  supervisionId: z.uuid().nullable(),
  visited: z.array(z.object({ stage, from: instant, to: instant.nullable() })),
}).meta({ id: 'JourneyDetail' });
export type JourneyDetail = z.infer<typeof JourneyDetail>;

const fieldKinds = ['text', 'line', 'list', 'yesNo', 'date', 'qualities', 'boundaries'] as const;
const FieldAnswer = z
  .object({ id: z.string(), label: z.string(), kind: z.enum(fieldKinds), required: z.boolean() })
  .meta({ id: 'FormField' });

export const JourneyFormsAnswer = z
  .array(
    z
      .object({
        id: z.enum(forms.map(({ id }) => id)),
        clause: z.string(),
        title: z.string(),
        by: z.enum(['worker', 'service', 'either']),
        readers: z.enum(['own', 'line']),
        fields: z.array(FieldAnswer),
        filled: z.object({ on: date, by: z.string().nullable() }).nullable(),
        /** What it says; `null` where it was not filled in, or is not yours to read. */
        content: z.record(z.string(), z.unknown()).nullable(),
        withheld: z.boolean(),
        mayFill: z.boolean(),
      })
      .meta({ id: 'JourneyForm' }),
  )
  .meta({ id: 'JourneyForms' });

const acceptability = z.enum(acceptabilities).meta({ id: 'Acceptability' });
const bothSides = z.object({ worker: z.boolean(), service: z.boolean() });

export const BoundaryAgreementAnswer = z
  .object({
    rows: z.array(
      z.object({
        id: z.string(),
        clause: z.string(),
        about: z.string(),
        service: acceptability,
        serviceNote: z.string(),
        /** The service says never: no answer of the worker's changes it. */
        locked: z.boolean(),
        worker: acceptability.nullable(),
        /** The stricter of the two. */
        holds: acceptability,
      }),
    ),
    words: z.string().nullable(),
    /** Something was filled in that is not yours to read. */
    withheld: z.boolean(),
    signed: signatures,
    stale: z.boolean(),
    mayFill: z.boolean(),
    maySign: bothSides,
  })
  .meta({ id: 'BoundaryAgreement' });

export const ExperienceAnswer = z
  .object({
    items: z.array(
      z.object({
        entry: z.int(),
        mode: z.enum(modes),
        on: date,
        hours: z.number(),
        with: named.nullable(),
        loggedBy: named.nullable(),
        withdrawn: z.boolean(),
      }),
    ),
    page: z.int(),
    pageSize: z.int(),
    total: z.int(),
    sums: PracticeAnswer,
  })
  .meta({ id: 'Experience' });
