import { lifetime } from './lifetime.js';

/** Lives as long as a programme: from the first plan until it is closed. */
export const programme = lifetime();
