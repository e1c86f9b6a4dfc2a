import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { forms } from '../../state-machines/journey/forms.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { contentOf } from './journeys.world.js';

const NOW = Date.UTC(2026, 1, 3, 12);
const ON = '2026-02-03';

let api: TestApi;
let coordinator: Client;
let manager: Client;
let supervisor: Client;
let worker: Client;
let id: string;

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  [coordinator, manager, supervisor, worker] = await Promise.all([
    api.signedIn('coordinator'),
    api.signedIn('manager'),
    api.signedIn('supervisor'),
    api.signedIn('peerWorker'),
  ]);
  const body = { type: 'StartJourney', personId: worker.personId, programmeId: api.programmeId, track: 'outreach' };
  ({ id } = (await coordinator.post('/journeys', body).expect(201)).body);
  await coordinator.command(id, { type: 'NameSupervisor', holderId: supervisor.userId }).expect(200);
});
afterAll(() => api?.close());

const fill = (form: string, content: unknown = contentOf(form)) => ({ type: 'FillForm', form, on: ON, content });

interface FormAnswer {
  id: string;
  filled: { on: string; by: string | null } | null;
  content: Record<string, unknown> | null;
  withheld: boolean;
  mayFill: boolean;
}

async function formOf(member: Client, form: string): Promise<FormAnswer> {
  const { body } = await member.get(`/journeys/${id}/forms`).expect(200);
  return body.find((one: FormAnswer) => one.id === form);
}

describe('the forms of a journey', () => {
  it('are all there, in order, and say who may fill them in', async () => {
    const { body } = await coordinator.get(`/journeys/${id}/forms`).expect(200);
    expect(body.map((form: FormAnswer) => form.id)).toEqual(forms.map((form) => form.id));
    const may = async (member: Client) =>
      (await member.get(`/journeys/${id}/forms`).expect(200)).body
        .filter(({ mayFill }: FormAnswer) => mayFill)
        .map((form: FormAnswer) => form.id);
    const byHand = (...hands: string[]) => forms.filter(({ by }) => hands.includes(by)).map((form) => form.id);
    for (const staff of [coordinator, manager, supervisor])
      expect(await may(staff)).toEqual(byHand('service', 'either'));
    expect(await may(worker)).toEqual(byHand('worker', 'either'));
  });

  it.each(forms.map(({ id: form, by }) => [form, by]))('can be filled in and read again: %s', async (form, by) => {
    const [right, wrong] = by === 'worker' ? [worker, supervisor] : [supervisor, by === 'service' ? worker : undefined];
    if (wrong) expect((await wrong.command(id, fill(form)).expect(403)).body.code).toBe('ACCESS_DENIED');
    await right.command(id, fill(form)).expect(200);
    expect(await formOf(right, form)).toMatchObject({
      filled: { on: ON, by: 'Wren Example' },
      content: contentOf(form),
      withheld: false,
    });
    const { body } = await coordinator.get(`/journeys/${id}`).expect(200);
    expect(body.forms).toContainEqual({ form, on: ON, by: 'Wren Example' });
  });

  it('show what was filled in last', async () => {
    await supervisor.command(id, fill('workplan')).expect(200);
    await supervisor.command(id, fill('workplan', { ...contentOf('workplan'), goals: ['  Newer  '] })).expect(200);
    expect((await formOf(coordinator, 'workplan')).content).toMatchObject({ goals: ['Newer'] });
  });

  it('are withheld from a manager who looks after others, as notes are', async () => {
    await supervisor.command(id, fill('needs-assessment')).expect(200);
    expect(await formOf(manager, 'needs-assessment')).toMatchObject({
      content: null,
      withheld: true,
      filled: { on: ON },
    });
    for (const reader of [coordinator, supervisor, worker])
      expect((await formOf(reader, 'needs-assessment')).content).toEqual(contentOf('needs-assessment'));
  });
});

