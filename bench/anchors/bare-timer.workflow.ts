import { proxyLocalActivities, sleep } from '@temporalio/workflow';

const { noOp } = proxyLocalActivities<{ noOp: () => Promise<void> }>({ startToCloseTimeout: '10s' });

/** The least that a reminder through Temporal can be: a timer, and a local activity that does nothing. */
export async function bareTimer(at: number): Promise<void> {
  await sleep(Math.max(1, at - Date.now()));
  await noOp();
}
