import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
  aYearAfter,
  dateOf,
  daysBetween,
  isDate,
  morningAfter,
  morningOf,
} from '../../state-machines/core/calendar.js';
import { instant, wallClock } from '../support/journeys.js';

const seed = Number(process.env.SEED ?? 20_260_105);

/** Zones with clocks that change by an hour, by half an hour, at midnight, never; ahead of UTC by up to 14 hours, and behind. */
const zones = [
  'Europe/Dublin',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
  'Africa/Cairo',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('the calendar', () => {
  it('says what Luxon says, of any zone and instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.integer({ min: 1, max: 400 }), (zone, at, days) => {
        const local = DateTime.fromMillis(at, { zone });
        const inDays = local.plus({ days });
        expect(dateOf(at, zone)).toBe(local.toISODate());
        expect(morningOf(local.toISODate()!, zone)).toBe(local.startOf('day').set({ hour: 9, minute: 0 }).toMillis());
        expect(morningAfter(at, days, zone)).toBe(inDays.startOf('day').set({ hour: 9, minute: 0 }).toMillis());
        expect(daysBetween(at, inDays.toMillis(), zone)).toBe(days);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it.each(zones)('keeps nine in the morning through every day of three years in %s', (zone) => {
    for (let day = 0; day < 3 * 365; day++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      const morning = morningOf(date, zone);
      if (wallClock(morning, zone) !== `${date} 09:00`) throw new Error(`${date}: ${wallClock(morning, zone)}`);
      expect(morning % 60_000).toBe(0);
    }
  });

  it('counts days by the calendar, not by hours', () => {
    const [evening, morning] = [instant('2026-03-28 23:59'), instant('2026-03-29 00:01')];
    expect(daysBetween(evening, morning, 'Europe/Dublin')).toBe(1);
    expect(daysBetween(morning, evening, 'Europe/Dublin')).toBe(-1);
    expect(daysBetween(instant('2026-03-29 00:00'), instant('2026-03-29 23:59'), 'Europe/Dublin')).toBe(0);
  });

  it.each(['2026-01-05', '2024-02-29', '0001-01-01', '9999-12-31'])('knows %s as a day', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '20260105',
    '2026-1-5',
    '',
    ' 2026-01-05',
    '2026-01-05 ',
    '2026-01-05T00:00:00Z',
    '+002026-01-05',
    '٢٠٢٦-٠١-٠٥',
  ])('does not know “%s” as a day', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('knows the same day a year later', () => {
    expect(aYearAfter('2026-01-05')).toBe('2027-01-05');
    expect(aYearAfter('2027-12-31')).toBe('2028-12-31');
    expect(aYearAfter('0999-01-05')).toBe('1000-01-05');
    const leap = aYearAfter('2028-02-29');
    expect('2029-02-28' < leap && leap < '2029-03-01').toBe(true);
  });
});
