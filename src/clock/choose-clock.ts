import type { Database } from '../database/database.js';
import type { Clock, ClockStatus, Hands, ProcessRef } from './clock.js';
import { LocalClock } from './local-clock.js';
import { rehydrate } from './rehydrate.js';
import { TemporalClock } from './temporal-clock.js';
import { TemporalServer, type TemporalPlace } from './temporal-server.js';

type Log = (code: string, details?: object) => void;

interface Choice {
  readonly wanted: ClockStatus['wanted'];
  /** Absent where no Temporal server is configured. */
  readonly temporal?: TemporalPlace | undefined;
  readonly log?: Log;
  readonly local?: LocalClock;
}

/** What a clock in charge drives, and where it finds the processes that it takes over. */
export interface Charge {
  readonly hands: Hands;
  readonly database: Pick<Database, 'across'>;
}

/**
 * The clock that the settings ask for. `auto` begins on the local clock, so that nobody waits for a Temporal server, and
 * hands over, without a restart, as soon as one answers and a worker is at work there.
 */
export class ChosenClock implements Clock {
  private readonly temporal: TemporalClock | undefined;
  private readonly server: TemporalServer | undefined;
  private readonly local: LocalClock;
  private readonly log: Log;
  private inCharge: 'local' | 'temporal';
  /** Processes that moved under the local clock: their workflows, if they have any, believe something older. */
  private readonly moved = new Map<string, ProcessRef>();
  private readonly stopping = new AbortController();
  private handingOver: Promise<void> = Promise.resolve();

  constructor(private readonly choice: Choice) {
    const { wanted, temporal: place, log = () => undefined } = choice;
    this.log = log;
    this.local = choice.local ?? new LocalClock(Date.now, () => log('LOCAL_CLOCK_FAULT'));
    this.inCharge = wanted === 'temporal' ? 'temporal' : 'local';
    if (wanted === 'local' || !place) return;
    this.server = new TemporalServer(place);
    this.temporal = new TemporalClock(this.server, log);
  }

  /** Begins to keep time. */
  start(charge: Charge): void {
    if (this.inCharge === 'local') this.local.start(charge.hands);
    this.temporal?.start();
    if (this.choice.wanted === 'auto' && this.temporal) this.handingOver = this.handOverWhenUp(this.temporal, charge);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.local.stop();
    await this.temporal?.stop();
    await this.handingOver;
  }

  wake(ref: ProcessRef): void {
    if (this.inCharge === 'temporal') return this.temporal?.wake(ref);
    if (this.temporal) this.moved.set(ref.processId, ref);
    this.local.wake(ref);
  }

  wakeDelivery(): void {
    if (this.inCharge === 'temporal') this.temporal?.wakeDelivery();
    else this.local.wakeDelivery();
  }

  status(): ClockStatus {
    return { adapter: this.inCharge, wanted: this.choice.wanted, temporal: this.stateOfTemporal() };
  }

  private stateOfTemporal(): ClockStatus['temporal'] {
    if (!this.temporal) return 'notConfigured';
    return this.inCharge === 'local' && !this.temporal.wasUp ? 'preparing' : this.temporal.status().temporal;
  }

  /** First the wakes change hands and then the drain ends, so that nothing falls between; doing a thing twice does no harm. */
  private async handOverWhenUp(temporal: TemporalClock, { database }: Charge): Promise<void> {
    try {
      await temporal.whenAtWork();
      if (this.stopping.signal.aborted) return;
      this.inCharge = 'temporal';
      await this.local.stop();
      for (const ref of this.moved.values()) temporal.wake(ref);
      temporal.wakeDelivery();
      this.moved.clear();
      const revived = await rehydrate({
        database,
        revive: (ref) => this.server!.begin(ref),
        atOnce: 4, // beside the commands of the day
        onProgress: (done) => this.log('CLOCK_HANDING_OVER', { done }),
        signal: this.stopping.signal,
      });
      this.log('CLOCK_HANDED_OVER', { processes: revived });
    } catch (fault) {
      if (!this.stopping.signal.aborted) this.log('HAND_OVER_FAILED', { fault: (fault as Error).name });
    }
  }
}
