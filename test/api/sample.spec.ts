import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadSample, type SampleAccount } from '../../src/sample/load.js';
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
  loadSample({ engine: api.api.engine, auth: api.api.signIn.auth, ownerUrl: api.database.ownerUrl, now: Date.now() });

/** What a sample account is answered. */
async function asked(role: string, path: string) {
  const { email, password } = accounts.find((account) => account.role === role)!;
  const cookie = cookieOf(await api.signIn(email, password).expect(200));
  return (await api.http.get(`/api${path}`).set('cookie', cookie).expect(200)).body;
}

describe('the sample', () => {
  it('has two organisations, some 25 workers, every stage, pauses and stalled journeys', async () => {
    const journeys = await api.sql<{ stage: string; standing: string; attention: string }>(
      `select stage, standing, attention from journey j join organisation o on o.id = j.organisation_id where o.name <> 'Example service'`,
    );
    expect(journeys.length).toBeGreaterThanOrEqual(25);
    expect(new Set(journeys.map(({ stage }) => stage)).size).toBe(6);
    expect(journeys.filter(({ standing }) => standing === 'paused').length).toBeGreaterThanOrEqual(3);
    expect(new Set(journeys.map(({ attention }) => attention))).toEqual(new Set(['moving', 'stalled', 'escalated']));
  });

  it('has a past: a year of entries, none in the future, with notes that staff can read', async () => {
    const [row] = await api.sql<{ entries: number; late: number; oldest: Date }>(
      'select count(*)::int as entries, (count(*) filter (where at > now()))::int as late, min(at) as oldest from journal',
    );
    expect(row!.entries).toBeGreaterThan(400);
    expect(row!.late).toBe(0);
    expect(row!.oldest.getTime()).toBeLessThan(Date.now() - 200 * 24 * 60 * 60 * 1000);
    const { items } = await asked('coordinator', '/journeys?q=hana');
    const timeline = await asked('coordinator', `/journeys/${items[0].id}/timeline?pageSize=200`);
    expect(timeline.items.some(({ note }: { note?: { text?: string } }) => note?.text)).toBe(true);
  });

  it('told everyone in the past what was due then, and owes nobody anything', async () => {
    expect(await api.sql('select from reaction where done_at is null')).toEqual([]);
    const inbox = await asked('coordinator', '/inbox');
    expect(
      inbox.items.some(({ readAt, stands }: { readAt: string | null; stands: boolean }) => readAt && !stands),
    ).toBe(true);
    expect(
      inbox.items.some(({ readAt, stands }: { readAt: string | null; stands: boolean }) => !readAt && stands),
    ).toBe(true);
  });

  it('shows every role a page of their own', async () => {
    expect((await asked('coordinator', '/today')).needsYou.length).toBeGreaterThanOrEqual(4);
    expect((await asked('manager', '/today')).needsYou.length).toBeGreaterThanOrEqual(1);
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
