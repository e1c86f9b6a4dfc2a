import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision, cover, hold } from './supervision.world.js';

/** What was said in supervision stays between the two who met (GUIDE 4.3-d). */

let api: TestApi;
let coordinator: Client;

beforeAll(async () => {
  api = await testApi();
  await api.api.clock.stop();
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

const WORDS = ['What the supervisor noted.', 'What the worker noted.', 'An item of the worker’s.', '2: a heavy week'];

/** A worker and a supervisor who met, with a note of each, an item on the agenda and an answer to how the work feels. */
async function aPair() {
  const worker = await api.signedIn('peerWorker');
  const supervisor = await api.signedIn('supervisor');
  const { personId } = worker;
  const { id } = await aSupervision(api, coordinator, { personId, supervisorId: supervisor.userId, at: Date.now() });
  const give = (member: Client, body: object) => member.post(`/supervision/${id}/commands`, body).expect(200);
  await give(supervisor, { type: 'WriteNote', note: WORDS[0] });
  await give(worker, { type: 'WriteNote', note: WORDS[1] });
  await give(worker, { type: 'AddAgendaItem', section: 'goals', text: WORDS[2] });
  await give(worker, { type: 'AnswerPulse', text: WORDS[3] });
  return { id, worker, supervisor };
}

interface Words {
  readonly agenda: { text: string | null; mine: boolean }[];
  readonly pulses: { text: string | null }[];
  readonly notes: { text: string | null; withheld: boolean }[];
}

/** Every route that tells of a supervision, as this one is answered. */
async function everythingAbout(member: Client, id: string): Promise<string> {
  const paths = [`/supervision/${id}`, `/supervision/${id}/timeline`, '/supervision?scope=all', '/today', '/inbox'];
  const answers = [];
  for (const path of paths) answers.push((await member.get(path)).body);
  return JSON.stringify(answers);
}

const isToldIn = (answers: string) => WORDS.filter((words) => answers.includes(words));

describe('what was said', () => {
  it('is read by the two who met', async () => {
    const { id, worker, supervisor } = await aPair();
    for (const member of [worker, supervisor]) {
      const body: Words = (await member.get(`/supervision/${id}`).expect(200)).body;
      expect(body.notes.map(({ text }) => text)).toEqual([WORDS[1], WORDS[0]]);
      expect(body.notes.every(({ withheld }) => !withheld)).toBe(true);
      expect(body.agenda.map(({ text }) => text)).toEqual([WORDS[2]]);
      expect(body.pulses.map(({ text }) => text)).toEqual([WORDS[3]]);
    }
  });

  it('is read by no manager, coordinator, keyworker, line manager, other supervisor or administrator', async () => {
    const { id, worker } = await aPair();
    const [manager, keyworker, lineManager, stranger, administrator] = await Promise.all([
      api.signedIn('manager'),
      api.signedIn('supervisor'),
      api.signedIn('supervisor'),
      api.signedIn('supervisor', 'manager', 'coordinator'),
      api.signedIn('administrator'),
    ]);
    await hold(api, worker.personId, 'keyworker', keyworker.userId);
    await hold(api, worker.personId, 'lineManager', lineManager.userId);
    const outsiders = { manager, coordinator, keyworker, lineManager, stranger, administrator };
    for (const [who, member] of Object.entries(outsiders))
      expect([who, isToldIn(await everythingAbout(member, id))]).toEqual([who, []]);
    await keyworker.get(`/supervision/${id}`).expect(403);
    await administrator.get(`/supervision/${id}`).expect(403);
    const seen: Words = (await manager.get(`/supervision/${id}`).expect(200)).body;
    expect([seen.agenda, seen.pulses, seen.notes]).toEqual([[], [], []]);
  });

  it('is not a cover’s to read, beyond what the coming session is about', async () => {
    const { id, supervisor } = await aPair();
    const standIn = await api.signedIn('supervisor');
    await standIn.get(`/supervision/${id}`).expect(403);
    await cover(api, supervisor.userId, standIn.userId);
    const body: Words = (await standIn.get(`/supervision/${id}`).expect(200)).body;
    expect(body).toMatchObject({ yours: true, coverFor: { userId: supervisor.userId } });
    expect(body.agenda.map(({ text }) => text)).toEqual([WORDS[2]]);
    expect(isToldIn(await everythingAbout(standIn, id))).toEqual([WORDS[2]]);
    expect(body.notes).toMatchObject([
      { text: null, withheld: true },
      { text: null, withheld: true },
    ]);
    await standIn.post(`/supervision/${id}/commands`, { type: 'WriteNote', note: 'Written standing in.' }).expect(200);
    const after: Words = (await standIn.get(`/supervision/${id}`).expect(200)).body;
    expect(after.notes[0]).toMatchObject({ text: 'Written standing in.', withheld: false });
    await cover(api, supervisor.userId, null);
    await standIn.get(`/supervision/${id}`).expect(403);
  });

  it('is not a former supervisor’s any more, and not another pair’s when two pairs swap', async () => {
    const first = await aPair();
    const second = await aPair();
    await hold(api, first.worker.personId, 'supervisor', second.supervisor.userId);
    await hold(api, second.worker.personId, 'supervisor', first.supervisor.userId);
    expect(isToldIn(await everythingAbout(first.supervisor, first.id))).toEqual([]);
    await first.supervisor.get(`/supervision/${first.id}`).expect(403);
    expect(isToldIn(await everythingAbout(first.worker, second.id))).toEqual([]);
    await first.worker.get(`/supervision/${second.id}`).expect(403);
    await second.worker.get(`/supervision/${first.id}`).expect(403);
  });

  it('is not read by a manager who covers for the supervisor either, whatever their other roles', async () => {
    const { id, supervisor } = await aPair();
    const manager = await api.signedIn('manager', 'coordinator', 'supervisor');
    await cover(api, supervisor.userId, manager.userId);
    expect(isToldIn(await everythingAbout(manager, id))).toEqual([WORDS[2]]);
  });

  it('can not be written by anyone else', async () => {
    const { id } = await aPair();
    const manager = await api.signedIn('manager');
    const command = (member: Client, body: object) => member.post(`/supervision/${id}/commands`, body);
    await command(manager, { type: 'WriteNote', note: 'x' }).expect(403);
    await command(coordinator, { type: 'RecordSession', outcome: 'held', note: 'x' }).expect(403);
    await command(coordinator, { type: 'AddAgendaItem', section: 'goals' }).expect(403);
    await command(manager, { type: 'AnswerPulse', text: '5' }).expect(403);
  });

  it('is in the database only as sealed bytes', async () => {
    const { id } = await aPair();
    const rows = await api.sql<{ sealed: Buffer; space: string }>(
      'select sealed, space from free_text where process_id = $1',
      [id],
    );
    expect(rows.map(({ space }) => space)).toEqual(Array(4).fill('supervision'));
    expect(isToldIn(Buffer.concat(rows.map(({ sealed }) => sealed)).toString())).toEqual([]);
  });
});

describe('consent to a meeting of three', () => {
  it('is the worker’s word alone, and nobody else’s to see', async () => {
    const { id, worker, supervisor } = await aPair();
    const manager = await api.signedIn('manager');
    const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const consent = { type: 'GiveConsent', scope: 'wellbeing', until };
    await supervisor.post(`/supervision/${id}/commands`, consent).expect(403);
    const startsAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const meeting = { type: 'PlanThreeWay', scope: 'wellbeing', startsAt };
    const no = await supervisor.post(`/supervision/${id}/commands`, meeting).expect(409);
    expect(no.body.code).toBe('CONSENT_MISSING');
    await worker.post(`/supervision/${id}/commands`, consent).expect(200);
    await supervisor.post(`/supervision/${id}/commands`, meeting).expect(200);
    expect((await worker.get(`/supervision/${id}`).expect(200)).body).toMatchObject({
      consents: [{ scope: 'wellbeing', until }],
      threeWay: { scope: 'wellbeing' },
    });
    const told = await everythingAbout(manager, id);
    for (const hidden of ['wellbeing', 'PulseAnswered', 'AgendaItemAdded', 'NoteWritten'])
      expect(told).not.toContain(hidden);
    expect(told).toContain('SessionPlanned');
    await worker.post(`/supervision/${id}/commands`, { type: 'WithdrawConsent', scope: 'wellbeing' }).expect(200);
    expect((await supervisor.get(`/supervision/${id}`).expect(200)).body.threeWay).toBeNull();
  });
});
