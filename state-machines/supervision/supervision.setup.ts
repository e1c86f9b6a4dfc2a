import { assertEvent, setup } from 'xstate';

import { dateOf } from '../core/calendar.js';
import type { LocalDate, Stamped } from '../core/process.js';
import { dueAt } from './due.js';
import { faultOf } from './faults.js';
import type { Consequence } from './planning.js';
import type {
  SupervisionContext,
  SupervisionEvent,
  SupervisionFacts,
  SupervisionMessage,
  SupervisionTimeType,
} from './supervision.messages.js';

/** The message of a type. */
export type Asked<T extends SupervisionMessage['type']> = T extends SupervisionTimeType
  ? Stamped<{ readonly type: T }, SupervisionFacts>
  : Extract<SupervisionMessage, { type: T }>;

const journeyIn = (event: SupervisionMessage): string | undefined =>
  'journeyId' in event ? event.journeyId : undefined;

/** The types and guards that the supervision's machine is made of. */
export const supervision = setup({
  types: {
    input: {} as Asked<'JoinSupervision'>,
    context: {} as SupervisionContext,
    events: {} as SupervisionMessage,
    emitted: {} as SupervisionEvent,
  },
  guards: {
    isSound: ({ context, event }) => faultOf(context, event) === undefined,
    isDue: ({ context, event }) => {
      const at = dueAt[event.type as SupervisionTimeType](context);
      return at !== null && event.at >= at;
    },
    isUnrecorded: ({ context }) => context.unrecordedSince !== null,
    isAccountedFor: ({ context }) => context.unrecordedSince === null,
    noneOtherIsLeft: ({ context, event }) => context.journeys.every(({ journeyId }) => journeyId === journeyIn(event)),
    noneOtherIsActive: ({ context, event }) =>
      context.journeys.every(({ journeyId, standing }) => journeyId === journeyIn(event) || standing === 'resting'),
    isNew: ({ context, event }) => context.journeys.every(({ journeyId }) => journeyId !== journeyIn(event)),
  },
});

/** The business of one input, as a function of what the supervision remembered. */
export function doing<T extends SupervisionMessage['type']>(
  types: T | readonly T[],
  answer: (supervision: SupervisionContext, input: Asked<T>, today: LocalDate) => Consequence,
) {
  return supervision.enqueueActions(({ context, event, enqueue }) => {
    assertEvent(event, types as T | T[]);
    const today = dateOf(event.at, context.zone);
    const { remembers = {}, happened } = answer(context, event as unknown as Asked<T>, today);
    enqueue.assign(remembers);
    for (const one of happened) enqueue.emit(one);
  });
}
