import { and, assertEvent, or, setup, stateIn } from 'xstate';

import { morningOf } from '../core/calendar.js';
import { dateFault } from './dates.js';
import { dueAt } from './due.js';
import { missingFor, requirementsOf, type Move } from './gates.js';
import type {
  JourneyContext,
  JourneyEvent,
  JourneyMessage,
  JourneyTimeInput,
  Relation,
  Stage,
} from './journey.messages.js';

type Asked<T extends JourneyMessage['type']> = Extract<JourneyMessage, { type: T }>;

const journey = setup({
  types: {
    input: {} as Asked<'StartJourney'>,
    context: {} as JourneyContext,
    events: {} as JourneyMessage,
    emitted: {} as JourneyEvent,
  },
  guards: {
    gateIsOpen: ({ context, event }) => missingFor(event.type as Move, context, event.facts, event.at).length === 0,
    isDatedWell: ({ context, event }) => dateFault(event, context.zone) === undefined,
    isTickedOffByHand: ({ context, event }) => {
      assertEvent(event, 'RecordStep');
      return requirementsOf(context).some(({ id, remedy }) => id === event.requirement && remedy === 'RecordStep');
    },
    isATopic: ({ context, event }) => {
      assertEvent(event, 'RecordTraining');
      return context.policy.topics.includes(event.topic);
    },
    mayBeWaivedByAsker: ({ context, event }) => {
      assertEvent(event, 'WaiveRequirement');
      const requirement = requirementsOf(context).find(({ id }) => id === event.requirement);
      return (
        event.by !== undefined && (requirement?.waivableBy.some((role) => event.by!.roles.includes(role)) ?? false)
      );
    },
    holderIsStaff: ({ event }) => event.facts.holderIsStaff === true,
    holderIsNotKeyworker: ({ event }) => {
      assertEvent(event, 'NameLineManager');
      return event.facts.relations.keyworker !== event.holderId;
    },
    holderIsNotLineManager: ({ event }) => {
      assertEvent(event, 'NameKeyworker');
      return event.facts.relations.lineManager !== event.holderId;
    },
    isDue: ({ context, event }) => {
      const at = dueAt[event.type as JourneyTimeInput['type']](context);
      return at !== null && event.at >= at;
    },
    movedSinceStalled: ({ context }) => context.stalledAt === null,
  },
});

const standing = (how: 'active' | 'paused') => stateIn({ open: { standing: how } });
const inStage = (stage: Stage) => stateIn({ open: { stage } });

/** Something was recorded: the quiet is over. */
const quietIsOver = (at: number) => ({ lastMovedAt: at, explainedUntil: null, stalledAt: null });

const moved = journey.assign(({ event }) => quietIsOver(event.at));

const begin = [
  journey.emit(({ context }) => ({
    type: 'JourneyStarted',
    track: context.track,
    policyVersion: (context.policy as JourneyContext['policy'] | undefined)?.version ?? 0, // see the context below
  })),
  journey.emit({ type: 'StageEntered', stage: 'recruitment' }),
];

const pauseIsOver = { pausedAt: null, reviewAt: null };

/** A move through a gate: the stage is entered, and quiet and pause are over. */
function enter(stage: Stage) {
  return [
    journey.assign(({ context, event }) => ({
      ...quietIsOver(event.at),
      ...pauseIsOver,
      visits: [...context.visits, { stage, at: event.at }],
    })),
    journey.emit({ type: 'StageEntered', stage }),
  ];
}

const recordStep = [
  journey.assign(({ context, event }) => {
    assertEvent(event, 'RecordStep');
    const others = context.steps.filter(({ requirement }) => requirement !== event.requirement);
    return {
      ...quietIsOver(event.at),
      steps: [...others, { requirement: event.requirement, on: event.on, by: event.by?.userId ?? '' }],
    };
  }),
  journey.emit(({ event }) => {
    assertEvent(event, 'RecordStep');
    return { type: 'StepRecorded', requirement: event.requirement, on: event.on };
  }),
];

