import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { randomUUID } from 'node:crypto';

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

const aProgramme = async (template = 'outreach'): Promise<string> =>
  (await coordinator.post('/programmes', { name: 'Example', template }).expect(201)).body.id as string;

const policyOf = async (programmeId: string, by = coordinator) =>
  (await by.get(`/policy?programmeId=${programmeId}`).expect(200)).body;

const put = (programmeId: string, revision: number, document: object) =>
  coordinator.put('/policy/draft', { programmeId, revision, document });

const adopt = (programmeId: string, revision: number) =>
  manager.post(`/programmes/${programmeId}/commands`, { type: 'AdoptPolicy', revision });

/** A policy with one place of it changed. */
function changed(path: string, value: unknown, base: object = aPolicy()): object {
  const copy = structuredClone(base) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

describe('a draft', () => {
  it('begins with what the sources say, and leaves open what they leave open', async () => {
    const { draft, version, meter, blanks, faults, adoptable } = await policyOf(await aProgramme());
    expect(version).toBeNull();
    expect(draft).toMatchObject({ revision: 0, updatedAt: null });
    expect(draft.document.general.boundaries).toHaveLength(14);
    expect(faults).toEqual([]);
    expect(adoptable).toBe(false);
    expect(meter.general.filled).toBe(1); // the service's column of the boundary agreement
    for (const track of Object.values(meter.tracks)) expect(track).toMatchObject({ open: false });
    expect(blanks.find(({ path }: { path: string }) => path === 'general.targetGroup')).toMatchObject({
      clause: 'TURAS 4.3',
      source: 'TURAS 4.3',
      filled: false,
    });
  });

  it('is filled in bit by bit, and says what each answer opened', async () => {
    const id = await aProgramme();
    const { draft } = await policyOf(id);
    const general = { ...draft.document, general: aPolicy().general };
    const first = await put(id, 0, general).expect(200);
    expect(first.body.meter.general).toEqual({ filled: 16, total: 16 });
    expect(first.body.meter.tracks.outreach.open).toBe(false);
    const tracks = { ...draft.document.tracks, outreach: aPolicy().tracks.outreach };
    const second = await put(id, 1, { ...general, tracks }).expect(200);
    expect(second.body).toMatchObject({ draft: { revision: 2 }, adoptable: true });
    expect(second.body.meter.tracks).toMatchObject({ outreach: { open: true }, mentoring: { open: false } });
    await adopt(id, 2).expect(200);
    const listed = (await worker.get('/programmes').expect(200)).body.find((one: { id: string }) => one.id === id);
    expect(listed).toMatchObject({ tracks: ['outreach'], policyVersion: 1 });
  });

  it('is not overwritten by somebody who read an older one', async () => {
    const id = await aProgramme();
    await put(id, 0, aPolicy()).expect(200);
    expect((await put(id, 0, aPolicy()).expect(409)).body.code).toBe('STALE_DRAFT');
    await put(id, 1, aPolicy()).expect(200);
    expect((await put(id, 1, aPolicy()).expect(409)).body.code).toBe('STALE_DRAFT');
    expect((await policyOf(id)).draft.revision).toBe(2);
    const both = await Promise.all([put(id, 2, aPolicy()), put(id, 2, aPolicy())]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });

  it('is adopted as it was read, once, and never twice the same', async () => {
    const id = await aProgramme();
    expect((await adopt(id, 0).expect(409)).body.code).toBe('NO_DRAFT');
    await put(id, 0, aPolicy()).expect(200);
    expect((await adopt(id, 7).expect(409)).body.code).toBe('STALE_DRAFT');
    await adopt(id, 1).expect(200);
    expect((await adopt(id, 1).expect(409)).body.code).toBe('POLICY_UNCHANGED');
    expect((await policyOf(id)).document).toEqual(aPolicy());
  });

  it('becomes a new version, and the boundaries keep theirs while the service says the same', async () => {
    const id = await aProgramme();
    await put(id, 0, aPolicy()).expect(200);
    await adopt(id, 1).expect(200);
    await put(id, 1, aPolicy({ stalledAfterDays: 30 })).expect(200);
    await adopt(id, 2).expect(200);
    const [row, ...boundaries] = aPolicy().general.boundaries;
    await put(id, 2, aPolicy({ boundaries: [{ ...row!, service: 'never' }, ...boundaries] })).expect(200);
    await adopt(id, 3).expect(200);
    const { body } = await worker.get(`/policy/versions?programmeId=${id}`).expect(200);
    expect(body.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
    expect(body[0]).toMatchObject({ reviewBy: '2035-01-05', journeys: 0, adoptedBy: 'Wren Example' });
    const rows = await api.sql('select boundaries_since from policy where programme_id = $1 order by version', [id]);
    expect(rows).toEqual([1, 1, 3].map((boundaries_since) => ({ boundaries_since })));
  });

  it('keeps tracks with a hole out of what is adopted', async () => {
    const id = await aProgramme();
    await put(id, 0, changed('tracks.mentoring.limits', '')).expect(200);
    await adopt(id, 1).expect(200);
    expect(Object.keys((await policyOf(id)).document.tracks).toSorted()).toEqual(['facilitation', 'other', 'outreach']);
  });
});

describe('a policy that can’t be adopted', () => {
  it.each([
    ['reviewed before it is approved', 'general.reviewBy', '2020-01-01', 'POLICY_HAS_FAULTS', 'TURAS head'],
    [
      'days of grace before a certificate expires',
      'general.certificates.graceDays',
      -5,
      'POLICY_HAS_FAULTS',
      'GUIDE 4.4-c',
    ],
    ['stalled after no day at all', 'general.stalledAfterDays', 0, 'POLICY_HAS_FAULTS', 'TURAS 7.1'],
    ['leading after no week at all', 'tracks.facilitation.leadAfter.weeks', 0, 'POLICY_HAS_FAULTS', 'TURAS 11.4'],
    ['training on one day', 'tracks.outreach.minimumTrainingDates', 1, 'POLICY_HAS_FAULTS', 'TURAS 10.1.3'],
    [
      'paid work without a floor',
      'tracks.outreach.role.basis.livingWageCents',
      null,
      'POLICY_HAS_FAULTS',
      'GUIDE 3.4-e',
    ],
    ['a quality of no catalogue', 'tracks.outreach.role.qualities', ['perfect'], 'POLICY_HAS_FAULTS', 'GUIDE 3.3-q'],
    ['a topic named twice', 'tracks.other.extraTopics', ['first-aid', 'first-aid'], 'POLICY_HAS_FAULTS', 'GUIDE 4.4-d'],
    [
      '61 topics',
      'tracks.outreach.extraTopics',
      Array.from({ length: 61 }, (_, n) => `topic-${n}`),
      'POLICY_HAS_FAULTS',
      'TURAS 10.1.3',
    ],
    ['a clause beside what a policy says', 'general.clauses', ['TURAS 99.9'], 'POLICY_HAS_FAULTS', 'TURAS head'],
    ['no target group', 'general.targetGroup', undefined, 'POLICY_HAS_HOLES', 'TURAS 4.3'],
    ['an empty list of boundaries', 'general.boundaries', [], 'POLICY_HAS_HOLES', 'GUIDE App C-use'],
  ])('says so by its clause: %s', async (_, path, value, code, clause) => {
    const id = await aProgramme();
    const { body } = await put(id, 0, changed(path, value)).expect(200);
    expect(body.adoptable).toBe(false);
    if (code === 'POLICY_HAS_FAULTS')
      expect(body.faults[0].path.startsWith(path) || path.startsWith(body.faults[0].path)).toBe(true);
    else expect(body.faults).toEqual([]);
    expect((await adopt(id, 1).expect(409)).body).toMatchObject({ code, clause });
    expect((await policyOf(id)).version).toBeNull();
  });

  it('is not even kept where it is larger than any policy', async () => {
    const id = await aProgramme();
    const topics = Array.from({ length: 5_000 }, (_, n) => `topic-${n}`);
    const { body } = await put(id, 0, changed('tracks.outreach.extraTopics', topics)).expect(400);
    expect(body.errors).toEqual([
      { path: 'document.tracks.outreach.extraTopics', message: 'A list has 100 entries at most.' },
    ]);
    await put(id, 0, changed('general.targetGroup', 'x'.repeat(5_000))).expect(400);
    await put(id, 0, { schema: 2, tracks: { counselling: {} } }).expect(400);
    await put(id, 0, { schema: 1 }).expect(400);
    await put(id, 0, { general: 'everything' }).expect(400);
    expect((await policyOf(id)).draft.revision).toBe(0);
  });

  it('tells of a row that the service loosened, and lets it be', async () => {
    const id = await aProgramme();
    const boundaries = aPolicy().general.boundaries.map((row) =>
      row.id === 'lending' ? { ...row, service: 'always' as const } : row,
    );
    const { body } = await put(id, 0, aPolicy({ boundaries })).expect(200);
    expect(body).toMatchObject({ adoptable: true, faults: [], notices: [{ clause: 'GUIDE App C-4' }] });
  });
});

describe('what surrounds a policy', () => {
  it('publishes the shape of a policy, which a complete one fits and one with a hole does not', async () => {
    const { body } = await worker.get('/policy/schema.json').expect(200);
    const fits = new Ajv2020({ formats: { date: true } }).compile(body);
    expect(fits(aPolicy())).toBe(true);
    expect(fits(changed('general.targetGroup', undefined))).toBe(false);
  });

  it('has the catalogue of the sources', async () => {
    const { body } = await worker.get('/catalogue').expect(200);
    expect(body.boundaries).toHaveLength(14);
    expect(body.templates).toHaveLength(5);
    expect(body.outOfScope).toHaveLength(5);
    expect(body.mandatory.mentoring).toContain('child-protection');
    expect(body.locked).toEqual(['boundaries', 'confidentiality']);
  });

  it('is written by those who plan, and by nobody else', async () => {
    const id = await aProgramme();
    await worker.put('/policy/draft', { programmeId: id, revision: 0, document: aPolicy() }).expect(403);
    await put(id, 0, aPolicy()).expect(200);
    await coordinator.post(`/programmes/${id}/commands`, { type: 'AdoptPolicy', revision: 1 }).expect(403);
    await worker.get(`/policy/preview?programmeId=${id}`).expect(403);
    await coordinator.post('/policy-moves', { programmeId: id, version: 1, journeyIds: 'all' }).expect(403);
  });

  it('finds no policy of a programme that there is not', async () => {
    const id = randomUUID();
    await manager.get(`/policy?programmeId=${id}`).expect(404);
    await manager.get(`/policy/preview?programmeId=${id}`).expect(404);
    await manager.get(`/policy/rehearsal?programmeId=${id}`).expect(404);
    await manager.get(`/policy/versions?programmeId=${id}`).expect(404);
    await put(id, 0, aPolicy()).expect(404);
    await adopt(id, 1).expect(404);
    await manager.post('/policy-moves', { programmeId: id, version: 1, journeyIds: 'all' }).expect(404);
    await manager.get(`/policy-moves?programmeId=${id}`).expect(404);
    await manager.get(`/policy/rehearsal?programmeId=${id}&weeks=0`).expect(400);
    await manager.get(`/policy/rehearsal?programmeId=${id}&weeks=5000`).expect(400);
  });
});
