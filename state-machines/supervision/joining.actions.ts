import { dateOf, daysAfter } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import { everyDaysOf } from './pattern.js';
import { calledOff, nothingAhead, planDue, planNext, takenOut, type Consequence } from './planning.js';
import { doing, supervision, type Asked } from './supervision.setup.js';
import type { Joined, SupervisionContext, SupervisionEvent, SupervisionMessage } from './supervision.messages.js';

type Join = Asked<'JoinSupervision'>;

const joinedBy = ({ journeyId, track, facts }: Join, held: number): Joined => ({
  ...{ journeyId, track, terms: facts.terms! },
  ...{ standing: 'active', heldBefore: held },
});

/** A supervision with nothing planned in it. */
function blank(input: Join): SupervisionContext {
  const { personId, programmeId, at, facts } = input;
  const zone = facts.planning?.calendar.zone ?? 'UTC';
  const today = dateOf(at, zone);
  return {
    ...{ personId, programmeId, zone, version: 0, startedAt: at, supervisorId: facts.supervisorId },
    ...{ journeys: [joinedBy(input, 0)], held: 0, number: 0 },
    ...{ dueOn: today, countedFrom: today, runsFrom: today, latestAt: at, plannedAt: at, passesAt: at },
    ...{
      slot: null,
      uid: null,
      sequence: 0,
      remindAt: null,
      remindedAt: null,
      unrecordedSince: null,
      rungs: [],
      climbed: 0,
    },
    ...{ asked: null, agenda: [], misses: [], lastOn: null, lastOutcome: null, groups: [], decision: null },
    ...{ consents: [], consentEndedAt: null, threeWay: null, suspendedAt: null, resumedAt: null },
  };
}

/** What a supervision remembers at its beginning: its first session is planned. */
export function begun(input: Join): SupervisionContext {
  const context = blank(input);
  return { ...context, ...planNext(context, context.countedFrom, input).remembers };
}

/** What happened at the beginning, read off what is remembered of it. */
export const begin = supervision.enqueueActions(({ context, enqueue }) => {
  for (const event of eventsOfBeginning(context)) enqueue.emit(event);
});

function eventsOfBeginning({ journeys, slot, number, dueOn, startedAt }: SupervisionContext): SupervisionEvent[] {
  const first = (journeys as SupervisionContext['journeys'] | undefined)?.[0]; // XState begins without input as well
  if (!first) return [];
  return [
    { type: 'SupervisionStarted' },
    { type: 'JourneyJoined', journeyId: first.journeyId, track: first.track },
    slot
      ? { type: 'SessionPlanned', number, dueOn, slot }
      : { type: 'NoTimeInCommon', number, dueOn, since: startedAt },
  ];
}

const withStanding = ({ journeys }: SupervisionContext, id: string, standing: Joined['standing']): Joined[] =>
  journeys.map((one) => (one.journeyId === id ? { ...one, standing } : one));

/** A journey with the terms under which it now runs: in its place, or after the others. */
function withJourney({ journeys, held }: SupervisionContext, input: Join): Joined[] {
  const known = journeys.find(({ journeyId }) => journeyId === input.journeyId);
  if (!known) return [...journeys, joinedBy(input, held)];
  return journeys.map((one) => (one === known ? { ...one, terms: input.facts.terms! } : one));
}

/** A session that the pattern now wants sooner is planned anew, unless both agreed on its time. */
function sooner(context: SupervisionContext, from: LocalDate, input: SupervisionMessage): Consequence {
  const tomorrow = daysAfter(dateOf(input.at, context.zone), 1);
  const wanted = daysAfter(from, everyDaysOf(context));
  const dueOn = wanted > tomorrow ? wanted : tomorrow;
  if (dueOn >= context.dueOn || context.slot?.agreed || context.unrecordedSince !== null) return { happened: [] };
  return planDue({ ...context, dueOn }, input);
}

const joinedEvent = ({ journeyId, track }: Join): SupervisionEvent => ({ type: 'JourneyJoined', journeyId, track });