const recordTraining = [
  journey.assign(({ context, event }) => {
    assertEvent(event, 'RecordTraining');
    const others = context.trainings.filter(({ topic, on }) => topic !== event.topic || on !== event.on);
    return { ...quietIsOver(event.at), trainings: [...others, { topic: event.topic, on: event.on }] };
  }),
  journey.emit(({ event }) => {
    assertEvent(event, 'RecordTraining');
    return { type: 'TrainingRecorded', topic: event.topic, on: event.on };
  }),
];

const waive = [
  journey.assign(({ context, event }) => {
    assertEvent(event, 'WaiveRequirement');
    const others = context.waivers.filter(({ requirement }) => requirement !== event.requirement);
    const waiver = { requirement: event.requirement, by: event.by?.userId ?? '', at: event.at, until: event.until };
    return { ...quietIsOver(event.at), waivers: [...others, waiver] };
  }),
  journey.emit(({ event }) => {
    assertEvent(event, 'WaiveRequirement');
    return { type: 'RequirementWaived', requirement: event.requirement, until: event.until };
  }),
];

const explainDelay = [
  journey.assign(({ context, event }) => {
    assertEvent(event, 'ExplainDelay');
    return { ...quietIsOver(event.at), explainedUntil: morningOf(event.until, context.zone) };
  }),
  journey.emit(({ event }) => {
    assertEvent(event, 'ExplainDelay');
    return { type: 'DelayExplained', until: event.until };
  }),
];

function pause(type: 'JourneyPaused' | 'PauseExtended') {
  return [
    journey.assign(({ context, event }) => {
      assertEvent(event, 'PauseJourney');
      return {
        stalledAt: null,
        explainedUntil: null,
        pausedAt: context.pausedAt ?? event.at,
        reviewAt: morningOf(event.reviewOn, context.zone),
      };
    }),
    journey.emit(({ event }) => {
      assertEvent(event, 'PauseJourney');
      return { type, reviewOn: event.reviewOn };
    }),
  ];
}

const resume = [
  journey.assign(({ event }) => ({ ...quietIsOver(event.at), ...pauseIsOver })),
  journey.emit({ type: 'JourneyResumed' }),
];

function name(relation: Relation) {
  return [
    moved,
    journey.emit(({ event }) => {
      assertEvent(event, ['NameLineManager', 'NameKeyworker', 'NameSupervisor']);
      return { type: 'RelationNamed', relation, holderId: event.holderId };
    }),
  ];
}

const stalled = [
  journey.assign(({ event }) => ({ stalledAt: event.at })),
  journey.emit(({ event }) => ({ type: 'JourneyStalled', since: event.at })),
];
const stallEscalated = journey.emit(({ context, event }) => ({
  type: 'StallEscalated',
  since: context.stalledAt ?? event.at,
}));
const reviewDue = journey.emit(({ context, event }) => ({
  type: 'PauseReviewDue',
  since: context.reviewAt ?? event.at,
}));
const reviewOverdue = journey.emit(({ context, event }) => ({
  type: 'PauseReviewOverdue',
  since: context.reviewAt ?? event.at,
}));

const applicationEnded = journey.emit(({ event }) => {
  assertEvent(event, 'EndApplication');
  return { type: 'ApplicationEnded', reason: event.reason };
});

/** Stages are entered by people who are active; leaving and closing are open to those on a pause as well. */
const through = and([standing('active'), 'gateIsOpen']);
const mayLeave = and([or([inStage('induction'), inStage('training'), inStage('supportedPractice')]), 'gateIsOpen']);

/**
 * One person on the outreach track of one programme: from the first conversation to the supported exit.
 * Beside the stage stand a pause, which keeps the stage underneath (TURAS 13.4), and attention: whether anyone had to be
 * told that nothing is being recorded.
 */
