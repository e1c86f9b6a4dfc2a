import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { anOrganisation } from '../support/organisation.js';
import { testApi, type Client, type TestApi } from '../support/api.js';

let api: TestApi;
let coordinator: Client;
let manager: Client;
let journeyId: string;

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
  manager = await api.signedIn('manager');
  ({ id: journeyId } = await api.aJourney(coordinator));
});
afterAll(() => api?.close());

/** Everything that a request could leave behind. */
const traces = () =>
  api.sql(`select (select count(*) from journal) as journal, (select count(*) from reaction) as owed, (select count(*) from free_text) as texts,
    (select count(*) from policy) as policies, (select count(*) from person) as people, (select count(*) from draft) as drafts,
    (select count(*) from policy_draft) as policy_drafts, (select count(*) from experience_entry) as log, (select count(*) from certificate_file) as files`);

/** Asks, and checks that the answer is a clear problem and that nothing was recorded. */
async function refused(
  ask: () => PromiseLike<{ status: number; type: string; body: { status?: number; code?: string } }>,
  status: number,
  code?: string,
) {
  const before = await traces();
  const answer = await ask();
  expect([answer.status, answer.body.status, answer.type]).toEqual([status, status, 'application/problem+json']);
  if (code) expect(answer.body.code).toBe(code);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|\.js:|select |violates/);
  expect(await traces()).toEqual(before);
  return answer;
}

const note = { type: 'AddNote', note: 'Hello.' };

describe('a command of the wrong shape', () => {
  it.each<[string, unknown]>([
    ['an unknown type', { type: 'LaunchRocket' }],
    ['a time input, which only time may give', { type: 'QuietTimePassed' }],
    ['no type', {}],
    ['a list', [note]],
    ['null', null],
    ['a field too many', { type: 'StartInduction', hurry: true }],
    ['actor, time and facts of its own', { type: 'StartInduction', at: 0, by: { userId: 'me' }, facts: {} }],
    ['a date that is not one', { type: 'RecordStep', requirement: 'eligibility', on: '2026-02-30' }],
    ['a number for a code', { type: 'RecordStep', requirement: 7, on: '2026-02-03' }],
    ['an unknown reason', { type: 'EndApplication', reason: 'because' }],
    ['a note that is empty', { type: 'AddNote', note: '  ' }],
    ['a note too long', { type: 'AddNote', note: 'x'.repeat(10_001) }],
    ['a note with control characters', { type: 'AddNote', note: 'a\u0007b' }],
    ['a note with half a character', { type: 'AddNote', note: '\ud800' }],
    ['a waiver without a reason', { type: 'WaiveRequirement', requirement: 'eligibility', until: '2099-01-01' }],
    ['a holder that is no id', { type: 'NameKeyworker', holderId: "'; drop table journal" }],
    ['a type of the prototype', { type: 'constructor' }],
    [
      'a certificate without its file',
      {
        type: 'AddCertificate',
        certificateId: randomUUID(),
        topic: 'boundaries',
        issuedOn: '2026-01-02',
        expiresOn: null,
      },
    ],
    ['a track that nobody knows', { type: 'StepBack', to: 'the moon' }],
    ['a pause with a reason', { type: 'PauseJourney', reviewOn: '2099-01-01', reason: 'relapse' }],
    [
      'an eligibility with a result',
      { type: 'ConfirmEligibility', criterion: 'x', basis: 'conversation', on: '2026-01-02', result: 'negative' },
    ],
    ['a basis without an explanation', { type: 'ChooseBasis', basis: 'paid', valueExplained: false }],
    ['a wage below nothing', { type: 'ChooseBasis', basis: 'paid', valueExplained: true, hourlyCents: -1 }],
    ['more hours than a week allows', { type: 'ChooseBasis', basis: 'paid', valueExplained: true, weeklyHours: 49 }],
    ['a signature of a third side', { type: 'SignContract', side: 'funder', on: '2026-01-02' }],
    ['a version of the policy beyond all numbers', { type: 'MoveToPolicy', version: 9e15 }],
    ['a decision on no matter', { type: 'Decide', matter: 'dismissal', answer: 'yes' }],
    [
      'seven steps of return',
      { type: 'ResumeJourney', steps: Array.from({ length: 7 }, () => ({ step: 'fewerHours', on: '2026-01-02' })) },
    ],
    ['a grade of concern that is none', { type: 'RaiseConcern', grade: 'catastrophic' }],
    ['a topic in capitals', { type: 'AgreeTopic', topic: 'BOUNDARIES' }],
  ])('is a 400 that says where: %s', async (_, body) => {
    const { body: problem } = await refused(() => manager.command(journeyId, body as object), 400, 'MALFORMED');
    expect((problem as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
  });

  it.each<[string, string | Buffer]>([
    ['JSON cut off', '{"type":'],
    ['no JSON', 'type=AddNote'],
    ['a plain string', '"AddNote"'],
    ['NUL in a string', '{"type":"AddNote","note":"a\\u0000b"}'],
    ['a body nested without end', '['.repeat(100_000)],
    ['objects nested without end', '{"a":'.repeat(5_000)],
    ['keys of the prototype', '{"__proto__":{"type":"AddNote"},"constructor":{"prototype":{}}}'],
  ])('is a 400: %s', async (_, body) => {
    await refused(() => coordinator.command(journeyId, body as never), 400, 'MALFORMED');
  });

  it('is a 400 for bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"type":"AddNote","note":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]);
    const answer = await raw(`/journeys/${journeyId}/commands`, { 'content-type': 'application/json' }, bytes);
    expect([answer.status, answer.body.code]).toEqual([400, 'MALFORMED']);
  });

  it('is a 415 for what is no JSON, and for what is compressed or in another encoding', async () => {
    const body = Buffer.from(JSON.stringify(note));
    for (const headers of <Record<string, string>[]>[
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      { 'content-type': 'application/json; charset=utf-16' },
      {},
    ]) {
      const answer = await raw(`/journeys/${journeyId}/commands`, headers, body);
      expect([headers, answer.status]).toEqual([headers, 415]);
    }
  });

  it('is a 413 beyond 256 kB, ten megabytes as well, on sign-in as well', async () => {
    const huge = Buffer.from(JSON.stringify({ type: 'AddNote', note: 'x'.repeat(10 * 1024 * 1024) }));
    for (const path of [`/journeys/${journeyId}/commands`, '/people', '/programmes', '/auth/sign-in/email']) {
      const answer = await raw(path, { 'content-type': 'application/json' }, huge);
      expect([path, answer.status, answer.body.code]).toEqual([path, 413, 'TOO_LARGE']);
    }
  });
});

describe('an Idempotency-Key', () => {
  it.each([null, '', 'short', 'x'.repeat(201), 'with spaces in it', 'ünïcödé-key'])(
    'must be a key: %j',
    async (key) => {
      const answer = await raw(
        `/journeys/${journeyId}/commands`,
        {
          'content-type': 'application/json',
          ...(key !== null && { 'idempotency-key': key === 'ünïcödé-key' ? Buffer.from(key).toString('latin1') : key }),
        },
        Buffer.from(JSON.stringify(note)),
        false,
      );
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'Idempotency-Key']);
    },
  );

  it('of a deadline or a reaction can not be taken by a caller', async () => {
    const { deadline_at: at } = (
      await api.sql<{ deadline_at: Date }>('select deadline_at from process where id = $1', [journeyId])
    )[0]!;
    await coordinator.command(journeyId, note, `time:QuietTimePassed:${at.getTime()}`).expect(200);
    const settled = await api.api.engine.journal.settle(
      { organisationId: api.organisationId, processId: journeyId, kind: 'journey' },
      at.getTime(),
    );
    expect(settled).toBeDefined();
  });
});

