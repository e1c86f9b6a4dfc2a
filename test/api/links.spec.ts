import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';

import { cookieOf, testApi, type Client, type TestApi } from '../support/api.js';

let api: TestApi;
let worker: Client;

beforeAll(async () => {
  api = await testApi();
}, 60_000);

beforeEach(async () => {
  worker = await api.signedIn('peerWorker');
});

afterAll(() => api?.close());

/** A link as delivery keeps it. */
async function aLink({ userId }: Client, path = '/my/supervision', expires = '1 day'): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await api.sql(
    `insert into message_link (organisation_id, token_hash, user_id, path, created_at, expires_at)
     values ($1, $2, $3, $4, now(), now() + $5::interval)`,
    [api.organisationId, createHash('sha256').update(token).digest(), userId, path, expires],
  );
  return token;
}

const open = (token: string, cookie = '') => api.http.post(`/api/links/${token}/open`).set('cookie', cookie);
const sessionsOf = ({ userId }: Client) => api.sql('select 1 from auth.session where "userId" = $1', [userId]);

describe('the link of a message', () => {
  it('leads whoever is signed in to the page, as often as they like', async () => {
    const token = await aLink(worker);
    for (const _ of [1, 2]) {
      const { body } = await open(token, worker.cookie).expect(200);
      expect(body).toEqual({ path: '/my/supervision' });
    }
  });

  it('signs a peer worker in, once', async () => {
    const token = await aLink(worker);
    const answer = await open(token).expect(200);
    expect(answer.body).toEqual({ path: '/my/supervision' });
    const me = await api.http.get('/api/me').set('cookie', cookieOf(answer)).expect(200);
    expect(me.body.userId).toBe(worker.userId);
    expect(String(answer.get('set-cookie'))).toMatch(/HttpOnly.*SameSite=Strict/i);
    const again = await open(token).expect(200);
    expect(again.body).toEqual({ signInNeeded: true });
    expect(again.get('set-cookie')).toBeUndefined();
  });

  it('signs in one browser, when two open it at once', async () => {
    const token = await aLink(worker);
    const before = (await sessionsOf(worker)).length;
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(token)));
    expect(answers.filter(({ body }) => body.path)).toHaveLength(1);
    expect(await sessionsOf(worker)).toHaveLength(before + 1);
  });

  it.each(['coordinator', 'manager', 'supervisor', 'administrator'] as const)(
    'asks a %s to sign in first',
    async (role) => {
      const member = await api.signedIn(role, 'peerWorker');
      const token = await aLink(member);
      expect((await open(token).expect(200)).body).toEqual({ signInNeeded: true });
      expect((await open(token, member.cookie).expect(200)).body).toEqual({ path: '/my/supervision' });
    },
  );

  it('asks a peer worker with a second step to sign in first', async () => {
    await api.sql('update auth."user" set "twoFactorEnabled" = true where id = $1', [worker.userId]);
    const answer = await open(await aLink(worker)).expect(200);
    expect(answer.body).toEqual({ signInNeeded: true });
    expect(answer.get('set-cookie')).toBeUndefined();
  });

  it('opens for nobody else, and says what to do', async () => {
    const other = await api.signedIn('peerWorker');
    const { body } = await open(await aLink(worker), other.cookie).expect(403);
    expect(body.code).toBe('LINK_OF_SOMEONE_ELSE');
    expect(body.detail).toMatch(/sign out/i);
  });

  it('runs out, also for whoever is signed in', async () => {
    const token = await aLink(worker, '/', '-1 second');
    for (const cookie of ['', worker.cookie])
      expect((await open(token, cookie).expect(410)).body.code).toBe('LINK_EXPIRED');
  });

  it('signs nobody in by a letter to an address that was mended since', async () => {
    const token = await aLink(worker);
    await api.sql(`update person_name set email = 'right@example.org' where person_id = $1`, [worker.personId]);
    const answer = await open(token).expect(200);
    expect(answer.body).toEqual({ signInNeeded: true });
    expect((await open(token, worker.cookie).expect(200)).body).toEqual({ path: '/my/supervision' });
    expect((await open(await aLink(worker)).expect(200)).body).toEqual({ path: '/my/supervision' });
  });

  it('says in which browser it signed somebody in', async () => {
    await open(await aLink(worker))
      .set('user-agent', "A phone of somebody's")
      .expect(200);
    const agents = await api.sql<{ userAgent: string }>('select "userAgent" from auth.session where "userId" = $1', [
      worker.userId,
    ]);
    expect(agents.map(({ userAgent }) => userAgent)).toContain("A phone of somebody's");
  });

  it('signs nobody in who has left', async () => {
    const token = await aLink(worker);
    await api.sql('update member set ended_at = now() where user_id = $1', [worker.userId]);
    const answer = await open(token).expect(410);
    expect(answer.get('set-cookie')).toBeUndefined();
  });

  it('is not used up by what follows links in mails', async () => {
    const token = await aLink(worker);
    await api.http.get(`/api/links/${token}/open`).expect(404);
    expect((await open(token).expect(200)).body).toEqual({ path: '/my/supervision' });
  });

  it('can not be opened from another site', async () => {
    await open(await aLink(worker))
      .set('origin', 'https://elsewhere.example')
      .expect(403);
  });

  it('is answered 404 where there is none, and 400 where it can be none', async () => {
    await open(randomBytes(32).toString('base64url')).expect(404);
    await open('short').expect(400);
    await open('%00'.repeat(43)).expect(400);
  });

  it('leaves better-auth’s own magic links shut', async () => {
    const asked = api.http.post('/api/auth/sign-in/magic-link').set('origin', 'http://localhost:3100');
    await asked.send({ email: 'someone@example.org' }).expect(404);
    await api.http.get('/api/auth/magic-link/verify?token=abc').expect(404);
  });
});
