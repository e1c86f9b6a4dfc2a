import { setTimeout as delay } from 'node:timers/promises';

import type { Database } from '../database/database.js';
import { DatabaseAway } from '../database/faults.js';
import { toRef } from '../engine.js';
import type { ProcessRef } from './clock.js';
import { inParallel } from './in-parallel.js';
import { mayPass } from './temporal-server.js';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const PAGE = 500;
const LONGEST_PAUSE_MS = 5_000;

interface Rehydration {
  readonly database: Pick<Database, 'across'>;
  /** Gives one process its workflow. */
  readonly revive: (ref: ProcessRef) => Promise<void>;
  readonly atOnce?: number;
  /** Where an earlier run stopped. */
  readonly after?: string | undefined;
  /** Called after each page: how many so far, and where to go on from. */
  readonly onProgress?: (done: number, last: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Gives every open process its workflow again, from the journal alone: after Temporal's database was lost, or when a
 * Temporal server takes over from the local clock. Nothing is repeated: what was done is in the journal.
 * Waits out a server or a database that goes away meanwhile. Answers how many it saw to.
 */
export async function rehydrate({
  database,
  revive,
  atOnce = 8,
  onProgress,
  signal,
  ...from
}: Rehydration): Promise<number> {
  let last = from.after ?? BEFORE_ALL;
  let done = 0;
  for (;;) {
    const page = await patiently(() => readPage(database, last), signal);
    if (page.length === 0) return done;
    await inParallel(page, atOnce, (ref) => patiently(() => revive(ref), signal));
    done += page.length;
    last = page.at(-1)!.processId;
    onProgress?.(done, last);
  }
}

async function readPage(database: Pick<Database, 'across'>, after: string): Promise<ProcessRef[]> {
  const rows = await database.across<Parameters<typeof toRef>[0]>('open_processes($1, $2)', [after, PAGE]);
  return rows.map(toRef);
}

/** Asks until there is an answer, with growing pauses, or until nobody wants it any more. */
async function patiently<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let pause = 200; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (fault) {
      if (!mayPass(fault) && !(fault instanceof DatabaseAway)) throw fault;
      await delay(pause, undefined, { signal });
    }
  }
}
