import { z } from 'zod';

import {
  SupervisionCommandSchema,
  type SupervisionCommand,
} from '../../state-machines/supervision/supervision.messages.js';
import { text } from '../http/text.js';

/** What can be asked of a supervision over HTTP. */

const words = (longest: number) => text(longest).refine((value) => value.trim() !== '', 'is empty');
const note = words(10_000);

/** Words that go beside a command, sealed: what is brought up, how the work feels, and the note of the two. */
const beside: Partial<Record<SupervisionCommand['type'], z.ZodRawShape>> = {
  AddAgendaItem: { text: words(2_000).optional() },
  AnswerPulse: { text: words(500) },
  WriteNote: { note },
  RecordSession: { note: note.optional() },
  CorrectSession: { note: note.optional() },
  MoveSession: { note: note.optional() },
  AskForAnotherTime: { note: note.optional() },
  RecordThreeWay: { note: note.optional() },
  DecideMisses: { note: note.optional() },
};

type Option = (typeof SupervisionCommandSchema.options)[number];

/** The supervision's own commands, each with the words that may go with it. Words are encrypted and never journaled. */
export const SupervisionRequestSchema = z
  .discriminatedUnion('type', SupervisionCommandSchema.options.map(withWords) as unknown as [Option, ...Option[]])
  .meta({ id: 'SupervisionRequest' });
export type SupervisionRequest = SupervisionCommand & { readonly text?: string; readonly note?: string };

function withWords(option: Option) {
  const type = option.shape.type.value;
  return z.strictObject({ ...option.shape, ...beside[type] }).meta({ id: type });
}

/** Parts the codes of a request, which are journaled for ever, from its words, which can be erased. */
export function partWords({ text: said, note: noted, ...input }: SupervisionRequest) {
  const texts = { ...(said !== undefined && { text: said }), ...(noted !== undefined && { note: noted }) };
  return { input: input as SupervisionCommand, texts };
}

/** Whose sessions, and on which days; what waits to be recorded is listed whatever its day. */
export const SupervisionListSchema = z.strictObject({
  scope: z.enum(['mine', 'all']).default('mine'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
export type SupervisionListQuery = z.infer<typeof SupervisionListSchema>;
