import { isDate } from '../../state-machines/core/calendar.js';
import { journey } from '../../state-machines/journey/journey.js';
import { stages } from '../../state-machines/journey/journey.messages.js';
import { readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';

/** What must hold in every state that a journey can come to. Answers what does not. */
export function flawsOf(state: JourneyState): string[] {
  const { stage, standing, attention, pause } = readJourney(state);
  const { context } = state;
  const { visits, stalledAt, pausedAt, reviewAt, explainedUntil, lastMovedAt, startedAt } = context;
  const paused = standing === 'paused';
  const deadlines = journey.deadlinesOf(state);
  const claims: Record<string, boolean> = {
    'the stage is one of the stages': stages.includes(stage),
    'the last visit is to the present stage': visits.at(-1)?.stage === stage,
    'the first visit is to recruitment': visits[0]?.stage === 'recruitment',
    'visits follow one another in time': visits.every(({ at }, index) => index === 0 || at >= visits[index - 1]!.at),
    'a pause has a beginning and a review': paused === (pausedAt !== null) && paused === (reviewAt !== null),
    'a pause is resting, due or overdue': !paused || ['resting', 'reviewDue', 'reviewOverdue'].includes(pause ?? ''),
    'nobody is stalled on a pause': !paused || attention === 'moving',
    'stalled has a since': (attention === 'moving') === (stalledAt === null),
    'instants are whole milliseconds': [lastMovedAt, startedAt, stalledAt, pausedAt, reviewAt, explainedUntil].every(
      (at) => at === null || Number.isSafeInteger(at),
    ),
    'dates are dates': [...context.steps, ...context.trainings].every(({ on }) => isDate(on)),
    'waivers end': context.waivers.every(({ until }) => isDate(until)),
    'a step is remembered once':
      new Set(context.steps.map(({ requirement }) => requirement)).size === context.steps.length,
    'a waiver is remembered once':
      new Set(context.waivers.map(({ requirement }) => requirement)).size === context.waivers.length,
    'one deadline at most': deadlines.length <= 1,
    'deadlines are instants': deadlines.every(({ at }) => Number.isSafeInteger(at)),
    'nothing is due once it is closed': stage !== 'closed' || deadlines.length === 0,
    'what time says is always awaited, short of the top of a ladder':
      deadlines.length === 1 || stage === 'closed' || attention === 'escalated' || pause === 'reviewOverdue',
  };
  return Object.entries(claims).flatMap(([claim, holds]) => (holds ? [] : [claim]));
}

/** Seals a state to its depths: whoever writes to it fails. */
export function frozen<T>(value: T): T {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
