import type { Refusal } from '../core/process.js';
import { faultOf } from './faults.js';
import { isMove, leadsTo, missingFor } from './gates.js';
import { journeyChart } from './journey.chart.js';
import type { JourneyMessage } from './journey.messages.js';
import { readJourney, type JourneyState, type Standing } from './journey.state.js';
import { clauseOf, refusal, type JourneyRefusalCode } from './refusal-codes.js';
import { stagesOf } from './tracks.js';

export { keyworkerIsLineManager } from './faults.js';
export { journeyRefusals } from './refusal-codes.js';

/** A person walks a track of a programme once at a time; the database refuses it as well. */
export const journeyUnderWay = refusal(
  'JOURNEY_UNDER_WAY',
  'TURAS 4.2',
  'This person is already on this track of the programme.',
);

/** A reason not to begin a journey. */
export function mayBeginJourney(input: JourneyMessage): Refusal | undefined {
  const { beginning, blocked } = input.facts;
  if (blocked) return refusal('PERSON_BLOCKED', 'TURAS 13.5', 'This person can’t be taken on at present.');
  if (beginning?.programmeClosed) return refusal('PROGRAMME_CLOSED', 'TURAS 6.8', 'This programme is closed.');
  if (!beginning?.policy)
    return refusal(
      'TRACK_SHUT',
      'TURAS 10.1',
      'This track is shut until its part of the policy is filled in and adopted.',
    );
  if (beginning.alreadyUnderWay) return journeyUnderWay;
  return undefined;
}

/** Why the machine ignored an input: asked only when it did. */
export function explainJourney(state: JourneyState | undefined, input: JourneyMessage): Refusal {
  if (!Object.hasOwn(clauseOf, input.type))
    return refusal('UNKNOWN_INPUT', 'TURAS 10.1', 'A journey does not know what is asked here.');
  const clause = clauseOf[input.type];
  if (!state) return refusal('JOURNEY_NOT_STARTED', clause, 'This journey has not begun.');
  if (input.type === 'StartJourney')
    return refusal('JOURNEY_ALREADY_STARTED', clause, 'This journey has already begun.');
  if (readJourney(state).stage === 'closed') return explainClosed(state, input);
  return faultOf(state.context, input) ?? explainMoment(state, input);
}

function explainClosed(state: JourneyState, input: JourneyMessage): Refusal {
  const clause = clauseOf[input.type];
  if (isTime(input.type)) return notDue(clause);
  if (input.type !== 'RecordFollowUp') return refusal('JOURNEY_CLOSED', clause, 'This journey is closed.');
  return (
    faultOf(state.context, input) ??
    refusal('FOLLOW_UP_HELD', clause, 'There is no contact after the exit left to hold.')
  );
}

const isTime = (type: string): boolean => type.endsWith('Passed') || type.endsWith('Lapsed');
const notDue = (clause: string): Refusal => refusal('NOT_DUE', clause, 'Nothing is due.');

function explainMoment(state: JourneyState, input: JourneyMessage): Refusal {
  const clause = clauseOf[input.type];
  if (isTime(input.type)) return notDue(clause);
  if (isMove(input.type)) return explainMove(state, input);
  return explainStanding(state, input) ?? refusal('NOT_AT_THIS_STAGE', clause, 'This is not possible at this stage.');
}

/** Commands that end a standing, each with what is said where the journey is not in it. */
const ends: Partial<Record<JourneyMessage['type'], readonly [JourneyRefusalCode, string, Standing]>> = {
  ResumeJourney: ['JOURNEY_NOT_PAUSED', 'This journey is not paused.', 'paused'],
  Reinstate: ['JOURNEY_NOT_STOOD_DOWN', 'This person is not stood down.', 'stoodDown'],
  LiftReview: ['JOURNEY_NOT_UNDER_REVIEW', 'Nothing is under review.', 'underReview'],
};

function explainStanding(state: JourneyState, { type }: JourneyMessage): Refusal | undefined {
  const { stage, standing } = readJourney(state);
  const clause = clauseOf[type];
  const end = ends[type];
  if (end && end[2] !== standing) return refusal(end[0], clause, end[1]);
  if (type === 'RecordFollowUp') return refusal('JOURNEY_NOT_CLOSED', clause, 'This contact is held after the exit.');
  if (type === 'StandDown' && standing === 'stoodDown') return standingSays.stoodDown;
  const isOfRecruitment = type === 'OfferRole' || type === 'NotNow' || type === 'ResumeConversation';
  const isAtItsStage = isOfRecruitment ? stage === 'recruitment' : type !== 'EndApplication' && type !== 'StepBack';
  if (type === 'StepBack' && standing !== 'underReview' && leadsFrom(type, stage)) return standingSays[standing];
  return isAtItsStage ? standingSays[standing] : undefined;
}

/** What stands in the way in each standing. */
const standingSays: Readonly<Record<Standing, Refusal | undefined>> = {
  active: undefined,
  paused: refusal('JOURNEY_PAUSED', 'TURAS 13.4', 'This journey is paused. It goes on from here after the return.'),
  notNow: refusal('JOURNEY_RESTS', 'TURAS 8.1', 'The conversation rests until the day on which you talk again.'),
  stoodDown: refusal('JOURNEY_STOOD_DOWN', 'TURAS 13.5', 'This person is stood down until a manager decides.'),
  underReview: refusal('JOURNEY_UNDER_REVIEW', 'GUIDE 4.5-a', 'What was agreed is still under review.'),
};

function explainMove(state: JourneyState, input: JourneyMessage): Refusal {
  const { stage, standing } = readJourney(state);
  const clause = clauseOf[input.type];
  if (!isMove(input.type)) return notDue(clause);
  if (!stagesOf(state.context.track).includes(leadsTo[input.type]))
    return refusal('NOT_ON_THIS_TRACK', clause, 'This track has no such stage.');
  if (!leadsFrom(input.type, stage))
    return refusal('NOT_AT_THIS_STAGE', clause, 'This is not the next step from the present stage.');
  const missing = missingFor(input.type, state.context, input.facts, input.at);
  const leaves = input.type === 'StartExit' || input.type === 'CloseJourney';
  const inTheWay = leaves ? undefined : standingSays[standing];
  if (inTheWay) return { ...inTheWay, missing };
  return { ...refusal('REQUIREMENTS_MISSING', missing[0]?.clause ?? clause, sentenceOf(missing.length)), missing };
}

const sentenceOf = (count: number): string =>
  count === 1 ? 'One thing is still missing before this step.' : `${count} things are still missing before this step.`;

const leadsFrom = (command: string, stage: string): boolean =>
  journeyChart.edges.some((edge) => edge.command === command && edge.from === stage);
