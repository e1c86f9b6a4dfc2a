import {
  Catch,
  HttpException,
  ServiceUnavailableException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';

import {
  AccessDenied,
  KeyReused,
  LinkExpired,
  LinkOfSomeoneElse,
  Malformed,
  NotSignedIn,
  NotThere,
  Refused,
  TooLarge,
  TooMany,
  UnreadableFormat,
  WrongFormat,
} from './faults.js';
import { problem, type Problem } from './problem.js';
import { isAway, RETRY_AFTER } from './away.js';

/** The one place where an error becomes an answer. No stack, query or internal word ever leaves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const report = healthReport(error);
    if (report) return void response.status(503).json(report);
    const answer = problemOf(error);
    if (answer.status === 500) this.log.error({ err: error, requestId: request.id }, 'a request failed');
    if (answer.status === 503)
      this.log.warn({ code: answer.code, requestId: request.id, err: error }, 'not ready for a request');
    if (response.headersSent) return void response.end();
    if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
    response.status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }
}

/** The health check answers 503 in its own shape: load balancers read that one. */
function healthReport(error: unknown): object | undefined {
  if (!(error instanceof ServiceUnavailableException)) return undefined;
  const report = error.getResponse();
  return typeof report === 'object' && 'details' in report ? report : undefined;
}

function problemOf(error: unknown): Problem {
  if (error instanceof Malformed)
    return problem(400, 'MALFORMED', 'What was sent does not have the right shape.', { errors: [...error.faults] });
  if (error instanceof NotSignedIn) return problem(401, 'NOT_SIGNED_IN', 'Sign in to go on.');
  if (error instanceof AccessDenied) return problem(403, 'ACCESS_DENIED', 'This is not yours to see or to do.');
  if (error instanceof NotThere) return problem(404, 'NOT_FOUND', 'There is nothing here, or it is not yours.');
  if (error instanceof Refused) return refused(error);
  if (error instanceof LinkOfSomeoneElse)
    return problem(
      403,
      'LINK_OF_SOMEONE_ELSE',
      'This link was sent to somebody else than you. Sign out if that is you under another name, and open it again.',
    );
  if (error instanceof LinkExpired)
    return problem(410, 'LINK_EXPIRED', 'This link has run out. Sign in: what it was about is on your page.');
  if (error instanceof KeyReused)
    return problem(422, 'KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new one.');
  if (error instanceof TooMany)
    return problem(429, 'TOO_MANY_REQUESTS', 'Please wait a moment.', { retryAfter: error.retryAfter });
  if (error instanceof UnreadableFormat) return problem(415, 'NOT_JSON', 'Send JSON in UTF-8.');
  if (error instanceof TooLarge) return problem(413, 'TOO_LARGE', error.message);
  if (error instanceof WrongFormat) return problem(415, 'WRONG_FORMAT', error.message);
  if (isAway(error))
    return problem(503, 'NOT_READY', 'This could not be done just now. Try again with the same key.', {
      retryAfter: RETRY_AFTER,
    });
  return ofTheFramework(error) ?? problem(500, 'INTERNAL', 'Something went wrong on our side. It has been noted.');
}

function refused({ refusal }: Refused): Problem {
  const { code, clause, message, missing } = refusal;
  return problem(409, code, message, {
    clause,
    ...(missing && { missing: missing.map((m) => ({ ...m, waivableBy: [...m.waivableBy] })) }),
  });
}

/** Errors of Nest's router and of the body parser: an unknown path, a method that is not there, a body that is too large. */
function ofTheFramework(error: unknown): Problem | undefined {
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | undefined)?.status;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (status === 404) return problem(404, 'NOT_FOUND', 'There is nothing here, or it is not yours.');
  if (status === 405) return problem(405, 'METHOD_NOT_ALLOWED', 'This address does not answer to that method.');
  if (status === 413) return problem(413, 'TOO_LARGE', 'That is larger than 256 kB.');
  if (status === 415) return problem(415, 'NOT_JSON', 'Send JSON in UTF-8, not compressed.');
  return problem(status, 'MALFORMED', 'That could not be read.', { errors: [] });
}
