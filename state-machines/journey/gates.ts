import { dateOf } from '../core/calendar.js';
import type { Instant, Missing } from '../core/process.js';
import type { JourneyContext, JourneyFacts, Stage } from './journey.messages.js';
import {
  boundaryAgreementSigned,
  confirmed,
  contractSigned,
  enoughStaffedWork,
  formFilled,
  inHouse,
  lineManagerIsNotKeyworker,
  lineManagerNamed,
  nobody,
  notBlocked,
  policyAcknowledged,
  practised,
  programmeOpen,
  spreadOverDays,
  step,
  supervisorSupports,
  timeServed,
  topicRequirement,
  workerWants,
  roleOffered,
  basisChosen,
  type Requirement,
} from './requirements.js';
import { stagesOf } from './tracks.js';

export type { Requirement } from './requirements.js';

/** Moves that a gate stands before, in the order of the stages. */
export const moves = [
  'StartInduction',
  'StartTraining',
  'StartSupportedPractice',
  'StartMentoring',
  'StartInPairs',
  'StartAlone',
  'StartLeading',
  'StartExit',
  'CloseJourney',
] as const;
export type Move = (typeof moves)[number];

/** The stage that each move leads to. */
export const leadsTo: Readonly<Record<Move, Stage>> = {
  StartInduction: 'induction',
  StartTraining: 'training',
  StartSupportedPractice: 'supportedPractice',
  StartMentoring: 'mentoring',
  StartInPairs: 'inPairs',
  StartAlone: 'alone',
  StartLeading: 'leading',
  StartExit: 'supportedExit',
  CloseJourney: 'closed',
};

export const isMove = (type: string): type is Move => (moves as readonly string[]).includes(type);

/** What a requirement may depend on: the track and the terms of the journey. */
export type Terms = Pick<JourneyContext, 'policy' | 'track'>;

const eligibilityClause = {
  outreach: 'TURAS 13.2',
  facilitation: 'TURAS 11.1',
  mentoring: 'TURAS 12.1',
  other: 'TURAS 13.2',
} as const;

const trained = ({ policy, track }: Terms): Requirement[] => [
  ...policy.topics.map((topic) => topicRequirement(topic, track)),
  ...(policy.minimumTrainingDates > 1 ? [spreadOverDays] : []),
];

/** What the sources ask before each move (`requirements.md` 1.0): the table of the gates. */
const gates: Readonly<Record<Move, (terms: Terms) => readonly Requirement[]>> = {
  StartInduction: ({ policy, track }) => [
    programmeOpen,
    ...policy.eligibility.map(({ id, sentence }) => confirmed(id, eligibilityClause[track], sentence)),
    formFilled('qualities-self', 'TURAS 8.1', 'The person has said how they see their own qualities.'),
    formFilled('qualities-interviewer', 'TURAS 8.1', 'The qualities were talked through with the person.'),
    step('role-description-seen', 'GUIDE 3.3-d', 'The person has seen the role description.'),
    roleOffered,
    notBlocked,
  ],
  StartTraining: () => [
    lineManagerNamed,
    lineManagerIsNotKeyworker,
    step('boundary-conversation', 'GUIDE 3.5-a', 'The boundary conversation was held.'),
    step('progression-honesty', 'TURAS 13.3', 'The person knows what is and is not on offer on the way to paid work.'),
    step('contract-terms-shown', 'GUIDE 4.1', 'The terms of the contract were shown.'),
    basisChosen,
    formFilled('needs-assessment', 'TURAS 9.2', 'The needs assessment is done.'),
    step('information-pack', 'TURAS 9.2', 'The printed information pack was handed over.'),
    policyAcknowledged,
  ],
  StartSupportedPractice: (terms) => [
    ...trained(terms),
    boundaryAgreementSigned,
    contractSigned('GUIDE 4.1', 'The contract is signed by both sides.'),
    ...(terms.track === 'outreach'
      ? [step('outreach-policy-read', 'TURAS 10.1.5', 'The person knows the Outreach Policy.')]
      : []),
  ],
  StartMentoring: (terms) => [
    ...trained(terms),
    inHouse,
    enoughStaffedWork,
    {
      ...step('staffed-work-went-well', 'TURAS 6.11', 'Their supervisor says that work with staff went well.'),
      tickedOffBy: ['supervisor', 'manager'],
    },
    contractSigned('TURAS 12.3', 'The contract is signed by both sides, after training.'),
    boundaryAgreementSigned,
  ],
  StartInPairs: ({ track }) => [
    practised('staffed-outing', 'withStaff', 'TURAS 6.11', 'At least one outing with staff is in the log.'),
    step('lone-working-policy', 'GUIDE 2.3-g', 'The person knows the lone-working policy.'),
    topicRequirement('lone-working', track),
  ],
  StartAlone: () => [
    practised('paired-outing', 'inPair', 'TURAS 10.1.4', 'At least one outing in a pair is in the log.'),
    {
      ...step('alone-agreed', 'TURAS 10.1.4', 'The supervisor agrees to outings alone.', nobody),
      tickedOffBy: ['supervisor', 'manager'],
    },
    step('support-number', 'GUIDE 4.3-e', 'The person knows whom to call at any hour.'),
  ],
  StartLeading: () => [timeServed, workerWants, supervisorSupports],
  StartExit: () => [
    formFilled('exit-plan', 'GUIDE 4.6-b', 'There is an exit plan.'),
    step('exit-discussed', 'GUIDE 4.6-b', 'The plan was talked through in supervision, in good time.'),
    step('next-steps', 'TURAS 6.5', 'The next steps are identified.'),
  ],
  CloseJourney: () => [
    step('exit-pack', 'GUIDE 4.6-c', 'The exit pack with certificates and hours was handed over.'),
    step('costs-settled', 'TURAS 6.3', 'All costs of the worker are paid back.'),
  ],
};

