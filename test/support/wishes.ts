import fc from 'fast-check';

import type { Instant } from '../../state-machines/core/process.js';
import { forms } from '../../state-machines/journey/forms.js';
import { looseSteps, requirementsFor, requirementsOf, type Move } from '../../state-machines/journey/gates.js';
import {
  confirmationBases,
  decisionMatters,
  modes,
  notNowReasons,
  returnSteps,
  type JourneyCommand,
  type JourneyCommandType,
} from '../../state-machines/journey/journey.messages.js';
import { bases, tracks, type JourneyPolicy, type Track } from '../../state-machines/policy/policy.js';
import { dayFrom, idOf, terms } from './journeys.js';

/** Something to ask of a journey, with its dates as days from its own moment and its people and papers by number. */
export interface Wish {
  readonly type: JourneyCommandType;
  /** Each date of the command, in days from the moment at which it is asked. */
  readonly days?: Readonly<Record<string, number>>;
  readonly holder?: number;
  readonly certificate?: number;
  /** Steps of a graded return. */
  readonly back?: readonly { readonly step: (typeof returnSteps)[number]; readonly inDays: number }[];
  readonly [detail: string]: unknown;
}

/** The fullest terms that a script's policies may come to. */
const fullest = (track: Track): JourneyPolicy => {
  const plain = terms({}, track);
  return {
    ...plain,
    topics: [...plain.topics, 'naloxone'],
    minimumTrainingDates: 4,
    served: plain.served && { weeks: 4, sessions: 3 },
  };
};

const known = [
  ...new Set(tracks.flatMap((track) => requirementsOf({ track, policy: fullest(track) }).map(({ id }) => id))),
];
const steps = [
  ...new Set(
    tracks.flatMap((track) =>
      requirementsOf({ track, policy: fullest(track) })
        .filter(({ remedy }) => remedy === 'RecordStep')
        .map(({ id }) => id),
    ),
  ),
  ...Object.keys(looseSteps),
];
const topics = [...new Set(tracks.flatMap((track) => fullest(track).topics)), 'lone-working', 'self-care'];

const ahead = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  fc.constantFrom(0, 1, 90, 364, 365, 366, 367),
);
const ago = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: -20, max: 0 }) }, fc.constantFrom(1, -200));
const holder = fc.nat({ max: 5 });
const certificate = fc.nat({ max: 4 });
const on = fc.record({ on: ago });
const until = fc.record({ until: ahead });

/** How each command may be wished for. */
const wishFor: { readonly [T in JourneyCommandType]: Readonly<Record<string, fc.Arbitrary<unknown>>> } = {
  StartInduction: {},
  StartTraining: {},
  StartSupportedPractice: {},
  StartInPairs: {},
  StartAlone: {},
  StartLeading: {},
  StartMentoring: {},
  StepBack: { to: fc.constantFrom('supportedPractice', 'inPairs') },
  StartExit: {},
  CloseJourney: {},
  EndApplication: { reason: fc.constantFrom('withdrew', 'notGoingAhead') },
  OfferRole: { days: on },
  NotNow: { reason: fc.constantFrom(...notNowReasons), days: fc.record({ talkAgainOn: ahead }) },
  ResumeConversation: {},
  RecordStep: { requirement: fc.constantFrom(...steps, 'no-such-thing'), days: on },
  FillForm: { form: fc.constantFrom(...forms.map(({ id }) => id), 'no-such-thing'), days: on },
  ConfirmEligibility: {
    criterion: fc.constantFrom('knows-the-service', 'knows-the-service', 'no-such-thing'),
    basis: fc.constantFrom(...confirmationBases),
    days: on,
  },
  ChooseBasis: {
    basis: fc.constantFrom(...bases),
    valueExplained: fc.constant(true),
    hourlyCents: fc.constantFrom(0, 1_499, 1_500, 1_500, 2_000),
    weeklyHours: fc.constantFrom(1, 8, 16, 17),
  },
  AcknowledgePolicy: { version: fc.constantFrom(1, 1, 2, 3) },
  SignContract: { side: fc.constantFrom('worker', 'service'), days: on },
  SignBoundaryAgreement: { side: fc.constantFrom('worker', 'service'), days: on },
  AgreeTopic: { topic: fc.constantFrom(...topics, 'no-such') },
  PlanTraining: { topic: fc.constantFrom(...topics, 'no-such'), days: fc.record({ on: ahead }) },
  RecordTraining: {
    topic: fc.constantFrom(...topics, 'no-such'),
    trainer: fc.constantFrom('internal', 'external'),
    days: on,
  },
  AddCertificate: {
    certificate,
    topic: fc.constantFrom(...topics),
    days: fc.record({ issuedOn: ago, expiresOn: fc.integer({ min: -100, max: 200 }) }),
  },
  WithdrawCertificate: { certificate },
  LogExperience: { mode: fc.constantFrom(...modes), quarters: fc.integer({ min: 1, max: 20 }), days: on },
  WithdrawExperience: { entry: fc.integer({ min: 1, max: 60 }) },
  StateWish: { wish: fc.constantFrom('yes', 'notNow') },
  Decide: {
    matter: fc.constantFrom(...decisionMatters),
    answer: fc.constantFrom('yes', 'no'),
    days: fc.oneof(fc.constant({}), fc.record({ askAgainOn: ahead })),
  },
  WaiveRequirement: { requirement: fc.constantFrom(...known, 'no-such-thing'), days: until },
  ExplainDelay: { days: until },
  PauseJourney: {
    days: fc.oneof(fc.record({ reviewOn: ahead }), fc.record({ reviewOn: ahead, from: ago })),
  },
  ResumeJourney: {
    days: fc.oneof(fc.constant({}), fc.record({ talkedOn: ago })),
    back: fc.array(fc.record({ step: fc.constantFrom(...returnSteps), inDays: ahead }), { maxLength: 2 }),
  },
  StandDown: {},
  Reinstate: {},
  PlaceUnderReview: { days: until },
  LiftReview: {},
  RaiseConcern: { grade: fc.constantFrom('performance', 'minor', 'gross') },
  SetExpectedEnd: { days: fc.record({ on: fc.oneof(ahead, fc.constantFrom(500, 3_649, 3_660)) }) },
  GiveNotice: { days: fc.record({ lastDay: ahead }) },
  LeaveNow: {},
  RecordFollowUp: { days: on },
  MoveToPolicy: { version: fc.constantFrom(1, 2, 2, 3) },
  NameLineManager: { holder },
  NameKeyworker: { holder },
  NameSupervisor: { holder },
  AddNote: {},
};

