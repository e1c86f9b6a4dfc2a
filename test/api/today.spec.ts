import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { bringTo } from './journeys.world.js';

const ON = '2026-02-03';
const A_DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 1, 3, 12);
let now = START;

let api: TestApi;
let all: Client;
let coordinator: Client;
let manager: Client;
let supervisor: Client;

beforeAll(async () => {
  api = await testApi({ now: () => now });
  await api.api.clock.stop();
  all = await api.signedIn('coordinator', 'manager', 'supervisor');
  [coordinator, manager, supervisor] = await Promise.all([
    api.signedIn('coordinator'),
    api.signedIn('manager'),
    api.signedIn('supervisor'),
  ]);
});
afterAll(() => api?.close());

/** A journey of somebody with an account, supervised. */
async function supervised(track: string, stage: string): Promise<{ id: string; worker: Client }> {
  const worker = await api.signedIn('peerWorker');
  const body = { type: 'StartJourney', personId: worker.personId, programmeId: api.programmeId, track };
  const { id } = (await all.post('/journeys', body).expect(201)).body;
  await all.command(id, { type: 'NameSupervisor', holderId: supervisor.userId }).expect(200);
  await bringTo(stage, all, id, new Date(now).toISOString().slice(0, 10));
  return { id, worker };
}

async function daysLater(id: string, days: number): Promise<void> {
  now += days * A_DAY;
  await api.api.engine.journal.settle({ organisationId: api.organisationId, processId: id, kind: 'journey' }, now);
}

async function matters(member: Client, id: string, group: 'needsYou' | 'waiting') {
  const { body } = await member.get('/today').expect(200);
  return body[group].filter(({ journeyId }: { journeyId: string }) => journeyId === id);
}
const codes = async (member: Client, id: string, group: 'needsYou' | 'waiting' = 'needsYou') =>
  (await matters(member, id, group)).map(({ matter }: { matter: string }) => matter);

describe('a decision', () => {
  it('is the supervisor’s first, the manager’s once it was handed up, and never the worker’s', async () => {
    const { id, worker } = await supervised('facilitation', 'supportedPractice');
    for (let session = 0; session < 10; session++)
      await supervisor.command(id, { type: 'LogExperience', mode: 'coFacilitated', on: ON, quarters: 8 }).expect(200);
    await worker.command(id, { type: 'StateWish', wish: 'yes' }).expect(200);
    for (const days of [20, 20, 20]) {
      now += days * A_DAY;
      await supervisor.command(id, { type: 'AddNote', note: 'Going well.' }).expect(200);
    }
    await supervisor.command(id, { type: 'ExplainDelay', until: '2026-06-01' }).expect(200);
    await daysLater(id, 30);
    expect(await matters(supervisor, id, 'needsYou')).toMatchObject([
      {
        matter: 'decide-may-lead',
        clause: 'TURAS 11.4',
        action: { type: 'Decide' },
        why: { params: { track: 'facilitation' } },
      },
    ]);
    expect(await codes(manager, id)).toEqual([]);
    expect(await codes(coordinator, id, 'waiting')).toContain('decide-may-lead');
    expect(await codes(worker, id)).toEqual([]);
    const detail = await supervisor.get(`/journeys/${id}`).expect(200);
    expect(detail.body).toMatchObject({
      wish: 'yes',
      timeServed: { sessions: 10, neededSessions: 10, neededWeeks: 12 },
      decisions: [{ matter: 'may-lead', escalated: false }],
    });
    await daysLater(id, 8);
    expect(await codes(manager, id)).toEqual(['decide-may-lead']);
    const unasked = await coordinator.command(id, { type: 'Decide', matter: 'may-lead', answer: 'yes' }).expect(409);
    expect(unasked.body.code).toBe('DECISION_NOT_YOURS');
    await worker.command(id, { type: 'Decide', matter: 'may-lead', answer: 'yes' }).expect(403);
    await supervisor.command(id, { type: 'Decide', matter: 'may-lead', answer: 'yes' }).expect(200);
    expect(await codes(supervisor, id)).toEqual([]);
    expect(await codes(coordinator, id)).toEqual(['ready-to-move']);
  }, 60_000);

  it('on a waiver that lapsed is asked of managers, by what was waived', async () => {
    const { id } = await supervised('outreach', 'recruitment');
    const until = new Date(now + 2 * A_DAY).toISOString().slice(0, 10);
    await manager
      .command(id, {
        type: 'WaiveRequirement',
        requirement: 'role-description-seen',
        until,
        why: 'It is being printed.',
      })
      .expect(200);
    await daysLater(id, 4);
    expect(await matters(manager, id, 'needsYou')).toMatchObject([
      { id: `${id}:decide-waiver-lapsed:role-description-seen`, why: { params: { about: 'role-description-seen' } } },
    ]);
    const detail = await manager.get(`/journeys/${id}`).expect(200);
    expect(detail.body.waivers).toMatchObject([{ requirement: 'role-description-seen', lapsed: true }]);
    expect(detail.body.decisions).toMatchObject([{ matter: 'waiver-lapsed', about: 'role-description-seen' }]);
  });
});

