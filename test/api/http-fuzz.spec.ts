import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { AbsenceCommandSchema } from '../../state-machines/absence/absence.messages.js';
import { JourneyCommandSchema } from '../../state-machines/journey/journey.messages.js';
import { ObligationCommandSchema } from '../../state-machines/obligation/obligation.messages.js';
import { SupervisionCommandSchema } from '../../state-machines/supervision/supervision.messages.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision } from './supervision.world.js';

/** `FUZZ=20000 npm run jest -- http-fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ ?? 1_500);

let api: TestApi;
let manager: Client;
/** Signs out, revokes and changes passwords, so the others stay signed in. */
let restless: Client;
let journeyId: string;
let supervisionId: string;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

beforeAll(async () => {
  api = await testApi();
  manager = await api.signedIn('manager', 'coordinator');
  restless = await api.signedIn('manager');
  ({ id: supervisionId, journeyId } = await aSupervision(api, manager, {
    personId: await api.addPerson(),
    supervisorId: manager.userId,
    at: Date.now(),
  }));
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
  'supervision',
  'supervisors',
  'supervisors/load',
  'obligations',
  'absences',
  'absences/cover',
  'working-calendar',
  'working-calendar/countries',
  'me/settings',
  'me/topics',
  'me/calendar-feed',
  'me/push-key',
  'me/push-subscriptions',
  'calendar/x.ics',
  'links/x/open',
  'unsubscribe/x',
  'sms/inbound',
  'reminders/health',
  'policy/ladders/who',
  'today',
  'inbox',
  'drafts/x',
  'openapi.json',
  'docs',
  'nothing',
];

/** Something that is there. */
function idOf(kind: string): string {
  if (kind === 'supervision') return supervisionId;
  return kind === 'supervisors' ? manager.userId : api.programmeId;
}

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
      fc.constantFrom('programmes', 'policy-moves', 'supervision', 'obligations', 'absences', 'supervisors'),
    )
    .map(([end, id, real, kind]) => `/api/${kind}/${real ? idOf(kind) : id}${end}`),
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
        'scope',
        'from',
        'journeyId',
        'userId',
        'ladder',
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
  ...SupervisionCommandSchema.options.map((option) => option.shape.type.value),
  ...ObligationCommandSchema.options.map((option) => option.shape.type.value),
  ...AbsenceCommandSchema.options.map((option) => option.shape.type.value),
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
        'outcome',
        'startsAt',
        'scope',
        'item',
        'what',
        'about',
        'askedOf',
        'personId',
        'skills',
        'mostPeople',
        'coverId',
        'availability',
        'stopped',
        'weekdays',
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
