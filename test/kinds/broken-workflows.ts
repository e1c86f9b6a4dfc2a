import { proxyLocalActivities, sleep } from '@temporalio/workflow';

import type { Activities } from '../../workflows/activities.js';
import type { Life } from '../../workflows/lifetime.js';

const { carryOut } = proxyLocalActivities<Pick<Activities, 'carryOut'>>({ scheduleToCloseTimeout: '3s' });

/** Broken on purpose: it sleeps before it looks, which no history of a journey does. Replaying must catch it. */
export async function journey({ organisationId, processId }: Life): Promise<void> {
  await sleep(1_000);
  await carryOut({ organisationId, processId, kind: 'journey', now: Date.now() });
}
