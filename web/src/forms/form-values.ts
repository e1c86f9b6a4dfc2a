import type { FormField, JourneyForm } from '../api/types';
import { t } from '../texts';

/** What is being written in a form: a list is a text with a line for each entry until it is sent. */
export type Written = Record<string, unknown>;

export const MOST_LINES = 40;
const most: Partial<Record<FormField['kind'], number>> = { text: 4_000, line: 300, list: 500 };

/** What was kept, as it is written. */
export function writtenOf(content: JourneyForm['content']): Written {
  const entries = Object.entries(content ?? {});
  return Object.fromEntries(entries.map(([id, value]) => [id, Array.isArray(value) ? value.join('\n') : value]));
}

/** A draft that this page wrote: anything else counts as nothing. */
export function writtenIn(draft: string): Written | undefined {
  try {
    const written: unknown = JSON.parse(draft);
    return written && typeof written === 'object' ? (written as Written) : undefined;
  } catch {
    return undefined;
  }
}

/** What was written, where it is a text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const linesOf = (value: unknown): string[] =>
  textOf(value)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What is sent: nothing for what was left empty. */
export function contentOf({ fields }: Pick<JourneyForm, 'fields'>, written: Written): Record<string, unknown> {
  const parts = fields.map(({ id, kind }) => [id, valueOf(kind, written[id])] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

function valueOf(kind: FormField['kind'], value: unknown): unknown {
  if (kind === 'list') {
    const lines = linesOf(value);
    return lines.length > 0 ? lines : undefined;
  }
  if (typeof value === 'string') return value.trim() || undefined;
  return value;
}

/** What each kind of answer asks for, beside not being empty: the rows that a table has. */
export type Rows = Partial<Record<FormField['kind'], readonly string[]>>;

/** What is wrong with a form, by field. */
export function faultsIn(
  { fields }: Pick<JourneyForm, 'fields'>,
  written: Written,
  rows: Rows,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const fault = faultIn(field, written[field.id], rows[field.kind] ?? []);
    if (fault) faults[field.id] = fault;
  }
  return faults;
}

function faultIn({ kind, required }: FormField, value: unknown, rows: readonly string[]): string | undefined {
  const words = t.forms;
  if (kind === 'list' && linesOf(value).length > MOST_LINES) return words.noTooMany(MOST_LINES);
  const longest = kind === 'list' ? Math.max(0, ...linesOf(value).map((line) => line.length)) : textOf(value).length;
  if (most[kind] && longest > most[kind]) return words.tooLong(most[kind]);
  if (!required) return undefined;
  const given = (value ?? {}) as Record<string, unknown>;
  const answered = rows.length > 0 ? rows.every((row) => given[row]) : valueOf(kind, value) !== undefined;
  return answered ? undefined : words.needed[kind];
}
