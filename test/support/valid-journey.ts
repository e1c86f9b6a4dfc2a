import { isDate } from '../../state-machines/core/calendar.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { Mode } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import { openModes } from '../../state-machines/journey/practice.js';
import { stagesOf } from '../../state-machines/journey/tracks.js';

/** What must hold in every state that a journey can come to. Answers what does not. */
export function flawsOf(state: JourneyState): string[] {
  return Object.entries({ ...placeOf(state), ...memoryOf(state), ...timeOf(state) }).flatMap(([claim, holds]) =>
    holds ? [] : [claim],
  );
}

const silent: readonly string[] = ['paused', 'notNow', 'stoodDown'];

/** Where a journey is. */
function placeOf(state: JourneyState): Record<string, boolean> {
  const { stage, standing, attention, pause, closing } = readJourney(state);
  const { visits, track, stalledAt, pausedAt, reviewAt, closedOn, keepUntil, decisions } = state.context;
  const closed = stage === 'closed';
  const isSilent = silent.includes(standing);
  return {
    'the stage is one of the track': stagesOf(track).includes(stage),
    'the last visit is to the present stage': visits.at(-1)?.stage === stage,
    'the first visit is to recruitment': visits[0]?.stage === 'recruitment',
    'visits follow one another in time': visits.every(({ at }, index) => index === 0 || at >= visits[index - 1]!.at),
    'every visit is to a stage of the track': visits.every((visit) => stagesOf(track).includes(visit.stage)),
    'silence has a beginning and a review': isSilent === (pausedAt !== null) && (!isSilent || reviewAt !== null),
    'a review belongs to a standing': reviewAt === null || standing !== 'active',
    'a pause is resting, due or overdue': (standing === 'paused') === (pause !== undefined),
    'a talk is put off in recruitment only': standing !== 'notNow' || stage === 'recruitment',
    'nobody is stalled while it is silent': !isSilent || attention === 'moving',
    'stalled has a since': (attention === 'moving') === (stalledAt === null),
    'closed has a day, and an end of keeping': [closedOn !== null, keepUntil !== null].every((is) => is === closed),
    'closed keeps time': closed === (closing !== undefined),
    'nothing is open once it is closed': !closed || (decisions.length === 0 && reviewAt === null && pausedAt === null),
  };
}

/** What a journey remembers. */
function memoryOf({ context }: JourneyState): Record<string, boolean> {
  const { steps, forms, confirmations, trainings, plannedTrainings, waivers, decisions, decided, practice } = context;
  const dates = [...steps, ...forms, ...confirmations, ...trainings, ...plannedTrainings, ...context.returnSteps];
  const once = (list: readonly string[]): boolean => new Set(list).size === list.length;
  return {
    'dates are dates': dates.every(({ on }) => isDate(on)),
    'waivers end': waivers.every(({ until }) => isDate(until)),
    'a step is remembered once': once(steps.map(({ requirement }) => requirement)),
    'a form is remembered once': once(forms.map(({ form }) => form)),
    'a criterion is remembered once': once(confirmations.map(({ criterion }) => criterion)),
    'a waiver is remembered once': once(waivers.map(({ requirement }) => requirement)),
    'a plan is remembered once a topic': once(plannedTrainings.map(({ topic }) => topic)),
    'a topic is agreed once': once(context.agreedTopics),
    'a training is remembered once a day': once(trainings.map(({ topic, on }) => `${topic} ${on}`)),
    'a certificate is remembered once': once(context.certificates.map(({ certificateId }) => certificateId)),
    'a decision is open once': once(decisions.map(({ matter, about = '' }) => `${matter} ${about}`)),
    'an answer is remembered once': once(decided.map(({ matter, about = '' }) => `${matter} ${about}`)),
    'practice adds up': Object.values(practice).every(({ sessions, quarters }) => sessions > 0 && quarters >= sessions),
    'practice is of an open way of working': Object.keys(practice).every((mode) =>
      openModes(context).includes(mode as Mode),
    ),
    'lists end': [dates, waivers, context.visits, context.certificates].every(({ length }) => length < 1_000),
  };
}

/** What time will do. */
function timeOf(state: JourneyState): Record<string, boolean> {
  const { stage, standing, attention, pause, closing } = readJourney(state);
  const { context } = state;
  const { lastMovedAt, startedAt, stalledAt, pausedAt, reviewAt, explainedUntil, resumedAt, reviewedAt } = context;
  const instants = [lastMovedAt, startedAt, stalledAt, pausedAt, reviewAt, explainedUntil, resumedAt, reviewedAt];
  const deadlines = journey.deadlinesOf(state);
  const reviews = ['ReviewDatePassed', 'ReviewEscalationTimePassed', 'TalkAgainDatePassed'];
  return {
    'instants are whole milliseconds': instants.every((at) => at === null || Number.isSafeInteger(at)),
    'each kind of deadline is listed once': new Set(deadlines.map(({ input }) => input.type)).size === deadlines.length,
    'deadlines are instants': deadlines.every(({ at }) => Number.isSafeInteger(at)),
    'nothing is due once it has ended': closing !== 'ended' || deadlines.length === 0,
    'silence is broken by its review alone':
      !silent.includes(standing) || deadlines.every(({ input }) => reviews.includes(input.type)),
    'what time says is always awaited, short of the top of a ladder':
      deadlines.length > 0 || closing === 'ended' || attention === 'escalated' || pause === 'reviewOverdue',
    'an ended journey is closed': journey.hasEnded(state) === (closing === 'ended') && (!closing || stage === 'closed'),
  };
}

/** Seals a state to its depths: whoever writes to it fails. */
export function frozen<T>(value: T): T {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
