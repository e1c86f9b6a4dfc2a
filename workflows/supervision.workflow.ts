import { lifetime } from './lifetime.js';

/** Lives as long as one person's supervision in one programme: from the first practice on, for as long as somebody practises. */
export const supervision = lifetime();
