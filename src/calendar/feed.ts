import ical, { ICalCalendarMethod, ICalEventTransparency, type ICalCalendar } from 'ical-generator';

import type { Instant } from '../../state-machines/core/process.js';
import type { FeedDate } from './feed.statements.js';
import { APPOINTMENT, calendarIdOf, PRODUCT } from './invitation.js';

/** How often a calendar may look again. */
const HOUR_IN_SECONDS = 3_600;

/** Dates as a calendar follows them (RFC 5545): each is called the same, and leads to its page. */
export function feedOf(dates: readonly FeedDate[], baseUrl: string, writtenAt: Instant): string {
  const calendar = ical({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    name: 'Appointments',
    ttl: HOUR_IN_SECONDS,
  });
  for (const date of dates) addDate(calendar, date, `${baseUrl}${date.path}`, new Date(writtenAt));
  return calendar.toString();
}

function addDate(calendar: ICalCalendar, date: FeedDate, link: string, stamp: Date): void {
  const shared = { id: calendarIdOf(date.uid), stamp, summary: APPOINTMENT, description: link, url: link };
  if ('on' in date)
    calendar.createEvent({
      ...shared,
      start: new Date(`${date.on}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  else
    calendar.createEvent({
      ...shared,
      sequence: date.sequence,
      start: new Date(date.startsAt),
      end: new Date(date.startsAt + date.minutes * 60_000),
    });
}
