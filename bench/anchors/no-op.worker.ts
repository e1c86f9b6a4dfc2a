import { NativeConnection, Worker } from '@temporalio/worker';

import { bundleWorkflows, root } from '../support/scripts.js';

/** Runs the no-op workflow in a process of its own, as production would, with the SDK's own settings. */
const [address, namespace, taskQueue] = process.argv.slice(2) as [string, string, string];
const code = await bundleWorkflows(new URL('dist/bench/anchors/no-op.workflow.js', root).pathname);
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({ connection, namespace, taskQueue, workflowBundle: { code } });
await worker.run();
