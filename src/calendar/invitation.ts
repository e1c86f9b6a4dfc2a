import { createHash } from 'node:crypto';

import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

import type { Instant, Invitation } from '../../state-machines/core/process.js';

/** A calendar lies open on a phone and in an office: no name, and nothing of what it is about. */
export const APPOINTMENT = 'Appointment';
export const PRODUCT = { company: 'Peer work engine', product: 'Calendar', language: 'EN' };

/** What calendars know a date by: the same for the same date wherever it is written, and telling nothing of what it is. */
export const calendarIdOf = (uid: string): string => createHash('sha256').update(uid).digest('hex').slice(0, 40);

/** What an invitation is made of, beside the date itself. */
export interface InvitationParts {
  readonly invitation: Invitation;
  /** When it is written: calendars go by the later one of two with the same sequence. */
  readonly writtenAt: Instant;
  /** The service's own name and address. */
  readonly organizer: { readonly name: string; readonly email: string };
  /** The address that it is sent to. */
  readonly attendee: string;
  /** The page where the rest stands. */
  readonly link: string;
}

/** An invitation as nodemailer takes it (`icalEvent`). */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly filename: 'invitation.ics';
  readonly content: string;
}

/** A date to be put into a calendar, moved in it, or taken out (RFC 5545, RFC 5546): the same `uid`, and a higher `sequence`. */
export function invitationOf({ invitation, writtenAt, organizer, attendee, link }: InvitationParts): CalendarPart {
  const { uid, sequence, method: asked, startsAt, minutes } = invitation;
  const method = asked === 'cancel' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: PRODUCT, method });
  calendar.createEvent({
    id: calendarIdOf(uid),
    sequence,
    stamp: new Date(writtenAt),
    start: new Date(startsAt),
    end: new Date(startsAt + minutes * 60_000),
    summary: APPOINTMENT,
    description: link,
    url: link,
    status: method === ICalCalendarMethod.CANCEL ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer,
    attendees: [{ email: attendee, rsvp: false, status: ICalAttendeeStatus.NEEDSACTION }],
  });
  return { method, filename: 'invitation.ics', content: calendar.toString() };
}
