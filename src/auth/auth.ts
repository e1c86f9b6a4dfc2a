import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pg from 'pg';

import { isOwn } from '../http/origin.js';
import type { Settings } from '../settings.js';

/** The header in which our own server, and nobody else, tells better-auth where a request comes from. */
export const CLIENT_ADDRESS = 'x-peerwork-client';

const hours = (n: number) => n * 60 * 60;

/** Nobody signs up: an administrator, the sample or `npm run admin` makes users. What is not used is shut. */
const shut = [
  '/sign-up/email',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/account-info',
  '/get-access-token',
  '/refresh-token',
  '/update-user',
  '/update-session',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/send-verification-email',
  '/verify-email',
  '/request-password-reset',
  '/reset-password',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
  '/sign-in/magic-link',
  '/magic-link/verify',
];

/** What sign-in needs of the settings. `signInsPerMinute` is generous in tests, where everyone has one address. */
export type AuthSettings = Pick<Settings, 'authSecret' | 'baseUrl' | 'databaseAuthUrl' | 'production'> & {
  readonly signInsPerMinute?: number;
  /** Hears what better-auth has to say. */
  readonly say?: (message: string) => void;
};

/** Sign-in: password, then a code from an authenticator app where the user has switched that on. Sessions are rows. */
export function createAuth(settings: AuthSettings) {
  const pool = new pg.Pool({
    connectionString: settings.databaseAuthUrl,
    options: '-c search_path=auth',
    max: 4,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 5_000,
    allowExitOnIdle: true,
  });
  pool.on('connect', (client) => client.on('error', () => {})); // lost at work: its query says so
  pool.on('error', () => {}); // an idle connection that PostgreSQL closed: the next query opens another one
  const max = settings.signInsPerMinute ?? 10;
  const auth = betterAuth({
    appName: 'Peer work engine',
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    secret: settings.authSecret,
    database: pool,
    telemetry: { enabled: false },
    // Its words only: what comes beside them may be an address.
    logger: { level: 'error', log: (_level, message) => settings.say?.(message) },
    disabledPaths: shut,
    trustedOrigins: (request) => originsOf(request, settings.baseUrl),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    // A working day. Each request looks the session up, so that a revoked one ends at once: no cookie cache.
    session: { expiresIn: hours(12), disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max },
        '/two-factor/verify-totp': { window: 60, max },
        '/two-factor/verify-backup-code': { window: 60, max },
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'peerwork',
      useSecureCookies: settings.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    plugins: [twoFactor({ issuer: 'Peer work engine' }), magicLink(byServerOnly)],
  });
  return { auth, pool };
}

export type Auth = ReturnType<typeof createAuth>['auth'];

/** Asked for by our own server alone, and used in the same breath; how the link reaches somebody is delivery's matter. */
const byServerOnly: Parameters<typeof magicLink>[0] = {
  disableSignUp: true,
  storeToken: 'hashed',
  expiresIn: 60,
  sendMagicLink: ({ token, metadata }) => (metadata as { readonly receive: (token: string) => void }).receive(token),
};

function originsOf(request: Request | undefined, baseUrl: string): string[] {
  const origin = request?.headers.get('origin');
  return origin && isOwn(origin, request!.headers.get('host') ?? undefined, baseUrl) ? [origin] : [];
}
