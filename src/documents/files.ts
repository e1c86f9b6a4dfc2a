import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';

import { problems } from '../http/openapi.js';

/** Whatever somebody sent is shut in: nothing in it runs, loads anything or reaches the page. */
export const ShutIn = () =>
  applyDecorators(
    Header('content-security-policy', "sandbox; default-src 'none'"),
    Header('x-content-type-options', 'nosniff'),
  );

/** Answers with a file. Its name says what it is, never whose. */
export const AnswersFile = (summary: string, ...types: string[]) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiProduces(...types, 'application/problem+json'),
    ApiResponse({
      status: 200,
      description: summary,
      content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    }),
    ...problems(400, 401, 403, 404, 429, 503),
  );

export const inline = (bytes: Buffer, name: string) =>
  new StreamableFile(bytes, {
    type: 'application/pdf',
    disposition: `inline; filename="${name}.pdf"`,
    length: bytes.length,
  });

const endings = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

export const attached = (bytes: Buffer, type: keyof typeof endings, name: string) =>
  new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${name}.${endings[type]}"`,
    length: bytes.length,
  });
