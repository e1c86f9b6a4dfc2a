import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
  dateOf,
  daysAfter,
  daysBetween,
  isDate,
  monthsAfter,
  morningAfter,
  morningOf,
  weeksBetween,
  yearsAfter,
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
    expect(yearsAfter('2026-01-05', 1)).toBe('2027-01-05');
    expect(yearsAfter('2027-12-31', 1)).toBe('2028-12-31');
    expect(yearsAfter('0999-01-05', 1)).toBe('1000-01-05');
    expect(yearsAfter('2026-01-05', -50)).toBe('1976-01-05');
    const leap = yearsAfter('2028-02-29', 1);
    expect('2029-02-28' < leap && leap < '2029-03-01').toBe(true);
  });

  it.each([
    ['2026-01-05', 1, '2026-01-06'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-05', 0, '2026-01-05'],
  ])('counts days: %s and %i', (date, days, then) => {
    expect(daysAfter(date, days)).toBe(then);
  });

  it.each([
    ['2026-01-05', 36, '2029-01-05'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-15', 2, '2027-01-15'],
  ])('counts months: %s and %i', (date, months, then) => {
    expect(monthsAfter(date, months)).toBe(then);
  });

  it.each([
    ['2026-01-05', '2026-01-11', 0],
    ['2026-01-05', '2026-01-12', 1],
    ['2026-03-23', '2026-04-06', 2],
    ['2026-01-12', '2026-01-05', 0],
  ])('counts whole weeks from %s to %s', (from, to, weeks) => {
    expect(weeksBetween(from, to)).toBe(weeks);
  });
});
