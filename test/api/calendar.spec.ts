import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readCalendar } from '../../src/calendar/working-calendar.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { anOrganisation } from '../support/organisation.js';

const NOW = Date.UTC(2026, 2, 2, 9);

let api: TestApi;
let coordinator: Client;
let worker: Client;

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  coordinator = await api.signedIn('coordinator');
  worker = await api.signedIn('peerWorker');
}, 60_000);

afterAll(() => api?.close());

interface Day {
  on: string;
  name: string;
  source: string;
}

const scotland = { country: 'GB', region: 'SCT', weekdays: [1, 2, 3, 4], added: [], removed: [] };
const read = async () => (await worker.get('/working-calendar').expect(200)).body;
const revisionNow = async (): Promise<number> => (await read()).revision as number;
const keep = async (change: object) =>
  coordinator.put('/working-calendar', { ...scotland, revision: await revisionNow(), ...change });

describe('the working calendar', () => {
  it('knows no holidays until somebody says where the organisation is', async () => {
    expect(await read()).toMatchObject({
      country: null,
      weekdays: [1, 2, 3, 4, 5],
      holidays: [],
      zone: 'Europe/Dublin',
    });
  });

  it('lists the holidays of a region, what was added, and what was taken away', async () => {
    const added = [{ on: '2026-06-19', name: 'Summer outing' }];
    const { body } = await keep({ added, removed: ['2026-11-30'] }).then((answer) => answer);
    const source = (on: string) => body.holidays.find((day: Day) => day.on === on)?.source;
    expect(source('2026-01-02')).toBe('library');
    expect(source('2026-06-19')).toBe('added');
    expect(source('2026-11-30')).toBe('removed');
    expect(source('2028-12-25')).toBe('library');
    expect(body.weekdays).toEqual([1, 2, 3, 4]);
  });

  it('is not written over by whoever read an older one', async () => {
    const revision = await revisionNow();
    await coordinator.put('/working-calendar', { ...scotland, revision }).expect(200);
    const { body } = await coordinator.put('/working-calendar', { ...scotland, revision }).expect(409);
    expect(body.code).toBe('STALE_CALENDAR');
  });

  it.each([
    ['a country that nobody knows', { country: 'XX' }, 409],
    ['a region of another country', { region: 'BY' }, 409],
    ['a region without a country', { country: null }, 400],
    ['a day that is none', { removed: ['2026-02-30'] }, 400],
    ['a week without a day', { weekdays: [] }, 400],
    ['an eighth day', { weekdays: [8] }, 400],
    ['a name of nothing', { added: [{ on: '2026-06-19', name: ' ' }] }, 400],
    ['a revision that is too large', { revision: 2 ** 31 }, 400],
  ])('refuses %s', async (_, change, status) => {
    expect((await keep(change)).status).toBe(status);
  });

  it('is each organisation’s own', async () => {
    const other = await anOrganisation(api.database.ownerUrl);
    await keep({ added: [{ on: '2026-06-19', name: 'Summer outing' }], weekdays: [1, 2, 3, 4, 5] });
    const { database } = api.api.engine;
    const daysOff = async (organisationId: string) =>
      (await database.listing(organisationId, (tx) => readCalendar(tx, NOW))).daysOff;
    expect(await daysOff(api.organisationId)).toContain('2026-06-19');
    expect(await daysOff(other.organisationId)).toEqual([]);
  });

  it('is changed by coordinators and managers alone', async () => {
    await worker.put('/working-calendar', { ...scotland, revision: 0 }).expect(403);
  });

  it('knows the countries by name, with their regions', async () => {
    const { body } = await worker.get('/working-calendar/countries').expect(200);
    expect(body).toContainEqual(expect.objectContaining({ code: 'IE', name: 'Ireland' }));
    const germany = body.find(({ code }: { code: string }) => code === 'DE');
    expect(germany.regions).toContainEqual({ code: 'BY', name: 'Bayern' });
  });
});
