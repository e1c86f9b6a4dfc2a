import type { Policy, PolicyDocument } from '../api/types';
import { readable, t } from '../texts';

/** How a blank is filled in. What the page does not know is a text. */
export type Control = 'days' | 'number' | 'topics' | 'teamEvents' | 'text';

const controls: Record<string, Control> = {
  stalledAfterDays: 'days',
  escalateAfterDays: 'days',
  'tracks.outreach.supervisionEveryDays': 'days',
  'tracks.outreach.minimumTrainingDates': 'number',
  'tracks.outreach.extraTopics': 'topics',
  'tracks.outreach.teamEvents': 'teamEvents',
};

export const controlFor = (path: string): Control => controls[path] ?? 'text';

export type Filled = Record<string, string>;

/** The document as a form holds it: one text per blank. */
export function filledFrom({ document, blanks }: Policy): Filled {
  return Object.fromEntries(blanks.map(({ path }) => [path, textOf(path, at(document, path))]));
}

function textOf(path: string, value: unknown): string {
  if (controlFor(path) === 'topics' && Array.isArray(value)) return value.map(String).map(readable).join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The form as a document, on top of whatever the old one held that the form does not show. */
export function documentFrom(filled: Filled, before: PolicyDocument | null): PolicyDocument {
  const document = structuredClone(before ?? { schema: 1 });
  for (const [path, text] of Object.entries(filled)) put(document, path.split('.'), valueOf(path, text));
  return document;
}

function valueOf(path: string, text: string): unknown {
  const control = controlFor(path);
  if (control === 'days' || control === 'number') return Number(text);
  if (control === 'topics') return text.split('\n').map(codeOf).filter(Boolean);
  return text.trim();
}

/** "Naloxone & first aid" → "naloxone-first-aid": topics are codes, so that they can be counted. */
const codeOf = (topic: string): string =>
  topic
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 49);

/** What is still open, by blank. */
export function holesIn(filled: Filled): Record<string, string> {
  const holes = Object.entries(filled).map(([path, text]) => [path, holeIn(controlFor(path), text.trim())]);
  return Object.fromEntries(holes.filter(([, hole]) => hole));
}

function holeIn(control: Control, text: string): string | undefined {
  if (control === 'topics') return undefined;
  if (text === '') return t.policy.empty;
  if (control !== 'days' && control !== 'number') return undefined;
  const [least, most] = control === 'days' ? [1, 365] : [2, 30];
  const whole = /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  return whole ? undefined : t.policy.number(least, most);
}

function at(document: PolicyDocument | null, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (inside as PolicyDocument | undefined)?.[key], document ?? {});
}

function put(document: PolicyDocument, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) document[key] = value;
  else put((document[key] ??= {}) as PolicyDocument, rest, value);
}
