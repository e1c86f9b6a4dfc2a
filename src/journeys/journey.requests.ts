import { z } from 'zod';

import {
  JourneyCommandSchema,
  stages,
  TrackSchema,
  type JourneyCommand,
} from '../../state-machines/journey/journey.messages.js';
import { standings } from '../../state-machines/journey/journey.state.js';
import { pageFields } from '../http/schemas.js';
import { text } from '../http/text.js';

/** What can be asked of journeys over HTTP. */

const note = text(10_000).optional();

export const StartJourneySchema = z
  .strictObject({
    type: z.literal('StartJourney'),
    personId: z.uuid(),
    programmeId: z.uuid(),
    track: TrackSchema,
    note,
  })
  .meta({ id: 'StartJourneyRequest' });
export type StartJourneyRequest = z.infer<typeof StartJourneySchema>;

const why = text(10_000).refine((value) => value.trim() !== '', 'say why');

/** Some commands carry words beside their codes: why a requirement is set aside, what a form says, the note itself. */
const words: Partial<Record<JourneyCommand['type'], z.ZodRawShape>> = {
  WaiveRequirement: { why },
  ExplainDelay: { why: why.optional() },
  AddNote: { note: why },
  /** Checked against the form itself (`journey-forms.ts`), so that each fault is told at its field. */
  FillForm: { content: z.record(z.string().max(50), z.unknown()) },
};

type Option = (typeof JourneyCommandSchema.options)[number];

/** A certificate comes with its file, on a route of its own. */
const options = JourneyCommandSchema.options.filter((option) => option.shape.type.value !== 'AddCertificate');

/** The journey's own commands, each with the words that may go with it. Words are encrypted and never journaled. */
export const JourneyRequestSchema = z
  .discriminatedUnion('type', options.map(withWords) as unknown as [Option, ...Option[]])
  .meta({ id: 'JourneyRequest' });
export type JourneyRequest = JourneyCommand & {
  readonly note?: string;
  readonly why?: string;
  readonly content?: Readonly<Record<string, unknown>>;
};

function withWords(option: Option) {
  const type = option.shape.type.value;
  return z.strictObject({ ...option.shape, note, ...words[type] }).meta({ id: type });
}

/** Parts the codes of a request, which are journaled for ever, from its words, which can be erased. */
export function partWords(request: JourneyRequest | StartJourneyRequest) {
  const { note: noted, why: reason, content, ...input } = request as JourneyRequest;
  const texts = {
    ...(noted && { note: noted }),
    ...(reason && { why: reason }),
    ...(content && { form: JSON.stringify(content) }),
  };
  return { input: input as JourneyCommand, texts };
}

export const sorts = ['attention', 'name', 'daysInStage', 'nextDeadline'] as const;

/** Filters of the worklist. Each is optional; together they narrow. */
export const JourneyListSchema = z.strictObject({
  stage: z.enum(stages).optional(),
  track: TrackSchema.optional(),
  programmeId: z.uuid().optional(),
  standing: z.enum(standings).optional(),
  /** `stalled` holds those that were handed up as well. */
  attention: z.enum(['moving', 'stalled', 'escalated']).optional(),
  /** Journeys in which something waits for a person's decision. */
  decisions: z.literal('true').optional(),
  q: text(100).optional(),
  supervisor: z.uuid().optional(),
  sort: z.enum(sorts).default('attention'),
  ...pageFields,
});
export type JourneyListQuery = z.infer<typeof JourneyListSchema>;

export const LookAheadSchema = z.strictObject({ until: z.iso.datetime({ offset: true }).or(z.iso.date()).optional() });
export type LookAhead = z.infer<typeof LookAheadSchema>;

export const MachineSchema = z.strictObject({ track: TrackSchema.default('outreach') });
export type MachineQuery = z.infer<typeof MachineSchema>;
