import type { Database } from '../../src/database/database.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';

type Parts = Parameters<typeof buildEngine>[0];

/** The product's own engine, whose every wake gets lost: nothing moves and nothing is told but what a test moves and tells. */
export const unheardEngine = (database: Database, others: Partial<Pick<Parts, 'texts' | 'deliver'>> = {}): Engine =>
  buildEngine({
    database,
    kinds,
    texts: { write: async () => undefined },
    clock: { wake: () => undefined, wakeDelivery: () => undefined },
    deliver: async () => 0,
    ...others,
  });
