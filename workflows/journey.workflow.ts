import { lifetime } from './lifetime.js';

/** Lives as long as one person's journey in one role track. */
export const journey = lifetime();
