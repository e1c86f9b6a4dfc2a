import type { Instant } from '../../state-machines/core/process.js';

/** Names one process. */
export interface ProcessRef {
  readonly organisationId: string;
  readonly processId: string;
  readonly kind: string;
}

/** The clock and hands in use, as the page shows it. */
export interface ClockStatus {
  readonly adapter: 'temporal' | 'local';
  readonly wanted: 'auto' | 'temporal' | 'local';
  /** `preparing`: the server is being built or started; `away`: it should be there and does not answer. */
  readonly temporal: 'up' | 'away' | 'preparing' | 'notConfigured';
}

/** The port: whoever keeps time for processes and carries out what they owe. */
export interface Clock {
  /** A command is owed or the earliest deadline moved nearer. Never waits, never throws: a lost wake costs seconds, the sweep finds it. */
  wake(ref: ProcessRef): void;
  /** A message is owed. */
  wakeDelivery(): void;
  status(): ClockStatus;
}

/** How a process stands after its hands have done all that was due. */
export interface Carried {
  readonly version: number;
  readonly stage: string;
  readonly deadline: { readonly at: Instant; readonly type: string } | null;
  readonly ended: boolean;
}

/** What a clock drives. */
export interface Hands {
  carryOut(ref: ProcessRef, now: Instant): Promise<Carried | undefined>;
  /** Delivers one batch of owed messages; answers how many it dealt with. */
  deliver(now: Instant): Promise<number>;
  dueProcesses(now: Instant, most: number): Promise<ProcessRef[]>;
  nextDeadline(): Promise<Instant | undefined>;
}
