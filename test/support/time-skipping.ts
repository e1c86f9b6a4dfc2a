import { randomUUID } from 'node:crypto';

import { defaultPayloadConverter } from '@temporalio/client';

import type { TemporalServer } from '../../src/clock/temporal-server.js';

/**
 * Per-workflow time skipping: an experimental part of the Temporal server, for which the client has no fields yet.
 * Every raw call of it is here, and nowhere else. Virtual time jumps whenever nothing of the workflow is in flight.
 */

/** Left to itself, the server stops skipping after 200 jumps without a word. */
const MANY_SKIPS = 100_000;

/** How a poll for a fast-forward may end, as the server counts. */
const POLL_AGAIN = new Set<unknown>([1]);
const ARRIVED = new Set<unknown>([2]);

const duration = (ms: number) => ({
  seconds: Math.floor(ms / 1000) as never,
  nanos: Math.round(ms % 1000) * 1_000_000,
});

/** Starts a workflow by its wake signal, its virtual clock standing still at now until `skipBy` or `skipToTheEnd`. */
export async function startOnVirtualTime(
  { connection, place }: TemporalServer,
  workflow: { id: string; type: string; input: unknown; signal: string },
): Promise<string> {
  const { runId } = await connection.workflowService.signalWithStartWorkflowExecution({
    namespace: place.namespace,
    workflowId: workflow.id,
    workflowType: { name: workflow.type },
    taskQueue: { name: place.taskQueue },
    input: { payloads: [defaultPayloadConverter.toPayload(workflow.input)] },
    signalName: workflow.signal,
    identity: 'time-skipping-test',
    requestId: randomUUID(),
    timeSkippingConfig: { enabled: false, maxSessionSkipCount: MANY_SKIPS },
  });
  return runId;
}

/** Lets virtual time run ahead by so much and no further, and waits until it is there, or the workflow has ended on the way. */
export async function skipBy(server: TemporalServer, workflowId: string, ms: number): Promise<void> {
  const { connection, place } = server;
  const id = randomUUID();
  await configure(server, workflowId, { fastForwardConfig: { id, duration: duration(ms) } });
  for (const patience = Date.now() + 45_000; Date.now() < patience;) {
    const { fastForwardPollingResult: result, failedReason } =
      await connection.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: place.namespace,
        workflowExecution: { workflowId },
        fastForwardId: id,
      });
    if (ARRIVED.has(result) || failedReason?.startsWith('the execution ended')) return;
    if (!POLL_AGAIN.has(result)) throw new Error(`virtual time did not arrive: ${failedReason}`);
  }
  throw new Error(`virtual time stands still in ${workflowId}`);
}

/** What the workflow takes for now. */
export async function virtualNow({ connection, place }: TemporalServer, workflowId: string): Promise<number> {
  const { workflowExtendedInfo } = await connection.workflowService.describeWorkflowExecution({
    namespace: place.namespace,
    execution: { workflowId },
  });
  const { seconds: s, nanos } = workflowExtendedInfo?.timeSkippingInfo?.currentTime ?? {};
  return Number(s) * 1000 + Math.floor((nanos ?? 0) / 1_000_000);
}

async function configure({ connection, place }: TemporalServer, workflowId: string, config: object): Promise<void> {
  await connection.workflowService.updateWorkflowExecutionOptions({
    namespace: place.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, maxSessionSkipCount: MANY_SKIPS, ...config } },
    updateMask: { paths: ['time_skipping_config'] },
  });
}
