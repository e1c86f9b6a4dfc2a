import {
  Client,
  Connection,
  isGrpcServiceError,
  NamespaceNotFoundError,
  ServiceError,
  type ConnectionOptions,
} from '@temporalio/client';

import { DELIVERY, laneIdOf, WAKE, workflowIdOf } from '../../workflows/names.js';
import type { ProcessRef } from './clock.js';

/** Where a Temporal server is, and which part of it is ours. */
export interface TemporalPlace {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Messages leave in so many lanes at once. */
export const LANES = 2;

/** A call that takes longer counts as not answered: whoever waits for it must not wait long. */
const PATIENCE_MS = 2_000;

/** What a killed worker held is given to another after this. The hands of a process are done, or give up, in less. */
const TASK_TIMEOUT = '5s';

/** Before all that has the usual priority of 3. */
const FIRST = 1;

/** A worker's poll lasts a minute. */
const POLLED_LATELY_MS = 90_000;

const connectionOptions = (address: string): ConnectionOptions => ({
  address,
  interceptors: [], // what is worth asking again is asked again by those who know why
  channelArgs: {
    // Come back within a second of the server: by itself gRPC waits for up to two minutes.
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.keepalive_permit_without_calls': 1,
  },
});

/** gRPC's codes for what another request can't mend: invalid argument, permission denied, unimplemented, unauthenticated. */
const hopeless = new Set([3, 7, 12, 16]);

/** May the same request be answered later? A namespace that is not there counts: the worker is about to register it. */
export function mayPass(fault: unknown): boolean {
  if (fault instanceof NamespaceNotFoundError) return true;
  const cause = fault instanceof ServiceError ? fault.cause : fault;
  return isGrpcServiceError(cause) && !hopeless.has(cause.code);
}

/** The few things we ask of a Temporal server. Each asks once, briefly, and rejects when there is no answer. */
export class TemporalServer {
  readonly client: Client;
  readonly connection: Connection;

  /** Connects when it is first asked something. */
  constructor(readonly place: TemporalPlace) {
    this.connection = Connection.lazy(connectionOptions(place.address));
    this.client = new Client({ connection: this.connection, namespace: place.namespace });
  }

  /** Wakes a process's workflow, starting it where it does not run. */
  async wake(ref: ProcessRef): Promise<void> {
    await this.briefly(() =>
      this.client.workflow.signalWithStart(ref.kind, { ...this.lifeOf(ref), signal: WAKE, signalArgs: [] }),
    );
  }

  /** Starts a process's workflow where it does not run; one that does is left alone. */
  async begin(ref: ProcessRef): Promise<void> {
    await this.briefly(() =>
      this.client.workflow.start(ref.kind, { ...this.lifeOf(ref), workflowIdConflictPolicy: 'USE_EXISTING' }),
    );
  }

  /** Wakes one of the lanes in which messages leave. */
  async wakeLane(lane: number): Promise<void> {
    const { taskQueue } = this.place;
    await this.briefly(() =>
      this.client.workflow.signalWithStart(DELIVERY, {
        workflowId: laneIdOf(lane),
        workflowTaskTimeout: TASK_TIMEOUT,
        taskQueue,
        priority: { priorityKey: FIRST }, // or mail would stand behind every timer that rings in the same minute
        args: [],
        signal: WAKE,
        signalArgs: [],
      }),
    );
  }

  /** Does a worker poll our task queue? Rejects when the server does not answer. */
  async isAttended(): Promise<boolean> {
    const { namespace, taskQueue } = this.place;
    const { pollers } = await this.briefly(() =>
      this.connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
      }),
    );
    const since = Date.now() - POLLED_LATELY_MS;
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 >= since);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private lifeOf(ref: ProcessRef) {
    const { organisationId, processId } = ref;
    return {
      workflowId: workflowIdOf(ref),
      workflowTaskTimeout: TASK_TIMEOUT,
      taskQueue: this.place.taskQueue,
      args: [{ organisationId, processId }] as [object],
      // A process whose workflow has ended may be started again: it looks, finds its end, and ends.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    };
  }

  private briefly<T>(ask: () => Promise<T>): Promise<T> {
    return this.connection.withDeadline(Date.now() + PATIENCE_MS, ask);
  }
}
