import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

import { IDEMPOTENCY_KEY } from './idempotency.js';

/** What each status means, once, for every route. */
const meanings: Record<number, string> = {
  400: 'The shape of the request is wrong; `errors` says where',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'Not there, or another organisation’s',
  409: 'The rules say no; `code` is a RefusalCode, `clause` is where it comes from',
  410: 'The link has run out',
  413: 'Larger than 256 kB',
  415: 'Not JSON',
  422: 'This Idempotency-Key came before, with another request',
  429: 'Too many requests; see Retry-After',
  503: 'Not ready just now; try again with the same key after Retry-After seconds',
};

export const problems = (...statuses: number[]) =>
  statuses.map((status) =>
    ApiResponse({
      status,
      description: meanings[status]!,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

const of = (status: number, schema: z.ZodType, description: string) =>
  ApiResponse({ status, standardSchema: schema, description });

/** A question: its answer, and the problems that any question may meet. */
export const Answers = (schema: z.ZodType, summary: string) =>
  applyDecorators(ApiOperation({ summary }), of(200, schema, summary), ...problems(400, 401, 403, 404, 429, 503));

/** Something that is written, but is no command to a process: sending it twice does no harm. */
export const Writes = (schema: z.ZodType, summary: string, status = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    of(status, schema, summary),
    ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503),
  );

/** A link from a message, opened by whoever holds it. */
export const OpensALink = (schema: z.ZodType, summary: string) =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary, security: [] }),
    of(200, schema, summary),
    ...problems(400, 403, 404, 410, 429, 503),
  );

/** Something that is written and answered with nothing. */
export const WritesSilently = (summary: string) =>
  applyDecorators(
    HttpCode(204),
    ApiOperation({ summary }),
    ApiResponse({ status: 204, description: summary }),
    ...problems(400, 401, 403, 404, 413, 415, 429, 503),
  );

/** A command to a process: done once for each Idempotency-Key, refused with the clause that says no. */
export const Commands = (schema: z.ZodType, summary: string, status = 200) =>
  applyDecorators(
    HttpCode(status),
    ApiOperation({ summary }),
    ApiHeader({
      name: IDEMPOTENCY_KEY,
      required: true,
      description: 'Your own key of this command: sent again with the same key, it is done once and answered twice',
      schema: { type: 'string', minLength: 8, maxLength: 200 },
    }),
    of(status, schema, summary),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
  );
