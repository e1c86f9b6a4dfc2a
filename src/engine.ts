import type { Instant } from '../state-machines/core/process.js';
import type { Clock, Hands, ProcessRef } from './clock/clock.js';
import type { Database } from './database/database.js';
import { CarryOut } from './journal/carry-out.js';
import { Journal } from './journal/journal.js';
import type { ProcessKind, TextStore } from './journal/process-kind.js';

/** The parts that every process of the product is made of: api, worker, tests and benchmarks build them in this one place. */
export interface Engine {
  readonly database: Database;
  readonly journal: Journal;
  readonly hands: Hands;
}

interface Parts {
  readonly database: Database;
  readonly kinds: readonly ProcessKind[];
  readonly texts: TextStore;
  readonly clock: Pick<Clock, 'wake' | 'wakeDelivery'>;
  /** Delivers one batch of owed messages; answers how many it dealt with. */
  readonly deliver: (journal: Journal, now: Instant) => Promise<number>;
}

interface RefRow {
  readonly organisation_id: string;
  readonly process_id: string;
  readonly kind: string;
}

/** Puts the engine together. */
export function buildEngine({ database, kinds, texts, clock, deliver }: Parts): Engine {
  const journal = new Journal(database, kinds, texts, clock);
  const carrier = new CarryOut(database, journal);
  const hands: Hands = {
    carryOut: (ref, now) => carrier.carryOut(ref, now),
    deliver: (now) => deliver(journal, now),
    dueProcesses: async (now, most) =>
      (await database.across<RefRow>('due_processes($1, $2)', [new Date(now), most])).map(toRef),
    nextDeadline: async () => {
      const [row] = await database.across<{ next_deadline: Date | null }>('next_deadline()');
      return row?.next_deadline?.getTime();
    },
  };
  return { database, journal, hands };
}

/** A row of the functions that look across organisations, as a reference. */
export function toRef({ organisation_id, process_id, kind }: RefRow): ProcessRef {
  return { organisationId: organisation_id, processId: process_id, kind };
}
