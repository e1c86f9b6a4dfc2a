import { lifetime } from '../../workflows/lifetime.js';

/** What a test's worker runs: the product's workflows, and those of the kinds that only tests have. */
export * from '../../workflows/index.js';

export const errand = lifetime();
export const door = lifetime();

/** A journey whose runs are so short that a test sees several of them. */
export const shortLived = lifetime(40);
