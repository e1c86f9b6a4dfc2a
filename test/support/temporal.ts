import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, jest } from '@jest/globals';
import { DefaultLogger, NativeConnection, Runtime, type Worker, type WorkerOptions } from '@temporalio/worker';

import type { Activities } from '../../workflows/activities.js';
import { TemporalServer, type TemporalPlace } from '../../src/clock/temporal-server.js';
import { ensureNamespace } from '../../src/worker/prepare.js';
import { createWorker } from '../../src/worker/worker.js';
import { testBundle } from './bundle.js';

/** The real server that the test run started (`npm test` sets it). */
const address = process.env.TEST_TEMPORAL_ADDRESS;

jest.setTimeout(60_000); // a real server, on a machine that may be busy

const testable = Boolean(address ?? process.env.CI);
if (!testable) console.warn('NOT TESTED, for TEST_TEMPORAL_ADDRESS names no Temporal server: what needs a real one.');

/** `describe` for what needs a real Temporal server. Without one it is skipped and says so; with CI set it fails instead. */
export const describeTemporal = testable ? describe : describe.skip;

/** A part of the server of one test file's own. */
export interface TestTemporal extends TemporalServer {
  /** Starts a worker inside this process; answers how to stop it. */
  work(activities: Activities, options?: Partial<WorkerOptions>): Promise<() => Promise<void>>;
}

/** A namespace that nobody else uses. Close it when the file is done. */
export async function testTemporal(namespace = `test-${randomBytes(6).toString('hex')}`): Promise<TestTemporal> {
  if (!address) throw new Error('TEST_TEMPORAL_ADDRESS is not set: run the tests with `npm test`');
  const place: TemporalPlace = { address, namespace, taskQueue: 'test' };
  const server = new TemporalServer(place);
  await ensureNamespace(server);
  await untilUsable(server);
  return Object.assign(server, {
    work: (activities: Activities, options?: Partial<WorkerOptions>) => startWorker(place, activities, options),
  });
}

/** A new namespace takes the server a moment to learn of. */
async function untilUsable({ client }: TemporalServer): Promise<void> {
  for (const until = Date.now() + 30_000; ; await delay(100)) {
    try {
      await client.workflow.count();
      return;
    } catch (fault) {
      if (Date.now() > until) throw fault;
    }
  }
}

let installed = false;

async function startWorker(place: TemporalPlace, activities: Activities, options?: Partial<WorkerOptions>) {
  if (!installed) Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  installed = true;
  const connection = await NativeConnection.connect({ address: place.address });
  const workflowBundle = { codePath: testBundle() };
  const worker: Worker = await createWorker({
    connection,
    place,
    workflowBundle,
    activities,
    options: { identity: 'test-worker', ...options },
  });
  const ended = worker.run();
  return async (): Promise<void> => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await ended;
    await connection.close();
  };
}
