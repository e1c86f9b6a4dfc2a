import type { Instant } from '../../state-machines/core/process.js';
import { DatabaseAway } from '../database/faults.js';
import type { Clock, ClockStatus, Hands, ProcessRef } from './clock.js';

/** However quiet it is, the rows are looked at this often: a wake that got lost costs no more. */
const LONGEST_SLEEP_MS = 10_000;
const BATCH = 200;

/**
 * Clock and hands inside the API's own process, over the same PostgreSQL rows as Temporal's. It lets the product start at
 * once where there is no Temporal server yet, and makes tests fast.
 */
export class LocalClock implements Clock {
  private hands: Hands | undefined;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private roundWanted = false;

  constructor(
    private readonly now: () => Instant = Date.now,
    private readonly onFault: (fault: unknown) => void = () => undefined,
  ) {}

  /** Begins to keep time. */
  start(hands: Hands): void {
    this.hands = hands;
    this.lookSoon();
  }

  /** Stops keeping time, once what is being carried out is done. */
  async stop(): Promise<void> {
    this.hands = undefined;
    clearTimeout(this.timer);
    await this.round;
  }

  wake(_ref: ProcessRef): void {
    this.lookSoon();
  }

  wakeDelivery(): void {
    this.lookSoon();
  }

  status(): ClockStatus {
    return { adapter: 'local', wanted: 'local', temporal: 'notConfigured' };
  }

  /**
   * Carries out all that is due and owed at an instant, and what comes of it, until nothing is left.
   * A process whose rules throw is set aside, so that it holds up no other, and told of at the end.
   */
  async settle(hands: Hands, now: Instant): Promise<void> {
    const stuck = new Map<string, unknown>();
    for (;;) {
      const found = await hands.dueProcesses(now, BATCH + stuck.size);
      const due = found.filter(({ processId }) => !stuck.has(processId));
      for (const ref of due)
        await hands.carryOut(ref, now).catch((fault: unknown) => {
          if (fault instanceof DatabaseAway) throw fault;
          stuck.set(ref.processId, fault);
        });
      const delivered = await hands.deliver(now);
      if (due.length === 0 && delivered === 0) break;
    }
    if (stuck.size > 0) throw new AggregateError(stuck.values(), `stuck: ${[...stuck.keys()].join(', ')}`);
  }

  /** One round at a time; a wish for another during a round is one more round after it. */
  private lookSoon(): void {
    if (this.roundWanted) return;
    this.roundWanted = true;
    this.round = this.round.then(() => this.look());
  }

  private async look(): Promise<void> {
    this.roundWanted = false;
    const { hands } = this;
    if (!hands) return;
    clearTimeout(this.timer);
    const sleepMs = await this.settle(hands, this.now())
      .then(() => this.untilNext(hands))
      .catch((fault: unknown) => {
        this.onFault(fault);
        return LONGEST_SLEEP_MS / 10;
      });
    if (this.hands) this.timer = setTimeout(() => this.lookSoon(), sleepMs).unref();
  }

  private async untilNext(hands: Hands): Promise<number> {
    const next = await hands.nextDeadline();
    return Math.min(Math.max((next ?? Infinity) - this.now(), 0), LONGEST_SLEEP_MS);
  }
}
