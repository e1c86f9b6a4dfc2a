import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';

import { ApiModule, type ApiParts } from '../api.module.js';
import type { Settings } from '../settings.js';
import { serveApiDocument } from './api-document.js';
import { jsonBody } from './body.js';
import { nestLogger, requestLog } from './logging.js';
import { ownOriginOnly } from './origin.js';
import { ProblemFilter } from './problem.filter.js';
import { neverCached, securityHeaders } from './security-headers.js';
import { staticPage } from './static-page.js';
import { validationPipe } from './validation.pipe.js';

/** The API and the page as one Nest application, the same for the entry and for the tests. It does not listen yet. */
export async function createApp(
  settings: Pick<Settings, 'baseUrl'>,
  parts: ApiParts,
  log: Logger,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.of(parts), {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.use(requestLog(log));
  app.use(securityHeaders(settings.baseUrl));
  app.use('/api', neverCached, ownOriginOnly(settings.baseUrl), ...jsonBody());
  app.use('/api/auth', parts.signIn.routes());
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  serveApiDocument(app);
  app.use(staticPage());
  return app;
}
