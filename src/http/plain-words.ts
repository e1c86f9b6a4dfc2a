import { z } from 'zod';

/** What is expected, in words for people who never saw a schema. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a date, written like 2026-12-08',
  datetime: 'an instant, written like 2026-12-08T09:00:00Z',
  uuid: 'an id',
  email: 'an address like ana@example.org',
};

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a value, where the schema has no sentence of its own. */
function sayPlainly(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `is not ${kinds[issue.expected] ?? 'what is expected here'}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `is none of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `is not ${formats[issue.format] ?? 'written as it should be'}`;
    case 'invalid_union':
      return isMissing(issue) ? 'is missing' : 'is none of those that are known here';
    case 'unrecognized_keys':
      return `holds something that is not asked here: ${issue.keys.join(', ').slice(0, 200)}`;
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_key':
    case 'invalid_element':
      return 'holds a name that is not asked here';
    default:
      return undefined;
  }
}

/** Of a choice between kinds of objects the fault is told at the field that names the kind. */
function isMissing({ input, discriminator }: Issue & { code: 'invalid_union' }): boolean {
  if (typeof discriminator !== 'string' || typeof input !== 'object' || input === null) return input === undefined;
  return !(discriminator in input);
}

const measures: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries' };

function tooBig({ origin, maximum }: Issue & { code: 'too_big' }): string {
  const measure = measures[origin];
  return measure ? `has more than ${maximum} ${measure}` : `is more than ${maximum}`;
}

function tooSmall({ origin, minimum }: Issue & { code: 'too_small' }): string {
  const measure = measures[origin];
  return measure ? `has fewer than ${minimum} ${measure}` : `is less than ${minimum}`;
}

/** Every schema of this process says what is wrong in plain words from now on. */
export function speakPlainly(): void {
  z.config({ customError: sayPlainly });
}
