import { decideWith } from '../core/decide.js';
import { withoutRepeats } from '../core/owed.js';
import type { Deadline, Decision, PureKind } from '../core/process.js';
import { dueAt } from './due.js';
import { journeyMachine } from './journey.machine.js';
import {
  journeyTimeInputs,
  type JourneyEvent,
  type JourneyFacts,
  type JourneyInput,
  type JourneyMessage,
  type JourneyTimeInput,
  type JourneyTimeType,
} from './journey.messages.js';
import { readJourney, type JourneyState, type Reading } from './journey.state.js';
import { owesJourney, standsInJourney } from './owed.js';
import { explainJourney, mayBeginJourney } from './refusals.js';

/** Everything that time will say, each kind of thing once. */
function deadlinesOf(state: JourneyState): Deadline<JourneyTimeInput>[] {
  const reading = readJourney(state);
  return journeyTimeInputs.flatMap((type) => {
    const at = isAwaited(type, reading) ? dueAt[type](state.context) : null;
    return at === null ? [] : [{ at, input: { type } }];
  });
}

/** Is the journey where this input of time means something? What else it depends on is in its dates. */
function isAwaited(type: JourneyTimeType, { standing, attention, pause, closing }: Reading): boolean {
  if (closing) return type === 'RetentionTimePassed' ? closing !== 'ended' : isFollowUp(type, closing);
  switch (type) {
    case 'QuietTimePassed':
      return attention === 'moving';
    case 'EscalationTimePassed':
      return attention === 'stalled';
    case 'ReviewDatePassed':
      return pause === 'resting' || standing === 'stoodDown';
    case 'ReviewEscalationTimePassed':
      return pause === 'reviewDue';
    case 'TalkAgainDatePassed':
      return standing === 'notNow';
    case 'UnderReviewTimePassed':
      return standing === 'underReview';
    case 'FollowUpTimePassed':
    case 'RetentionTimePassed':
      return false;
    default:
      return true;
  }
}

const isFollowUp = (type: JourneyTimeType, closing: Reading['closing']): boolean =>
  type === 'FollowUpTimePassed' && closing === 'followUpAhead';

const answer = decideWith<JourneyState, JourneyInput, JourneyFacts, JourneyEvent>(journeyMachine, {
  begins: 'StartJourney',
  mayBegin: mayBeginJourney,
  explain: explainJourney,
  owes: owesJourney,
});

function decide(state: JourneyState | undefined, input: JourneyMessage): Decision<JourneyState, JourneyEvent> {
  const decision = answer(state, input) as Decision<JourneyState, JourneyEvent>;
  if (!decision.accepted) return decision;
  return { ...decision, state: notOverdue(decision.state, input), owed: withoutRepeats(decision.owed) };
}

/** Whatever is overdue as soon as it is recorded – a certificate that lapsed long ago, a shorter interval in a new policy – is told on the next morning. */
function notOverdue(state: JourneyState, { type, at }: JourneyMessage): JourneyState {
  if ((journeyTimeInputs as readonly string[]).includes(type)) return state;
  if (deadlinesOf(state).every((deadline) => deadline.at > at)) return state;
  return { ...state, context: { ...state.context, resumedAt: at } };
}

/** One person's journey through one track of one programme, as the engine runs it. */
export const journey: PureKind<JourneyState, JourneyInput, JourneyFacts> = {
  name: 'journey',
  notBegun: 'JOURNEY_NOT_STARTED',
  decide,
  deadlinesOf,
  stands: standsInJourney,
  stageOf: (state) => {
    const { stage, standing } = readJourney(state);
    return standing === 'active' ? stage : `${stage}/${standing}`;
  },
  hasEnded: (state) => readJourney(state).closing === 'ended',
};
