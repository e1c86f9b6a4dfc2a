import type { TimelineItem } from '../api/types';
import { formName, intoStage, modeName, readable, requirementName, t, topicName } from '../texts';
import type { Dates } from '../texts/dates';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** An entry of the journal as a sentence: its codes and dates put into words. */
export function happenedSentence(
  { input, at }: TimelineItem,
  name: string,
  dates: Dates,
  nameOf: (userId: unknown) => string | undefined,
): string {
  const x: Record<string, string | undefined> = {};
  for (const [field, value] of Object.entries(input)) x[field] = inWords(field, value, dates);
  if (typeof input.on === 'string' && dates.isSameDay(input.on, at)) delete x.on;
  x.holder = nameOf(input.holderId);
  if (typeof input.matter === 'string') x.matter = t.decide[input.matter]?.title(name);
  const write = t.happened[input.type];
  return write ? write(name, x) : readable(input.type);
}

/** What a code of an entry is called. */
const names: Record<string, (value: string) => string | undefined> = {
  requirement: requirementName,
  topic: topicName,
  form: formName,
  criterion: readable,
  mode: modeName,
  to: intoStage,
  basis: (basis) => t.documents.bases[basis],
  side: (side) => t.form.sides[side],
  answer: (answer) => t.answers[answer],
};

function inWords(field: string, value: unknown, dates: Dates): string | undefined {
  if (field === 'quarters') return t.practice.hoursWords(Number(value) / 4);
  if (field === 'version') return String(value);
  if (typeof value !== 'string') return undefined;
  return isDay.test(value) ? dates.day(value) : (names[field]?.(value) ?? value);
}
