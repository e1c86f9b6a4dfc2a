import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';

import { describeApi } from '../../src/http/describe-api.js';
import { staticPage } from '../../src/http/static-page.js';
import { RateLimit } from '../../src/http/rate-limit.js';
import { TooMany } from '../../src/http/faults.js';
import { testApi, type Client, type TestApi } from '../support/api.js';

let api: TestApi;
let coordinator: Client;

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

describe('the description of the API', () => {
  it('is the committed one: run `npm run openapi` when it changes', async () => {
    const committed = await readFile(new URL('../../openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(await describeApi())).toEqual(JSON.parse(committed));
  });

  it('is served for machines and for people', async () => {
    const { body } = await api.http.get('/api/openapi.json').expect(200);
    expect(body.paths['/api/journeys/{id}/commands'].post.responses['409']).toBeDefined();
    expect(body.components.schemas.RefusalCode.enum).toContain('REQUIREMENTS_MISSING');
    const page = await api.http.get('/api/docs').expect(200);
    expect(page.text).toContain('swagger');
  });

  it('knows each schema that it points to', async () => {
    const { body } = await api.http.get('/api/openapi.json').expect(200);
    const pointed = JSON.stringify(body).match(/#\/components\/schemas\/[^"]+/g) ?? [];
    const known = Object.keys(body.components.schemas);
    expect(pointed.filter((ref) => !known.includes(ref.split('/').at(-1)!))).toEqual([]);
  });
});

describe('each answer', () => {
  it('is kept by no cache, and runs nothing that is not ours', async () => {
    const { headers } = await coordinator.get('/me').expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('health', () => {
  it('says without sign-in: database, clock, what is owed and how late', async () => {
    const { body } = await api.http.get('/api/health').expect(200);
    expect(body.details).toMatchObject({
      database: { status: 'up' },
      clock: { status: 'up', adapter: 'local', wanted: 'local', temporal: 'notConfigured' },
      owed: { status: 'up', messages: 0, commands: 0, overdueMs: 0 },
    });
  });
});

describe('where the database is away', () => {
  it('health says so with 503, a question is a 503 with Retry-After, and both come back by themselves', async () => {
    const other = await testApi();
    const member = await other.signedIn('coordinator');
    const name = new URL(other.database.appUrl).pathname.slice(1);
    await api.sql(`alter database ${name} connection limit 0`);
    await api.sql('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const health = await other.http.get('/api/health').expect(503);
    expect(health.body).toMatchObject({ status: 'error', details: { database: { status: 'down' } } });
    const asked = await member.get('/journeys').expect(503);
    expect(asked.get('retry-after')).toBe('2');
    expect(asked.body).toMatchObject({ code: 'NOT_READY', retryAfter: 2 });
    await api.sql(`alter database ${name} connection limit -1`);
    await member.get('/journeys').expect(200);
    await other.http.get('/api/health').expect(200);
    await other.close();
  });
});

describe('a process whose row is held', () => {
  it('is a 503 with Retry-After, and the same key is accepted later', async () => {
    const { id } = await api.aJourney(coordinator);
    const key = 'one-key-for-both-tries';
    const { Client: Pg } = (await import('pg')).default;
    const holder = new Pg({ connectionString: api.database.ownerUrl });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from process where id = $1 for update', [id]);
    const busy = await coordinator.command(id, { type: 'AddNote', note: 'Hello.' }, key).expect(503);
    expect(busy.body.code).toBe('NOT_READY');
    await holder.end();
    await coordinator.command(id, { type: 'AddNote', note: 'Hello.' }, key).expect(200);
  });
});

describe('the rate limit', () => {
  it('answers 429 with Retry-After to one member, and goes on answering the others', async () => {
    const strict = await testApi({ allowance: { burst: 5, perSecond: 0.5 } });
    const [greedy, other] = [await strict.signedIn('coordinator'), await strict.signedIn('manager')];
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await greedy.get('/clock')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const refused = await greedy.get('/clock').expect(429);
    expect(Number(refused.get('retry-after'))).toBe(refused.body.retryAfter);
    await other.get('/clock').expect(200);
    await strict.close();
  });

  it('fills up again with time, and forgets the oldest callers before it forgets itself', () => {
    let now = 0;
    const limit = new RateLimit({ burst: 2, perSecond: 1 }, () => now);
    limit.take('a');
    limit.take('a');
    expect(() => limit.take('a')).toThrow(TooMany);
    now += 1_000;
    limit.take('a');
    for (let i = 0; i < 60_000; i++) limit.take(`caller ${i}`);
    limit.take('a');
  });
});

describe('the logs', () => {
  it('name no one: no body, no cookie, no search, no query', async () => {
    const { pino } = await import('pino');
    const { requestLog } = await import('../../src/http/logging.js');
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
    const app = express().use(requestLog(log), (_request, response) => void response.json({ name: 'CANARY' }));
    await supertest(app)
      .post('/api/journeys?q=CANARY')
      .set('cookie', 'a=CANARY')
      .set('x-name', 'CANARY')
      .send({ note: 'CANARY' });
    expect(lines.join()).toContain('"path":"/api/journeys"');
    expect(lines.join()).not.toContain('CANARY');
  });
});

describe('the page', () => {
  it('is every address that is not the API’s; its files are kept, and the page itself is asked for anew', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>the page</title>');
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'let a;');
    const page = supertest(express().use(staticPage(folder)));
    for (const path of ['/', '/journeys/abc', '/today?q=1']) {
      const answer = await page.get(path).expect(200);
      expect([answer.text, answer.get('cache-control')]).toEqual(['<title>the page</title>', 'no-cache']);
    }
    const asset = await page.get('/assets/app-1a2b.js').expect(200);
    expect(asset.get('cache-control')).toContain('immutable');
    for (const path of ['/api/nothing', '/api', '/assets/none.js']) await page.get(path).expect(404);
    for (const path of ['/..%2f..%2fetc/passwd', '/assets/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd'])
      expect((await page.get(path)).text).not.toMatch(/root:|dependencies/);
    await rm(folder, { recursive: true });
  });
});
