import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
  type WorkflowInfo,
} from '@temporalio/workflow';

import type { Activities, CarriedOut } from './activities.js';
import { Alarm } from './alarm.js';
import { WAKE, WHEREABOUTS } from './names.js';
import { codeOf, inWords, troubleAfter, type Trouble } from './trouble.js';

/** All that a process's workflow is told, and all that it keeps: never a name, a note or a health fact. */
export interface Life {
  readonly organisationId: string;
  readonly processId: string;
  /** Where the process stood when the run before this one ended; a first run looks by itself. */
  readonly stood?: CarriedOut;
  readonly trouble?: Trouble;
}

/** The answer to the query: codes and instants, for whoever looks at Temporal's own pages. */
export interface Whereabouts {
  readonly stage: string | null;
  readonly version: number | null;
  readonly next: { readonly at: string; readonly type: string } | null;
  readonly trouble: Trouble | null;
}

export const wake = defineSignal(WAKE);
export const whereabouts = defineQuery<Whereabouts>(WHEREABOUTS);

const { carryOut } = proxyLocalActivities<Pick<Activities, 'carryOut'>>({
  startToCloseTimeout: '2s',
  // Longer would hold the workflow task open, and forty such processes would stall the worker.
  scheduleToCloseTimeout: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 3, maximumAttempts: 3 },
});

/**
 * The workflow of a kind of process: it lives as long as the process, as its clock and its hands.
 *
 * It carries out what is owed, sleeps on one durable timer until the earliest deadline, and looks again when the timer
 * rings or somebody wakes it. The journal is the truth: whatever this workflow believes, it asks before it acts.
 */
export function lifetime(eventsPerRun?: number) {
  return async function live({ organisationId, processId, ...before }: Life): Promise<void> {
    const { workflowType: kind } = workflowInfo();
    const alarm = new Alarm();
    let { stood, trouble } = before;
    let woken = false;

    setHandler(wake, () => {
      woken = true;
    });
    setHandler(whereabouts, () => describe(stood, trouble));

    const look = async () => {
      woken = false; // before looking: a wake that comes meanwhile may be about something newer
      alarm.quieten();
      try {
        stood = await carryOut({ organisationId, processId, kind, now: Date.now() });
        trouble = undefined;
      } catch (error) {
        trouble = troubleAfter(trouble, codeOf(error), Date.now());
      }
      setCurrentDetails(details(describe(stood, trouble)));
    };

    const rest = async () => {
      // A wake does not cut trouble short: while something is late, one comes every few seconds.
      if (trouble) return sleep(Math.max(1, trouble.againAt - Date.now()));
      if (stood?.deadline) alarm.set(stood.deadline.at);
      return condition(() => woken || alarm.hasRung);
    };

    if (!stood && !trouble) await look();
    else setCurrentDetails(details(describe(stood, trouble)));

    for (;;) {
      if (stood?.ended && !trouble) return;
      if (runIsLong(workflowInfo(), eventsPerRun) && !woken)
        await continueAsNew<typeof live>({ organisationId, processId, stood, trouble });
      await rest();
      await look();
    }
  };
}

/** Short runs replay in milliseconds, and new code reaches every process within one. */
export function runIsLong({ historyLength, continueAsNewSuggested }: WorkflowInfo, eventsPerRun = 800): boolean {
  return historyLength >= eventsPerRun || continueAsNewSuggested;
}

function describe(stood: CarriedOut | undefined, trouble: Trouble | undefined): Whereabouts {
  return {
    stage: stood?.stage ?? null,
    version: stood?.version ?? null,
    next: stood?.deadline ? { ...stood.deadline, at: new Date(stood.deadline.at).toISOString() } : null,
    trouble: trouble ?? null,
  };
}

/** What Temporal's own page shows of a process. */
function details({ stage, version, next, trouble }: Whereabouts): string {
  return [
    stage === null ? 'stage: not known yet' : `stage: ${stage} (version ${version})`,
    next ? `next: ${next.at} ${next.type}` : 'next: nothing until somebody acts',
    ...(trouble ? [inWords(trouble)] : []),
  ].join('\n\n');
}
