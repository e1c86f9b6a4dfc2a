import type { Refusal } from '../core/process.js';
import { dateFault, type DateFault } from './dates.js';
import { missingFor, moves, requirementsOf, type Move } from './gates.js';
import { journeyChart } from './journey.chart.js';
import type { JourneyMessage } from './journey.messages.js';
import { readJourney, type JourneyState } from './journey.state.js';

/** Every code with which a journey says no. They are stable for ever. */
export const journeyRefusals = [
  'UNKNOWN_INPUT',
  'JOURNEY_NOT_STARTED',
  'JOURNEY_ALREADY_STARTED',
  'JOURNEY_UNDER_WAY',
  'JOURNEY_CLOSED',
  'JOURNEY_PAUSED',
  'JOURNEY_NOT_PAUSED',
  'TRACK_SHUT',
  'PERSON_BLOCKED',
  'NOT_AT_THIS_STAGE',
  'REQUIREMENTS_MISSING',
  'UNKNOWN_REQUIREMENT',
  'UNKNOWN_TOPIC',
  'NOT_A_DATE',
  'DATE_IN_FUTURE',
  'DATE_NOT_AHEAD',
  'DATE_TOO_FAR',
  'NOT_WAIVABLE',
  'WAIVER_NOT_YOURS',
  'HOLDER_NOT_STAFF',
  'KEYWORKER_IS_LINE_MANAGER',
  'NOT_DUE',
] as const;
export type JourneyRefusalCode = (typeof journeyRefusals)[number];

const refusal = (code: JourneyRefusalCode, clause: string, message: string): Refusal => ({ code, clause, message });

/** The clause on which a command rests: named when the command comes at the wrong moment. */
const clauses: Readonly<Record<JourneyMessage['type'], string>> = {
  StartJourney: 'TURAS 4.2',
  StartInduction: 'TURAS 8.1',
  StartTraining: 'TURAS 10.1.3',
  StartSupportedPractice: 'TURAS 6.11',
  StartExit: 'GUIDE 4.6-b',
  CloseJourney: 'GUIDE 4.6-b',
  EndApplication: 'TURAS 13.2',
  RecordStep: 'TURAS 6.8',
  RecordTraining: 'TURAS 10.1.3',
  WaiveRequirement: 'TURAS 6.11',
  ExplainDelay: 'TURAS 7.1',
  PauseJourney: 'TURAS 13.4',
  ResumeJourney: 'TURAS 13.4',
  NameLineManager: 'GUIDE 3.3-6',
  NameKeyworker: 'GUIDE 3.3-6',
  NameSupervisor: 'TURAS 10.1.7',
  AddNote: 'TURAS 6.6',
  QuietTimePassed: 'TURAS 7.1',
  EscalationTimePassed: 'TURAS 7.1',
  ReviewDatePassed: 'TURAS 13.4',
  ReviewEscalationTimePassed: 'TURAS 13.4',
};

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
  if (!beginning?.policy)
    return refusal('TRACK_SHUT', 'TURAS 10.1', 'This track is shut until the programme’s policy is adopted.');
  if (beginning.alreadyUnderWay) return journeyUnderWay;
  return undefined;
}

/** Why the machine ignored an input: asked only when it did. */
export function explainJourney(state: JourneyState | undefined, input: JourneyMessage): Refusal {
  if (!Object.hasOwn(clauses, input.type))
    return refusal('UNKNOWN_INPUT', 'TURAS 10.1', 'A journey does not know what is asked here.');
  const clause = clauses[input.type];
  if (!state) return refusal('JOURNEY_NOT_STARTED', clause, 'This journey has not begun.');
  if (readJourney(state).stage === 'closed') return refusal('JOURNEY_CLOSED', clause, 'This journey is closed.');
  return explainDate(state, input) ?? explainSubject(state, input) ?? explainMoment(state, input);
}

