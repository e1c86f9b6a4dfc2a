import { lifetime } from './lifetime.js';

/** Lives as long as somebody wants one mail a day instead of many. */
export const digest = lifetime();
