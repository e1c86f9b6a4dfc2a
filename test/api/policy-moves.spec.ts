import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Policy, Track } from '../../state-machines/policy/policy.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { aPolicy } from '../support/organisation.js';
import { until } from '../support/until.js';

let api: TestApi;
let manager: Client;
let coordinator: Client;
let programmeId: string;
let revision: number;

beforeAll(async () => {
  api = await testApi();
  manager = await api.signedIn('manager');
  coordinator = await api.signedIn('coordinator');
}, 60_000);

afterAll(() => api.close());

beforeEach(async () => {
  const begun = await coordinator.post('/programmes', { name: 'Example', template: 'mixed' }).expect(201);
  programmeId = begun.body.id as string;
  revision = 0;
  for (const [section, content] of Object.entries(sampleReadiness()))
    await order({ type: 'RecordReadiness', section, content }).expect(200);
  await adopt(aPolicy());
  await order({ type: 'OpenProgramme' }).expect(200);
}, 30_000);

const order = (body: object) => manager.post(`/programmes/${programmeId}/commands`, body);

async function draft(document: Policy | object): Promise<void> {
  await coordinator.put('/policy/draft', { programmeId, revision, document }).expect(200);
  revision++;
}

async function adopt(document: Policy): Promise<void> {
  await draft(document);
  await order({ type: 'AdoptPolicy', revision }).expect(200);
}

async function aJourney(track: Track = 'outreach'): Promise<string> {
  const personId = await api.addPerson();
  const body = { type: 'StartJourney', personId, programmeId, track };
  return (await coordinator.post('/journeys', body).expect(201)).body.id as string;
}

const journeys = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await aJourney());
  return ids;
};

const stricter = (): Policy => {
  const policy = structuredClone(aPolicy({ stalledAfterDays: 30 })) as Policy & { tracks: Required<Policy['tracks']> };
  policy.tracks.outreach.role.eligibility.push({ id: 'lives-nearby', sentence: 'Lives nearby' });
  return policy;
};

const preview = async () => (await coordinator.get(`/policy/preview?programmeId=${programmeId}`).expect(200)).body;
const move = (body: object, key?: string) => manager.post('/policy-moves', { programmeId, ...body }, key);
const progress = async (id: string) => (await manager.get(`/policy-moves/${id}`).expect(200)).body;
const versionOf = async (id: string): Promise<number> =>
  (await coordinator.get(`/journeys/${id}`).expect(200)).body.policyVersion as number;

describe('the preview of a draft', () => {
  it('says what changes, who would be asked for what, and which dates move', async () => {
    const id = await aJourney();
    await draft(stricter());
    const { ready, changes, journeys: touched, unchanged } = await preview();
    expect(ready).toBe(true);
    expect(changes).toContainEqual({ path: 'general.stalledAfterDays', from: 21, to: 30, clause: 'TURAS 7.1' });
    expect(touched).toMatchObject([
      { id, track: 'outreach', stage: 'recruitment', policyVersion: 1, shut: false, loses: [] },
    ]);
    expect(touched[0].gains).toMatchObject([{ requirement: 'eligibility-lives-nearby' }]);
    expect(touched[0].dates).toMatchObject([{ type: 'QuietTimePassed' }]);
    const [{ from, to }] = touched[0].dates;
    expect(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)).toBe(9);
    expect(unchanged).toBe(0);
    expect(await versionOf(id)).toBe(1); // looked at, and left alone
  });

  it('names those whose track the draft would shut, and counts whom it leaves alone', async () => {
    const shut = await aJourney('mentoring');
    await aJourney('outreach');
    const holed = structuredClone(aPolicy()) as Policy & { tracks: Required<Policy['tracks']> };
    holed.tracks.mentoring.limits = '';
    await draft(holed);
    const { journeys: touched, unchanged } = await preview();
    expect(touched).toMatchObject([{ id: shut, shut: true }]);
    expect(unchanged).toBe(1);
  });

  it('says nothing of anybody while the draft could not be adopted', async () => {
    await aJourney();
    await draft({ ...aPolicy(), general: {} });
    expect(await preview()).toMatchObject({ ready: false, journeys: [], unchanged: 0 });
  });
});

describe('a rehearsal', () => {
  it('shows week by week what the present journeys would bring, under their own terms and under the draft', async () => {
    await journeys(3);
    await draft(aPolicy({ stalledAfterDays: 60 }));
    const { body } = await coordinator.get(`/policy/rehearsal?programmeId=${programmeId}&weeks=12`).expect(200);
    expect(body).toMatchObject({ ready: true, journeys: 3, left: 0 });
    expect(body.weeks).toHaveLength(12);
    const stalls = (under: 'present' | 'draft') =>
      body.weeks.map((week: Record<'present' | 'draft', { stalls: number }>) => week[under].stalls);
    expect(stalls('present').indexOf(3)).toBe(3); // the fourth week begins on the 21st day
    expect(stalls('draft').indexOf(3)).toBe(8);
  });
});

