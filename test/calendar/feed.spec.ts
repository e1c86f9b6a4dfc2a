import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';

import { feedOf } from '../../src/calendar/feed.js';
import { calendarIdOf } from '../../src/calendar/invitation.js';
import type { FeedDate } from '../../src/calendar/feed.statements.js';

const BASE = 'https://peerwork.example.org';
const WRITTEN = Date.UTC(2026, 9, 1);

const session = (startsAt: number, uid = 'a-1'): FeedDate => ({
  ...{ uid, sequence: 2, startsAt, minutes: 60 },
  path: '/supervision/a',
});

function read(dates: readonly FeedDate[]) {
  const calendar = new ICAL.Component(ICAL.parse(feedOf(dates, BASE, WRITTEN)) as unknown[]);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) };
}

describe('a feed', () => {
  it('is a calendar also while there is nothing in it', () => {
    const { calendar, events } = read([]);
    expect(events).toEqual([]);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  });

  it('calls every date the same, and leads to its page', () => {
    const { events } = read([session(WRITTEN), { uid: 'j:first-aid', on: '2026-10-05', path: '/journeys/j' }]);
    expect(events.map(({ summary }) => summary)).toEqual(['Appointment', 'Appointment']);
    expect(events.map(({ component }) => component.getFirstPropertyValue('url'))).toEqual([
      `${BASE}/supervision/a`,
      `${BASE}/journeys/j`,
    ]);
  });

  it('keeps ten o’clock at ten when the clocks go back', () => {
    const [before, after] = [Date.UTC(2026, 9, 20, 9), Date.UTC(2026, 9, 27, 10)];
    const { events } = read([session(before), session(after, 'a-2')]);
    const there = events.map(({ startDate }) =>
      startDate.toJSDate().toLocaleTimeString('en-GB', { timeZone: 'Europe/Dublin' }),
    );
    expect(there).toEqual(['10:00:00', '10:00:00']);
  });

  it('holds a day as a day, in whatever zone it is read', () => {
    const { events } = read([{ uid: 'j:first-aid', on: '2026-10-25', path: '/journeys/j' }]);
    expect(events[0]!.startDate.isDate).toBe(true);
    expect(events[0]!.startDate.toString()).toBe('2026-10-25');
  });

  it('names a session as its invitation does, so that no calendar shows it twice', () => {
    const { events } = read([session(WRITTEN, '2f6e9a-4')]);
    expect([events[0]!.uid, events[0]!.sequence]).toEqual([calendarIdOf('2f6e9a-4'), 2]);
  });
});
