import { assertEvent, setup, type SnapshotFrom } from 'xstate';

import { dateOf, daysAfter, morningAfter, morningOf } from '../core/calendar.js';
import type { Instant } from '../core/process.js';
import { spanAfter } from '../core/working-calendar.js';
import { climbedBy, climbsAt, stepsBetween } from '../ladder/climb.js';
import { dueAt } from './due.js';
import { faultOf } from './faults.js';
import type {
  ObligationContext,
  ObligationEvent,
  ObligationMessage,
  ObligationTimeInput,
} from './obligation.messages.js';

const obligation = setup({
  types: {
    input: {} as Extract<ObligationMessage, { type: 'OpenObligation' }>,
    context: {} as ObligationContext,
    events: {} as ObligationMessage,
    emitted: {} as ObligationEvent,
  },
  guards: {
    isSound: ({ context, event }) => faultOf(context, event) === undefined,
    isDue: ({ context, event }) => {
      const at = dueAt[event.type as ObligationTimeInput['type']](context);
      return at !== null && event.at >= at;
    },
  },
});

/** The clock of a promise: when it is to be kept, and when each step of the ladder is reached if it is not. */
const promise = ({ terms }: Pick<ObligationContext, 'terms'>, promisedBy: Instant, { facts }: ObligationMessage) => ({
  promisedBy,
  rungs: climbsAt(terms.ladder, promisedBy, facts.calendar),
  climbed: 0,
});

const MINUTE = 60_000;

/** Even what is owed at once is owed in a minute. */
const withinTerms = ({ terms }: Pick<ObligationContext, 'terms'>, { at, facts }: ObligationMessage): Instant =>
  Math.max(spanAfter(at, terms.within, facts.calendar), at + MINUTE);

function opened(input: Extract<ObligationMessage, { type: 'OpenObligation' }>): ObligationContext {
  const { personId, programmeId, what, about = null, askedOf = null, journeyId = null, facts, at } = input;
  const terms = facts.terms!;
  const promisedBy = withinTerms({ terms }, input);
  return {
    ...{ personId, programmeId, what, about, askedOf, journeyId, zone: facts.calendar.zone, terms },
    ...{ openedAt: at, askedAt: at, firstPromise: promisedBy, suspendedAt: null },
    ...promise({ terms }, promisedBy, input),
  };
}

const open = obligation.emit(({ context: { what, about, askedAt, promisedBy } }) => ({
  type: 'ObligationOpened',
  ...{ what, about, since: askedAt, promisedBy },
}));

const fulfil = obligation.emit(({ context, event }) => ({
  type: 'ObligationFulfilled',
  on: ('on' in event && event.on) || dateOf(event.at, context.zone),
  since: event.at,
}));

const withdraw = obligation.emit({ type: 'ObligationWithdrawn' });

/** Kept by the end of another day: the first promise is shown beside it. */
const promiseAnotherDay = [
  obligation.assign(({ context, event }) => {
    assertEvent(event, 'PromiseAnotherDay');
    return promise(context, morningOf(daysAfter(event.on, 1), context.zone), event);
  }),
  obligation.emit(({ context: { promisedBy } }) => ({ type: 'PromiseMoved', promisedBy })),
];

const reopen = [
  obligation.assign(({ context, event }) => {
    const promisedBy = withinTerms(context, event);
    return { ...promise(context, promisedBy, event), askedAt: event.at, firstPromise: promisedBy };
  }),
  obligation.emit(({ context: { askedAt, promisedBy } }) => ({
    type: 'ObligationReopened',
    ...{ since: askedAt, promisedBy },
  })),
];

const suspend = [
  obligation.assign(({ event }) => ({ suspendedAt: event.at })),
  obligation.emit({ type: 'ObligationSuspended' }),
];

/** The clock stood still meanwhile; nobody is told before the morning after the return. */
const resume = [
  obligation.assign(({ context, event }) => {
    const { promisedBy, suspendedAt, zone } = context;
    const rested = promisedBy + event.at - suspendedAt!;
    return { ...promise(context, Math.max(rested, morningAfter(event.at, 1, zone)), event), suspendedAt: null };
  }),
  obligation.emit({ type: 'ObligationResumed' }),
];

const breakPromise = obligation.emit(({ context }) => ({ type: 'PromiseBroken', since: context.promisedBy }));

const climb = obligation.enqueueActions(({ context: { rungs, climbed, promisedBy }, event, enqueue }) => {
  const then = climbedBy(rungs, event.at);
  enqueue.assign({ climbed: then });
  for (const rung of stepsBetween(climbed, then)) enqueue.emit({ type: 'LadderClimbed', rung, since: promisedBy });
});

const settles = {
  Fulfil: { guard: 'isSound', target: 'fulfilled', actions: fulfil },
  FulfilledElsewhere: { guard: 'isSound', target: 'fulfilled', actions: fulfil },
  Withdraw: { guard: 'isSound', target: 'withdrawn', actions: withdraw },
  WorkerLeft: { guard: 'isSound', target: 'withdrawn', actions: withdraw },
} as const;

const stands = {
  ...settles,
  PromiseAnotherDay: { guard: 'isSound', target: 'open', actions: promiseAnotherDay },
  WorkerPaused: { guard: 'isSound', target: 'suspended', actions: suspend },
  WorkerStoodDown: { guard: 'isSound', target: 'suspended', actions: suspend },
} as const;

const settled = { Reopen: { guard: 'isSound', target: 'open', actions: reopen } } as const;

/** Something that the organisation owes a peer worker: kept in time, or overdue until it is kept (TURAS 6.2, 6.3). */
export const obligationMachine = obligation.createMachine({
  id: 'obligation',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => (input ? opened(input) : ({} as ObligationContext)),
  entry: open,
  initial: 'open',
  states: {
    open: {
      on: { ...stands, PromiseTimePassed: { guard: 'isDue', target: 'overdue', actions: breakPromise } },
    },
    overdue: {
      on: { ...stands, RungTimeCame: { guard: 'isDue', actions: climb } },
    },
    suspended: {
      on: { ...settles, WorkerReturned: { guard: 'isSound', target: 'open', actions: resume } },
    },
    fulfilled: { on: settled },
    withdrawn: { on: settled },
  },
});

export type ObligationState = Pick<SnapshotFrom<typeof obligationMachine>, 'value' | 'context'>;
