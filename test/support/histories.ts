import { existsSync, writeFileSync } from 'node:fs';

import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';

import type { TestTemporal } from './temporal.js';

type Event = temporal.api.history.v1.IHistoryEvent;

/** Temporal's own numbers for the events that our workflows leave behind. */
const names: Readonly<Record<number, string>> = {
  1: 'started',
  2: 'completed',
  5: 'task scheduled',
  6: 'task started',
  7: 'task completed',
  17: 'timer started',
  18: 'timer fired',
  19: 'timer cancelled',
  25: 'marker',
  26: 'signal',
  28: 'continued',
  60: 'time skipped',
};

/** What one run of a workflow left behind, in short. Jumps of virtual time are left out: they are the test's own. */
export async function eventsOf({ client }: TestTemporal, workflowId: string, runId?: string): Promise<string[]> {
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  return (events ?? []).map(nameOf).filter((name) => name !== 'time skipped');
}

function nameOf({ eventType, workflowExecutionOptionsUpdatedEventAttributes: options }: Event): string {
  return options ? 'time skipped' : (names[eventType ?? 0] ?? String(eventType));
}

/**
 * Keeps a real run for ever, so that every later version is tried against it (see test/histories/README.md).
 * What names the machine is left out.
 */
export async function exportHistory({ client }: TestTemporal, workflowId: string, name: string): Promise<void> {
  const file = new URL(`../histories/${name}.json`, import.meta.url);
  if (!process.env.EXPORT_HISTORIES || existsSync(file)) return;
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const { events } = JSON.parse(historyToJSON(history), withoutPlaces) as { events: unknown[] };
  const lines = events.map((event) => JSON.stringify(event)).join(',\n');
  writeFileSync(file, `{"events":[\n${lines}\n]}\n`);
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'stackTrace' ? '' : value;
}
