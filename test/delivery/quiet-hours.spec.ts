import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { quietUntil } from '../../src/delivery/quiet-hours.js';

const night = { from: '21:00', until: '08:00' };
const at = (iso: string, zone: string) => DateTime.fromISO(iso, { zone }).toMillis();
const told = (instant: number | null, zone: string) =>
  instant === null ? null : DateTime.fromMillis(instant, { zone }).toISO();

describe('quiet hours', () => {
  it.each([
    ['2026-01-05T20:59', null],
    ['2026-01-05T21:00', '2026-01-06T08:00'],
    ['2026-01-06T00:00', '2026-01-06T08:00'],
    ['2026-01-06T07:59', '2026-01-06T08:00'],
    ['2026-01-06T08:00', null],
    ['2026-01-06T12:00', null],
  ])('from nine to eight, at %s', (now, until) => {
    const zone = 'Europe/Dublin';
    const end = quietUntil({ zone, ...night }, at(now, zone));
    expect(end).toBe(until && at(until, zone));
  });

  it.each([
    ['in spring the night is an hour shorter', 'Europe/Dublin', '2026-03-28T22:00', '2026-03-29T08:00', 9],
    ['in autumn it is an hour longer', 'Europe/Dublin', '2026-10-24T22:00', '2026-10-25T08:00', 11],
    ['in a zone of half an hour', 'Asia/Kolkata', '2026-03-28T22:00', '2026-03-29T08:00', 10],
    ['where the clocks change at midnight', 'America/Asuncion', '2026-03-21T22:30', '2026-03-22T08:00', 9.5],
    ['south of the equator', 'Australia/Lord_Howe', '2026-04-04T23:00', '2026-04-05T08:00', 9.5],
  ])('end at eight by the wall: %s', (_, zone, now, until, hours) => {
    const end = quietUntil({ zone, ...night }, at(now, zone));
    expect(told(end, zone)).toBe(told(at(until, zone), zone));
    if (zone !== 'America/Asuncion') expect((end! - at(now, zone)) / 3_600_000).toBe(hours);
  });

  it('end at a time that does not exist as soon as the clocks have passed it', () => {
    const zone = 'Europe/Dublin';
    const end = quietUntil({ zone, from: '21:00', until: '01:30' }, at('2026-03-28T23:00', zone));
    expect(told(end, zone)).toBe('2026-03-29T02:30:00.000+01:00');
  });

  it('end at the second of two times that are called the same, for whoever is in between', () => {
    const zone = 'Europe/Dublin';
    const between = Date.UTC(2026, 9, 25, 1, 10); // 01:10 for the second time
    expect(quietUntil({ zone, from: '21:00', until: '01:30' }, between)).toBe(Date.UTC(2026, 9, 25, 1, 30));
  });

  it.each([
    ['turned off', { zone: 'Europe/Dublin', from: null, until: null }],
    ['beginning when they end', { zone: 'Europe/Dublin', from: '08:00', until: '08:00' }],
  ])('%s, hold nothing back', (_, hours) => {
    expect(quietUntil(hours, at('2026-01-06T03:00', 'Europe/Dublin'))).toBeNull();
  });

  it('may lie within a day', () => {
    const hours = { zone: 'Europe/Dublin', from: '13:00', until: '15:00' };
    expect(quietUntil(hours, at('2026-01-06T14:00', hours.zone))).toBe(at('2026-01-06T15:00', hours.zone));
    expect(quietUntil(hours, at('2026-01-06T15:00', hours.zone))).toBeNull();
  });

  it('in a zone that nobody knows are meant in UTC', () => {
    expect(quietUntil({ zone: 'Atlantis/Center', ...night }, Date.UTC(2026, 0, 6, 3))).toBe(Date.UTC(2026, 0, 6, 8));
  });

  it('always end later, when it is not quiet any more, within a day and an hour', () => {
    const zones = fc.constantFrom(
      'Europe/Dublin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Africa/Cairo',
    );
    const time = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half & 1 ? '30' : '00'}`);
    const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) });
    fc.assert(
      fc.property(zones, time, time, instant, (zone, from, until, now) => {
        const end = quietUntil({ zone, from, until }, now);
        if (end === null) return;
        expect(end).toBeGreaterThan(now);
        expect(end - now).toBeLessThanOrEqual(25 * 3_600_000);
        expect(quietUntil({ zone, from, until }, end)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
