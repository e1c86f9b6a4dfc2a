import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CertificateFiles } from '../../src/documents/certificate-files.js';
import { loadSample, type SampleAccount } from '../../src/sample/load.js';
import { examineDraft } from '../../state-machines/policy/draft.js';
import { cookieOf, testApi, type TestApi } from '../support/api.js';

let api: TestApi;
let accounts: SampleAccount[];

beforeAll(async () => {
  api = await testApi();
  await api.api.clock.stop(); // a past is told before time begins to run
  accounts = await load();
}, 60_000);
afterAll(() => api?.close());

const load = () =>
  loadSample({
    engine: api.api.engine,
    auth: api.api.signIn.auth,
    files: api.api.app.get(CertificateFiles),
    ownerUrl: api.database.ownerUrl,
    now: Date.now(),
  });

/** What a sample account is answered. */
async function asked(role: string, path: string) {
  const { email, password } = accounts.find((account) => account.role === role)!;
  const cookie = cookieOf(await api.signIn(email, password).expect(200));
  return (await api.http.get(`/api${path}`).set('cookie', cookie).expect(200)).body;
}

interface JourneyRow {
  readonly name: string;
  readonly track: string;
  readonly stage: string;
  readonly standing: string;
  readonly attention: string;
  readonly decisions: number;
}

const journeys = () =>
  api.sql<JourneyRow>(
    `select n.given_name || ' ' || n.family_name as name, j.track, j.stage, j.standing, j.attention, j.decisions
     from journey j join organisation o on o.id = j.organisation_id join person_name n on n.person_id = j.person_id
     where o.name <> 'Example service'`,
  );

