import { fileURLToPath } from 'node:url';

import { NativeConnection, Runtime } from '@temporalio/worker';

import type { Clock } from '../clock/clock.js';
import { TemporalClock } from '../clock/temporal-clock.js';
import { TemporalServer, type TemporalPlace } from '../clock/temporal-server.js';
import type { Engine } from '../engine.js';
import { activities } from './activities.js';
import type { WorkerLog } from './log.js';
import { ensureNamespace, ensureSweep, persist } from './prepare.js';
import { createWorker } from './worker.js';

interface Parts {
  readonly place: TemporalPlace;
  readonly log: WorkerLog;
  /** Builds the engine around the clock that wakes its processes. */
  readonly engine: (clock: Clock) => Engine;
  /** Tells the worker to finish what it holds and end. */
  readonly stop: AbortSignal;
}

const codePath = fileURLToPath(new URL('../../workflows-bundle.js', import.meta.url));

/**
 * Runs the product's workflows until it is told to stop. It waits as long as it takes for a server that is not there yet,
 * and rejects when the worker itself fails: then the process should end, and be started again.
 */
export async function runWorker({ place, log, engine: build, stop }: Parts): Promise<void> {
  Runtime.install({ shutdownSignals: [], logger: log.ofSdk, telemetryOptions: { logging: { forward: {} } } });
  const server = new TemporalServer(place);
  const clock = new TemporalClock(server, log.code);
  const engine = build(clock);
  try {
    const wait = <T>(code: string, ask: () => Promise<T>) => persist(ask, () => log.code(code), stop);
    const connection = await wait('WAITING_FOR_TEMPORAL', () => NativeConnection.connect({ address: place.address }));
    try {
      await wait('WAITING_FOR_NAMESPACE', () => ensureNamespace(server));
      const hands = activities({ ...engine, server, onFault: log.fault });
      const worker = await wait('WAITING_FOR_TASK_QUEUE', () =>
        createWorker({ connection, place, workflowBundle: { codePath }, activities: hands }),
      );
      stop.throwIfAborted(); // from here on it is the worker that is told
      const shutDown = () => worker.getState() === 'RUNNING' && worker.shutdown();
      stop.addEventListener('abort', shutDown);
      clock.start();
      // Beside the work, which need not wait for it; it gives up only when we are told to stop.
      void wait('WAITING_FOR_SCHEDULE', () => ensureSweep(server)).catch(() => undefined);
      log.code('WORKING', { taskQueue: place.taskQueue });
      await worker.run();
    } finally {
      await connection.close();
    }
  } finally {
    await clock.stop();
    await engine.database.close();
  }
}
