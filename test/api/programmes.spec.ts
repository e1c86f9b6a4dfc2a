import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { readinessSections } from '../../state-machines/programme/readiness.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { aPolicy } from '../support/organisation.js';

let api: TestApi;
let manager: Client;
let coordinator: Client;
let worker: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.signedIn('manager');
  coordinator = await api.signedIn('coordinator');
  worker = await api.signedIn('peerWorker');
}, 60_000);

afterAll(() => api.close());

const aProgramme = async (name = 'Example groups'): Promise<string> =>
  (await coordinator.post('/programmes', { name, template: 'group-work' }).expect(201)).body.id as string;

const order = (by: Client, id: string, body: object, key?: string) => by.post(`/programmes/${id}/commands`, body, key);

const fillReadiness = async (id: string, except: readonly string[] = []): Promise<void> => {
  for (const [section, content] of Object.entries(sampleReadiness()))
    if (!except.includes(section))
      await order(coordinator, id, { type: 'RecordReadiness', section, content }).expect(200);
};

const adopt = async (id: string): Promise<void> => {
  await coordinator.put('/policy/draft', { programmeId: id, revision: 0, document: aPolicy() }).expect(200);
  await order(manager, id, { type: 'AdoptPolicy', revision: 1 }).expect(200);
};

