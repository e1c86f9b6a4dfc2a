import { dateOf } from '../core/calendar.js';
import type { Instant, Missing, Role } from '../core/process.js';
import type { JourneyCommandType, JourneyContext, JourneyFacts } from './journey.messages.js';

/** Moves that a gate stands before. */
export const moves = [
  'StartInduction',
  'StartTraining',
  'StartSupportedPractice',
  'StartExit',
  'CloseJourney',
] as const;
export type Move = (typeof moves)[number];

/** One thing that must be so before a move. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly sentence: string;
  readonly met: (journey: JourneyContext, facts: JourneyFacts) => boolean;
  readonly waivableBy: readonly Role[];
  readonly remedy: JourneyCommandType;
}

const managers: readonly Role[] = ['manager'];
const nobody: readonly Role[] = [];

/** A requirement that someone ticks off with a date. */
function step(id: string, clause: string, sentence: string, waivableBy = managers): Requirement {
  const met = ({ steps }: JourneyContext): boolean => steps.some(({ requirement }) => requirement === id);
  return { id, clause, sentence, met, waivableBy, remedy: 'RecordStep' };
}

/** A topic that must have been part of the worker's training. */
function training(topic: string, clause: string, sentence: string, waivableBy = managers): Requirement {
  const met = ({ trainings }: JourneyContext): boolean => trainings.some((held) => held.topic === topic);
  return { id: `training-${topic}`, clause, sentence, met, waivableBy, remedy: 'RecordTraining' };
}

const lineManagerNamed: Requirement = {
  id: 'line-manager',
  clause: 'GUIDE 3.3-6',
  sentence: 'A line manager is named.',
  met: (_, { relations }) => relations.lineManager !== undefined,
  waivableBy: nobody,
  remedy: 'NameLineManager',
};

const lineManagerIsNotKeyworker: Requirement = {
  id: 'line-manager-is-not-keyworker',
  clause: 'GUIDE 3.5-c',
  sentence: 'The line manager is not the keyworker.',
  met: (_, { relations }) => relations.lineManager === undefined || relations.lineManager !== relations.keyworker,
  waivableBy: nobody,
  remedy: 'NameLineManager',
};

const notBlocked: Requirement = {
  id: 'not-blocked',
  clause: 'TURAS 13.5',
  sentence: 'Nothing stands against taking this person on at present.',
  met: (_, { blocked }) => !blocked,
  waivableBy: nobody,
  remedy: 'AddNote',
};

const spreadOverSessions: Requirement = {
  id: 'training-spread',
  clause: 'TURAS 10.1.3',
  sentence: 'Training is spread over a series of sessions on separate days.',
  met: ({ trainings, policy }) => new Set(trainings.map(({ on }) => on)).size >= policy.minimumTrainingDates,
  waivableBy: managers,
  remedy: 'RecordTraining',
};

/** What the sources ask before each move of the outreach track (`requirements.md` 1.0). TURAS 6.6 locks two topics. */
const gates: Readonly<Record<Move, readonly Requirement[]>> = {
  StartInduction: [
    step('eligibility', 'TURAS 13.2', 'The role’s person specification is met.'),
    step('qualities-discussed', 'TURAS 8.1', 'The seven qualities were talked through with the person.'),
    step('role-description-seen', 'GUIDE 3.3-d', 'The person has seen the role description.'),
    notBlocked,
  ],
  StartTraining: [
    lineManagerNamed,
    lineManagerIsNotKeyworker,
    step('boundary-conversation', 'GUIDE 3.5-a', 'The boundary conversation was held.'),
    step('progression-honesty', 'TURAS 13.3', 'The person knows what is and is not on offer on the way to paid work.'),
    step('contract-terms-shown', 'GUIDE 4.1', 'The terms of the contract were shown.'),
    step('needs-assessment', 'TURAS 9.2', 'The needs assessment is done.'),
    step('information-pack', 'TURAS 9.2', 'The printed information pack was handed over.'),
  ],
  StartSupportedPractice: [
    training('difficult-questions', 'TURAS 10.1.3.1', 'Trained in difficult questions and situations.'),
    training('boundaries', 'TURAS 10.1.3.2', 'Trained in boundaries.', nobody),
    training('confidentiality', 'TURAS 10.1.3.3', 'Trained in confidentiality in practice.', nobody),
    spreadOverSessions,
    step('outreach-policy-read', 'TURAS 10.1.5', 'The person knows the Outreach Policy.'),
  ],
  StartExit: [
    step('exit-plan', 'GUIDE 4.6-b', 'There is an exit plan.'),
    step('exit-discussed', 'GUIDE 4.6-b', 'The plan was talked through in supervision, in good time.'),
    step('next-steps', 'TURAS 6.5', 'The next steps are identified.'),
  ],
  CloseJourney: [
    step('exit-pack', 'GUIDE 4.6-c', 'The exit pack with certificates and hours was handed over.'),
    step('costs-settled', 'TURAS 6.3', 'All costs of the worker are paid back.'),
  ],
};

/** Everything that stands before a move of this journey: the table, and the topics that its policy adds. */
export function requirementsFor(move: Move, { policy }: Pick<JourneyContext, 'policy'>): readonly Requirement[] {
  if (move !== 'StartSupportedPractice') return gates[move];
  const asked = new Set(gates[move].map(({ id }) => id));
  const added = policy.topics
    .filter((topic) => !asked.has(`training-${topic}`))
    .map((topic) => training(topic, 'TURAS 10.1.3', `Trained in ${topic.replaceAll('-', ' ')}.`));
  return [...gates[move], ...added];
}

/** Every requirement that a journey can meet or have waived. */
export function requirementsOf(journey: Pick<JourneyContext, 'policy'>): readonly Requirement[] {
  return moves.flatMap((move) => requirementsFor(move, journey));
}

function isWaived(requirement: string, { waivers, zone }: JourneyContext, at: Instant): boolean {
  return waivers.some((waiver) => waiver.requirement === requirement && waiver.until >= dateOf(at, zone));
}

/** What still stands before a move. The machine's guard, the page, the API and every list ask this one function. */
export function missingFor(move: Move, journey: JourneyContext, facts: JourneyFacts, at: Instant): Missing[] {
  return requirementsFor(move, journey)
    .filter((requirement) => !requirement.met(journey, facts) && !isWaived(requirement.id, journey, at))
    .map(({ id, clause, sentence, remedy, waivableBy }) => ({ requirement: id, clause, sentence, remedy, waivableBy }));
}
