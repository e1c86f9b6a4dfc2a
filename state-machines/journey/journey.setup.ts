import { assertEvent, setup } from 'xstate';

import { dateOf } from '../core/calendar.js';
import type { LocalDate, Stamped } from '../core/process.js';
import { stillOpen } from './decisions.js';
import { dueAt } from './due.js';
import { faultOf } from './faults.js';
import { leadsTo, missingFor, type Move } from './gates.js';
import type {
  JourneyContext,
  JourneyEvent,
  JourneyFacts,
  JourneyMessage,
  JourneyTimeType,
} from './journey.messages.js';
import { stagesOf } from './tracks.js';

/** The message of a type. */
export type Asked<T extends JourneyMessage['type']> = T extends JourneyTimeType
  ? Stamped<{ readonly type: T }, JourneyFacts>
  : Extract<JourneyMessage, { type: T }>;

/** The types and guards that the journey's machine is made of. */
export const journey = setup({
  types: {
    input: {} as Asked<'StartJourney'>,
    context: {} as JourneyContext,
    events: {} as JourneyMessage,
    emitted: {} as JourneyEvent,
  },
  guards: {
    gateIsOpen: ({ context, event }) =>
      stagesOf(context.track).includes(leadsTo[event.type as Move]) &&
      missingFor(event.type as Move, context, event.facts, event.at).length === 0,
    isSound: ({ context, event }) => faultOf(context, event) === undefined,
    isDue: ({ context, event }) => {
      const at = dueAt[event.type as JourneyTimeType](context);
      return at !== null && event.at >= at;
    },
    movedSinceStalled: ({ context }) => context.stalledAt === null,
    toStaff: ({ event }) => event.type === 'StepBack' && event.to === 'supportedPractice',
    toPairs: ({ event }) => event.type === 'StepBack' && event.to === 'inPairs',
    wasUnderReview: ({ context }) => (context.agreedUntil ?? null) !== null,
    endsTheReview: ({ event }) =>
      event.type === 'Decide' && event.matter === 'review-agreement' && event.answer === 'yes',
  },
});

/** What an input leaves behind: what the journey remembers from now on, and what happened. */
export interface Outcome {
  readonly remembers?: Partial<JourneyContext>;
  readonly happened: readonly JourneyEvent[];
}

/** The business of one input, as a function of what the journey remembered. */
export function doing<T extends JourneyMessage['type']>(
  types: T | readonly T[],
  answer: (journey: JourneyContext, input: Asked<T>, today: LocalDate) => Outcome,
) {
  return journey.enqueueActions(({ context, event, enqueue }) => {
    assertEvent(event, types as T | T[]);
    const today = dateOf(event.at, context.zone);
    const { remembers = {}, happened } = answer(context, event as unknown as Asked<T>, today);
    const after = { ...context, ...remembers };
    enqueue.assign({ ...remembers, decisions: stillOpen(after, event.at) });
    for (const one of happened) enqueue.emit(one);
  });
}

/** Something was recorded: the quiet is over. */
export const quietIsOver = (at: number) => ({ lastMovedAt: at, explainedUntil: null, stalledAt: null });

/** The business of an input by which the journey moves. */
export function recording<T extends JourneyMessage['type']>(
  types: T | readonly T[],
  answer: (journey: JourneyContext, input: Asked<T>, today: LocalDate) => Outcome,
) {
  return doing<T>(types, (context, input, today) => {
    const { remembers, happened } = answer(context, input, today);
    return { remembers: { ...quietIsOver(input.at), ...remembers }, happened };
  });
}

/** A list with one entry in place of those that it supersedes. */
export const superseding = <T>(list: readonly T[], entry: T, same: (other: T) => boolean): T[] => [
  ...list.filter((other) => !same(other)),
  entry,
];

/** Who asked, as it is remembered. */
export const askerOf = ({ by }: JourneyMessage): string => by?.userId ?? '';
