import type { EntitySchema } from 'typeorm';

/** The read models that pages are served from; each capability adds its own. */
// oxlint-disable-next-line typescript/no-unsafe-function-type
export const entities: (Function | EntitySchema)[] = [];
