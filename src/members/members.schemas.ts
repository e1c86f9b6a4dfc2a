import { IANAZone } from 'luxon';
import { z } from 'zod';

import type { Window } from '../../state-machines/core/working-calendar.js';
import { DigestHourSchema } from '../../state-machines/digest/digest.messages.js';

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day, such as 09:30');

/** A zone by its name in the IANA database: hours and days follow it through changes of the clocks. */
const zone = z
  .string()
  .max(64)
  .refine((name) => /^[A-Za-z]/.test(name) && IANAZone.isValidZone(name), 'is no time zone, such as Europe/Dublin');

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'is no phone number with its country, such as +353871234567');

const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day)) as never) as z.ZodType<Window['weekday']>;

const SHORTEST = 15;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const WindowSchema = z
  .strictObject({ weekday, from: wallClock, until: wallClock })
  .refine(({ from, until }) => minutesOf(until) - minutesOf(from) >= SHORTEST, {
    path: ['until'],
    message: 'is at least a quarter of an hour after it begins',
  })
  .meta({ id: 'Window' });

const availability = z
  .array(WindowSchema)
  .min(1, 'say when you can meet, or leave it open')
  .max(28)
  .refine((windows) => !overlap(windows), 'has windows that overlap')
  .transform((windows) => windows.toSorted(byTime));

const byTime = (a: Window, b: Window): number => a.weekday - b.weekday || minutesOf(a.from) - minutesOf(b.from);

function overlap(windows: readonly Window[]): boolean {
  const sorted = windows.toSorted(byTime);
  return sorted.some((next, index) => {
    const before = sorted[index - 1];
    return before?.weekday === next.weekday && minutesOf(next.from) < minutesOf(before.until);
  });
}

/** A way, or a topic on that way: `email`, `sms:reminders`. */
const stop = z.string().regex(/^[a-z]{1,20}(:[a-zA-Z]{1,30})?$/, 'is no way and no topic');

/** How somebody wants to be told, and when they can meet. */
const fields = {
  zone: zone.nullable().describe('null: the organisation’s'),
  quietFrom: wallClock.nullable().describe('null, as is quietUntil: no quiet hours'),
  quietUntil: wallClock.nullable(),
  digestHour: DigestHourSchema.nullable().describe('null: no daily digest'),
  stopped: z.array(stop).max(40),
  availability: availability.nullable().describe('null: whenever the organisation works'),
  phone: phone.nullable(),
  lineManagerId: z.uuid().nullable(),
};

export const SettingsSchema = z
  .strictObject(fields)
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ['quietUntil'],
    message: 'goes with quietFrom: give both, or neither',
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, {
    path: ['quietUntil'],
    message: 'leaves no hour in which anything could be told',
  })
  .meta({ id: 'NewSettings' });
export type Settings = z.output<typeof SettingsSchema>;

export const SettingsAnswer = z
  .object({ ...fields, stopped: z.array(z.string()), availability: z.array(WindowSchema).nullable() })
  .meta({ id: 'Settings' });

export const TopicsAnswer = z
  .object({
    channels: z.array(z.string()).describe('Ways that this installation has'),
    topics: z.array(z.object({ topic: z.string(), stoppable: z.array(z.string()) })),
  })
  .meta({ id: 'Topics' });

/** The services behind the browsers: a server that follows any address that it is given can be led into its own network. */
const services = ['fcm.googleapis.com', 'push.services.mozilla.com', 'push.apple.com', 'notify.windows.com'];

const endpoint = z
  .string()
  .max(1_000)
  .refine((address) => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, port, username } = new URL(address);
    const known = services.some((service) => hostname === service || hostname.endsWith(`.${service}`));
    return protocol === 'https:' && port === '' && username === '' && known;
  }, 'is no address of a push service');

const key = z.string().regex(/^[A-Za-z0-9_-]{16,200}={0,2}$/, 'is no key of a push subscription');

/** As the browser says it (`PushSubscription.toJSON()`). */
export const SubscriptionSchema = z
  .strictObject({
    endpoint,
    expirationTime: z.number().nullable().optional(),
    keys: z.strictObject({ p256dh: key, auth: key }),
  })
  .meta({ id: 'NewPushSubscription' });
export type Subscription = z.infer<typeof SubscriptionSchema>;

export const SubscribedAnswer = z.object({ id: z.uuid() }).meta({ id: 'PushSubscription' });

export const UnsubscribeSchema = z.strictObject({ endpoint: z.string().max(1_000) });
export type Unsubscribe = z.infer<typeof UnsubscribeSchema>;

export const PushKeyAnswer = z
  .object({ key: z.string().nullable().describe('null: push is not configured') })
  .meta({ id: 'PushKey' });
