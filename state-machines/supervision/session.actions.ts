import { dateOf } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import { climbedBy, stepsBetween } from '../ladder/climb.js';
import { MOST } from './faults.js';
import { governing } from './pattern.js';
import { moveTo, planAgain, planNext, takenOut, withoutRefusedTime, type Consequence } from './planning.js';
import { sessionDay } from './sessions.js';
import { doing, type Asked } from './supervision.setup.js';
import type { SupervisionContext, SupervisionEvent } from './supervision.messages.js';

type Record = Asked<'RecordSession'>;

/** One tap: what became of the session, and with it the next one. */
export const recordSession = doing('RecordSession', (context, input) => {
  const on = sessionDay(context, input);
  const { number, dueOn, slot } = context;
  const recorded: SupervisionEvent = { type: 'SessionRecorded', number, outcome: input.outcome, dueOn, on, slot };
  const { remembers, happened } = outcomes[input.outcome](context, input, on);
  return { remembers, happened: [recorded, ...happened] };
});

const outcomes = {
  held(context: SupervisionContext, input: Record, on: LocalDate): Consequence {
    const after = { held: context.held + 1, lastOn: on, lastOutcome: 'held', agenda: [] } as const;
    const { remembers, happened } = planNext({ ...context, ...after }, on, input);
    return {
      remembers: { ...after, ...remembers },
      happened: [...takenOut(context.slot, context.number, input.at), ...happened],
    };
  },

  /** It counts; the agenda waits for the next session (TURAS 12.5). */
  missedByWorker(context: SupervisionContext, input: Record, on: LocalDate): Consequence {
    const next = planNext(context, on, input);
    const missed = missing(context, on, input.at);
    return {
      remembers: { lastOn: on, lastOutcome: 'missedByWorker', ...next.remembers, ...missed.remembers },
      happened: [...next.happened, ...missed.happened],
    };
  },

  /** It never counts against the worker: the organisation owes this session, and soon (GUIDE 4.3-d, 4.3-e). */
  missedBySupervisor: (context: SupervisionContext, input: Record): Consequence =>
    planAgain(context, input, dateOf(input.at, context.zone)),

  movedByAgreement: (context: SupervisionContext, input: Record): Consequence =>
    moveTo(context, Date.parse(input.startsAt!), input),
} as const;

/** One more miss of the worker's own: at the policy's number people decide, never the machine (TURAS 12.5). */
function missing(context: SupervisionContext, on: LocalDate, since: number): Consequence {
  const misses = [...context.misses, on].slice(-MOST.misses);
  const opens = context.decision === null && misses.length >= (governing(context)?.terms.missesToDecide ?? Infinity);
  return {
    remembers: { misses, ...(opens && { decision: { since, escalated: false } }) },
    happened: opens ? [{ type: 'MissesDecisionOpened', since, misses: misses.length }] : [],
  };
}

/** The last session was recorded wrongly. What is planned stays; a decision that its miss had opened is closed again. */
export const correctSession = doing('CorrectSession', (context, { outcome, at }) => {
  const { number, held, misses, decision } = context;
  const on = context.lastOn!;
  const corrected: SupervisionEvent = { type: 'SessionCorrected', number: number - 1, outcome, on };
  if (outcome === 'missedByWorker') {
    const { remembers, happened } = missing(context, on, at);
    return {
      remembers: { held: held - 1, lastOutcome: outcome, ...remembers },
      happened: [corrected, ...happened],
    };
  }
  const left = withoutOne(misses, on);
  const stillOpen = left.length >= (governing(context)?.terms.missesToDecide ?? Infinity);
  return {
    remembers: { held: held + 1, lastOutcome: outcome, misses: left, decision: stillOpen ? decision : null },
    happened: [corrected],
  };
});