const dateFaults: Readonly<Record<DateFault, string>> = {
  NOT_A_DATE: 'This is not a day of the calendar.',
  DATE_IN_FUTURE: 'This date is still to come: record it when it has happened.',
  DATE_NOT_AHEAD: 'Choose a date after today.',
  DATE_TOO_FAR: 'Choose a date within a year from today.',
};

function explainDate({ context }: JourneyState, input: JourneyMessage): Refusal | undefined {
  const fault = dateFault(input, context.zone);
  return fault && refusal(fault, clauses[input.type], dateFaults[fault]);
}

function explainSubject({ context }: JourneyState, input: JourneyMessage): Refusal | undefined {
  switch (input.type) {
    case 'RecordStep':
      return refusal('UNKNOWN_REQUIREMENT', clauses.RecordStep, 'The policy has no such step to tick off.');
    case 'RecordTraining':
      return refusal('UNKNOWN_TOPIC', clauses.RecordTraining, 'The policy of this journey has no such training topic.');
    case 'WaiveRequirement': {
      const requirement = requirementsOf(context).find(({ id }) => id === input.requirement);
      if (!requirement)
        return refusal('UNKNOWN_REQUIREMENT', clauses.WaiveRequirement, 'The policy has no such requirement.');
      if (requirement.waivableBy.length === 0)
        return refusal('NOT_WAIVABLE', requirement.clause, 'This requirement holds for everyone: nobody can waive it.');
      return refusal('WAIVER_NOT_YOURS', requirement.clause, 'Only a manager can waive this requirement.');
    }
    case 'NameLineManager':
    case 'NameKeyworker':
    case 'NameSupervisor':
      if (input.facts.holderIsStaff !== true)
        return refusal('HOLDER_NOT_STAFF', clauses[input.type], 'Choose someone from the organisation’s staff.');
      return keyworkerIsLineManager;
    default:
      return undefined;
  }
}

/** Line support and key work are kept apart; the database refuses it as well. */
export const keyworkerIsLineManager = refusal(
  'KEYWORKER_IS_LINE_MANAGER',
  'GUIDE 3.5-c',
  'The keyworker can’t also be the line manager: choose someone else.',
);

function explainMoment(state: JourneyState, input: JourneyMessage): Refusal {
  const { stage, standing } = readJourney(state);
  const clause = clauses[input.type];
  if (input.type === 'StartJourney')
    return refusal('JOURNEY_ALREADY_STARTED', clause, 'This journey has already begun.');
  if (input.type === 'ResumeJourney') return refusal('JOURNEY_NOT_PAUSED', clause, 'This journey is not paused.');
  if (input.type === 'ExplainDelay')
    return refusal('JOURNEY_PAUSED', clause, 'This journey is paused: nothing is expected, and no one is reminded.');
  if (!isMove(input.type)) {
    return input.type.endsWith('Passed')
      ? refusal('NOT_DUE', clause, 'Nothing is due.')
      : refusal('NOT_AT_THIS_STAGE', clause, 'This is not possible at this stage.');
  }
  if (!leadsFrom(input.type, stage))
    return refusal('NOT_AT_THIS_STAGE', clause, 'This is not the next step from the present stage.');
  const missing = missingFor(input.type, state.context, input.facts, input.at);
  if (standing === 'paused' && input.type !== 'StartExit' && input.type !== 'CloseJourney')
    return {
      ...refusal('JOURNEY_PAUSED', 'TURAS 13.4', 'This journey is paused. It goes on from here after the return.'),
      missing,
    };
  return { ...refusal('REQUIREMENTS_MISSING', missing[0]?.clause ?? clause, sentenceOf(missing.length)), missing };
}

const isMove = (type: string): type is Move => (moves as readonly string[]).includes(type);

const sentenceOf = (count: number): string =>
  count === 1 ? 'One thing is still missing before this step.' : `${count} things are still missing before this step.`;

const leadsFrom = (command: string, stage: string): boolean =>
  journeyChart.edges.some((edge) => edge.command === command && edge.from === stage);
