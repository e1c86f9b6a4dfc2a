/** Names under which Nest hands out the parts that are interfaces or functions. */

/** The present instant, `() => Instant`: tests set it. */
export const NOW = Symbol('now');
/** The clock and hands in use, a `Clock`. */
export const CLOCK = Symbol('clock');
