import { setup, type SnapshotFrom } from 'xstate';

import type { PolicyMoveContext, PolicyMoveEvent, PolicyMoveMessage } from './policy-move.messages.js';

/** So many journeys are told at a time, a second apart: others who record are hardly held up. */
const AT_ONCE = 25;
const PAUSE_MS = 1_000;

const move = setup({
  types: {
    input: {} as Extract<PolicyMoveMessage, { type: 'StartMove' }>,
    context: {} as PolicyMoveContext,
    events: {} as PolicyMoveMessage,
    emitted: {} as PolicyMoveEvent,
  },
  guards: {
    isDue: ({ context, event }) => event.at >= context.nextAt,
    nobodyIsAhead: ({ context }) => context.ahead.length === 0,
  },
});

const giveBatch = [
  move.emit(({ context }) => ({
    type: 'BatchGiven',
    journeyIds: context.ahead.slice(0, AT_ONCE),
    version: context.version,
  })),
  move.assign(({ context, event }) => ({ ahead: context.ahead.slice(AT_ONCE), nextAt: event.at + PAUSE_MS })),
];

/** Chosen journeys go over to another version of the policy, a few at a time: it can be stopped, and goes on where it stood. */
export const policyMoveMachine = move.createMachine({
  id: 'policyMove',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => ({
    programmeId: input?.programmeId,
    version: input?.version,
    total: input?.journeyIds.length,
    ahead: input?.journeyIds ?? [],
    nextAt: input?.at,
  }),
  entry: move.emit(({ context }) => ({ type: 'MoveStarted', version: context.version, total: context.total })),
  initial: 'running',
  states: {
    running: {
      always: {
        guard: 'nobodyIsAhead',
        target: 'done',
        actions: move.emit({ type: 'MoveDone' }),
      },
      on: {
        NextBatchDue: { guard: 'isDue', actions: giveBatch },
        StopMove: {
          target: 'stopped',
          actions: move.emit(({ context }) => ({ type: 'MoveStopped', ahead: context.ahead.length })),
        },
      },
    },
    stopped: {
      on: {
        ResumeMove: {
          target: 'running',
          actions: [
            move.assign(({ context, event }) => ({ nextAt: Math.max(context.nextAt, event.at) })),
            move.emit({ type: 'MoveResumed' }),
          ],
        },
      },
    },
    done: { type: 'final' },
  },
});

export type PolicyMoveState = Pick<SnapshotFrom<typeof policyMoveMachine>, 'value' | 'context'>;
