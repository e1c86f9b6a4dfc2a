import { describe, expect, it } from '@jest/globals';

import type { Tx } from '../../src/database/database.js';
import { holidaysOf, isKnown, listCountries } from '../../src/calendar/holidays.js';
import { readCalendar, type KeptCalendar } from '../../src/calendar/working-calendar.js';

const MONDAY = Date.UTC(2026, 10, 23, 9);
const kept: KeptCalendar = {
  zone: 'Europe/London',
  country: 'GB',
  region: 'SCT',
  weekdays: [1, 2, 3, 4, 5],
  added: [],
  removed: [],
  revision: 1,
};
const calendarOf = (change: Partial<KeptCalendar> = {}, at = MONDAY) =>
  readCalendar({ query: async () => [{ ...kept, ...change }] } as unknown as Pick<Tx, 'query'>, at);

const holiday = async (country: string, on: string, region: string | null = null) =>
  (await holidaysOf({ country, region }, Number(on.slice(0, 4)))).find((day) => day.on === on)?.name;

describe('holidays', () => {
  it('go by the region', async () => {
    expect(await holiday('GB', '2026-11-30', 'SCT')).toBe('St Andrew’s Day');
    expect(await holiday('GB', '2026-11-30', 'ENG')).toBeUndefined();
    expect(await holiday('IE', '2027-02-01')).toBe('St. Brigid’s Day');
  });

  it('leave half a day to work', async () => {
    expect(await holiday('IS', '2026-12-24')).toBeUndefined();
    expect(await holiday('IS', '2026-12-25')).toBe('Christmas Day');
  });

  it('last as long as they last', async () => {
    const days = (await holidaysOf({ country: 'EG', region: null }, 2026)).map(({ on }) => on);
    expect(days).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
    expect(days).not.toContain('2026-03-23');
  });

  it('stand each day once, in order, for every country that there is', async () => {
    for (const { code } of await listCountries()) {
      const days = (await holidaysOf({ country: code, region: null }, 2027)).map(({ on }) => on);
      expect(days).toEqual([...new Set(days)].toSorted((a, b) => (a < b ? -1 : 1)));
    }
  });

  it('are known of places that there are', async () => {
    expect(await isKnown({ country: 'DE', region: 'BY' })).toBe(true);
    expect(await isKnown({ country: 'DE', region: 'SCT' })).toBe(false);
    expect(await isKnown({ country: 'constructor', region: null })).toBe(false);
  });
});

describe('the working calendar', () => {
  it('lists the days off that would be worked, and no others', async () => {
    const { daysOff } = await calendarOf();
    expect(daysOff).toContain('2026-12-25'); // a Friday
    expect(daysOff).not.toContain('2026-12-26'); // a Saturday
    expect(daysOff).toContain('2026-12-28'); // its substitute
  });

  it('goes a month back and a year and a half ahead', async () => {
    const { daysOff } = await calendarOf({
      added: ['2026-10-23', '2026-10-26', '2028-05-26', '2028-05-29'].map((on) => ({ on, name: 'Own day' })),
    });
    expect(daysOff.filter((on) => on.startsWith('2026-10'))).toEqual(['2026-10-26']);
    expect(daysOff.filter((on) => on.startsWith('2028-05'))).toEqual(['2028-05-01', '2028-05-26']);
  });

  it('takes the organisation’s word over the country’s', async () => {
    const { daysOff } = await calendarOf({
      added: [{ on: '2026-12-24', name: 'Closed early' }],
      removed: ['2026-11-30'],
    });
    expect(daysOff).toContain('2026-12-24');
    expect(daysOff).not.toContain('2026-11-30');
  });

  it('begins its day in the organisation’s zone', async () => {
    const added = [{ on: '2026-10-23', name: 'Own day' }];
    const lateOnSunday = Date.UTC(2026, 10, 22, 23, 30); // Monday already in Auckland, Sunday still in London
    expect((await calendarOf({ added }, lateOnSunday)).daysOff).toContain('2026-10-23');
    expect((await calendarOf({ added, zone: 'Pacific/Auckland' }, lateOnSunday)).daysOff).not.toContain('2026-10-23');
  });

  it('is small enough to be journaled', async () => {
    expect(JSON.stringify(await calendarOf()).length).toBeLessThan(600);
  });
});
