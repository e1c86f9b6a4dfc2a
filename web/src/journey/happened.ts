import type { TimelineItem } from '../api/types';
import { readable, requirementName, t, topicName } from '../texts';
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
  const write = t.happened[input.type];
  return write ? write(name, x) : readable(input.type);
}

function inWords(field: string, value: unknown, dates: Dates): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (isDay.test(value)) return dates.day(value);
  if (field === 'requirement') return requirementName(value);
  if (field === 'topic') return topicName(value);
  return value;
}