describe('the sample', () => {
  it('has two organisations, some 35 journeys on every track, at every stage and in every standing', async () => {
    const rows = await journeys();
    expect(rows.length).toBeGreaterThanOrEqual(35);
    expect(new Set(rows.map(({ track }) => track)).size).toBe(4);
    expect(new Set(rows.map(({ stage }) => stage)).size).toBe(10);
    expect(new Set(rows.map(({ standing }) => standing))).toEqual(
      new Set(['active', 'paused', 'notNow', 'stoodDown', 'underReview']),
    );
    expect(new Set(rows.map(({ attention }) => attention))).toEqual(new Set(['moving', 'stalled', 'escalated']));
  });

  it('has people on two tracks, and decisions that wait for somebody', async () => {
    const rows = await journeys();
    const names = rows.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index).toSorted()).toEqual([
      'Dee Alder',
      'Teo Poplar',
    ]);
    expect(rows.filter(({ decisions }) => decisions > 0).map(({ name }) => name)).toContain('Quill Robin');
  });

  it('has an open programme with a complete policy, and one with holes that is being prepared', async () => {
    const programmes = await api.sql<{ name: string; stage: string }>(
      `select name, stage from programme where name <> 'Example programme' order by name`,
    );
    expect(programmes).toEqual(
      expect.arrayContaining([
        { name: 'Peer work at the harbour', stage: 'open' },
        { name: 'Morning café for women', stage: 'readiness' },
      ]),
    );
    const policies = await api.sql<{ document: never }>('select document from policy');
    for (const { document } of policies) expect(examineDraft(document).faults).toEqual([]);
    const [draft] = await api.sql<{ document: never }>(
      `select d.document from policy_draft d join programme p on p.id = d.programme_id where p.stage = 'readiness'`,
    );
    const { meter, faults, policy } = examineDraft(draft!.document);
    expect(faults).toEqual([]);
    expect(policy).toBeNull();
    expect(meter.general.filled).toBeGreaterThan(2);
    expect(meter.general.filled).toBeLessThan(meter.general.total);
  });

  it('has a past: a year of entries, none in the future, with notes and forms that staff can read', async () => {
    const [row] = await api.sql<{ entries: number; late: number; oldest: Date }>(
      'select count(*)::int as entries, (count(*) filter (where at > now()))::int as late, min(at) as oldest from journal',
    );
    expect(row!.entries).toBeGreaterThan(1_000);
    expect(row!.late).toBe(0);
    expect(row!.oldest.getTime()).toBeLessThan(Date.now() - 300 * 24 * 60 * 60 * 1000);
    const { items } = await asked('coordinator', '/journeys?q=hana');
    const timeline = await asked('coordinator', `/journeys/${items[0].id}/timeline?pageSize=200`);
    expect(timeline.items.some(({ note }: { note?: { text?: string } }) => note?.text)).toBe(true);
    const forms = await asked('coordinator', `/journeys/${items[0].id}/forms`);
    expect(forms.find(({ id }: { id: string }) => id === 'exit-plan').content.steps).toHaveLength(2);
  });

  it('has certificates with their files, one of which is soon to be renewed', async () => {
    const { items } = await asked('coordinator', '/journeys?q=kit');
    const { topics } = await asked('coordinator', `/journeys/${items[0].id}`);
    const certificates = topics.flatMap(({ certificate }: { certificate: object | null }) => certificate ?? []);
    expect(certificates.map(({ state }: { state: string }) => state).toSorted()).toEqual(['renewSoon', 'valid']);
    for (const { id } of certificates) await asked('coordinator', `/journeys/${items[0].id}/certificates/${id}`);
  });

  it('told everyone in the past what was due then, and owes nobody anything', async () => {
    expect(await api.sql('select from reaction where done_at is null')).toEqual([]);
    const inbox = await asked('coordinator', '/inbox?pageSize=100');
    type Message = { readAt: string | null; stands: boolean; matter: string };
    expect(inbox.items.some(({ readAt, stands }: Message) => readAt && !stands)).toBe(true);
    expect(inbox.items.some(({ readAt, stands }: Message) => !readAt && stands)).toBe(true);
    expect(inbox.items.map(({ matter }: Message) => matter)).toContain('policy-review-near');
  });

  it('tells nobody anything twice', async () => {
    const twice = await api.sql(
      `select i.user_id, i.process_id, i.matter, i.since, r.body #>> '{rung,index}' as rung
       from inbox_message i join reaction r using (process_id, version, index) group by 1, 2, 3, 4, 5 having count(*) > 1`,
    );
    expect(twice).toEqual([]);
  });

  it('has supervision in every state: ahead, forgotten, without a time in common, with a decision that waits', async () => {
    const { items } = await asked('supervisor', '/supervision?scope=mine');
    type Card = { stage: string; slot: object | null; asked: object | null; decision: object | null; agenda: number };
    const cards = items as Card[];
    expect(cards.filter(({ stage }) => stage === 'unrecorded').length).toBeGreaterThanOrEqual(3);
    expect(cards.filter(({ stage, slot }) => stage === 'planned' && slot).length).toBeGreaterThanOrEqual(2);
    expect(cards.some(({ slot }) => slot === null)).toBe(true);
    expect(cards.some(({ asked: wish }) => wish)).toBe(true);
    expect(cards.some(({ decision }) => decision)).toBe(true);
    expect(cards.some(({ agenda }) => agenda > 0)).toBe(true);
    const outcomes = await api.sql<{ outcome: string }>('select distinct outcome from supervision_session');
    expect(outcomes.length).toBeGreaterThanOrEqual(3);
  });

  it('has somebody who is away with a cover, what is owed, profiles, and reminders in every state', async () => {
    const [row] = await api.sql<Record<'away' | 'owed' | 'profiles' | 'silenced' | 'sent' | 'failing', number>>(
      `select (select count(*)::int from covering) as away, (select count(*)::int from obligation where stage in ('open', 'overdue')) as owed,
         (select count(*)::int from supervisor_profile) as profiles, (select count(*)::int from failing_address) as failing,
         (select count(*)::int from reaction where outcome like 'silenced%' and owed_at > now() - interval '60 days') as silenced,
         (select count(*)::int from dispatch where channel <> 'inbox' and state = 'sent') as sent`,
    );
    expect(row).toMatchObject({ away: 1, failing: 1 });
    expect(row!.owed).toBeGreaterThanOrEqual(3);
    expect(row!.profiles).toBeGreaterThanOrEqual(3);
    expect(row!.silenced).toBeGreaterThanOrEqual(1);
    expect(row!.sent).toBeGreaterThan(100);
  });

  it('shows every role a page of their own', async () => {
    expect((await asked('coordinator', '/today')).needsYou.length).toBeGreaterThanOrEqual(4);
    expect((await asked('manager', '/today')).needsYou.length).toBeGreaterThanOrEqual(1);
    expect((await asked('supervisor', '/today')).needsYou.length).toBeGreaterThanOrEqual(2);
    expect((await asked('peer worker', '/today')).waiting).toMatchObject([{ matter: 'under-way' }]);
    expect((await asked('keyworker', '/people')).items.length).toBeGreaterThan(5);
  });

  it('is loaded once: the second time changes nothing', async () => {
    const counts = () =>
      api.sql(
        'select (select count(*) from journal) as journal, (select count(*) from person) as people, (select count(*) from auth."user") as users',
      );
    const before = await counts();
    expect(await load()).toEqual(accounts);
    expect(await counts()).toEqual(before);
  });
});
