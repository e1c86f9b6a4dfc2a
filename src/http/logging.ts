import type { LoggerService } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { pino, type Logger } from 'pino';

declare module 'express-serve-static-core' {
  // oxlint-disable-next-line no-shadow
  interface Request {
    /** Ties the log lines of one request together. */
    id?: string;
  }
}

/**
 * Logs of the API: method, path without its query, status, time. Never a body, a cookie, a header, a search text or a
 * name: what people write belongs to them.
 */
export function apiLogger(level: string): Logger {
  return pino({ level, base: { process: 'api' }, serializers: { err: withoutValues } });
}

/** One line for each answer: an error where we failed, else for those who look closely. */
export function requestLog(logger: Logger): RequestHandler {
  const series = Date.now().toString(36);
  let count = 0;
  return (request, response, next) => {
    request.id = `${series}-${++count}`;
    const began = performance.now();
    response.on('finish', () => {
      const level = response.statusCode >= 500 ? 'error' : 'debug';
      if (!logger.isLevelEnabled(level)) return;
      logger[level]({
        requestId: request.id,
        method: request.method,
        path: withoutTokens(request.originalUrl.split('?', 1)[0]!).slice(0, 200),
        status: response.statusCode,
        ms: Math.round(performance.now() - began),
      });
    });
    next();
  };
}

/** The address of a feed and the link of a message are keys as well. */
const withoutTokens = (path: string): string => path.replaceAll(/\/[A-Za-z0-9_-]{43}(?=[/.]|$)/g, '/…');

/** A database error carries the row it stumbled over (`detail`, `where`, parameters): only its kind and place are kept. */
function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack } = error;
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string };
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return { type: name, code, constraint, table };
  return { type: name, message, stack };
}

/** What Nest itself has to say, through the same logger. */
export function nestLogger(logger: Logger): LoggerService {
  const write = (level: 'debug' | 'warn' | 'error') => (message: unknown, context?: unknown) =>
    logger[level]({ context: typeof context === 'string' ? context : undefined }, String(message));
  return {
    log: write('debug'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    verbose: write('debug'),
  };
}
