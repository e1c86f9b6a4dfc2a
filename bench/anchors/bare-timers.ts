import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { Client, Connection } from '@temporalio/client';

import { inParallel } from '../../src/clock/in-parallel.js';
import type { Ground } from '../support/ground.js';
import { freePort, launch, root } from '../support/scripts.js';
import { TallyReader } from '../support/tally.js';
import type { bareTimer } from './bare-timer.workflow.js';

/** Bare Temporal timers on a real Temporal server over the same PostgreSQL. */
export interface BareTimers {
  /** Starts a workflow for each of these instants, and answers their ids. */
  set(instants: readonly number[]): Promise<string[]>;
  /** When each of those that came to their end did so. */
  readonly ended: TallyReader<number>;
  close(): Promise<void>;
}

const STARTS_AT_ONCE = 16;

export async function bareTimers(ground: Ground): Promise<BareTimers> {
  const { address, namespace } = await ground.temporal();
  const taskQueue = `bare-timers-${randomUUID()}`;
  const tallyPort = await freePort();
  const program = new URL('dist/bench/anchors/bare-timer.worker.js', root).pathname;
  const args = [program, address, namespace, taskQueue, String(tallyPort)];
  const worker = launch(process.execPath, args, { log: join(ground.dir, 'bare-timers.log') });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, namespace });
  const ended = new TallyReader<number>(tallyPort);
  await ended.untilOpen();
  return {
    ended,
    set: async (instants) => {
      const timers = instants.map((at) => ({ at, workflowId: randomUUID() }));
      await inParallel(timers, STARTS_AT_ONCE, async ({ at, workflowId }) => {
        await workflow.start<typeof bareTimer>('bareTimer', { workflowId, taskQueue, args: [at] });
      });
      return timers.map(({ workflowId }) => workflowId);
    },
    close: async () => {
      await connection.close();
      await worker.stop();
    },
  };
}
