/**
 * What a workflow may ask of the world, by type only: the worker brings it to life in `src/worker/activities.ts`,
 * and a workflow never sees how. Each of them may safely be asked twice.
 */
export interface Activities {
  /** Fires what has fallen due and carries out the commands that the process owes. */
  readonly carryOut: (request: {
    organisationId: string;
    processId: string;
    kind: string;
    now: number;
  }) => Promise<CarriedOut>;
  /** Sends what is owed to people, until nothing is left that may be sent now; answers when something that waits may go. */
  readonly deliver: (request: { now: number }) => Promise<{ dealtWith: number; nextAt?: number | null }>;
  /** Wakes every process that should have moved by now and did not. */
  readonly sweep: (request: { now: number }) => Promise<{ woken: number }>;
}

/** Where a process stands after its hands have been at work. */
export interface CarriedOut {
  readonly version: number;
  /** A code, for Temporal's own pages. */
  readonly stage: string;
  /** What time will do next if nobody acts. */
  readonly deadline: { readonly at: number; readonly type: string } | null;
  /** Nothing more will ever happen to this process. */
  readonly ended: boolean;
}
