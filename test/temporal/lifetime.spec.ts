import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';

import type { Activities, CarriedOut } from '../../workflows/activities.js';
import { WAKE, WHEREABOUTS, workflowIdOf } from '../../workflows/names.js';
import { eventsOf, exportHistory } from '../support/histories.js';
import { describeTemporal, testTemporal, type TestTemporal } from '../support/temporal.js';
import { skipBy, startOnVirtualTime } from '../support/time-skipping.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;

/** A process of the test's own making: what its hands find is what the test says. */
interface Puppet {
  readonly id: string;
  readonly ref: { kind: string; organisationId: string; processId: string };
  /** The instants of the deadlines that are left. */
  deadlines: number[];
  ended: boolean;
  /** Thrown, one at a look. */
  readonly faults: Error[];
  /** The workflow's instant at each look. */
  readonly looks: number[];
}

let temporal: TestTemporal;
let stop: () => Promise<void>;
const puppets = new Map<string, Puppet>();

const hands = {
  carryOut: async ({ processId, now }: { processId: string; now: number }): Promise<CarriedOut> => {
    const puppet = puppets.get(processId)!;
    puppet.looks.push(now);
    const fault = puppet.faults.shift();
    if (fault) throw fault;
    puppet.deadlines = puppet.deadlines.filter((at) => at > now);
    const [next] = puppet.deadlines;
    return {
      version: puppet.looks.length,
      stage: 'induction',
      deadline: next === undefined ? null : { at: next, type: 'QuietTimePassed' },
      ended: puppet.ended,
    };
  },
} as unknown as Activities;

async function aPuppet({ kind = 'journey', inDays = [] as number[], faults = [] as Error[] } = {}): Promise<Puppet> {
  const ref = { kind, organisationId: randomUUID(), processId: randomUUID() };
  const looks = faults.length + 1;
  const deadlines = inDays.map((days) => Date.now() + days * DAY);
  const puppet: Puppet = { id: workflowIdOf(ref), ref, deadlines, ended: false, faults, looks: [] };
  puppets.set(ref.processId, puppet);
  const { organisationId, processId } = ref;
  await startOnVirtualTime(temporal, {
    id: puppet.id,
    type: kind,
    input: { organisationId, processId },
    signal: WAKE,
  });
  await until(() => puppet.looks.length === looks);
  return puppet;
}

const aFault = (type: string, nonRetryable = false) => ApplicationFailure.create({ type, message: type, nonRetryable });
const historyOf = ({ id }: Puppet) => eventsOf(temporal, id);
const count = (events: string[], name: string) => events.filter((event) => event === name).length;

