import type { Instant } from '../../../state-machines/core/process.js';
import type { ProcessRef } from '../../../src/clock/clock.js';
import { inParallel } from '../../../src/clock/in-parallel.js';
import { activities } from '../../../src/worker/activities.js';
import { WAKE, workflowIdOf } from '../../../workflows/names.js';
import { testTemporal, type TestTemporal } from '../temporal.js';
import { skipBy, startOnVirtualTime, virtualNow } from '../time-skipping.js';
import { Stage } from './stage.js';
import type { Story } from './story.js';

const AT_ONCE = 8;

/**
 * Plays a story on a real Temporal server: each supervision and each absence is a workflow on a virtual clock of its own,
 * and what its hands find due is sent at the instant that its clock shows.
 */
export class VirtualPlayer {
  private readonly begun = new Set<string>();
  private readonly wakes: Promise<unknown>[] = [];
  private stopWorker: () => Promise<void> = async () => undefined;
  /** One after another: who sends, sends what they have just found due, and nothing else. */
  private turn: Promise<unknown> = Promise.resolve();
  /** How often the hands of a workflow were at work. */
  looks = 0;

  private constructor(
    readonly stage: Stage,
    private readonly temporal: TestTemporal,
  ) {}

  static async open(size: { workers: number; supervisors: number }): Promise<VirtualPlayer> {
    const temporal = await testTemporal();
    let player: VirtualPlayer | undefined;
    const stage = await Stage.open(size, { wake: (ref) => void player?.wakes.push(player.wake(ref)) });
    player = new VirtualPlayer(stage, temporal);
    await player.work();
    return player;
  }

  async play({ lines, turns }: Story): Promise<void> {
    const waiting = [...lines];
    for (const [index, turn] of turns.entries()) {
      await this.passTo(turn - 1); // whoever is away until now is away for what fell due before
      await this.passTo(turn);
      await this.inTurn(() => this.stage.send(turn));
      const next = turns[index + 1] ?? Infinity;
      while (waiting.length > 0 && waiting[0]!.at < next) await this.inTurn(() => this.stage.give(waiting.shift()!));
    }
    await this.arrived();
  }

  /** The worker goes away, and takes the time with it; what fell due meanwhile is found when it is back. */
  async endWork(): Promise<void> {
    await this.stopWorker();
    this.stopWorker = async () => undefined;
  }

  async work(): Promise<void> {
    const { hands, database } = this.stage.engine;
    const carryOut: typeof hands.carryOut = (ref, now) =>
      this.inTurn(async () => {
        this.looks++;
        const carried = await hands.carryOut(ref, now);
        await this.stage.send(now);
        return carried;
      });
    this.stopWorker = await this.temporal.work(
      activities({ hands: { ...hands, carryOut }, database, server: this.temporal }),
    );
  }

  async close(): Promise<void> {
    await this.endWork();
    await this.temporal.close();
    await this.stage.close();
  }

  /** Lets the clocks of those for whom something falls due run until then. */
  private async passTo(until: Instant): Promise<void> {
    await this.arrived();
    const due = await this.stage.engine.hands.dueProcesses(until, 1_000);
    const ours = due.filter(({ processId }) => this.begun.has(processId));
    await inParallel(ours, AT_ONCE, async (ref) => {
      const workflowId = workflowIdOf(ref);
      const ahead = until - (await virtualNow(this.temporal, workflowId));
      if (ahead > 0) await skipBy(this.temporal, workflowId, ahead);
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async arrived(): Promise<void> {
    while (this.wakes.length > 0) await this.wakes.shift();
  }

  private async wake(ref: ProcessRef): Promise<void> {
    if (this.begun.has(ref.processId)) return this.temporal.wake(ref);
    this.begun.add(ref.processId);
    const { organisationId, processId, kind } = ref;
    const input = { organisationId, processId };
    await startOnVirtualTime(this.temporal, { id: workflowIdOf(ref), type: kind, input, signal: WAKE });
  }
}
