import { and, setup, type SnapshotFrom } from 'xstate';

import type { DigestContext, DigestEvent, DigestMessage } from './digest.messages.js';
import { nextDigestAt } from './due.js';
import { faultOf } from './faults.js';

type Asked<T extends DigestMessage['type']> = Extract<DigestMessage, { type: T }>;

const digest = setup({
  types: {
    input: {} as Asked<'StartDigest'>,
    context: {} as DigestContext,
    events: {} as DigestMessage,
    emitted: {} as DigestEvent,
  },
  guards: {
    isSound: ({ context, event }) => faultOf(event, context) === undefined,
    isDue: ({ context, event }) => event.at >= nextDigestAt(context),
    wantsNone: ({ event }) => event.type === 'ChangeDigest' && event.hour === null,
  },
});

const change = [
  digest.assign(({ event }) => {
    const { zone, hour, at } = event as Asked<'ChangeDigest'>;
    return { zone, hour, lastAt: at };
  }),
  digest.emit({ type: 'DigestChanged' }),
];
const due = [
  digest.assign(({ event }) => ({ lastAt: event.at })),
  digest.emit(({ event }) => ({ type: 'DigestDue', since: event.at })),
];

/** Somebody wants one mail a day, at an hour of their own: it comes every day, until they want none. */
export const digestMachine = digest.createMachine({
  id: 'digest',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) =>
    input ? { userId: input.userId, zone: input.zone, hour: input.hour, lastAt: input.at } : ({} as DigestContext),
  entry: digest.emit({ type: 'DigestStarted' }),
  initial: 'wanted',
  states: {
    wanted: {
      on: {
        ChangeDigest: [
          { guard: and(['isSound', 'wantsNone']), target: 'resting', actions: change },
          { guard: 'isSound', actions: change },
        ],
        DigestTimeCame: { guard: 'isDue', actions: due },
      },
    },
    resting: { on: { ChangeDigest: { guard: 'isSound', target: 'wanted', actions: change } } },
  },
});

export type DigestState = Pick<SnapshotFrom<typeof digestMachine>, 'value' | 'context'>;