describe('a page of one’s own', () => {
  it('is read by nobody else, whoever looks after the worker and in whatever role', async () => {
    const everything = await api.signedIn('coordinator', 'manager', 'supervisor', 'peerWorker', 'administrator');
    await manager.command(id, { type: 'NameLineManager', holderId: manager.userId }).expect(200);
    await worker.command(id, { ...fill('self-care-plan'), note: 'CANARY beside it' }).expect(200);
    expect((await formOf(worker, 'self-care-plan')).content).toEqual(contentOf('self-care-plan'));
    for (const reader of [coordinator, manager, supervisor, everything]) {
      expect(await formOf(reader, 'self-care-plan')).toMatchObject({ content: null, withheld: true, mayFill: false });
      const { body } = await reader.get(`/journeys/${id}/timeline?pageSize=200`).expect(200);
      expect(JSON.stringify(body)).not.toContain('CANARY');
      expect(body.items[0]).toMatchObject({ input: { form: 'self-care-plan' }, note: { withheld: true } });
      for (const by of [reader]) await by.command(id, fill('self-care-plan')).expect(403);
    }
    const own = await worker.get(`/journeys/${id}/timeline`).expect(200);
    expect(own.body.items[0].note).toEqual({ text: 'CANARY beside it' });
  });

  it('is not in the database in a form that anyone can read', async () => {
    const secret = 'CANARY-4711 keeps me well';
    await worker.command(id, fill('self-care-plan', { keepsMeWell: secret })).expect(200);
    await worker.command(id, fill('review-worker', { gives: secret })).expect(200);
    const rows = await api.sql<{ text: string }>(
      `select j::text as text from journal j union all select p::text from process p union all select r::text from reaction r
       union all select f::text from free_text f union all select encode(f.sealed, 'escape') from free_text f
       union all select o::text from journey o`,
    );
    expect(rows.filter(({ text }) => text.includes('CANARY-4711'))).toEqual([]);
    const spaces = await api.sql('select distinct space from free_text f where field = $1 order by 1', ['form']);
    expect(spaces).toEqual([{ space: 'lineManagement' }, { space: 'own' }]);
    for (const path of ['', '/timeline', '/offers', '/look-ahead'])
      expect(JSON.stringify((await coordinator.get(`/journeys/${id}${path}`).expect(200)).body)).not.toContain(
        'CANARY-4711',
      );
  });

  it('is gone for everyone once the person’s key is destroyed, and everything else still answers', async () => {
    const other = await api.signedIn('peerWorker');
    const start = { type: 'StartJourney', personId: other.personId, programmeId: api.programmeId, track: 'outreach' };
    const { body } = await coordinator.post('/journeys', start).expect(201);
    await other.command(body.id, fill('self-care-plan')).expect(200);
    await api.sql('delete from person_key where person_id = $1', [other.personId]);
    const { body: all } = await other.get(`/journeys/${body.id}/forms`).expect(200);
    expect(all.find((one: FormAnswer) => one.id === 'self-care-plan')).toMatchObject({ content: null, withheld: true });
    await other.get(`/journeys/${body.id}/boundary-agreement`).expect(200);
  });
});

describe('a form that is filled in badly', () => {
  const wide = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`row-${i}`, 'never']));
  it.each<[string, object, string]>([
    ['an unknown form', { ...fill('appraisal'), form: 'horoscope' }, 'form'],
    ['no content', { type: 'FillForm', form: 'appraisal', on: ON }, 'content'],
    ['content that is a list', fill('appraisal', ['x']), 'content'],
    ['a hole', fill('appraisal', { strengths: 'Listens' }), 'content.next'],
    ['a field that is blank', fill('appraisal', { strengths: '   ', next: 'More' }), 'content.strengths'],
    ['a field that is too long', fill('appraisal', { strengths: 'x'.repeat(4_001), next: 'y' }), 'content.strengths'],
    ['a field that nobody asks', fill('appraisal', { strengths: 'x', next: 'y', score: 7 }), 'content'],
    ['a number for text', fill('appraisal', { strengths: 7, next: 'y' }), 'content.strengths'],
    ['an empty list', fill('exit-plan', { steps: [], contact: 'by phone' }), 'content.steps'],
    ['a list without end', fill('exit-plan', { steps: Array(41).fill('x'), contact: 'c' }), 'content.steps'],
    ['no date', fill('workplan', { goals: ['x'], indicators: ['y'], until: '2026-02-30' }), 'content.until'],
    ['an unknown row', fill('boundary-agreement', { answers: { astrology: 'never' } }), 'content.answers.astrology'],
    ['an unknown answer', fill('boundary-agreement', { answers: { gifts: 'perhaps' } }), 'content.answers.gifts'],
    ['no answer at all', fill('boundary-agreement', { answers: {} }), 'content.answers'],
    ['5,000 rows', fill('boundary-agreement', { answers: wide(5_000) }), 'content.answers.row-0'],
    ['a row of the prototype', fill('boundary-agreement', { answers: { constructor: 'never' } }), 'content.answers'],
    ['an unknown quality', fill('qualities-interviewer', { views: { charm: 'has' } }), 'content.views.charm'],
    ['a score', fill('qualities-interviewer', { views: { reflects: 5 } }), 'content.views.reflects'],
    ['control characters', fill('appraisal', { strengths: 'a\u0007b', next: 'y' }), 'content.strengths'],
    ['half a character in a list', fill('exit-plan', { steps: ['\ud800'], contact: 'c' }), 'content.steps.0'],
  ])('is a 400 that says where, and leaves nothing behind: %s', async (_, command, path) => {
    const before = await api.sql('select count(*) from journal');
    const { body } = await supervisor.command(id, command).expect(400);
    expect(body).toMatchObject({ code: 'MALFORMED' });
    expect(body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
    for (const { message } of body.errors) expect(message).not.toMatch(/Invalid input|expected|Unrecognized|zod/);
    expect(await api.sql('select count(*) from journal')).toEqual(before);
  });

  it('is a 409 where it is dated tomorrow', async () => {
    const { body } = await supervisor.command(id, { ...fill('appraisal'), on: '2026-02-04' }).expect(409);
    expect(body.code).toBe('DATE_IN_FUTURE');
  });

  it('is recognised when it comes again, and is a 422 when the same key says something else', async () => {
    const key = 'the-same-key-for-two-forms';
    await supervisor.command(id, fill('appraisal'), key).expect(200);
    expect((await supervisor.command(id, fill('appraisal'), key).expect(200)).body.outcome).toBe('recordedEarlier');
    const other = fill('appraisal', { ...contentOf('appraisal'), next: 'Something else' });
    expect((await supervisor.command(id, other, key).expect(422)).body.code).toBe('KEY_REUSED');
  });
});
