import {
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';

import type { Activities } from './activities.js';
import { runIsLong, wake } from './lifetime.js';
import { codeOf, inWords, troubleAfter, type Trouble } from './trouble.js';

const { deliver } = proxyActivities<Pick<Activities, 'deliver'>>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '8s', // so long, a lane waits for a worker that was killed
  // Few, and then again from the loop: a retry would repeat an old `now`.
  retry: { initialInterval: '1s', maximumAttempts: 3 },
});

const SHORTEST_SLEEP_MS = 1_000;

/**
 * One of the lanes in which messages leave: apart from the processes, so that a slow mail server holds up no journey.
 * Which messages a lane sends is settled as it claims them; every lane may send any.
 */
export async function delivery({ trouble: before }: { trouble?: Trouble } = {}): Promise<void> {
  let trouble = before;
  let woken = true;
  setHandler(wake, () => {
    woken = true;
  });

  /** When something that waits – for the end of quiet hours, for another try – may go. */
  let nextAt: number | null | undefined;

  const send = async () => {
    woken = false;
    try {
      ({ nextAt } = await deliver({ now: Date.now() }));
      trouble = undefined;
    } catch (error) {
      trouble = troubleAfter(trouble, codeOf(error), Date.now());
    }
    setCurrentDetails(trouble ? inWords(trouble) : 'nothing left to send now');
  };

  for (;;) {
    await send();
    if (trouble) await sleep(Math.max(1, trouble.againAt - Date.now()));
    else if (nextAt) await condition(() => woken, Math.max(SHORTEST_SLEEP_MS, nextAt - Date.now()));
    else await condition(() => woken);
    // With a wake in hand: the new run begins by sending.
    if (runIsLong(workflowInfo())) await continueAsNew<typeof delivery>({ trouble });
  }
}