describeTemporal('the workflow of a process', () => {
  beforeAll(async () => {
    temporal = await testTemporal();
    stop = await temporal.work(hands);
  });

  afterAll(async () => {
    await stop();
    await temporal.close();
  });

  it('looks once when it is started, although it is started by a wake', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    await until(async () => (await historyOf(puppet)).includes('timer started'));
    expect((await historyOf(puppet)).join(', ')).toBe(
      'started, signal, task scheduled, task started, task completed, marker, timer started',
    );
  });

  it('fires each deadline on its instant, for six events each', async () => {
    const puppet = await aPuppet({ inDays: [7, 14, 21, 28] });
    const due = [...puppet.deadlines];
    await skipBy(temporal, puppet.id, 3 * DAY);
    const before = await historyOf(puppet);
    await skipBy(temporal, puppet.id, 20 * DAY);
    const after = await historyOf(puppet);
    const late = puppet.looks.slice(1).map((at, index) => at - due[index]!);
    expect(late).toHaveLength(3);
    for (const ms of late) expect(ms).toBeGreaterThanOrEqual(0);
    for (const ms of late) expect(ms).toBeLessThan(1_000);
    const firing = 'timer fired, task scheduled, task started, task completed, marker, timer started';
    expect(after.slice(before.length).join(', ')).toBe([firing, firing, firing].join(', '));
  });

  it('leaves its timer alone when a wake brings nothing nearer', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    puppet.deadlines = [puppet.deadlines[0]! + 30 * DAY];
    for (let wakes = 1; wakes <= 3; wakes++) {
      await temporal.wake(puppet.ref);
      await until(() => puppet.looks.length === 1 + wakes);
    }
    const events = await historyOf(puppet);
    expect(count(events, 'timer started')).toBe(1);
    expect(count(events, 'timer cancelled')).toBe(0);
  });

  it('rings early when the deadline moved later, finds nothing due, and sleeps again', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    const later = puppet.deadlines[0]! + 30 * DAY;
    puppet.deadlines = [later];
    await temporal.wake(puppet.ref);
    await until(() => puppet.looks.length === 2);
    await skipBy(temporal, puppet.id, 50 * DAY);
    expect(puppet.looks).toHaveLength(4);
    expect(puppet.looks[2]).toBeLessThan(later);
    expect(puppet.looks[3]! - later).toBeLessThan(1_000);
    expect(count(await historyOf(puppet), 'timer started')).toBe(2);
  });

  it('moves its timer when the deadline moved nearer', async () => {
    const puppet = await aPuppet({ inDays: [30] });
    const nearer = Date.now() + 2 * DAY;
    puppet.deadlines = [nearer];
    await temporal.wake(puppet.ref);
    await until(() => puppet.looks.length === 2);
    await skipBy(temporal, puppet.id, 5 * DAY);
    expect(puppet.looks[2]! - nearer).toBeLessThan(1_000);
    const events = await historyOf(puppet);
    expect(count(events, 'timer started')).toBe(2);
    expect(count(events, 'timer cancelled')).toBe(1);
    await exportHistory(temporal, puppet.id, 'journey-woken-to-a-nearer-deadline');
  });

  it('shows stage, next instant and its reason, as codes', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    const handle = temporal.client.workflow.getHandle(puppet.id);
    const at = new Date(puppet.deadlines[0]!).toISOString();
    expect(await handle.query(WHEREABOUTS)).toEqual({
      stage: 'induction',
      version: 1,
      next: { at, type: 'QuietTimePassed' },
      trouble: null,
    });
    const metadata = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toBe(`stage: induction (version 1)\n\nnext: ${at} QuietTimePassed`);
  });

  it('begins a new run when the old one has grown long, and keeps its deadline', async () => {
    const puppet = await aPuppet({ kind: 'shortLived', inDays: Array.from({ length: 20 }, (_, week) => 7 * week + 7) });
    const due = [...puppet.deadlines];
    await skipBy(temporal, puppet.id, 141 * DAY);
    const late = puppet.looks.slice(1).map((at, index) => at - due[index]!);
    expect(late).toHaveLength(20);
    for (const ms of late) expect(ms).toBeGreaterThanOrEqual(0);
    for (const ms of late) expect(ms).toBeLessThan(1_000);
    const runs = await temporal.client.workflow.count(
      `WorkflowId = '${puppet.id}' and ExecutionStatus = 'ContinuedAsNew'`,
    );
    expect(runs.count).toBeGreaterThanOrEqual(2);
    // A new run sleeps until the deadline that it was told, without looking first.
    expect((await historyOf(puppet)).join(', ')).toMatch(
      /^started, task scheduled, task started, task completed, timer started/,
    );
    await exportHistory(temporal, puppet.id, 'a-later-run');
  });

  it('ends when the process has ended, and ends again when it is woken afterwards', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    puppet.ended = true;
    await temporal.wake(puppet.ref);
    await temporal.client.workflow.getHandle(puppet.id).result();
    await exportHistory(temporal, puppet.id, 'journey-that-ended');
    await temporal.wake(puppet.ref);
    await temporal.client.workflow.getHandle(puppet.id).result();
    expect(puppet.looks).toHaveLength(3);
  });

  it('waits out trouble on a durable timer, shows it, and is not hurried by wakes', async () => {
    const puppet = await aPuppet({ inDays: [7], faults: [aFault('DATABASE_AWAY')] });
    const handle = temporal.client.workflow.getHandle(puppet.id);
    expect(puppet.looks).toHaveLength(2); // the activity itself tried again
    puppet.faults.push(...Array.from({ length: 6 }, () => aFault('DATABASE_AWAY')));
    await temporal.wake(puppet.ref);
    await until(() => puppet.looks.length === 5);
    await temporal.wake(puppet.ref);
    expect(await handle.query(WHEREABOUTS)).toMatchObject({ trouble: { code: 'DATABASE_AWAY', times: 1 } });
    await skipBy(temporal, puppet.id, DAY);
    expect(puppet.looks).toHaveLength(9);
    expect(puppet.looks[5]! - puppet.looks[4]!).toBeGreaterThanOrEqual(1_000);
    expect(puppet.looks[8]! - puppet.looks[7]!).toBeGreaterThanOrEqual(2_000);
    expect(await handle.query(WHEREABOUTS)).toMatchObject({ trouble: null, next: { type: 'QuietTimePassed' } });
    await exportHistory(temporal, puppet.id, 'journey-in-trouble');
  });

  it('does not spin on a rule that throws, and stays visible as stuck', async () => {
    const puppet = await aPuppet({ inDays: [7] });
    puppet.faults.push(...Array.from({ length: 200 }, () => aFault('BUG', true)));
    await skipBy(temporal, puppet.id, 7.25 * DAY);
    // Six hours of it, with pauses that double up to a quarter of an hour.
    expect(puppet.looks.length).toBeGreaterThan(20);
    expect(puppet.looks.length).toBeLessThan(40);
    expect(await temporal.client.workflow.getHandle(puppet.id).query(WHEREABOUTS)).toMatchObject({
      trouble: { code: 'BUG' },
    });
  });
});
