import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';

import type { Activities } from '../../workflows/activities.js';
import type { TemporalPlace } from '../clock/temporal-server.js';

/**
 * What a worker may do at once. The cache holds workflows between two tasks at some 100 kB each: most processes sleep for
 * days, so few are kept, and the others are replayed when they wake. Hands beyond the journal's connections would only wait.
 */
const limits: Partial<WorkerOptions> = {
  maxCachedWorkflows: 100,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxConcurrentActivityTaskExecutions: 8,
  maxConcurrentWorkflowTaskPolls: 4,
  maxConcurrentActivityTaskPolls: 2,
  // A task for a worker that was killed waits no longer than this before another takes it.
  stickyQueueScheduleToStartTimeout: '3s',
  shutdownGraceTime: '5s',
  shutdownForceTime: '15s',
};

interface Parts {
  readonly connection: NativeConnection;
  readonly place: TemporalPlace;
  readonly workflowBundle: NonNullable<WorkerOptions['workflowBundle']>;
  readonly activities: Activities;
  readonly options?: Partial<WorkerOptions>;
}

/** A worker that runs the product's workflows and lends them its hands. */
export function createWorker({ connection, place, workflowBundle, activities, options }: Parts): Promise<Worker> {
  const { namespace, taskQueue } = place;
  return Worker.create({ connection, namespace, taskQueue, workflowBundle, activities, ...limits, ...options });
}
