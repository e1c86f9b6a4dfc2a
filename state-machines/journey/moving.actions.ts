import { morningOf } from '../core/calendar.js';
import { moves } from './gates.js';
import { doing, journey, quietIsOver, recording } from './journey.setup.js';
import type { JourneyContext, JourneyEvent, JourneyMessage, Relation, Stage } from './journey.messages.js';
import { isOverCapacity } from './supervising.js';

/** More visits than a journey makes; the first one is kept, and the latest. */
const MOST_VISITS = 60;

/** The visits of a journey that enters a stage. */
export function visiting({ visits }: JourneyContext, stage: Stage, { at }: JourneyMessage): JourneyContext['visits'] {
  const all = [...visits, { stage, at }];
  return all.length <= MOST_VISITS ? all : [all[0]!, ...all.slice(1 - MOST_VISITS)];
}

export const begin = [
  journey.emit(({ context }) => ({
    type: 'JourneyStarted',
    track: context.track,
    policyVersion: (context.policy as JourneyContext['policy'] | undefined)?.version ?? 0, // XState begins without input as well
  })),
  journey.emit({ type: 'StageEntered', stage: 'recruitment' }),
];

/** A move through a gate. */
export const enter = (stage: Stage) =>
  recording(moves, (context, input) => ({
    remembers: { visits: visiting(context, stage, input) },
    happened: [{ type: 'StageEntered', stage }],
  }));

/** Back to a role with more support: what was agreed for the role that is left is agreed anew before it is taken up again. */
export const stepBack = recording('StepBack', (context, input) => ({
  remembers: {
    visits: visiting(context, input.to, input),
    steps: context.steps.filter(({ requirement }) => requirement !== 'alone-agreed'),
    decided: context.decided.filter(({ matter }) => matter !== 'may-lead'),
    wish: context.wish && 'notNow',
  },
  happened: [{ type: 'StageEntered', stage: input.to }],
}));

export const explainDelay = doing('ExplainDelay', (context, { at, until }) => ({
  remembers: { ...quietIsOver(at), explainedUntil: morningOf(until, context.zone) },
  happened: [{ type: 'DelayExplained', until }],
}));

export const stalled = doing('QuietTimePassed', (_, { at }) => ({
  remembers: { stalledAt: at },
  happened: [{ type: 'JourneyStalled', since: at }],
}));

export const stallEscalated = doing('EscalationTimePassed', ({ stalledAt }, { at }) => ({
  happened: [{ type: 'StallEscalated', since: stalledAt ?? at }],
}));

export const name = (relation: Exclude<Relation, 'supervisor'>) =>
  recording(['NameLineManager', 'NameKeyworker'], (_, { holderId }) => ({
    happened: [{ type: 'RelationNamed', relation, holderId }],
  }));

/** Where the policy only warns, the manager hears of a supervisor who has too much, or was not trained. */
export const nameSupervisor = recording('NameSupervisor', (_, { holderId, facts: { supervising }, at: since }) => {
  const warnings: JourneyEvent[] = [
    ...(supervising && isOverCapacity(supervising) ? [{ type: 'CapacityExceeded' as const, holderId, since }] : []),
    ...(supervising && !supervising.trained ? [{ type: 'SupervisorUntrained' as const, holderId, since }] : []),
  ];
  return {
    remembers: { supervisorNamedAt: since },
    happened: [{ type: 'RelationNamed', relation: 'supervisor', holderId }, ...warnings],
  };
});

/** A journey is not moved by words. */
export const addNote = doing('AddNote', () => ({ happened: [{ type: 'NoteAdded' }] }));

/** A concern is handled in a case of its own; the journey says that there is one. */
export const raiseConcern = doing('RaiseConcern', (_, { grade, at }) => ({
  happened: [{ type: 'ConcernRaised', grade, since: at }],
}));

/** The newer policy's terms hold from now on; nobody moved by it. */
export const moveToPolicy = doing('MoveToPolicy', ({ policy }, { facts, version, at }) => ({
  remembers: { policy: facts.policy ?? policy },
  happened: [{ type: 'MovedToPolicy', version, from: policy.version, since: at } satisfies JourneyEvent],
}));
