/** Names under which Nest hands out the parts that are interfaces or functions. */

/** The present instant, `() => Instant`: tests set it. */
export const NOW = Symbol('now');
/** The clock and hands in use, a `Clock`. */
export const CLOCK = Symbol('clock');
/** The address that people open, without a slash at its end. */
export const BASE_URL = Symbol('base url');
/** The ways that this installation has beside the inbox, `Channel[]`. */
export const CHANNELS = Symbol('channels');
/** The public key with which browsers subscribe to push, or null where push is not configured. */
export const PUSH_KEY = Symbol('push key');
/** What the gateway for text messages proves itself with when it passes one on, or null where there is none. */
export const SMS_INBOUND_SECRET = Symbol('sms inbound secret');
