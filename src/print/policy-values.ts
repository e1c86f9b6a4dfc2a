import type { Blank } from '../../state-machines/policy/blanks.js';
import { isEmpty } from '../../state-machines/policy/document.js';
import { qualityCatalogue } from '../../state-machines/policy/qualities.js';
import { nameOfTopic } from '../../state-machines/policy/topics.js';
import { ladderIn, spanIn } from './ladder-words.js';
import { choiceName, money, times, written } from './words.js';

export const NOT_FILLED = 'Not filled in yet';

const unitNames = { days: 'day', weeks: 'week', months: 'month', hours: 'hour', minutes: 'minute' } as const;

/** What a blank was filled in with, in words. A draft may hold anything: what has another shape than asked is no answer. */
export function answerTo(blank: Blank, value: unknown): string {
  if (!isEmpty(value)) return wordsOf(blank, value);
  if (blank.byDefault !== undefined) return `${wordsOf(blank, blank.byDefault)}\n(as this product brings it)`;
  return blank.required ? NOT_FILLED : 'None';
}

function wordsOf({ kind, unit }: Blank, value: unknown): string {
  if (kind === 'span') return spanIn(value) ?? NOT_FILLED;
  if (kind === 'ladder') return ladderIn(value) ?? NOT_FILLED;
  if (typeof value === 'number') return numberIn(value, unit);
  if (typeof value === 'string') return textIn(value, kind);
  if (Array.isArray(value)) return value.map((one) => itemIn(one, kind)).join('\n');
  return NOT_FILLED;
}

function numberIn(value: number, unit: Blank['unit']): string {
  if (unit === 'cents') return `${money(value)} an hour`;
  return unit && unit !== 'times' ? times(value, unitNames[unit]) : String(value);
}

function textIn(value: string, kind: Blank['kind']): string {
  if (kind === 'date') return written(value);
  return kind === 'choice' ? choiceName(value) : value;
}

const qualityNames = new Map(qualityCatalogue.map(({ id, name }) => [id, name]));

function itemIn(item: unknown, kind: Blank['kind']): string {
  if (typeof item !== 'string') return sentenceIn(item);
  if (kind === 'topics') return nameOfTopic(item);
  if (kind === 'qualities') return qualityNames.get(item) ?? item;
  return kind === 'choices' ? choiceName(item) : item;
}

function sentenceIn(item: unknown): string {
  const sentence: unknown = (item as { sentence?: unknown } | null)?.sentence;
  return typeof sentence === 'string' && sentence !== '' ? sentence : NOT_FILLED;
}

interface Pattern {
  readonly times?: unknown;
  readonly everyDays?: unknown;
}

/** How often one-to-one supervision takes place, in a sentence. */
export function supervisionPattern(supervision: unknown): string {
  const { first, second, thenEveryDays: then } = (supervision ?? {}) as Record<string, unknown>;
  const steps = [first, second].flatMap((step) => {
    const { times: count, everyDays } = (step ?? {}) as Pattern;
    return typeof count === 'number' && typeof everyDays === 'number' && count > 0
      ? [`${times(count, 'session')} ${every(everyDays)}`]
      : [];
  });
  if (typeof then !== 'number') return NOT_FILLED;
  return steps.length > 0 ? `${steps.join(', then ')}, and from then on ${every(then)}` : `One session ${every(then)}`;
}

function every(days: number): string {
  if (days === 1) return 'every day';
  if (days === 7) return 'every week';
  return days % 7 === 0 ? `every ${days / 7} weeks` : `every ${days} days`;
}