describe('a programme', () => {
  it('begins in readiness, with everything still to do', async () => {
    const id = await aProgramme();
    const { body } = await worker.get(`/programmes/${id}`).expect(200);
    expect(body).toMatchObject({ name: 'Example groups', stage: 'readiness', template: 'group-work', policy: null });
    const required = readinessSections.filter((section) => section.required).map((section) => section.id);
    expect(body.missing.map(({ requirement }: { requirement: string }) => requirement)).toEqual([
      ...required,
      'policy-adopted',
    ]);
    expect(body.offers).toEqual([]); // a worker reads, and changes nothing
  });

  it('opens when every section is recorded and a policy adopted, and not before', async () => {
    const id = await aProgramme();
    await fillReadiness(id, ['buy-in-risks']);
    await adopt(id);
    const shut = await order(manager, id, { type: 'OpenProgramme' }).expect(409);
    expect(shut.body).toMatchObject({ code: 'REQUIREMENTS_MISSING', clause: 'GUIDE App A-4' });
    expect(shut.body.missing).toHaveLength(1);
    await fillReadiness(id);
    await order(manager, id, { type: 'OpenProgramme' }).expect(200);
    const { body } = await manager.get(`/programmes/${id}`).expect(200);
    expect(body).toMatchObject({ stage: 'open', missing: [], policy: { version: 1, overdue: false } });
    const listed = (await worker.get('/programmes').expect(200)).body.find((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({ stage: 'open', policyVersion: 1, policyOverdue: false });
    expect(listed.tracks).toEqual(['outreach', 'facilitation', 'mentoring', 'other']);
  });

  it('is begun once for each key, and a key is not used for another', async () => {
    const key = randomUUID();
    const first = await coordinator.post('/programmes', { name: 'Once', template: 'outreach' }, key).expect(201);
    const again = await coordinator.post('/programmes', { name: 'Once', template: 'outreach' }, key).expect(201);
    expect(again.body).toMatchObject({ id: first.body.id, outcome: 'recordedEarlier' });
    await coordinator.post('/programmes', { name: 'Twice', template: 'outreach' }, key).expect(422);
    const { body } = await coordinator.get('/programmes').expect(200);
    expect(body.filter(({ name }: { name: string }) => name === 'Once' || name === 'Twice')).toHaveLength(1);
  });

  it('is opened by a manager alone, and changed by those who plan it', async () => {
    const id = await aProgramme();
    await order(coordinator, id, { type: 'OpenProgramme' }).expect(403);
    await order(worker, id, { type: 'RecordReadiness', section: 'fit', content: {} }).expect(403);
    await worker.post('/programmes', { name: 'Mine', template: 'outreach' }).expect(403);
  });

  it('takes nobody into induction before it is open', async () => {
    const id = await aProgramme();
    await adopt(id);
    const personId = await api.addPerson();
    const begun = await coordinator
      .post('/journeys', { type: 'StartJourney', personId, programmeId: id, track: 'facilitation' })
      .expect(201);
    const { body } = await coordinator.command(begun.body.id, { type: 'StartInduction' }).expect(409);
    expect(body.missing).toContainEqual(
      expect.objectContaining({ requirement: 'programme-open', clause: 'TURAS 6.8' }),
    );
  });

  it('closes when nobody is on the way in it any more', async () => {
    const id = await aProgramme();
    await adopt(id);
    const personId = await api.addPerson();
    const begun = await coordinator
      .post('/journeys', { type: 'StartJourney', personId, programmeId: id, track: 'other' })
      .expect(201);
    const kept = await order(manager, id, { type: 'CloseProgramme' }).expect(409);
    expect(kept.body).toMatchObject({ code: 'JOURNEYS_UNDER_WAY', clause: 'GUIDE 4.6-b' });
    await coordinator.command(begun.body.id, { type: 'EndApplication', reason: 'withdrew' }).expect(200);
    await order(manager, id, { type: 'CloseProgramme' }).expect(200);
    const late = await order(manager, id, { type: 'OpenProgramme' }).expect(409);
    expect(late.body.code).toBe('PROGRAMME_CLOSED');
    const draft = { programmeId: id, revision: 1, document: aPolicy() };
    expect((await coordinator.put('/policy/draft', draft).expect(409)).body.code).toBe('PROGRAMME_CLOSED');
  });

  it('tells who did what and when, without repeating what a section said', async () => {
    const id = await aProgramme();
    const content = { confirmedOn: '2026-01-05', confirmedUntil: '2030-01-05' };
    await order(coordinator, id, { type: 'RecordReadiness', section: 'insurance', content }).expect(200);
    const { body } = await manager.get(`/programmes/${id}/timeline`).expect(200);
    expect(body.items).toMatchObject([
      { type: 'RecordReadiness', section: 'insurance', actor: { id: coordinator.userId } },
      { type: 'StartProgramme', section: null },
    ]);
    expect(JSON.stringify(body)).not.toContain('confirmedUntil');
  });
});

describe('bad input to a programme', () => {
  it.each([
    ['a section that there is not', { type: 'RecordReadiness', section: 'TURAS 99.9', content: {} }],
    ['no content', { type: 'RecordReadiness', section: 'goals' }],
    [
      'goals without indicators',
      { type: 'RecordReadiness', section: 'goals', content: { goals: [{ goal: 'x', indicators: [] }] } },
    ],
    [
      'no potential peer worker',
      { type: 'RecordReadiness', section: 'planning-participants', content: { peerWorkers: 0, on: '2026-01-05' } },
    ],
    ['a field that there is not', { type: 'RecordReadiness', section: 'fit', content: { name: 'Wren' } }],
    [
      '5,000 goals',
      {
        type: 'RecordReadiness',
        section: 'goals',
        content: { goals: Array.from({ length: 5_000 }, () => ({ goal: 'x', indicators: ['y'] })) },
      },
    ],
    ['a command that there is not', { type: 'StartProgramme', template: 'outreach' }],
    ['no number', { type: 'AdoptPolicy', revision: 'two' }],
  ])('is answered with the place that is wrong: %s', async (_, body) => {
    const id = await aProgramme();
    const answer = await order(manager, id, body).expect(400);
    expect(answer.body.errors.length).toBeGreaterThan(0);
    const { body: after } = await manager.get(`/programmes/${id}`).expect(200);
    expect(after.sections.some(({ complete }: { complete: boolean }) => complete)).toBe(false);
  });

  it('finds no programme of another organisation, and none that there is not', async () => {
    await manager.get(`/programmes/${randomUUID()}`).expect(404);
    await manager.get(`/programmes/${randomUUID()}/timeline`).expect(404);
    await order(manager, randomUUID(), { type: 'OpenProgramme' }).expect(404);
    await manager.get('/programmes/none').expect(400);
    await coordinator.post('/programmes', { name: '  ', template: 'outreach' }).expect(400);
    await coordinator.post('/programmes', { name: 'x', template: 'no-template' }).expect(400);
  });
});
