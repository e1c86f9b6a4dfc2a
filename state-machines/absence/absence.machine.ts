import { setup, type SnapshotFrom } from 'xstate';

import { dateOf } from '../core/calendar.js';
import type { AbsenceContext, AbsenceEvent, AbsenceMessage, AbsenceTimeInput } from './absence.messages.js';
import { dueAt } from './due.js';
import { commandFault } from './faults.js';

type Asked<T extends AbsenceMessage['type']> = Extract<AbsenceMessage, { type: T }>;

const absence = setup({
  types: {
    input: {} as Asked<'StartAbsence'>,
    context: {} as AbsenceContext,
    events: {} as AbsenceMessage,
    emitted: {} as AbsenceEvent,
  },
  guards: {
    isSound: ({ context, event }) => !commandFault(context, event),
    isDue: ({ context, event }) => event.at >= dueAt[event.type as AbsenceTimeInput['type']](context),
    hasBegun: ({ context }) => context.lastAt >= dueAt.AbsenceBegan(context),
    isStillAhead: ({ context }) => context.lastAt < dueAt.AbsenceBegan(context),
  },
});

const seen = absence.assign(({ event }) => ({ lastAt: event.at }));
const changeDates = [
  absence.assign(({ event }) => {
    const { from, until, at } = event as Asked<'ChangeDates'>;
    return { from, until, lastAt: at };
  }),
  absence.emit(({ context: { from, until } }) => ({ type: 'DatesChanged', from, until })),
];
const nameCover = [
  absence.assign(({ event }) => ({ coverId: (event as Asked<'NameCover'>).coverId, lastAt: event.at })),
  absence.emit(({ event }) => ({ type: 'CoverNamed', coverId: (event as Asked<'NameCover'>).coverId })),
];
const goesOver = [
  absence.assign(({ context }) => ({ coveredSince: context.lastAt })),
  absence.emit(({ context: { coverId, lastAt } }) => ({ type: 'CoverBegan', coverId, since: lastAt })),
];
const comesBack = [
  absence.emit(({ context: { coverId }, event }) => ({ type: 'CoverEnded', coverId, since: event.at })),
  absence.assign(({ event }) => ({ coveredSince: null, lastAt: event.at })),
];
/** Whoever is back sooner is here from today on. */
const endToday = absence.assign(({ context: { until, from, zone }, event }) => {
  const today = dateOf(event.at, zone);
  return { until: today < until ? (today < from ? from : today) : until };
});

/**
 * Somebody on the staff is away. From the first instant of the first day, in the organisation's zone, until the last day
 * is over, their queue is with whoever covers.
 */
export const absenceMachine = absence.createMachine({
  id: 'absence',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => (input ? begun(input) : ({} as AbsenceContext)),
  entry: absence.emit(({ context: { from, until, coverId } }) => ({ type: 'AbsencePlanned', from, until, coverId })),
  initial: 'planned',
  states: {
    planned: {
      always: { guard: 'hasBegun', target: 'away' },
      on: {
        AbsenceBegan: { guard: 'isDue', actions: seen },
        ChangeDates: { guard: 'isSound', actions: changeDates },
        NameCover: { guard: 'isSound', actions: nameCover },
        EndAbsence: { target: 'cancelled', actions: absence.emit({ type: 'AbsenceCancelled' }) },
      },
    },
    away: {
      entry: goesOver,
      always: { guard: 'isStillAhead', target: 'planned', actions: comesBack },
      on: {
        AbsencePassed: { guard: 'isDue', target: 'over', actions: comesBack },
        ChangeDates: { guard: 'isSound', actions: changeDates },
        NameCover: { guard: 'isSound', target: 'away', reenter: true, actions: [...comesBack, ...nameCover] },
        EndAbsence: { target: 'over', actions: [endToday, ...comesBack] },
      },
    },
    over: { type: 'final' },
    cancelled: { type: 'final' },
  },
});

function begun({ userId, from, until, facts, at }: Asked<'StartAbsence'>): AbsenceContext {
  const coverId = facts.cover?.userId ?? null;
  return { userId, zone: facts.zone, from, until, coverId, enteredAt: at, lastAt: at, coveredSince: null };
}

export type AbsenceState = Pick<SnapshotFrom<typeof absenceMachine>, 'value' | 'context'>;