const types = Object.keys(wishFor) as JourneyCommandType[];
/** Journeys would end too soon if everybody left as often as they record. */
const seldom: Partial<Record<JourneyCommandType, number>> = { LeaveNow: 1, EndApplication: 1, StandDown: 2, NotNow: 2 };
const often: Partial<Record<JourneyCommandType, number>> = {
  LogExperience: 14,
  PauseJourney: 10,
  ResumeJourney: 16,
  WaiveRequirement: 16,
  ChooseBasis: 8,
};

/** Anything that may be asked, also at a bad moment. */
export const wishes: fc.Arbitrary<Wish> = fc.oneof(
  ...types.map((type) => ({
    weight: seldom[type] ?? often[type] ?? 5,
    arbitrary: fc.record({ type: fc.constant(type), ...wishFor[type] }) as fc.Arbitrary<Wish>,
  })),
);

/** All that a move asks for on a track, and the move itself. */
export function preparing(move: Move, track: Track): readonly Wish[] {
  const policy = fullest(track);
  const asked = requirementsFor(move, { policy, track });
  const last = asked.filter(({ remedy }) => remedy === 'SignContract');
  const others = asked.filter(({ remedy }) => remedy !== 'SignContract');
  return [...others, ...last].flatMap(({ id, remedy }) => meeting(id, remedy, track)).concat([{ type: move }]);
}

const today = { on: 0 };

/** The wishes that meet a requirement. */
function meeting(id: string, remedy: string, track: Track): Wish[] {
  switch (remedy) {
    case 'RecordStep':
      return [{ type: remedy, requirement: id, days: today }];
    case 'FillForm':
      return [{ type: remedy, form: id, days: today }];
    case 'ConfirmEligibility':
      return [{ type: remedy, criterion: 'knows-the-service', basis: 'conversation', days: today }];
    case 'OfferRole':
      return [{ type: remedy, days: today }];
    case 'ChooseBasis':
      return [{ type: remedy, basis: 'voluntary', valueExplained: true }];
    case 'AcknowledgePolicy':
      return [1, 2, 3].map((version) => ({ type: remedy, version }));
    case 'SignContract':
    case 'SignBoundaryAgreement':
      return ['worker', 'service'].map((side) => ({ type: remedy, side, days: today }));
    case 'StateWish':
      return [{ type: remedy, wish: 'yes' }];
    case 'Decide':
      return [{ type: remedy, matter: 'may-lead', answer: 'yes' }];
    case 'NameLineManager':
      return [
        { type: 'NameKeyworker', holder: 0 },
        { type: remedy, holder: 1 },
      ];
    case 'RecordTraining':
      return trained(id, track);
    case 'LogExperience':
      return practised(id, track);
    default:
      return [];
  }
}

function trained(id: string, track: Track): Wish[] {
  const topic = id.replace('training-', '');
  if (topic === 'spread' || topic === 'in-house-training') return [];
  const daysAgo = Math.max(fullest(track).topics.indexOf(topic), 0);
  return [{ type: 'RecordTraining', topic, trainer: 'internal', days: { on: -daysAgo } }];
}

function practised(id: string, track: Track): Wish[] {
  if (id === 'staffed-outing') return [{ type: 'LogExperience', mode: 'withStaff', quarters: 8, days: today }];
  if (id === 'paired-outing') return [{ type: 'LogExperience', mode: 'inPair', quarters: 8, days: today }];
  const mode = track === 'facilitation' ? 'coFacilitated' : 'withStaff';
  return [-28, -14, 0].map((day) => ({ type: 'LogExperience', mode, quarters: 6, days: { on: day } }));
}

/** The wish as a command of its moment. */
export function commandOf(wish: Wish, at: Instant, zone: string, holders: readonly string[]): JourneyCommand {
  const { days = {}, holder: number, certificate: paper, back, ...said } = wish;
  const dates = Object.entries(days).map(([key, day]) => [key, dayFrom(at, day, zone)]);
  return {
    ...said,
    ...Object.fromEntries(dates),
    ...(number !== undefined && { holderId: holders[number % holders.length]! }),
    ...(paper !== undefined && { certificateId: idOf(`certificate ${paper}`) }),
    ...(back && { steps: back.map(({ step, inDays }) => ({ step, on: dayFrom(at, inDays, zone) })) }),
  } as JourneyCommand;
}
