import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import express, { Router, type RequestHandler } from 'express';

/** Where the built page lies, both for `dist/src/http` and for `src/http`. */
const here = fileURLToPath(new URL('.', import.meta.url));
const candidates = ['../../../web/dist', '../../web/dist'].map((path) => join(here, path));

const aYear = 365 * 24 * 60 * 60 * 1000;

/** The web page: files as they are, and every other address that is not the API's is the page itself. */
export function staticPage(folder = candidates.find((path) => existsSync(join(path, 'index.html')))): RequestHandler {
  const router = Router();
  if (!folder) return router;
  router.use((request, _response, next) => next(/^\/api(?:\/|$)/.test(request.path) ? 'router' : undefined));
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: aYear, redirect: false, fallthrough: false }),
  );
  router.use(express.static(folder, { index: false, redirect: false, maxAge: 0 }));
  router.get(/.*/, (_request, response) => {
    response.sendFile('index.html', { root: folder, headers: { 'cache-control': 'no-cache' } });
  });
  return router;
}
