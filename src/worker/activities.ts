import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

import type { Activities } from '../../workflows/activities.js';
import type { Hands } from '../clock/clock.js';
import { inParallel } from '../clock/in-parallel.js';
import { LANES, mayPass, type TemporalServer } from '../clock/temporal-server.js';
import type { Database } from '../database/database.js';
import { DatabaseAway, ProcessBusy } from '../database/faults.js';

/** What the activities are made of. */
export interface Parts {
  readonly hands: Hands;
  readonly database: Pick<Database, 'across'>;
  readonly server: Pick<TemporalServer, 'wake' | 'wakeLane'>;
  readonly onFault?: (code: string, fault: unknown) => void;
}

/** Younger than this is not late: its own timer is about to ring. */
const GRACE_MS = 5_000;
const MOST_LATE = 5_000;
const WAKES_AT_ONCE = 16;
const HEARTBEAT_MS = 2_000;

/** One delivering goes on no longer than this; what is left is for the next. */
const DELIVER_FOR_MS = 60_000;

/** Gives the workflows their hands. Whatever goes wrong reaches Temporal as a code, never as a sentence or a row. */
export function activities({ hands, database, server, onFault }: Parts): Activities {
  const inCodes =
    <Request, Answer>(work: (request: Request) => Promise<Answer>) =>
    (request: Request): Promise<Answer> =>
      work(request).catch((fault: unknown) => {
        const code = codeOf(fault);
        onFault?.(code, fault);
        throw ApplicationFailure.create({ type: code, message: code, nonRetryable: code === 'BUG' });
      });

  return {
    carryOut: inCodes(async ({ now, ...ref }) => {
      const carried = await hands.carryOut(ref, now);
      if (!carried) return { version: 0, stage: 'absent', deadline: null, ended: true };
      const { version, stage, deadline, ended } = carried;
      return { version, stage, deadline, ended };
    }),

    deliver: inCodes(({ now }) =>
      alive(async () => {
        const enough = AbortSignal.any([cancellationSignal(), AbortSignal.timeout(DELIVER_FOR_MS)]);
        let dealtWith = 0;
        for (let batch = 1; batch > 0 && !enough.aborted; dealtWith += batch) batch = await hands.deliver(now);
        return { dealtWith, nextAt: await nextDelivery(database) };
      }),
    ),

    sweep: inCodes(({ now }) =>
      alive(async () => {
        const late = await hands.dueProcesses(now - GRACE_MS, MOST_LATE);
        await inParallel(late, WAKES_AT_ONCE, (ref) => server.wake(ref));
        if (await messagesAreOwed(database, now)) for (let lane = 0; lane < LANES; lane++) await server.wakeLane(lane);
        return { woken: late.length };
      }),
    ),
  };
}

async function nextDelivery(database: Parts['database']): Promise<number | null> {
  const [row] = await database.across<{ next_delivery: Date | null }>('next_delivery()');
  return row?.next_delivery?.getTime() ?? null;
}

async function messagesAreOwed(database: Parts['database'], now: number): Promise<boolean> {
  const [row] = await database.across<{ messages: string }>('owed_summary($1)', [new Date(now)]);
  return Number(row?.messages) > 0;
}

function codeOf(fault: unknown): string {
  if (fault instanceof DatabaseAway) return 'DATABASE_AWAY';
  if (fault instanceof ProcessBusy) return 'PROCESS_BUSY';
  return mayPass(fault) ? 'TEMPORAL_AWAY' : 'BUG';
}

/** Tells Temporal, while the work lasts, that somebody is at it. */
async function alive<T>(work: () => Promise<T>): Promise<T> {
  const pulse = setInterval(() => heartbeat(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}
