import { setTimeout as delay } from 'node:timers/promises';

import { Connection } from '@temporalio/client';

import { inParallel } from '../src/clock/in-parallel.js';
import { workflowIdOf } from '../workflows/names.js';
import { bareTimers } from './anchors/bare-timers.js';
import type { Bench } from './bench.js';
import { compare, interleave, type Side } from './harness/compare.js';
import { perSecond, type Slice } from './harness/load.js';
import { finding, type Finding } from './harness/report.js';
import { PostOffice } from './support/post-office.js';
import { Reminders, type Reminder } from './support/reminders.js';

const MINUTE = 60_000;
/** So many fall due within it; a quick run takes the first seconds of it. */
const MANY = 10_000;
/** What is waited in any case: whoever sets timers must be done before they ring. */
const AHEAD_MS = 6_000;
/** So many workflows of each lot are looked at before their timers ring. */
const LOOKED_AT = 50;
const PATIENCE_MS = 300_000;

/** P7: reminders that fall due together, from the due instant until a real mail server has taken them. */
export const remindersBench: Bench = async (setting) => {
  const { ground, blocks, quick, onBlock, onStep } = setting;
  const [burst, many] = quick ? [100, 500] : [500, MANY];
  const post = await PostOffice.open(ground.dir);
  const reminders = await Reminders.open(ground, post, 2 * (blocks + 1) * burst + many);
  const bare = await bareTimers(ground);
  const { address, namespace } = await ground.temporal();
  const connection = await Connection.connect({ address });
  const asleep = (workflowIds: string[]) => untilAsleep(connection, namespace, workflowIds);
  const all: Reminder[] = [];
  const pace = new Pace();

  const subject = async (instants: readonly number[]): Promise<Slice> => {
    const before = await post.read();
    const began = Date.now();
    const set = await reminders.set(instants);
    all.push(...set);
    await asleep(set.map(({ processId }) => workflowIdOf({ kind: 'journey', processId })));
    pace.took(Date.now() - began, instants);
    await until(async () => (await post.read()) >= before + set.length);
    return sliceOf(
      post.items.slice(before).map(({ at }) => at),
      instants,
    );
  };
  const anchor = async (instants: readonly number[]): Promise<Slice> => {
    const before = await bare.ended.read();
    const began = Date.now();
    await asleep(await bare.set(instants));
    pace.took(Date.now() - began, instants);
    await until(async () => (await bare.ended.read()) >= before + instants.length);
    return sliceOf(bare.ended.items.slice(before), instants);
  };
  /** All of them at one instant: whoever drains them is at work all the time. */
  const atOnce =
    (side: (instants: readonly number[]) => Promise<Slice>): Side =>
    () => {
      const dueAt = pace.from(burst);
      return side(Array.from({ length: burst }, () => dueAt));
    };
  const withinAMinute = (): number[] => {
    const from = pace.from(many);
    return Array.from({ length: many }, (_, index) => from + Math.floor((index * MINUTE) / MANY));
  };

  try {
    const done = await interleave({
      subject: atOnce(subject),
      anchor: atOnce(anchor),
      blocks,
      sliceMs: 0,
      onBlock: onBlock('P7a'),
    });
    onStep(`P7b: ${many} bare timers within a minute`);
    const bareMinute = await anchor(withinAMinute());
    onStep(`P7b: ${many} reminders within a minute`);
    const minute = await subject(withinAMinute());
    await untilSettled(reminders);
    await post.read();
    const wrong = audit(all, post);
    if (wrong.length > 0) throw new Error(`P7: ${wrong.length} of ${all.length}: ${wrong.slice(0, 5).join('; ')}`);
    return [
      finding(
        {
          id: 'P7a',
          what: `${burst} reminders due at once (${all.length} in all: 0 early, 0 lost, 0 twice)`,
          beside: 'bare timers with a no-op local activity',
          unit: '/s',
          goal: 0.6,
          better: 'higher',
        },
        compare(done, perSecond),
      ),
      minuteFinding(many, minute, bareMinute),
    ];
  } finally {
    await connection.close();
    await bare.close();
    await reminders.close();
    await post.close();
  }
};

function minuteFinding(many: number, minute: Slice, bare: Slice): Finding {
  const [measured, anchor] = [perSecond([minute]), perSecond([bare])];
  const ratio = measured / anchor;
  return {
    id: 'P7b',
    what: `${many} reminders, ${MANY} due within one minute`,
    beside: 'as many bare timers',
    unit: '/s',
    goal: 0.6,
    better: 'higher',
    ratio,
    anchor,
    measured,
    runs: 1,
    interval: [ratio, ratio],
    sameAgainstSame: null,
  };
}

/** From the first instant at which one fell due until the last was done; and how late each was beside its like. */
function sliceOf(ends: readonly number[], instants: readonly number[]): Slice {
  const sorted = ends.toSorted((a, b) => a - b);
  return { ms: sorted.at(-1)! - instants[0]!, latencies: sorted.map((at, index) => at - instants[index]!) };
}

/** Held to what the mail server took: each reminder once, and none before its time. */
function audit(reminders: readonly Reminder[], { items }: PostOffice): string[] {
  const taken = new Map<string, number[]>();
  for (const { messageId, at } of items) {
    const processId = /[0-9a-f-]{36}/.exec(messageId)?.[0] ?? messageId;
    taken.set(processId, [...(taken.get(processId) ?? []), at]);
  }
  const wrong = reminders.flatMap(({ processId, dueAt }) => {
    const instants = taken.get(processId) ?? [];
    if (instants.length !== 1) return [`${processId} came ${instants.length} times`];
    return instants[0]! < dueAt ? [`${processId} came ${dueAt - instants[0]!} ms early`] : [];
  });
  const known = new Set(reminders.map(({ processId }) => processId));
  return [...wrong, ...[...taken.keys()].filter((id) => !known.has(id)).map((id) => `${id} was nobody’s`)];
}

/** How long it takes to set a timer on this machine: the next lot rings no sooner than it can be set. */
class Pace {
  private perTimer = 40;

  /** When so many may begin to ring. */
  from(many: number): number {
    return Date.now() + AHEAD_MS + many * this.perTimer;
  }

  took(ms: number, instants: readonly number[]): void {
    if (Date.now() > instants[0]!) throw new Error('P7: setting the timers took longer than the time until they ring');
    this.perTimer = Math.max(this.perTimer / 2, (2 * ms) / instants.length);
  }
}

/** Until the workflows that were started last sleep on their timers: those before them do by then. */
async function untilAsleep({ workflowService }: Connection, namespace: string, workflowIds: string[]): Promise<void> {
  await inParallel(workflowIds.slice(-LOOKED_AT), 4, (workflowId) =>
    until(async () => {
      const { pendingWorkflowTask } = await workflowService.describeWorkflowExecution({
        namespace,
        execution: { workflowId },
      });
      return !pendingWorkflowTask;
    }),
  );
}

const untilSettled = (reminders: Reminders): Promise<void> => until(async () => (await reminders.owed()) === 0);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await isSo()); await delay(50))
    if (Date.now() > end) throw new Error(`P7: not so after ${PATIENCE_MS / 1_000} seconds: ${isSo.toString()}`);
}
