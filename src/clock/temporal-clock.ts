import { workflowIdOf } from '../../workflows/names.js';
import type { Clock, ClockStatus, ProcessRef } from './clock.js';
import { LANES, mayPass, type TemporalServer } from './temporal-server.js';
import { WakeQueue } from './temporal-wake-queue.js';

const LOOK_EVERY_MS = 3_000;
const LOOK_AGAIN_MS = 500;

/** Who ends waits so long for the wakes that are on their way. */
const FAREWELL_MS = 1_000;

/** A lane is woken at most this often, however many messages fall due. */
const LANE_PAUSE_MS = 200;

/**
 * Clock and hands on a Temporal server: a wake is a signal to the process's workflow, which a worker carries out.
 * A command is never slower, and never fails, because the server is away.
 */
export class TemporalClock implements Clock {
  private readonly wakes = new WakeQueue((fault) => this.onFault(fault));
  private state: 'up' | 'away' | undefined;
  private timer: NodeJS.Timeout | undefined;
  private laneTimer: NodeJS.Timeout | undefined;
  private lane = 0;
  /** Faults since the last look that no other try could have helped. */
  private readonly dropped: string[] = [];
  private closed = false;
  private readonly whenUp: (() => void)[] = [];

  constructor(
    private readonly server: TemporalServer,
    private readonly log: (code: string, details?: object) => void = () => undefined,
  ) {}

  /** Begins to look, every few seconds, whether the server answers and a worker is there. */
  start(): void {
    void this.look();
  }

  async stop(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.laneTimer);
    for (const resolve of this.whenUp.splice(0)) resolve();
    if (this.state === 'up') await this.wakes.empty(FAREWELL_MS);
    await this.server.close();
  }

  wake(ref: ProcessRef): void {
    if (!this.closed) this.wakes.add(workflowIdOf(ref), () => this.server.wake(ref));
  }

  wakeDelivery(): void {
    if (this.closed) return;
    this.laneTimer ??= setTimeout(() => {
      this.laneTimer = undefined;
      const lane = this.lane++ % LANES;
      this.wakes.add(`lane ${lane}`, () => this.server.wakeLane(lane));
    }, LANE_PAUSE_MS).unref();
  }

  status(): ClockStatus {
    return { adapter: 'temporal', wanted: 'temporal', temporal: this.state === 'up' ? 'up' : 'away' };
  }

  /** Has the server ever been seen at work? */
  get wasUp(): boolean {
    return this.state !== undefined;
  }

  /** Resolves when the server answers and a worker polls, at once if that is so now; or when this clock is stopped. */
  whenAtWork(): Promise<void> {
    return this.state === 'up' ? Promise.resolve() : new Promise((resolve) => this.whenUp.push(resolve));
  }

  private async look(): Promise<void> {
    const attended = await this.server.isAttended().catch(() => undefined);
    if (this.closed) return;
    if (attended !== undefined) this.wakes.release(); // a server without a worker keeps them for it
    if (attended) this.comeUp();
    else this.goAway();
    const [fault, ...others] = this.dropped.splice(0);
    if (fault) this.log('WAKES_DROPPED', { fault, others: others.length });
    this.timer = setTimeout(() => void this.look(), attended ? LOOK_EVERY_MS : LOOK_AGAIN_MS).unref();
  }

  private comeUp(): void {
    if (this.state !== 'up') this.log('TEMPORAL_UP', { waiting: this.wakes.length });
    this.state = 'up';
    for (const resolve of this.whenUp.splice(0)) resolve();
  }

  private goAway(): void {
    if (this.state !== 'up') return;
    this.state = 'away';
    this.log('TEMPORAL_AWAY');
  }

  private onFault(fault: unknown): 'again' | 'drop' {
    if (!mayPass(fault)) {
      this.dropped.push((fault as Error).name);
      return 'drop';
    }
    this.wakes.hold();
    return 'again';
  }
}
