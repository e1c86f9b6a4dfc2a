import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

import { absenceRefusals } from '../../state-machines/absence/refusal-codes.js';
import { digestRefusals } from '../../state-machines/digest/refusal-codes.js';
import { journeyRefusals } from '../../state-machines/journey/refusals.js';
import { obligationRefusals } from '../../state-machines/obligation/obligation.js';
import { policyMoveRefusals, programmeRefusals } from '../../state-machines/programme/refusal-codes.js';
import { supervisionRefusals } from '../../state-machines/supervision/refusal-codes.js';
import { authPaths } from '../auth/auth-paths.js';
import { ProblemSchema } from './problem.js';

/** The API's own description, from the very schemas that check its requests. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Peer work engine')
    .setDescription(
      'Sign in at POST /api/auth/sign-in/email `{email, password}`: the session is a cookie. Commands carry an Idempotency-Key. ' +
        'Every answer but a success is a problem (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .addCookieAuth('peerwork.session_token')
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const schemas = {
    ...document.components?.schemas,
    ...problemSchemas(),
    RefusalCode: {
      type: 'string',
      enum: [...new Set(refusals)],
    },
  };
  return { ...document, paths: { ...authPaths, ...document.paths }, components: { ...document.components, schemas } };
}

/** Every code with which the rules say no. */
const refusals: readonly string[] = [
  ...journeyRefusals,
  ...programmeRefusals,
  ...policyMoveRefusals,
  ...supervisionRefusals,
  ...obligationRefusals,
  ...absenceRefusals,
  ...digestRefusals,
];

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The problem's shape; Nest puts in only what a route answers with. */
function problemSchemas(): Schemas {
  const json = JSON.stringify(z.toJSONSchema(ProblemSchema, { target: 'openapi-3.0' })).replaceAll(
    '#/definitions/',
    '#/components/schemas/',
  );
  return JSON.parse(json).definitions;
}

/** `/api/openapi.json` for machines and `/api/docs` for people. */
export function serveApiDocument(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= apiDocument(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Peer work engine: API',
  });
}
