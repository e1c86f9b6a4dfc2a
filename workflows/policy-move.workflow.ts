import { lifetime } from './lifetime.js';

/** Lives until every chosen journey was told to go over to another version of the policy. */
export const policyMove = lifetime();