describe('a move to a newer version', () => {
  it('takes everyone over who is asked for, and says how far it is', async () => {
    const ids = await journeys(3);
    await adopt(stricter());
    const begun = await move({ version: 2, journeyIds: ids.slice(0, 2) }).expect(201);
    await until(async () => (await progress(begun.body.id)).moved === 2);
    expect(await progress(begun.body.id)).toMatchObject({ stage: 'done', total: 2, given: 2, refused: [], version: 2 });
    expect(await Promise.all(ids.map(versionOf))).toEqual([2, 2, 1]);
    const rest = await move({ version: 2, journeyIds: 'all' }).expect(201);
    await until(async () => (await progress(rest.body.id)).moved === 1);
    expect((await move({ version: 2, journeyIds: 'all' }).expect(409)).body.code).toBe('NOBODY_TO_MOVE');
    const { body } = await coordinator.get(`/policy-moves?programmeId=${programmeId}`).expect(200);
    expect(body).toHaveLength(2);
  });

  it('stops when it is told to, goes on where it stood, and moves nobody twice', async () => {
    const ids = await journeys(30);
    await adopt(stricter());
    const { id } = (await move({ version: 2, journeyIds: 'all' }).expect(201)).body;
    await until(async () => (await progress(id)).given === 25);
    await manager.post(`/policy-moves/${id}/commands`, { type: 'StopMove' }).expect(200);
    await until(async () => (await progress(id)).moved === 25);
    expect(await progress(id)).toMatchObject({ stage: 'stopped', total: 30, given: 25 });
    const again = await manager.post(`/policy-moves/${id}/commands`, { type: 'StopMove' }).expect(409);
    expect(again.body.code).toBe('MOVE_IS_STOPPED');
    await manager.post(`/policy-moves/${id}/commands`, { type: 'ResumeMove' }).expect(200);
    await until(async () => (await progress(id)).moved === 30);
    const late = await manager.post(`/policy-moves/${id}/commands`, { type: 'StopMove' }).expect(409);
    expect(late.body.code).toBe('MOVE_DONE');
    const moves = await api.sql(
      `select process_id from journal where process_id = any($1) and input ->> 'type' = 'MoveToPolicy'`,
      [ids],
    );
    expect(moves).toHaveLength(30);
  }, 30_000);

  it('leaves journeys whose track the version shuts where they are, and says so by their code', async () => {
    const mentor = await aJourney('mentoring');
    const holed = structuredClone(aPolicy({ stalledAfterDays: 30 })) as Policy & { tracks: Required<Policy['tracks']> };
    holed.tracks.mentoring.limits = '';
    await adopt(holed);
    const { id } = (await move({ version: 2, journeyIds: [mentor] }).expect(201)).body;
    await until(async () => (await progress(id)).refused.length === 1);
    expect(await progress(id)).toMatchObject({
      moved: 0,
      refused: [{ journeyId: mentor, code: 'TRACK_SHUT_IN_VERSION' }],
    });
    expect(await versionOf(mentor)).toBe(1);
  });

  it('is begun once for each key', async () => {
    const ids = await journeys(2);
    await adopt(stricter());
    const key = randomUUID();
    const first = await move({ version: 2, journeyIds: 'all' }, key).expect(201);
    await until(async () => (await progress(first.body.id)).moved === 2);
    const again = await move({ version: 2, journeyIds: 'all' }, key).expect(201);
    expect(again.body).toMatchObject({ id: first.body.id, outcome: 'recordedEarlier' });
    await move({ version: 2, journeyIds: ids }, key).expect(422);
  });

  it('refuses what makes no sense, and begins nothing then', async () => {
    const [id] = await journeys(1);
    await adopt(stricter());
    const elsewhere = (await api.aJourney(coordinator)).id;
    const codeOf = async (body: object) => (await move(body).expect(409)).body.code as string;
    expect(await codeOf({ version: 1, journeyIds: [id] })).toBe('POLICY_SUPERSEDED');
    expect(await codeOf({ version: 3, journeyIds: [id] })).toBe('NO_SUCH_VERSION');
    expect(await codeOf({ version: 2, journeyIds: [randomUUID()] })).toBe('NOT_OF_THIS_PROGRAMME');
    expect(await codeOf({ version: 2, journeyIds: [elsewhere] })).toBe('NOT_OF_THIS_PROGRAMME');
    expect(await codeOf({ version: 2, journeyIds: [id, id] })).toBe('NOT_OF_THIS_PROGRAMME');
    await move({ version: 2, journeyIds: [] }).expect(400);
    await move({ version: 2, journeyIds: Array.from({ length: 2_001 }, () => randomUUID()) }).expect(400);
    await move({ version: 0, journeyIds: 'all' }).expect(400);
    await move({ version: 2, journeyIds: 'everyone' }).expect(400);
    expect((await manager.get(`/policy-moves?programmeId=${programmeId}`).expect(200)).body).toEqual([]);
    await manager.get(`/policy-moves/${randomUUID()}`).expect(404);
    await manager.post(`/policy-moves/${randomUUID()}/commands`, { type: 'StopMove' }).expect(404);
  });
});
