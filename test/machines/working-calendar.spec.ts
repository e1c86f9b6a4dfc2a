import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  instantOn,
  isWorkingDay,
  spanAfter,
  workingDaysAfter,
  type Span,
} from '../../state-machines/core/working-calendar.js';
import { climbedBy, climbsAt, messagesOfStep } from '../../state-machines/ladder/climb.js';
import { proposeSlot, type Wanted } from '../../state-machines/supervision/propose-slot.js';
import type { Planning } from '../../state-machines/supervision/supervision.messages.js';
import { DUBLIN, instant, wallClock } from '../support/journeys.js';
import { aLadder, aPlanning } from '../support/supervisions.js';

const calendar = { zone: DUBLIN, weekdays: [1, 2, 3, 4, 5], daysOff: ['2026-03-17', '2026-12-25'] };

describe('a span', () => {
  const after = (at: string, amount: number, unit: Span['unit']) =>
    wallClock(spanAfter(instant(at), { amount, unit }, calendar));

  it.each([
    ['2026-01-05 12:00', 36, 'hours', '2026-01-07 00:00'],
    ['2026-01-05 12:00', 3, 'days', '2026-01-08 12:00'],
    ['2026-01-09 15:00', 1, 'workingDays', '2026-01-12 15:00'],
    ['2026-01-10 15:00', 1, 'workingDays', '2026-01-12 15:00'],
    ['2026-03-16 10:00', 1, 'workingDays', '2026-03-18 10:00'],
    ['2026-12-24 10:00', 2, 'workingDays', '2026-12-29 10:00'],
    ['2026-01-10 15:00', 0, 'workingDays', '2026-01-10 15:00'],
  ] as const)('from %s of %d %s ends at %s', (at, amount, unit, end) => {
    expect(after(at, amount, unit)).toBe(end);
  });

  it('keeps the time of day where the clocks change; hours are hours', () => {
    expect(after('2026-03-28 12:00', 1, 'days')).toBe('2026-03-29 12:00');
    expect(after('2026-03-28 12:00', 24, 'hours')).toBe('2026-03-29 13:00');
    expect(after('2026-10-23 12:00', 1, 'workingDays')).toBe('2026-10-26 12:00');
    expect(after('2026-10-24 12:00', 24, 'hours')).toBe('2026-10-25 11:00');
  });

  it('never runs for ever, whatever an organisation calls a day off', () => {
    expect(workingDaysAfter('2026-01-05', 3, { zone: 'UTC', weekdays: [], daysOff: [] })).toBe('2026-01-08');
    const none = { zone: 'UTC', weekdays: [1], daysOff: ['2026-01-12', '2026-01-19'] };
    expect(workingDaysAfter('2026-01-05', 1, none)).toBe('2026-01-26');
    expect(isWorkingDay('2026-03-17', calendar)).toBe(false);
    expect(isWorkingDay('2026-03-21', calendar)).toBe(false);
  });

  it('of more days never ends sooner', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-06-01'), noInvalidDate: true });
    const units = fc.constantFrom('hours', 'days', 'workingDays') as fc.Arbitrary<Span['unit']>;
    fc.assert(
      fc.property(day, fc.nat({ max: 60 }), units, (from, amount, unit) => {
        const [one, more] = [amount, amount + 1].map((n) => spanAfter(from.getTime(), { amount: n, unit }, calendar));
        expect(more).toBeGreaterThan(one!);
        expect(one).toBeGreaterThanOrEqual(from.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('takes an hour that the clocks skip for the one after it', () => {
    expect(wallClock(instantOn('2026-03-29', '01:30', DUBLIN))).toBe('2026-03-29 02:30');
  });
});

describe('a ladder', () => {
  const from = instant('2026-12-23 10:00');
  const rungs = climbsAt(aLadder, from, calendar);

  it('counts each step from the one below it, over weekends and holidays', () => {
    expect(rungs.map((at) => wallClock(at))).toEqual(['2026-12-24 10:00', '2026-12-29 10:00', '2027-01-05 10:00']);
  });

  it('says how far it is climbed, and how long after the step below each is told at the earliest', () => {
    expect([from, rungs[0]!, rungs[1]! + 1, Infinity].map((at) => climbedBy(rungs, at))).toEqual([0, 1, 2, 3]);
    const about = { matter: 'm', clause: 'TURAS 7.1', since: from };
    const told = [0, 1, 2, 3].map((index) => messagesOfStep(aLadder, rungs, index, about));
    expect(told.map((step) => step.map(({ to }) => to))).toEqual([
      ['supervisor'],
      ['supervisor', 'coordinator'],
      ['manager'],
      [],
    ]);
    expect(told.flat().map(({ rung }) => rung!.gapMs / 86_400_000)).toEqual([0, 5, 5, 7]);
    expect(told[2]).toMatchObject([{ urgent: true, channels: ['inbox', 'sms'], rung: { index: 2, of: 3 } }]);
    expect(told[0]![0]).not.toHaveProperty('words');
    expect(told[0]![0]).not.toHaveProperty('urgent');
  });
});

describe('the time of a session', () => {
  const wanted: Wanted = { on: '2026-01-14', earliest: '2026-01-06', latest: '2026-01-20', minutes: 60 };
  const found = (planning: Partial<Planning>, changes: Partial<Wanted> = {}) => {
    const at = proposeSlot({ ...wanted, ...changes }, aPlanning(planning));
    return at === null ? null : wallClock(at);
  };
  const wednesdays = (from: string, until: string) => [{ weekday: 3, from, until } as const];

  it('is the first on the day that is wanted', () => {
    expect(found({})).toBe('2026-01-14 09:00');
  });

  it('lies inside the weeks of both, at a whole quarter of an hour', () => {
    expect(found({ worker: wednesdays('10:05', '12:00'), supervisor: wednesdays('08:00', '11:20') })).toBe(
      '2026-01-14 10:15',
    );
    expect(found({ worker: wednesdays('10:05', '12:00'), supervisor: wednesdays('08:00', '11:10') })).toBeNull();
  });

  it('is not when the supervisor meets somebody else', () => {
    const busy = [
      { from: instant('2026-01-14 09:30'), until: instant('2026-01-14 10:40') },
      { from: instant('2026-01-14 11:00'), until: instant('2026-01-14 16:00') },
    ];
    expect(found({ busy })).toBe('2026-01-14 16:00');
    expect(found({ busy }, { minutes: 30 })).toBe('2026-01-14 09:00');
  });

  it('is looked for on later days, then on days before', () => {
    const away = [{ from: '2026-01-14', until: '2026-01-15' }];
    expect(found({ away })).toBe('2026-01-16 09:00');
    expect(found({ away: [{ from: '2026-01-14', until: '2026-01-31' }] })).toBe('2026-01-13 09:00');
    expect(found({ worker: [{ weekday: 2, from: '13:00', until: '15:00' }] })).toBe('2026-01-20 13:00');
    expect(found({ worker: [{ weekday: 2, from: '13:00', until: '15:00' }] }, { latest: '2026-01-19' })).toBe(
      '2026-01-13 13:00',
    );
    expect(found({ worker: [] })).toBeNull();
  });

  it('is not on a day off, nor before the earliest', () => {
    expect(found({ calendar: { ...calendar, daysOff: ['2026-01-14'] } })).toBe('2026-01-15 09:00');
    expect(found({}, { on: '2026-01-02' })).toBe('2026-01-06 09:00');
  });

  it('fits into a window over a change of the clocks only where there is time enough', () => {
    const sundays = {
      worker: [{ weekday: 7, from: '00:30', until: '02:30' } as const],
      calendar: { ...calendar, weekdays: [7] },
    };
    const supervisor = sundays.worker;
    const spring = { on: '2026-03-29', earliest: '2026-03-29', latest: '2026-03-29' };
    expect(found({ ...sundays, supervisor }, spring)).toBe('2026-03-29 00:30');
    expect(found({ ...sundays, supervisor }, { ...spring, minutes: 90 })).toBeNull();
    const autumn = { on: '2026-10-25', earliest: '2026-10-25', latest: '2026-10-25', minutes: 180 };
    expect(found({ ...sundays, supervisor }, autumn)).toBe('2026-10-25 00:30');
  });
});
