import { lifetime } from './lifetime.js';

/** Lives as long as the organisation owes something: until it was kept or taken back. */
export const obligation = lifetime();