/** Groups count where the policy says so; an entry is corrected by another one for the same day (TURAS 12.5). */
export const recordGroup = doing('RecordGroup', (context, { group, on, attendance, at }) => {
  const isSame = (one: SupervisionContext['groups'][number]) => one.group === group && one.on === on;
  const counts = governing(context)?.terms.groupsCount ?? false;
  const wasMissed = counts && context.groups.some((one) => isSame(one) && one.attendance === 'missed');
  const misses = wasMissed ? withoutOne(context.misses, on) : context.misses;
  const entries = [...context.groups.filter((one) => !isSame(one)), { group, on, attendance }].slice(-MOST.groups);
  const missed = counts && attendance === 'missed' ? missing({ ...context, misses }, on, at) : { happened: [] };
  return {
    remembers: { groups: entries, misses, ...missed.remembers },
    happened: [{ type: 'GroupRecorded', group, on, attendance }, ...missed.happened],
  };
});

function withoutOne(days: readonly LocalDate[], day: LocalDate): readonly LocalDate[] {
  const index = days.lastIndexOf(day);
  return index < 0 ? days : days.toSpliced(index, 1);
}

export const decideMisses = doing('DecideMisses', (_, { answer }) => ({
  remembers: { decision: null, misses: [] },
  happened: [{ type: 'MissesDecided', answer }],
}));

export const decisionEscalates = doing('DecisionTimePassed', ({ decision }) => ({
  remembers: { decision: decision && { ...decision, escalated: true } },
  happened: [{ type: 'MissesDecisionEscalated', since: decision!.since }],
}));

export const moveSession = doing('MoveSession', (context, input) => moveTo(context, Date.parse(input.startsAt), input));

export const confirmTime = doing('ConfirmTime', ({ slot, number }) => ({
  remembers: { slot: slot && { ...slot, agreed: true }, asked: null },
  happened: [{ type: 'TimeConfirmed', number }],
}));

export const askForAnotherTime = doing('AskForAnotherTime', (_, { asking, at }) => ({
  remembers: { asked: { asking, since: at } },
  happened: [{ type: 'AnotherTimeAsked', asking, since: at }],
}));

export const proposeAgain = doing('ProposeAgain', (context, input) =>
  planAgain(context, withoutRefusedTime(context, input)),
);

const supervisorChanged = ({ holderId }: Asked<'SupervisorNamed'>): SupervisionEvent => ({
  type: 'SupervisorChanged',
  holderId,
});

/** A session that is still ahead is planned anew with whoever supervises now. */
export const changeSupervisor = doing('SupervisorNamed', (context, input) => {
  const { slot, number, supervisorId: before } = context;
  const { holderId: supervisorId, at: since } = input;
  const changed = supervisorChanged(input);
  if (slot !== null && slot.startsAt <= since) return { remembers: { supervisorId }, happened: [changed] };
  const handedOver: SupervisionEvent[] =
    slot && before ? [{ type: 'SessionHandedOver', number, slot, from: before, since }] : [];
  const { remembers, happened } = planAgain(context, input);
  return { remembers, happened: [changed, ...handedOver, ...happened] };
});

export const nameSupervisor = doing('SupervisorNamed', (_, input) => ({
  remembers: { supervisorId: input.holderId },
  happened: [supervisorChanged(input)],
}));

export const remind = doing('ReminderTimeCame', ({ number }, { at }) => ({
  remembers: { remindAt: null, remindedAt: at },
  happened: [{ type: 'SessionReminded', number, since: at }],
}));

export const sessionPassed = doing('SessionTimePassed', ({ number }, { at }) => ({
  remembers: { unrecordedSince: at },
  happened: [{ type: 'SessionUnrecorded', number, since: at }],
}));

export const climb = doing('RungTimeCame', ({ rungs, climbed, unrecordedSince }, { at }) => {
  const then = climbedBy(rungs, at);
  return {
    remembers: { climbed: then },
    happened: stepsBetween(climbed, then).map((rung) => ({ type: 'LadderClimbed', rung, since: unrecordedSince! })),
  };
});
