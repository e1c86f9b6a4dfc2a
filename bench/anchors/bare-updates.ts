import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Ground } from '../support/ground.js';
import { launch, root } from '../support/scripts.js';
import type { idle } from './no-op.workflow.js';

/** Bare Updates to a few workflows on a real Temporal server over the same PostgreSQL. */
export interface BareUpdates {
  /** Updates one of the workflows and waits until that is done. */
  update(index: number): Promise<void>;
  close(): Promise<void>;
}

export async function bareUpdates(ground: Ground, workflows: number): Promise<BareUpdates> {
  const { address, namespace } = await ground.temporal();
  const taskQueue = `no-op-${randomUUID()}`;
  const program = new URL('dist/bench/anchors/no-op.worker.js', root).pathname;
  const log = join(ground.dir, 'no-op-worker.log');
  const worker = launch(process.execPath, [program, address, namespace, taskQueue], { log });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, namespace });
  const start = (index: number) =>
    workflow.start<typeof idle>('idle', { workflowId: `${taskQueue}-${index}`, taskQueue, args: [] });
  const handles = await Promise.all(Array.from({ length: workflows }, (_, index) => start(index)));
  const update = (index: number): Promise<void> => handles[index]!.executeUpdate<void, []>('noOp');
  await Promise.all(handles.map((_, index) => update(index)));
  return {
    update,
    close: async () => {
      await Promise.all(handles.map((handle) => handle.terminate()));
      await connection.close();
      await worker.stop();
    },
  };
}