export const join = doing('JoinSupervision', (context, input, today) => {
  const journeys = withJourney(context, input);
  const from = journeys.length > context.journeys.length ? today : context.countedFrom;
  const { remembers, happened } = sooner({ ...context, journeys }, from, input);
  return { remembers: { journeys, ...remembers }, happened: [joinedEvent(input), ...happened] };
});

/** While all rest, a newer policy changes their terms and nothing else. */
export const rejoinResting = doing('JoinSupervision', (context, input) => ({
  remembers: { journeys: withJourney(context, input) },
  happened: [joinedEvent(input)],
}));

/** Back from a rest: a new session is planned from that day on. */
function resuming(context: SupervisionContext, input: SupervisionMessage, today: LocalDate): Consequence {
  const { remembers, happened } = planNext(context, today, input);
  const { journeys } = context;
  return {
    remembers: { journeys, suspendedAt: null, resumedAt: input.at, ...remembers },
    happened: [{ type: 'SupervisionResumed' }, ...happened],
  };
}

/** Somebody who rests on one track begins to practise on another. */
export const joinAndResume = doing('JoinSupervision', (context, input, today) => {
  const { remembers, happened } = resuming({ ...context, journeys: withJourney(context, input) }, input, today);
  return { remembers, happened: [joinedEvent(input), ...happened] };
});

/** After the end it begins again: what was counted before does not count any more. */
export const beginAgain = doing('JoinSupervision', (context, input, today) => {
  const { remembers, happened } = resuming({ ...context, journeys: [joinedBy(input, context.held)] }, input, today);
  return { remembers, happened: [{ type: 'SupervisionStarted' }, joinedEvent(input), ...happened.slice(1)] };
});

export const rest = doing(['WorkerPaused', 'WorkerStoodDown'], (context, { journeyId }) => ({
  remembers: { journeys: withStanding(context, journeyId, 'resting') },
  happened: [{ type: 'JourneyRested', journeyId }],
}));

export const comeBack = doing('WorkerReturned', (context, input, today) => {
  const journeys = withStanding(context, input.journeyId, 'active');
  const { remembers, happened } = sooner({ ...context, journeys }, today, input);
  return { remembers: { journeys, ...remembers }, happened: [journeyReturned(input), ...happened] };
});

const journeyReturned = ({ journeyId }: Asked<'WorkerReturned'>): SupervisionEvent => ({
  type: 'JourneyReturned',
  journeyId,
});

export const resume = doing('WorkerReturned', (context, input, today) =>
  resuming({ ...context, journeys: withStanding(context, input.journeyId, 'active') }, input, today),
);

export const leave = doing('WorkerLeft', ({ journeys }, { journeyId }) => ({
  remembers: { journeys: journeys.filter((one) => one.journeyId !== journeyId) },
  happened: [{ type: 'JourneyLeft', journeyId }],
}));

/** What was planned is taken out of calendars, and nobody is told anything. */
function silenced(context: SupervisionContext, at: number): Consequence {
  const { slot, number, threeWay } = context;
  return {
    remembers: { ...nothingAhead(context), threeWay: null },
    happened: [...takenOut(slot, number, at), ...calledOff(threeWay, at)],
  };
}

/** The last one who was active rests or leaves: supervision rests. */
export const suspend = doing(['WorkerPaused', 'WorkerStoodDown', 'WorkerLeft'], (context, input) => {
  const { journeyId, at, type } = input;
  const journeys =
    type === 'WorkerLeft'
      ? context.journeys.filter((one) => one.journeyId !== journeyId)
      : withStanding(context, journeyId, 'resting');
  const { remembers, happened } = silenced(context, at);
  return {
    remembers: { ...remembers, journeys, suspendedAt: at },
    happened: [{ type: 'SupervisionSuspended', since: at }, ...happened],
  };
});

/** The last one leaves: what waited for an answer waits no more. */
export const end = doing('WorkerLeft', (context, { at }) => {
  const { remembers, happened } = silenced(context, at);
  return {
    remembers: {
      ...remembers,
      ...{ journeys: [], agenda: [], misses: [], decision: null, consents: [], consentEndedAt: null },
      suspendedAt: null,
    },
    happened: [{ type: 'SupervisionEnded' }, ...happened],
  };
});