describe('ids', () => {
  it('of another organisation are not there: journeys, people, programmes, policies, messages', async () => {
    const elsewhere = await anOrganisation(api.database.ownerUrl);
    const stranger = await elsewhere.addPerson();
    const foreign = randomUUID();
    await api.api.engine.journal.record({
      organisationId: elsewhere.organisationId,
      processId: foreign,
      kind: 'journey',
      commandId: 'a start elsewhere',
      input: {
        type: 'StartJourney',
        personId: stranger,
        programmeId: elsewhere.programmeId,
        track: 'outreach',
      } as never,
      at: Date.now(),
    });
    const start = { type: 'StartJourney', track: 'outreach' };
    const { programmeId } = elsewhere;
    for (const ask of [
      () => manager.get(`/journeys/${foreign}`),
      () => manager.get(`/journeys/${foreign}/offers`),
      () => manager.get(`/journeys/${foreign}/timeline`),
      () => manager.get(`/journeys/${foreign}/look-ahead`),
      () => manager.command(foreign, { type: 'AddNote', note: 'x' }),
      () => manager.command(foreign, { type: 'nonsense' }),
      () => manager.post('/journeys', { ...start, personId: stranger, programmeId: api.programmeId }),
      () => manager.get(`/policy?programmeId=${programmeId}`),
      () => manager.put('/policy/draft', { programmeId, revision: 0, document: {} }),
      () => manager.get(`/programmes/${programmeId}`),
      () => manager.get(`/journeys/${foreign}/forms`),
      () => manager.get(`/journeys/${foreign}/boundary-agreement`),
      () => manager.get(`/journeys/${foreign}/experience`),
      () => manager.get(`/journeys/${foreign}/exit-pack.pdf`),
      () => manager.get(`/journeys/${foreign}/certificates/${randomUUID()}`),
      () => manager.post(`/inbox/${randomUUID()}/read`, {}),
      () => manager.get(`/journeys/${randomUUID()}`),
    ])
      await refused(ask, 404, 'NOT_FOUND');
    const personId = await api.addPerson();
    await refused(() => manager.post('/journeys', { ...start, personId, programmeId }), 404, 'NOT_FOUND');
    const list = await manager.get('/journeys?pageSize=200').expect(200);
    expect(list.body.items.map(({ id }: { id: string }) => id)).not.toContain(foreign);
  });

  it('of staff elsewhere can not be named', async () => {
    const elsewhere = await anOrganisation(api.database.ownerUrl);
    await refused(
      () => manager.command(journeyId, { type: 'NameSupervisor', holderId: elsewhere.users.supervisor }),
      409,
      'HOLDER_NOT_STAFF',
    );
  });

  it.each(['1', 'undefined', '..%2f..', '%00', "1' or '1'='1", '%F0%9F%92%A9', 'x'.repeat(2_000)])(
    'that are no ids are a 400: %s',
    async (id) => {
      await refused(() => manager.get(`/journeys/${id}`), 400, 'MALFORMED');
    },
  );

  it('that can not be decoded are a 400', async () => {
    await refused(() => manager.get('/journeys/%E0%A4%A'), 400, 'MALFORMED');
  });
});

