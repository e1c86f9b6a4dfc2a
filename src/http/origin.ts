import type { RequestHandler } from 'express';

import { AccessDenied } from './faults.js';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site must not be able to make a signed-in browser change something here (CSRF). Browsers send `Origin` with
 * every such request; where they do, it must be ours. Clients that are no browser send neither header and carry no
 * cookie that they did not mean to.
 */
export function ownOriginOnly(baseUrl: string): RequestHandler {
  return (request, _response, next) => {
    if (harmless.has(request.method)) return next();
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const foreign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !isOwn(origin, host, baseUrl);
    next(foreign ? new AccessDenied('request from another site') : undefined);
  };
}

/** Ours is the address in the settings, or the very address that the request was sent to (a laptop has several names). */
export function isOwn(origin: string, host: string | undefined, baseUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  return given.origin === new URL(baseUrl).origin || given.host === host;
}