describe('a certificate', () => {
  /** Its file is somebody else's matter here. */
  const certify = (processId: string, expiresOn: string) =>
    api.api.engine.journal.record({
      organisationId: api.organisationId,
      kind: 'journey',
      processId,
      commandId: randomUUID(),
      input: {
        type: 'AddCertificate',
        certificateId: randomUUID(),
        topic: 'boundaries',
        issuedOn: ON,
        expiresOn,
      } as Input,
      at: now,
    });

  it('that runs out is a matter of worker and supervisor, in four states of which only the last blocks', async () => {
    const { id, worker } = await supervised('outreach', 'training');
    const day = (days: number) => new Date(now + days * A_DAY).toISOString().slice(0, 10);
    const state = async () => {
      const { topics, missing } = (await worker.get(`/journeys/${id}`).expect(200)).body;
      const topic = topics.find((one: { id: string }) => one.id === 'boundaries');
      const blocks = missing.some((one: { requirement: string }) => one.requirement === 'training-boundaries');
      return [topic.certificate.state, blocks];
    };
    await all.command(id, { type: 'RecordTraining', topic: 'boundaries', on: day(0) }).expect(200);
    await certify(id, day(100));
    expect([await state(), await codes(worker, id)]).toEqual([['valid', false], []]);
    await daysLater(id, 60);
    expect(await state()).toEqual(['renewSoon', false]);
    expect(await matters(worker, id, 'needsYou')).toMatchObject([
      { matter: 'certificate-renewal', action: { type: 'AddCertificate' }, why: { params: { about: 'boundaries' } } },
    ]);
    expect(await codes(supervisor, id)).toContain('certificate-renewal');
    await daysLater(id, 50);
    expect(await state()).toEqual(['inGrace', false]);
    await daysLater(id, 30);
    expect(await state()).toEqual(['lapsed', true]);
    expect(await codes(supervisor, id)).toContain('certificate-lapsed');
    await worker.command(id, { type: 'PauseJourney', reviewOn: day(200) }).expect(200);
    expect([await codes(worker, id), await codes(supervisor, id)]).toEqual([[], []]);
  }, 60_000);
});

describe('the exit', () => {
  it('is a matter in good time before the expected end, and at once on notice', async () => {
    const { id, worker } = await supervised('other', 'supportedPractice');
    const lastDay = new Date(now + 20 * A_DAY).toISOString().slice(0, 10);
    await worker.command(id, { type: 'GiveNotice', lastDay }).expect(200);
    for (const member of [supervisor, coordinator])
      expect(await matters(member, id, 'needsYou')).toContainEqual(
        expect.objectContaining({
          matter: 'exit-due',
          clause: 'GUIDE 4.6-b',
          why: expect.objectContaining({ params: expect.objectContaining({ until: lastDay }) }),
        }),
      );
    expect((await worker.get(`/journeys/${id}`).expect(200)).body).toMatchObject({
      expectedEnd: lastDay,
      nextMove: 'StartExit',
    });
  });
});