describe('a fault', () => {
  it('is told in plain words', async () => {
    const said = async (command: object) => {
      const { body } = await manager.command(journeyId, command).expect(400);
      return body.errors.map(({ path, message }: { path: string; message: string }) => `${path}: ${message}`);
    };
    expect(await said({})).toEqual(['type: is missing']);
    expect(await said({ type: 'LaunchRocket' })).toEqual(['type: is none of those that are known here']);
    expect(await said({ type: 'OfferRole' })).toEqual(['on: is missing']);
    expect(await said({ type: 'OfferRole', on: 'soon' })).toEqual(['on: is not a date, written like 2026-12-08']);
    expect(await said({ type: 'LogExperience', mode: 'withStaff', on: '2026-01-02', quarters: 0 })).toEqual([
      'quarters: is less than 1',
    ]);
    expect(await said({ type: 'StartInduction', hurry: true })).toEqual([
      ': holds something that is not asked here: hurry',
    ]);
    const people = await manager.post('/people', { givenName: 7 }).expect(400);
    expect(people.body.errors).toEqual([
      { path: 'givenName', message: 'is not text' },
      { path: 'familyName', message: 'is missing' },
    ]);
  });
});

describe('a question of the wrong shape', () => {
  it.each([
    '/journeys?page=0',
    '/journeys?page=x',
    '/journeys?page=1e9',
    '/journeys?pageSize=1000',
    '/journeys?stage=heaven',
    '/journeys?sort=id;drop',
    '/journeys?q=%00',
    `/journeys?q=${'x'.repeat(101)}`,
    '/journeys?q=a&q=b',
    '/journeys?q[x]=1',
    '/journeys?supervisor=me',
    '/journeys?unknown=1',
    '/journeys?track=moon',
    '/journeys?programmeId=me',
    '/journeys?decisions=false',
    '/journeys?standing=fired',
    '/machines/journey?track=moon',
    '/people?page=-1',
    '/policy',
    '/policy?programmeId=x',
    '/inbox?page=NaN',
    '/drafts/%00',
    `/drafts/${'k'.repeat(200)}`,
  ])('is a 400: %s', async (path) => {
    await refused(() => manager.get(path), 400, 'MALFORMED');
  });

  it.each(['%25', '_', '%5C', "'", '"', '%', ';--', '\\', '*', '(', '😀', '‮'])(
    'finds nobody, and fails nowhere: %s',
    async (q) => {
      const answer = await manager.get(`/journeys?q=${q === '%25' ? q : encodeURIComponent(q)}`);
      expect([answer.status, answer.body.total]).toEqual([200, 0]);
    },
  );

  it('is a 404 where there is no such address, and never the page', async () => {
    await refused(() => manager.get('/nothing'), 404);
    await refused(() => manager.post('/journeys/x/y/z', {}), 404);
    await refused(() => manager.delete('/journeys'), 404);
  });
});

/** A request as bytes, past any client that would mend it. */
function raw(
  path: string,
  headers: Record<string, string>,
  body: Buffer,
  withKey = true,
): Promise<{ status: number; body: any }> {
  const { port } = api.api.app.getHttpServer().address() as AddressInfo;
  const all = {
    cookie: coordinator.cookie,
    'content-length': String(body.length),
    ...(withKey && { 'idempotency-key': randomUUID() }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', path: `/api${path}`, method: 'POST', headers: all },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text || '{}') }));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
    );
    request.end(body);
  });
}
