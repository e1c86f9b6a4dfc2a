import { readFileSync } from 'node:fs';

import { NativeConnection, Worker } from '@temporalio/worker';

/** A worker with one workflow that does nothing, its bundle made beforehand. */
const [address, namespace, taskQueue, bundle] = process.argv.slice(2) as [string, string, string, string];
const connection = await NativeConnection.connect({ address });
const workflowBundle = { code: readFileSync(bundle, 'utf8') };
const worker = await Worker.create({ connection, namespace, taskQueue, workflowBundle });
await worker.run();