/** Steps that are worth a date and that no gate asks for, each with its clause. */
export const looseSteps: Readonly<Record<string, string>> = {
  contacted: 'TURAS 13.2',
  'welfare-check': 'GUIDE 3.4-d',
  'support-in-place': 'GUIDE 4.2-a',
  'team-briefed': 'GUIDE 3.5-b',
  'return-conversation': 'TURAS 13.4',
  'debrief-agreed': 'TURAS 10.1.6',
};

/** The moves of a journey's track. */
export const movesOf = ({ track }: Pick<JourneyContext, 'track'>): Move[] =>
  moves.filter((move) => stagesOf(track).includes(leadsTo[move]));

/** Everything that stands before a move of this journey. */
export const requirementsFor = (move: Move, terms: Terms): readonly Requirement[] => gates[move](terms);

/** Every requirement that a journey can meet or have waived, each once. */
export function requirementsOf(terms: Terms): readonly Requirement[] {
  const all = movesOf(terms).flatMap((move) => requirementsFor(move, terms));
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}

/** The part of the gate before a lead role or practice that is about training. */
export const trainingRequirements = (terms: Terms): readonly Requirement[] =>
  terms.track === 'mentoring' ? [...trained(terms), inHouse] : trained(terms);

export function isWaived(requirement: string, { waivers, zone }: JourneyContext, at: Instant): boolean {
  return waivers.some((waiver) => waiver.requirement === requirement && waiver.until >= dateOf(at, zone));
}

/** Of these requirements, those that are neither met nor waived. */
export function missingOf(
  requirements: readonly Requirement[],
  journey: JourneyContext,
  facts: JourneyFacts,
  at: Instant,
): Missing[] {
  const today = dateOf(at, journey.zone);
  return requirements
    .filter(({ id, met }) => !met(journey, facts, today) && !isWaived(id, journey, at))
    .map(({ id, clause, sentence, remedy, waivableBy }) => ({ requirement: id, clause, sentence, remedy, waivableBy }));
}

/** What still stands before a move. The machine's guard, the page, the API and every list ask this one function. */
export const missingFor = (move: Move, journey: JourneyContext, facts: JourneyFacts, at: Instant): Missing[] =>
  missingOf(requirementsFor(move, journey), journey, facts, at);

const nothingElse: JourneyFacts = {
  relations: {},
  blocked: false,
  programmeOpen: true,
  elsewhere: { trainings: [], staffed: { sessions: 0, firstOn: null } },
  dependents: [],
};

/** Is a requirement met by what the journey itself remembers? One that its terms no longer have is. */
export function isMetByItself(id: string, journey: JourneyContext, at: Instant): boolean {
  const requirement = requirementsOf(journey).find((one) => one.id === id);
  return requirement?.met(journey, nothingElse, dateOf(at, journey.zone)) ?? true;
}
