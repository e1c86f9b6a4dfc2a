import { z } from 'zod';

import { roles } from '../../state-machines/core/process.js';

/** A requirement that is not met, and what would mend it. */
export const MissingSchema = z
  .object({
    requirement: z.string(),
    clause: z.string(),
    sentence: z.string(),
    remedy: z.string(),
    waivableBy: z.array(z.enum(roles)),
  })
  .meta({ id: 'Missing' });

/** What every answer but a success looks like (RFC 9457). Pages translate `code`, never `detail`. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    clause: z.string().optional(),
    missing: z.array(MissingSchema).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), clause: z.string().optional() })).optional(),
    retryAfter: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof ProblemSchema>;

/** One thing that is wrong with what was sent, and where. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  readonly clause?: string;
}

const titles: Record<number, string> = {
  400: 'That could not be read',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not there',
  405: 'Not possible here',
  409: 'Not now',
  410: 'No longer here',
  413: 'Too large',
  415: 'Not a format that is understood',
  422: 'This key was used for something else',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not ready just now',
};

export function problem(status: number, code: string, detail: string, more: Partial<Problem> = {}): Problem {
  const title = titles[status] ?? 'That did not work';
  return { type: `/api/docs#${code}`, title, status, code, detail, ...more };
}
