import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { JourneyCommandSchema } from '../../state-machines/journey/journey.messages.js';
import { testApi, type Client, type TestApi } from '../support/api.js';

/** `FUZZ=20000 npm run jest -- http-fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ ?? 1_500);

let api: TestApi;
let manager: Client;
/** Signs out, revokes and changes passwords, so the others stay signed in. */
let restless: Client;
let journeyId: string;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

beforeAll(async () => {
  api = await testApi();
  manager = await api.signedIn('manager', 'coordinator');
  restless = await api.signedIn('manager');
  ({ id: journeyId } = await api.aJourney(manager));
});
afterAll(async () => {
  agent.destroy();
  await api?.close();
});

const authPaths = [
  'sign-in/email',
  'sign-out',
  'get-session',
  'list-sessions',
  'revoke-session',
  'revoke-other-sessions',
  'change-password',
  'verify-password',
  'two-factor/enable',
  'two-factor/disable',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
  'two-factor/generate-backup-codes',
  'two-factor/get-totp-uri',
  'callback/x',
  'reset-password/x',
  'error',
  'ok',
  'sign-up/email',
];
const apiPaths = [
  'me',
  'clock',
  'health',
  'people',
  'people/staff',
  'programmes',
  'policy',
  'policy/draft',
  'policy/versions',
  'policy/preview',
  'policy/rehearsal',
  'policy/document.pdf',
  'policy-moves',
  'catalogue',
  'clauses',
  'journeys',
  'machines/journey',
  'today',
  'inbox',
  'drafts/x',
  'openapi.json',
  'docs',
  'nothing',
];

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }).map(encodeSafely),
  fc.constantFrom('..', '%00', '%', "'", '%F0%9F%92%A9', ''),
);
const path = fc.oneof(
  fc.constantFrom(...authPaths).map((name) => `/api/auth/${name}`),
  fc.constantFrom(...apiPaths).map((name) => `/api/${name}`),
  fc
    .tuple(
      fc.constantFrom(
        '',
        '/commands',
        '/offers',
        '/timeline',
        '/look-ahead',
        '/forms',
        '/boundary-agreement',
        '/experience',
        '/certificates',
        '/certificates/x',
        '/contract.pdf',
        '/boundary-agreement.pdf',
        '/information-pack.pdf',
        '/exit-pack.pdf',
      ),
      piece,
      fc.boolean(),
    )
    .map(([end, id, real]) => `/api/journeys/${real ? journeyId : id}${end}`),
  fc
    .tuple(
      fc.constantFrom('', '/commands', '/timeline'),
      piece,
      fc.boolean(),
      fc.constantFrom('programmes', 'policy-moves'),
    )
    .map(([end, id, real, kind]) => `/api/${kind}/${real ? api.programmeId : id}${end}`),
  piece.map((rest) => `/${rest}`),
);
const query = fc.option(
  fc.array(
    fc.tuple(
      fc.constantFrom(
        'q',
        'page',
        'stage',
        'track',
        'until',
        'programmeId',
        'version',
        'weeks',
        'token',
        'callbackURL',
        'a[b]',
      ),
      piece,
    ),
    { maxLength: 3 },
  ),
  { nil: undefined },
);
/** Commands by their names, so that what is sent gets past the first look at it. */
const commandTypes = [
  ...JourneyCommandSchema.options.map((option) => option.shape.type.value),
  'RecordReadiness',
  'AdoptPolicy',
  'OpenProgramme',
  'StopMove',
];
const word = fc.oneof(
  fc.constantFrom(...commandTypes, 'boundaries', 'appraisal', 'worker', '2026-01-02', 'contacted', 'yes', 'may-lead'),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('manager@example.org', 'a\u0000b', '\ud800', ''),
  fc.double(),
  fc.constant(null),
  fc.object({ maxDepth: 2 }),
);
const body = fc.oneof(
  fc
    .dictionary(
      fc.constantFrom(
        'email',
        'password',
        'code',
        'token',
        'newPassword',
        'currentPassword',
        'type',
        'note',
        'on',
        'requirement',
        'text',
        'givenName',
        'familyName',
        'rememberMe',
        'callbackURL',
        'form',
        'content',
        'side',
        'topic',
        'mode',
        'quarters',
        'version',
        'entry',
        'until',
        'reviewOn',
        'criterion',
        'basis',
        'matter',
        'answer',
        'wish',
        'revision',
        'section',
        'document',
        'programmeId',
      ),
      word,
    )
    .map((fields) => JSON.stringify(fields)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

function encodeSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Whatever is sent, the answer is never that something went wrong on our side. */
it('answers no request with a 500', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
      path,
      query,
      body,
      fc.boolean(),
      fc.boolean(),
      async (method, where, asked, text, signedIn, json) => {
        const search = asked ? `?${asked.map(([name, value]) => `${name}=${value}`).join('&')}` : '';
        const status = await send(method, where + search, method === 'GET' ? '' : text, signedIn, json);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);

function send(method: string, where: string, text: string, signedIn: boolean, json: boolean): Promise<number> {
  const { port } = api.api.app.getHttpServer().address() as AddressInfo;
  const headers = {
    'content-length': Buffer.byteLength(text),
    'content-type': json ? 'application/json' : 'text/plain',
    'idempotency-key': 'a-key-for-fuzzing-only',
    ...(signedIn && { cookie: (where.startsWith('/api/auth') ? restless : manager).cookie }),
  };
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ agent, port, host: '127.0.0.1', method, path: where, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode!));
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
