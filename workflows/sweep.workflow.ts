import { proxyActivities } from '@temporalio/workflow';

import type { Activities } from './activities.js';

const { sweep: wakeTheLate } = proxyActivities<Pick<Activities, 'sweep'>>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '8s',
  // The next sweep comes in seconds: it is the retry.
  retry: { maximumAttempts: 1 },
});

/**
 * Finds every process that should have moved by now and wakes it. A Schedule runs it every few seconds, so that a wake
 * which gets lost costs seconds, never the reminder.
 */
export async function sweep(): Promise<{ woken: number }> {
  return wakeTheLate({ now: Date.now() });
}
