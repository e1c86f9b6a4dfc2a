import { createSecretKey, type KeyObject } from 'node:crypto';

import { toNodeHandler } from 'better-auth/node';
import type { Request, RequestHandler } from 'express';

import { addressOf } from '../http/rate-limit.js';
import { CLIENT_ADDRESS, createAuth, type Auth, type AuthSettings } from './auth.js';
import { sessionToken } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Sign-in as the API uses it: better-auth's own routes, and the look at the session that comes with each request. */
export class SignIn {
  private constructor(
    readonly auth: Auth,
    readonly sessions: Sessions,
    private readonly cookieName: string,
    private readonly secret: KeyObject,
    readonly close: () => Promise<void>,
  ) {}

  static async open(settings: AuthSettings, now: () => number = Date.now): Promise<SignIn> {
    const { auth, pool } = createAuth(settings);
    const { authCookies, secret } = await auth.$context;
    return new SignIn(
      auth,
      new Sessions(pool, now),
      authCookies.sessionToken.name,
      createSecretKey(secret, 'utf8'),
      () => pool.end(),
    );
  }

  tokenOf(request: Pick<Request, 'headers'>): string | undefined {
    return sessionToken(request.headers.cookie, this.cookieName, this.secret);
  }

  /** Has this one switched a second step on? */
  async hasSecondStep(userId: string): Promise<boolean> {
    const { internalAdapter } = await this.auth.$context;
    const user = (await internalAdapter.findUserById(userId)) as { twoFactorEnabled?: boolean | null } | null;
    return user?.twoFactorEnabled === true;
  }

  /** Begins a session of somebody who opened their own link, and answers the cookies that carry it. */
  async signInByLink(userId: string, request: Request): Promise<string[]> {
    const { internalAdapter } = await this.auth.$context;
    const user = await internalAdapter.findUserById(userId);
    if (!user) throw new Error('a link belongs to a user');
    const headers = new Headers({
      [CLIENT_ADDRESS]: addressOf(request),
      'user-agent': request.headers['user-agent'] ?? '',
    });
    const token = await new Promise<string>((receive, fail) => {
      this.auth.api.signInMagicLink({ body: { email: user.email, metadata: { receive } }, headers }).catch(fail);
    });
    const answer = await this.auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true });
    return answer.headers.getSetCookie();
  }

  /** `/api/auth/*`: sign in, sign out, second factor, change of password. */
  routes(): RequestHandler {
    const handle = toNodeHandler(this.auth);
    return async (request, response) => {
      request.headers[CLIENT_ADDRESS] = addressOf(request);
      await handle(request, response);
    };
  }
}
