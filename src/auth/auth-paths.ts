import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];
type Body = Readonly<Record<string, { readonly type: string; readonly format?: string }>>;

const answered = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
});

function asks(summary: string, body: Body, ok: string): Paths[string] {
  const schema = { type: 'object', properties: body, required: Object.keys(body) };
  return {
    post: {
      operationId: summary.replaceAll(/\W+/g, '_'),
      tags: ['Sign-in'],
      summary,
      security: [],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: {
        200: answered(ok),
        400: answered('The shape is wrong'),
        401: answered('Not the right ones'),
        429: answered('Too many tries; see X-Retry-After'),
      },
    },
  };
}

/** The routes of better-auth that a client needs: they are better-auth's own, and answer `{code, message}`. */
export const authPaths: Paths = {
  '/api/auth/sign-in/email': asks(
    'Sign in',
    { email: { type: 'string', format: 'email' }, password: { type: 'string' } },
    'A session cookie; or `twoFactorRedirect: true`, and a code is asked for',
  ),
  '/api/auth/two-factor/verify-totp': asks(
    'Verify a code from the authenticator app',
    { code: { type: 'string' } },
    'A session cookie',
  ),
  '/api/auth/sign-out': asks('Sign out', {}, 'The session has ended, here and on the server'),
};
