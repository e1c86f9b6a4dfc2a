import { z } from 'zod';

import { line } from '../http/text.js';

const date = z.iso.date();
const code = z.string().regex(/^[A-Z0-9-]{1,10}$/, 'is no code of a place, such as IE');
/** A day that the organisation adds by itself. */
const ownDay = z.strictObject({ on: date, name: line(120) });

/** More days than this are no holidays. */
const MOST_DAYS = 200;

const fields = {
  country: code.nullable().describe('ISO 3166-1; null: no holidays but the organisation’s own'),
  region: code.nullable(),
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1, 'say on which days you work')
    .max(7)
    .describe('1 is Monday, 7 is Sunday'),
  added: z.array(ownDay).max(MOST_DAYS),
  removed: z.array(date).max(MOST_DAYS).describe('Holidays on which the organisation works all the same'),
  revision: z.int().min(0).max(2_147_483_647),
};

export const NewCalendarSchema = z.strictObject(fields).meta({ id: 'NewWorkingCalendar' });
export type NewCalendar = z.infer<typeof NewCalendarSchema>;

export const CalendarAnswer = z
  .object({
    ...fields,
    zone: z.string(),
    holidays: z
      .array(z.object({ on: date, name: z.string(), source: z.enum(['library', 'added', 'removed']) }))
      .describe('This year and the next two; on a removed one the organisation works'),
  })
  .meta({ id: 'WorkingCalendar' });

const place = z.object({ code: z.string(), name: z.string() });
export const CountriesAnswer = z
  .array(place.extend({ regions: z.array(place) }).meta({ id: 'Country' }))
  .meta({ id: 'Countries' });

export const FeedAnswer = z
  .object({ exists: z.boolean(), createdAt: z.iso.datetime().nullable() })
  .meta({ id: 'CalendarFeed' });
export const NewFeedAnswer = z.object({ url: z.url() }).meta({ id: 'NewCalendarFeed' });

/** 32 bytes in base64url, and the ending that calendars look for. */
export const FeedFileSchema = z.string().max(200);
