import { NativeConnection, Worker } from '@temporalio/worker';

import { bundleWorkflows, root } from '../support/scripts.js';
import { Tally } from '../support/tally.js';

/** Runs bare timers in a process of its own, with the SDK's own settings, and counts when each came to its end. */
const [address, namespace, taskQueue, tallyPort] = process.argv.slice(2) as [string, string, string, string];
const tally = new Tally<number>();
const code = await bundleWorkflows(new URL('dist/bench/anchors/bare-timer.workflow.js', root).pathname);
const connection = await NativeConnection.connect({ address });
const noOp = async (): Promise<void> => tally.add(Date.now());
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowBundle: { code },
  activities: { noOp },
});
tally.open(Number(tallyPort));
await worker.run();
