import { StandardSchemaValidationPipe } from '@nestjs/common';

import { Malformed } from './faults.js';
import { speakPlainly } from './plain-words.js';

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];

/** A page of faults is enough to mend a form; nobody is sent a thousand. */
const MOST_FAULTS = 50;

/** Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`; what does not fit is a 400 with a list. */
export function validationPipe() {
  speakPlainly();
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new Malformed(
        issues.slice(0, MOST_FAULTS).map((issue) => ({ path: pathOf(issue.path), message: issue.message })),
      ),
  });
}

export function pathOf(path: Path = []): string {
  return path
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
    .slice(0, 200);
}
