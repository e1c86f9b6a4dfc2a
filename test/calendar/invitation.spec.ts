import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';

import type { Invitation } from '../../state-machines/core/process.js';
import { calendarIdOf, invitationOf } from '../../src/calendar/invitation.js';

const MINUTE = 60_000;
const TUESDAY = Date.UTC(2026, 2, 24, 10); // before the clocks change in Dublin
const NEXT_TUESDAY = Date.UTC(2026, 2, 31, 9); // after it: ten o'clock there again

const letter = (invitation: Partial<Invitation>, writtenAt = Date.UTC(2026, 2, 1)) =>
  invitationOf({
    invitation: { uid: '2f6e9a-4', sequence: 0, method: 'request', startsAt: TUESDAY, minutes: 60, ...invitation },
    writtenAt,
    organizer: { name: 'Peer work', email: 'service@example.org' },
    attendee: 'wren@example.org',
    link: 'https://peerwork.example.org/go/abc',
  });

/** Reads a calendar as another program would. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return {
    calendar,
    event: events[0]!,
    component: events[0]!.component,
    method: calendar.getFirstPropertyValue('method'),
  };
}

/** A calendar program: the later sequence of a uid wins, and a cancellation takes it out. */
class Diary {
  private readonly dates = new Map<string, { sequence: number; startsAt: number | null }>();

  take(content: string): void {
    const { event, method } = read(content);
    const known = this.dates.get(event.uid);
    if (known && known.sequence > event.sequence) return;
    const startsAt = method === 'CANCEL' ? null : event.startDate.toUnixTime() * 1000;
    this.dates.set(event.uid, { sequence: event.sequence, startsAt });
  }

  get all(): number[] {
    return [...this.dates.values()].flatMap(({ startsAt }) => (startsAt === null ? [] : [startsAt]));
  }
}

describe('an invitation', () => {
  it('says when, with whom it was written for, and where the rest stands', () => {
    const { content, method } = letter({});
    const { event, component, method: said } = read(content);
    expect([method, said]).toEqual(['REQUEST', 'REQUEST']);
    expect(event.uid).toBe(calendarIdOf('2f6e9a-4'));
    expect(event.startDate.toJSDate().getTime()).toBe(TUESDAY);
    expect(event.endDate.toJSDate().getTime()).toBe(TUESDAY + 60 * MINUTE);
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-01T00:00:00Z');
    expect(component.getFirstPropertyValue('organizer')).toBe('mailto:service@example.org');
    expect(component.getFirstPropertyValue('attendee')).toBe('MAILTO:wren@example.org');
    expect(component.getFirstPropertyValue('url')).toBe('https://peerwork.example.org/go/abc');
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('is called the same whatever it is about', () => {
    const { content } = letter({ uid: 'journey-three-way-4' });
    expect(read(content).event.summary).toBe('Appointment');
    expect(content).not.toMatch(/journey|three/);
  });

  it('means an instant, so that no calendar can shift it when the clocks change', () => {
    for (const startsAt of [TUESDAY, NEXT_TUESDAY]) {
      const { event } = read(letter({ startsAt }).content);
      expect(event.startDate.zone.tzid).toBe('UTC');
      const there = new Date(event.startDate.toUnixTime() * 1000).toLocaleTimeString('en-GB', {
        timeZone: 'Europe/Dublin',
      });
      expect(there).toBe('10:00:00');
    }
  });

  it('is folded and ended as the format asks, also with a long link', () => {
    const { content } = invitationOf({
      invitation: { uid: 'a'.repeat(200), sequence: 3, method: 'request', startsAt: TUESDAY, minutes: 45 },
      writtenAt: 0,
      organizer: { name: 'Þjónusta; með, "öllu"', email: 'service@example.org' },
      attendee: 'wren@example.org',
      link: `https://peerwork.example.org/go/${'x'.repeat(200)}`,
    });
    for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(content).not.toMatch(/[^\r]\n/);
    expect(read(content).event.uid).toBe(calendarIdOf('a'.repeat(200)));
  });
});

describe('a calendar that is sent invitations', () => {
  it('moves the date with an update, and takes it out with a cancellation', () => {
    const diary = new Diary();
    diary.take(letter({}).content);
    expect(diary.all).toEqual([TUESDAY]);
    diary.take(letter({ sequence: 1, startsAt: NEXT_TUESDAY }).content);
    expect(diary.all).toEqual([NEXT_TUESDAY]);
    const { content, method } = letter({ sequence: 2, startsAt: NEXT_TUESDAY, method: 'cancel' });
    expect(method).toBe('CANCEL');
    expect(read(content).component.getFirstPropertyValue('status')).toBe('CANCELLED');
    diary.take(content);
    expect(diary.all).toEqual([]);
  });

  it('does not go back when an older one arrives late', () => {
    const diary = new Diary();
    diary.take(letter({ sequence: 2, method: 'cancel' }).content);
    diary.take(letter({ sequence: 1, startsAt: NEXT_TUESDAY }).content);
    expect(diary.all).toEqual([]);
  });
});
