import { z } from 'zod';

import {
  ObligationCommandSchema,
  owedThings,
  subjects,
  type ObligationCommand,
} from '../../state-machines/obligation/obligation.messages.js';
import { text } from '../http/text.js';
import { date, instant } from '../journeys/journey.answers.js';
import { RecordedAnswer } from '../journal/process-commands.js';
import { PersonNameAnswer } from '../people/person-name.js';
import { OfferAnswer, someone } from '../supervision/supervision.answers.js';

const words = text(5_000).refine((value) => value.trim() !== '', 'is empty');
const what = z.enum(owedThings).meta({ id: 'OwedThing' });
const about = z.enum(subjects).meta({ id: 'ReplySubject' });

/** Something is asked of the organisation. Words are encrypted and never journaled. */
export const NewObligationSchema = z
  .strictObject({
    personId: z.uuid(),
    programmeId: z.uuid(),
    what: z.enum(owedThings),
    about: z.enum(subjects).optional(),
    /** Asked of this one in person, and read by nobody else. */
    askedOf: z.uuid().optional(),
    text: words.optional(),
  })
  .meta({ id: 'NewObligation' });
export type NewObligation = z.infer<typeof NewObligationSchema>;

type Option = (typeof ObligationCommandSchema.options)[number];

/** Each command with the words that may go with it. */
export const ObligationRequestSchema = z
  .discriminatedUnion(
    'type',
    ObligationCommandSchema.options.map((option) =>
      z.strictObject({ ...option.shape, text: words.optional() }).meta({ id: `${option.shape.type.value}Obligation` }),
    ) as unknown as [Option, ...Option[]],
  )
  .meta({ id: 'ObligationRequest' });
export type ObligationRequest = ObligationCommand & { readonly text?: string };

export const ObligationListSchema = z
  .strictObject({ scope: z.enum(['mine', 'all', 'journey']).default('mine'), journeyId: z.uuid().optional() })
  .refine(({ scope, journeyId }) => (scope === 'journey') === (journeyId !== undefined), {
    path: ['journeyId'],
    message: 'goes with the scope `journey`, and with no other',
  });
export type ObligationListQuery = z.infer<typeof ObligationListSchema>;

export const obligationStages = ['open', 'overdue', 'suspended', 'fulfilled', 'withdrawn'] as const;

export const ObligationAnswer = z
  .object({
    id: z.uuid(),
    person: PersonNameAnswer,
    programmeId: z.uuid(),
    journeyId: z.uuid().nullable(),
    what,
    about: about.nullable(),
    openedAt: instant,
    /** What was promised first is kept and shown. */
    firstPromise: instant,
    promisedBy: instant,
    settledOn: date.nullable(),
    stage: z.enum(obligationStages).meta({ id: 'ObligationStage' }),
    /** Days since the first promise. */
    daysLate: z.int(),
    askedOf: someone.nullable(),
    text: z.string().nullable(),
    /** Owed to the one who asks, or asked of that one. */
    yours: z.boolean(),
    offers: z.array(OfferAnswer),
  })
  .meta({ id: 'Obligation' });
export type ObligationAnswer = z.infer<typeof ObligationAnswer>;

export const ObligationListAnswer = z
  .object({
    items: z.array(ObligationAnswer),
    /** Who can be reached outside working hours, in the organisation’s words; for whoever is owed something. */
    outOfHours: z.string().nullable(),
    asking: z.object({
      /** What would be promised if it were asked for now. */
      promises: z.array(z.object({ what, about: about.nullable(), promisedBy: instant })),
      /** To whom feedback can go that is not for the supervisor’s eyes. */
      managers: z.array(someone),
    }),
  })
  .meta({ id: 'ObligationList' });
export type ObligationList = z.infer<typeof ObligationListAnswer>;

export const OpenedObligationAnswer = RecordedAnswer.extend({
  id: z.uuid(),
  promisedBy: instant,
  askedOf: someone.nullable(),
}).meta({ id: 'OpenedObligation' });
