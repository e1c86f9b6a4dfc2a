import { setTimeout as delay } from 'node:timers/promises';

import { isGrpcServiceError, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

import { SWEEP } from '../../workflows/names.js';
import type { TemporalServer } from '../clock/temporal-server.js';

/** gRPC's codes. */
const NOT_FOUND = new Set<number>([5]);
const ALREADY_EXISTS = new Set<number>([6]);

const THREE_DAYS_S = 3 * 24 * 3600;
const LONGEST_PAUSE_MS = 3_000;

/** Asks until it succeeds, and calls `onWait` when it first does not. */
export async function persist<T>(ask: () => Promise<T>, onWait: () => void, signal: AbortSignal): Promise<T> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch {
      if (tries === 0) onWait();
      await delay(Math.min(200 * 2 ** tries, LONGEST_PAUSE_MS), undefined, { signal });
    }
  }
}

/** Sees to it that our namespace is there. Closed runs are kept for three days: nobody needs them, for the journal is the truth. */
export async function ensureNamespace({ connection, place: { namespace } }: TemporalServer): Promise<void> {
  const { workflowService } = connection;
  try {
    await workflowService.describeNamespace({ namespace });
  } catch (fault) {
    if (!says(fault, NOT_FOUND)) throw fault;
    await workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: THREE_DAYS_S as never } })
      .catch((refusal: unknown) => {
        if (!says(refusal, ALREADY_EXISTS)) throw refusal;
      });
  }
}

/** Sees to it that the sweep is scheduled, as this version of the product wants it. */
export async function ensureSweep({ client, place: { taskQueue } }: TemporalServer): Promise<void> {
  const plan = {
    spec: { intervals: [{ every: '15s' as const }] },
    action: { type: 'startWorkflow' as const, workflowType: SWEEP, workflowId: SWEEP, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10s' as const },
  };
  try {
    await client.schedule.create({ scheduleId: SWEEP, ...plan });
  } catch (fault) {
    if (!(fault instanceof ScheduleAlreadyRunning)) throw fault;
    await client.schedule.getHandle(SWEEP).update((present) => ({ ...present, ...plan }));
  }
}

const says = (fault: unknown, codes: Set<number>) => isGrpcServiceError(fault) && codes.has(fault.code);
