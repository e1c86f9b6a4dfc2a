import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

import type { Activities } from '../../workflows/activities.js';
import type { Hands, ProcessRef } from '../clock/clock.js';
import { inParallel } from '../clock/in-parallel.js';
import { mayPass } from '../clock/temporal-server.js';
import { DatabaseAway, ProcessBusy } from '../database/faults.js';

/** What the activities are made of. */
export interface Parts {
  readonly hands: Hands;
  /** Is a message owed to anybody? */
  readonly messagesOwed: (now: number) => Promise<boolean>;
  readonly wake: (ref: ProcessRef) => Promise<void>;
  readonly wakeLanes: () => Promise<void>;
  readonly onFault?: (code: string, fault: unknown) => void;
}

/** Younger than this is not late: its own timer is about to ring. */
const GRACE_MS = 5_000;
const MOST_LATE = 5_000;
const HEARTBEAT_MS = 3_000;

/** One delivering goes on no longer than this; what is left is for the next. */
const DELIVER_FOR_MS = 60_000;

/** Gives the workflows their hands. Whatever goes wrong reaches Temporal as a code, never as a sentence or a row. */
export function activities({ hands, messagesOwed, wake, wakeLanes, onFault = () => undefined }: Parts): Activities {
  const inCodes = <Request, Answer>(work: (request: Request) => Promise<Answer>) => {
    return async (request: Request): Promise<Answer> => {
      try {
        return await work(request);
      } catch (fault) {
        const code = codeOf(fault);
        onFault(code, fault);
        throw ApplicationFailure.create({ type: code, message: code, nonRetryable: code === 'BUG' });
      }
    };
  };

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
        return { dealtWith };
      }),
    ),

    sweep: inCodes(({ now }) =>
      alive(async () => {
        const late = await hands.dueProcesses(now - GRACE_MS, MOST_LATE);
        await inParallel(late, 16, wake);
        if (await messagesOwed(now)) await wakeLanes();
        return { woken: late.length };
      }),
    ),
  };
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