export const journeyMachine = journey.createMachine({
  id: 'journey',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => ({
    personId: input?.personId,
    programmeId: input?.programmeId,
    track: input?.track,
    zone: input?.facts.beginning?.zone ?? 'UTC',
    policy: input?.facts.beginning?.policy as JourneyContext['policy'],
    startedAt: input?.at,
    lastMovedAt: input?.at,
    explainedUntil: null,
    stalledAt: null,
    pausedAt: null,
    reviewAt: null,
    visits: [{ stage: 'recruitment', at: input?.at }],
    steps: [],
    trainings: [],
    waivers: [],
  }),
  initial: 'open',
  entry: begin,
  states: {
    open: {
      type: 'parallel',
      on: {
        RecordStep: { guard: and(['isTickedOffByHand', 'isDatedWell']), actions: recordStep },
        RecordTraining: { guard: and(['isATopic', 'isDatedWell']), actions: recordTraining },
        WaiveRequirement: { guard: and(['mayBeWaivedByAsker', 'isDatedWell']), actions: waive },
        NameLineManager: { guard: and(['holderIsStaff', 'holderIsNotKeyworker']), actions: name('lineManager') },
        NameKeyworker: { guard: and(['holderIsStaff', 'holderIsNotLineManager']), actions: name('keyworker') },
        NameSupervisor: { guard: 'holderIsStaff', actions: name('supervisor') },
        AddNote: { actions: journey.emit({ type: 'NoteAdded' }) },
      },
      states: {
        stage: {
          initial: 'recruitment',
          states: {
            recruitment: {
              on: {
                StartInduction: { guard: through, target: 'induction', actions: enter('induction') },
                EndApplication: { target: '#journey.closed', actions: [...enter('closed'), applicationEnded] },
              },
            },
            induction: {
              on: {
                StartTraining: { guard: through, target: 'training', actions: enter('training') },
                StartExit: { guard: 'gateIsOpen', target: 'supportedExit', actions: enter('supportedExit') },
              },
            },
            training: {
              on: {
                StartSupportedPractice: {
                  guard: through,
                  target: 'supportedPractice',
                  actions: enter('supportedPractice'),
                },
                StartExit: { guard: 'gateIsOpen', target: 'supportedExit', actions: enter('supportedExit') },
              },
            },
            supportedPractice: {
              on: {
                StartExit: { guard: 'gateIsOpen', target: 'supportedExit', actions: enter('supportedExit') },
              },
            },
            supportedExit: {
              on: { CloseJourney: { guard: 'gateIsOpen', target: '#journey.closed', actions: enter('closed') } },
            },
          },
        },
        standing: {
          initial: 'active',
          states: {
            active: {
              on: { PauseJourney: { guard: 'isDatedWell', target: 'paused', actions: pause('JourneyPaused') } },
            },
            paused: {
              initial: 'resting',
              on: {
                PauseJourney: { guard: 'isDatedWell', target: '.resting', actions: pause('PauseExtended') },
                ResumeJourney: { target: 'active', actions: resume },
                StartExit: { guard: mayLeave, target: 'active' },
              },
              states: {
                resting: { on: { ReviewDatePassed: { guard: 'isDue', target: 'reviewDue', actions: reviewDue } } },
                reviewDue: {
                  on: {
                    ReviewEscalationTimePassed: { guard: 'isDue', target: 'reviewOverdue', actions: reviewOverdue },
                  },
                },
                reviewOverdue: {},
              },
            },
          },
        },
        attention: {
          initial: 'moving',
          states: {
            moving: {
              on: {
                QuietTimePassed: { guard: and([standing('active'), 'isDue']), target: 'stalled', actions: stalled },
                ExplainDelay: { guard: and([standing('active'), 'isDatedWell']), actions: explainDelay },
              },
            },
            stalled: {
              always: { guard: 'movedSinceStalled', target: 'moving' },
              on: {
                EscalationTimePassed: { guard: 'isDue', target: 'escalated', actions: stallEscalated },
                ExplainDelay: { guard: 'isDatedWell', actions: explainDelay },
              },
            },
            escalated: {
              always: { guard: 'movedSinceStalled', target: 'moving' },
              on: { ExplainDelay: { guard: 'isDatedWell', actions: explainDelay } },
            },
          },
        },
      },
    },
    closed: { type: 'final' },
  },
});
