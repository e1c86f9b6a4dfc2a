import { assertEvent, not, setup, type SnapshotFrom } from 'xstate';

import { adoptionRefusal } from './adoption.js';
import { dueAt } from './due.js';
import { missingToOpen } from './gate.js';
import type { ProgrammeContext, ProgrammeEvent, ProgrammeMessage, ProgrammeTimeInput } from './programme.messages.js';
import { contentOf } from './readiness.js';

type Asked<T extends ProgrammeMessage['type']> = Extract<ProgrammeMessage, { type: T }>;

const programme = setup({
  types: {
    input: {} as Asked<'StartProgramme'>,
    context: {} as ProgrammeContext,
    events: {} as ProgrammeMessage,
    emitted: {} as ProgrammeEvent,
  },
  guards: {
    isReady: ({ context }) => missingToOpen(context).length === 0,
    isWellFilled: ({ event }) => {
      assertEvent(event, 'RecordReadiness');
      return contentOf(event.section).safeParse(event.content).success;
    },
    mayBeAdopted: ({ event }) => {
      assertEvent(event, 'AdoptPolicy');
      return adoptionRefusal(event) === undefined;
    },
    journeysAreUnderWay: ({ event }) => (event.facts.journeysUnderWay ?? 0) > 0,
    isDue: ({ context, event }) => {
      const at = dueAt[event.type as ProgrammeTimeInput['type']](context);
      return at !== null && event.at >= at;
    },
  },
});

const recordReadiness = [
  programme.assign(({ context, event }) => {
    assertEvent(event, 'RecordReadiness');
    const content = contentOf(event.section).parse(event.content);
    return {
      readiness: { ...context.readiness, [event.section]: { content, at: event.at } },
      ...(event.section === 'insurance' && { insuranceTold: false }),
    };
  }),
  programme.emit(({ event }) => {
    assertEvent(event, 'RecordReadiness');
    return { type: 'ReadinessRecorded', section: event.section };
  }),
];

const adopt = [
  programme.assign(({ event }) => {
    assertEvent(event, 'AdoptPolicy');
    const { version, reviewBy, tracks } = event.facts.adoption!;
    return { policy: { version, adoptedAt: event.at, reviewBy: reviewBy!, tracks, told: null } };
  }),
  programme.emit(({ event }) => {
    assertEvent(event, 'AdoptPolicy');
    const { version, revision, boundariesSince, reviewBy, tracks } = event.facts.adoption!;
    return { type: 'PolicyAdopted', version, revision, boundariesSince, reviewBy: reviewBy!, tracks };
  }),
];

const tell = (told: 'near' | 'overdue') =>
  programme.assign(({ context }) => ({ policy: context.policy && { ...context.policy, told } }));

const reviewNear = [tell('near'), programme.emit(({ event }) => ({ type: 'PolicyReviewCameNear', since: event.at }))];
const reviewOverdue = [
  tell('overdue'),
  programme.emit(({ event }) => ({ type: 'PolicyBecameOverdue', since: event.at })),
];
const insuranceLapsed = [
  programme.assign({ insuranceTold: true }),
  programme.emit(({ event }) => ({ type: 'InsuranceRanOut', since: event.at })),
];

const running = {
  RecordReadiness: { guard: 'isWellFilled', actions: recordReadiness },
  AdoptPolicy: { guard: 'mayBeAdopted', actions: adopt },
  PolicyReviewNear: { guard: 'isDue', actions: reviewNear },
  PolicyReviewOverdue: { guard: 'isDue', actions: reviewOverdue },
  InsuranceLapsed: { guard: 'isDue', actions: insuranceLapsed },
} as const;

const close = programme.emit({ type: 'ProgrammeClosed' });

/** A programme from its first plan on: nobody is taken on before it is open, and it opens when it is ready. */
export const programmeMachine = programme.createMachine({
  id: 'programme',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => ({
    template: input?.template ?? null,
    zone: input?.facts.zone ?? 'UTC',
    startedAt: input?.at,
    openedAt: null,
    readiness: {},
    policy: null,
    insuranceTold: false,
  }),
  entry: programme.emit(({ context }) => ({ type: 'ProgrammeStarted', template: context.template })),
  initial: 'readiness',
  states: {
    readiness: {
      on: {
        ...running,
        OpenProgramme: {
          guard: 'isReady',
          target: 'open',
          actions: [
            programme.assign(({ event }) => ({ openedAt: event.at })),
            programme.emit({ type: 'ProgrammeOpened' }),
          ],
        },
        CloseProgramme: { guard: not('journeysAreUnderWay'), target: 'closed', actions: close },
      },
    },
    open: {
      on: {
        ...running,
        CloseProgramme: { guard: not('journeysAreUnderWay'), target: 'closed', actions: close },
      },
    },
    closed: { type: 'final' },
  },
});

export type ProgrammeState = Pick<SnapshotFrom<typeof programmeMachine>, 'value' | 'context'>;
