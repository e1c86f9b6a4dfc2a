import { lifetime } from './lifetime.js';

/** Lives as long as somebody on the staff is away: from the day on which it is entered until they are back. */
export const absence = lifetime();
