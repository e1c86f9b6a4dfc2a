import { z } from 'zod';

/** Control characters that no person types, and the one (NUL) that PostgreSQL cannot store. Line breaks and tabs may stay. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text from a person: well-formed Unicode, no control characters, and no longer than said. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !unprintable.test(value) && value.isWellFormed(), 'holds characters that cannot be kept');

/** A name or a short answer: not blank, on one line. */
export const line = (longest: number) =>
  text(longest)
    .transform((value) => value.trim().replace(/\s+/g, ' '))
    .pipe(z.string().min(1, 'is empty'));
