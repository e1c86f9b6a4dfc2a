import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';

import { createAuth } from '../../src/auth/auth.js';
import { cookieOf, PASSWORD, testApi, type Client, type TestApi } from '../support/api.js';

let api: TestApi;
let coordinator: Client;

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

const emailOf = async ({ userId }: Client) =>
  (await api.sql<{ email: string }>('select email from auth."user" where id = $1', [userId]))[0]!.email;
const asking = (cookie: string) => api.http.get('/api/me').set('cookie', cookie);
const fromPage = (path: string, cookie: string, body: object) =>
  api.http.post(`/api/auth${path}`).set('cookie', cookie).set('origin', 'http://localhost:3100').send(body);

describe('signing in', () => {
  it('answers a session cookie that no script can read and no other site can send', async () => {
    const answer = await api.signIn(await emailOf(coordinator)).expect(200);
    const cookie = (answer.get('set-cookie') as unknown as string[]).find((one) =>
      one.startsWith('peerwork.session_token='),
    );
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    await asking(cookieOf(answer)).expect(200);
  });

  it('says the same of a wrong password and of an address that nobody has', async () => {
    const wrong = await api.signIn(await emailOf(coordinator), 'not the password').expect(401);
    const nobody = await api.signIn('nobody@example.org').expect(401);
    expect(wrong.body).toEqual(nobody.body);
  });

  it('can not be asked for: nobody signs up, and nobody changes who they are', async () => {
    const body = { email: 'me@example.org', password: PASSWORD, name: 'Me' };
    for (const path of ['/sign-up/email', '/update-user', '/change-email', '/delete-user', '/sign-in/social'])
      await fromPage(path, coordinator.cookie, body).expect(404);
    expect(await api.sql(`select from auth."user" where email = 'me@example.org'`)).toEqual([]);
  });
});

describe('a session', () => {
  it('ends at once when it is signed out', async () => {
    const { cookie } = await api.signedIn('manager');
    await asking(cookie).expect(200);
    await fromPage('/sign-out', cookie, {}).expect(200);
    await asking(cookie).expect(401);
  });

  it('ends at once when it is revoked, when it runs out, and when the member leaves', async () => {
    const [revoked, old, gone] = [
      await api.signedIn('manager'),
      await api.signedIn('manager'),
      await api.signedIn('manager'),
    ];
    await api.sql('delete from auth.session where "userId" = $1', [revoked.userId]);
    await api.sql(`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [
      old.userId,
    ]);
    await api.sql('update member set ended_at = now() where user_id = $1', [gone.userId]);
    for (const { cookie } of [revoked, old, gone]) {
      const answer = await asking(cookie).expect(401);
      expect(answer.body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    }
  });

  it('brings a change of roles with the next request', async () => {
    const member = await api.signedIn('supervisor');
    await member.post('/people', { givenName: 'Ash', familyName: 'Example' }).expect(403);
    await api.sql(`update member set roles = '{coordinator}' where user_id = $1`, [member.userId]);
    await member.post('/people', { givenName: 'Ash', familyName: 'Example' }).expect(201);
  });

  it.each([
    ['no cookie', ''],
    ['no signature', 'peerwork.session_token=abc'],
    [
      'a signature of someone else',
      `peerwork.session_token=${encodeURIComponent(`abc.${createHmac('sha256', 'x').update('abc').digest('base64')}`)}`,
    ],
    ['a broken escape', 'peerwork.session_token=%E0%A4%A'],
    ['NUL', 'peerwork.session_token=%00.%00'],
    ['ten thousand parts', 'a=b; '.repeat(1_500)],
  ])('is not believed: %s', async (_, cookie) => {
    await asking(cookie).expect(401);
  });

  it('is the token that better-auth signs, and nothing but that', async () => {
    const token = decodeURIComponent(coordinator.cookie.split('=')[1]!);
    const forged = token.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'));
    await asking(`peerwork.session_token=${encodeURIComponent(forged)}`).expect(401);
  });
});

describe('a second factor', () => {
  it('is asked for once it is switched on, and no session begins without it', async () => {
    const member = await api.signedIn('manager');
    const enabled = await fromPage('/two-factor/enable', member.cookie, { password: PASSWORD }).expect(200);
    const secret = new URL(enabled.body.totpURI).searchParams.get('secret')!;
    await fromPage('/two-factor/verify-totp', member.cookie, { code: codeOf(secret) }).expect(200);

    const half = await api.signIn(await emailOf(member)).expect(200);
    expect(half.body).toMatchObject({ twoFactorRedirect: true });
    await asking(cookieOf(half)).expect(401);
    await fromPage('/two-factor/verify-totp', cookieOf(half), { code: '000000' }).expect(401);
    const whole = await fromPage('/two-factor/verify-totp', cookieOf(half), { code: codeOf(secret) }).expect(200);
    await asking(cookieOf(whole)).expect(200);
  });
});

describe('another site', () => {
  it.each(['/journeys', '/people', '/auth/sign-out'])(
    'can not post in the name of someone who is signed in: %s',
    async (path) => {
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await api.http.post(`/api${path}`).set('cookie', coordinator.cookie).set(headers).send({});
        expect([answer.status, answer.body.code]).toEqual([403, 'ACCESS_DENIED']);
      }
      await asking(coordinator.cookie).expect(200);
    },
  );

  it('is not one where the page is opened by another name of this machine', async () => {
    const answer = await api.http
      .post('/api/people')
      .set({ cookie: coordinator.cookie, host: '127.0.0.1:3100', origin: 'http://127.0.0.1:3100' })
      .set('idempotency-key', 'a-person-from-this-machine')
      .send({ givenName: 'Ash', familyName: 'Example' });
    expect(answer.status).toBe(201);
  });
});

describe('the limit on signing in', () => {
  it('answers 429 to whoever guesses on, before the password is looked at', async () => {
    const strict = await testApi({ signInsPerMinute: 3 });
    try {
      const email = `${randomUUID()}@example.org`;
      const statuses = [];
      for (let i = 0; i < 5; i++) statuses.push((await strict.signIn(email)).status);
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
    } finally {
      await strict.close();
    }
  });
});

describe('the tables of sign-in', () => {
  it('are the ones that better-auth asks for', async () => {
    const { auth, pool } = createAuth({
      authSecret: 's'.repeat(32),
      baseUrl: 'http://localhost',
      databaseAuthUrl: api.database.authUrl,
      production: false,
    });
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
    await pool.end();
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  it('are out of reach for the application, and the organisations’ tables for sign-in', async () => {
    const refuses = async (url: string, table: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await expect(client.query(`select from ${table}`)).rejects.toThrow('permission denied');
      await client.end();
    };
    for (const table of ['user', 'session', 'account', 'verification', 'twoFactor', 'rateLimit'])
      await refuses(api.database.appUrl, `auth."${table}"`);
    for (const table of ['journal', 'person_name', 'member', 'free_text']) await refuses(api.database.authUrl, table);
  });
});

/** The code that an authenticator app shows now (RFC 6238). */
function codeOf(base32: string): string {
  const bits = base32
    .replaceAll('=', '')
    .split('')
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.at(-1)! & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
