import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Browsers run only what we serve. Over plain http (a laptop) nothing is promised about https. */
export function securityHeaders(baseUrl: string): RequestHandler {
  const secure = baseUrl.startsWith('https:');
  return helmet({
    hsts: secure,
    contentSecurityPolicy: {
      directives: {
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        ...(secure ? {} : { 'upgrade-insecure-requests': null }),
      },
    },
  });
}

/** Answers of the API belong to one signed-in person: no cache keeps them. */
export const neverCached: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
