import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';

import { preloadedDraft } from '../../state-machines/policy/templates.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { readPaper } from '../print/reader.js';

let api: TestApi;
let coordinator: Client;
let supervisor: Client;
let worker: Client;
let id: string;

const papers = ['information-pack', 'contract', 'boundary-agreement', 'exit-pack'] as const;

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
  supervisor = await api.signedIn('supervisor');
  worker = await api.signedIn('peerWorker');
  const { programmeId } = api;
  const started = await coordinator
    .post('/journeys', { type: 'StartJourney', personId: worker.personId, programmeId, track: 'outreach' })
    .expect(201);
  id = started.body.id;
  await relate('supervisor', supervisor);
});
afterAll(() => api.close());

const relate = (relation: string, holder: Client) =>
  api.sql(
    `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())
     on conflict (person_id, relation) do update set holder_id = excluded.holder_id`,
    [api.organisationId, worker.personId, relation, holder.userId],
  );

const fetched = (asked: supertest.Test) =>
  asked.buffer(true).parse((answer, done) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
  });
const paper = (name: string, by: Client = coordinator, of = id) => fetched(by.get(`/journeys/${of}/${name}.pdf`));
const wordsOf = async (name: string, by?: Client) => {
  const { text } = await readPaper((await paper(name, by).expect(200)).body);
  return text.replace(/\u00a0/g, ' ');
};

describe.each(papers)('%s', (name) => {
  it('is a tagged PDF whose name and title name nobody, and which no cache keeps', async () => {
    const answer = await paper(name).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}.pdf"`,
      'content-length': String(answer.body.length),
      'cache-control': 'no-store',
    });
    const { marked, language, metadata, text } = await readPaper(answer.body);
    expect({ marked, language }).toEqual({ marked: true, language: 'en-GB' });
    expect(text).toContain('Wren Example');
    expect(metadata).not.toMatch(/Wren/);
  });

  it('is for coordinators and managers, for the supervisor and for the worker alone', async () => {
    await paper(name, await api.signedIn('manager')).expect(200);
    await paper(name, supervisor).expect(200);
    await paper(name, worker).expect(200);
    await paper(name, await api.signedIn('supervisor')).expect(403);
    await paper(name, await api.signedIn('peerWorker')).expect(403);
    await paper(name, await api.signedIn('administrator')).expect(403);
    await api.http.get(`/api/journeys/${id}/${name}.pdf`).expect(401);
    await paper(name, coordinator, randomUUID()).expect(404);
    await paper(name, coordinator, 'no-id').expect(400);
  });
});

describe('what papers say', () => {
  it('names the people of the worker and what the programme agreed on costs', async () => {
    const [costs] = await api.sql<{ process: string }>(
      `select state #>> '{context,readiness,cost-arrangement,content,process}' as process from process where id = $1`,
      [api.programmeId],
    );
    const text = await wordsOf('information-pack');
    expect(costs!.process).toBeTruthy();
    expect(text).toContain(costs!.process.replace(/\s+/g, ' '));
    expect(text).toMatch(/Supervisor\s+Wren Example/);
  });

  it('shows the needs assessment to its readers, and to others that it is withheld', async () => {
    expect(await wordsOf('information-pack')).toContain('You have not talked about this yet.');
    const content = { information: ['How to get a key'], supports: ['A quiet room'] };
    const filled = { type: 'FillForm', form: 'needs-assessment', on: '2026-01-06', content };
    await supervisor.command(id, filled).expect(200);
    expect(await wordsOf('information-pack', worker)).toContain('How to get a key');
    expect(await wordsOf('information-pack', supervisor)).toContain('A quiet room');
    const manager = await wordsOf('information-pack', await api.signedIn('manager'));
    expect(manager).toContain('may not read your needs assessment');
    expect(manager).not.toContain('How to get a key');
  });

  it('prints the boundary agreement as it holds: the stricter of both answers', async () => {
    const rows = await worker.get(`/journeys/${id}/boundary-agreement`).expect(200);
    const answers = Object.fromEntries(rows.body.rows.map((row: { id: string }) => [row.id, 'never']));
    const content = { answers, words: 'We talk about gifts in May.' };
    const on = '2026-01-07';
    await worker.command(id, { type: 'FillForm', form: 'boundary-agreement', on, content }).expect(200);
    const text = await wordsOf('boundary-agreement', worker);
    expect(text).toContain('We talk about gifts in May.');
    expect(text).toMatch(/Giving or taking gifts\s+Sometimes\s+Never\s+Never/);
    const manager = await wordsOf('boundary-agreement', await api.signedIn('manager'));
    expect(manager).toContain('without the worker’s answers');
    expect(manager).not.toContain('gifts in May');
  });

  it('keeps a pause, a stand-down and a waiver out of the exit pack', async () => {
    const before = await wordsOf('exit-pack');
    const manager = await api.signedIn('manager');
    const year = new Date().getUTCFullYear() + 1;
    const waiver = { type: 'WaiveRequirement', requirement: 'qualities-self', until: `${year}-03-03`, why: 'a test' };
    await manager.command(id, waiver).expect(200);
    await manager.command(id, { type: 'StartInduction' }).expect(409); // and the rest of the gate is still shut
    await manager.command(id, { type: 'RaiseConcern', grade: 'minor' }).expect(200);
    await manager.command(id, { type: 'StandDown' }).expect(200);
    expect(await wordsOf('exit-pack')).toBe(before);
    await manager.command(id, { type: 'Reinstate' }).expect(200);
    expect(await wordsOf('exit-pack')).toBe(before);
  });
});

describe('the policy document', () => {
  const document = (query: string, by: Client = worker) =>
    fetched(by.get(`/policy/document.pdf?programmeId=${api.programmeId}${query}`));

  it('is for everyone in the organisation, in force or by its version', async () => {
    for (const query of ['', '&version=1', '&draft=false']) {
      const answer = await document(query).expect(200);
      expect(answer.headers['content-disposition']).toBe('inline; filename="peer-work-policy.pdf"');
      const { text, title } = await readPaper(answer.body);
      expect(title).toBe('Peer work policy');
      expect(text).toContain('People who sleep rough in Exampletown');
      expect(text).not.toContain('DRAFT');
    }
  });

  it('is marked as a draft where the draft is asked for', async () => {
    await api.sql(
      `insert into policy_draft (organisation_id, programme_id, revision, document, updated_at) values ($1, $2, 1, $3, now())
       on conflict (programme_id) do update set document = excluded.document`,
      [api.organisationId, api.programmeId, JSON.stringify(preloadedDraft('outreach'))],
    );
    const { text, title } = await readPaper((await document('&draft=true').expect(200)).body);
    expect(title).toBe('Peer work policy: draft');
    expect(text).toContain('DRAFT, not adopted.');
    expect(text).toContain('Blanks that are still open');
  });

  it('answers clearly where there is none', async () => {
    await document('&version=2').expect(404);
    await document('&version=0').expect(400);
    await document('&version=1&draft=true').expect(400);
    await document('&colour=red').expect(400);
    await worker.get('/policy/document.pdf').expect(400);
    await worker.get(`/policy/document.pdf?programmeId=${randomUUID()}`).expect(404);
    await api.http.get(`/api/policy/document.pdf?programmeId=${api.programmeId}`).expect(401);
  });
});
