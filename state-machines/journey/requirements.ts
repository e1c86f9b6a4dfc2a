import type { LocalDate, Role } from '../core/process.js';
import type { Track } from '../policy/policy.js';
import { lockedTopics, nameOfTopic } from '../policy/topics.js';
import { hasLapsed } from './certificates.js';
import type { JourneyCommandType, JourneyContext, JourneyFacts, Mode } from './journey.messages.js';
import { hasServed } from './practice.js';
import { clauseOfTopic, isInHouse, isTrained, trainingDays } from './topics.js';

/** One thing that must be so before a move. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly sentence: string;
  readonly met: (journey: JourneyContext, facts: JourneyFacts, today: LocalDate) => boolean;
  readonly waivableBy: readonly Role[];
  /** The command that meets it: one of the journey, or `OpenProgramme` of the programme. */
  readonly remedy: JourneyCommandType | 'OpenProgramme';
  /** The roles that alone may tick it off. */
  readonly tickedOffBy?: readonly Role[];
}

export const managers: readonly Role[] = ['manager'];
export const nobody: readonly Role[] = [];

/** A requirement that someone ticks off with a date. */
export function step(id: string, clause: string, sentence: string, waivableBy = managers): Requirement {
  const met = ({ steps }: JourneyContext): boolean => steps.some(({ requirement }) => requirement === id);
  return { id, clause, sentence, met, waivableBy, remedy: 'RecordStep' };
}

export function formFilled(id: string, clause: string, sentence: string): Requirement {
  const met = ({ forms }: JourneyContext): boolean => forms.some(({ form }) => form === id);
  return { id, clause, sentence, met, waivableBy: managers, remedy: 'FillForm' };
}

/** A criterion of the role: somebody has confirmed it, on some basis; never a result or a substance. */
export function confirmed(criterion: string, clause: string, sentence: string): Requirement {
  const met = ({ confirmations }: JourneyContext): boolean => confirmations.some((one) => one.criterion === criterion);
  const confirmation = { met, waivableBy: managers, remedy: 'ConfirmEligibility' } as const;
  return { id: `eligibility-${criterion}`, clause, sentence, ...confirmation };
}

/** A topic that must have been part of the worker's training. TURAS 6.6 locks two of them. */
export function topicRequirement(topic: string, track: Track): Requirement {
  return {
    id: `training-${topic}`,
    clause: clauseOfTopic(topic, track),
    sentence: `Training is done, and not lapsed: ${nameOfTopic(topic)}.`,
    met: (journey, facts, today) => isTrained(topic, journey, facts) && !hasLapsed(topic, journey, today),
    waivableBy: lockedTopics.includes(topic) ? nobody : managers,
    remedy: 'RecordTraining',
  };
}

export function practised(id: string, mode: Mode, clause: string, sentence: string): Requirement {
  const met = ({ practice }: JourneyContext): boolean => practice[mode] !== undefined;
  return { id, clause, sentence, met, waivableBy: managers, remedy: 'LogExperience' };
}

export function contractSigned(clause: string, sentence: string): Requirement {
  const met = ({ contract }: JourneyContext): boolean => contract.worker !== null && contract.service !== null;
  return { id: 'contract-signed', clause, sentence, met, waivableBy: managers, remedy: 'SignContract' };
}

/** Both sides have signed the boundary agreement, and its service column has not changed since. */
export const isAgreementCurrent = ({ boundaryAgreement, policy }: JourneyContext): boolean =>
  boundaryAgreement.since === policy.boundariesSince;

/** Signed, under a service column that has changed since: it is talked about again (GUIDE App C-use). */
export const isAgreementStale = (journey: JourneyContext): boolean =>
  journey.boundaryAgreement.since !== null && !isAgreementCurrent(journey);

export const boundaryAgreementSigned: Requirement = {
  id: 'boundary-agreement',
  clause: 'GUIDE App C-use',
  sentence: 'The boundary agreement is signed by both sides, as it stands now.',
  met: (journey) => {
    const { worker, service } = journey.boundaryAgreement;
    return worker !== null && service !== null && isAgreementCurrent(journey);
  },
  waivableBy: managers,
  remedy: 'SignBoundaryAgreement',
};

export const programmeOpen: Requirement = {
  id: 'programme-open',
  clause: 'TURAS 6.8',
  sentence: 'The programme is open: its readiness is complete.',
  met: (_, facts) => facts.programmeOpen,
  waivableBy: nobody,
  remedy: 'OpenProgramme',
};

export const roleOffered: Requirement = {
  id: 'role-offered',
  clause: 'TURAS 13.2',
  sentence: 'The role was offered to the person.',
  met: ({ offeredOn }) => offeredOn !== null,
  waivableBy: managers,
  remedy: 'OfferRole',
};

export const notBlocked: Requirement = {
  id: 'not-blocked',
  clause: 'TURAS 13.5',
  sentence: 'Nothing stands against taking this person on at present.',
  met: (_, { blocked }) => !blocked,
  waivableBy: nobody,
  remedy: 'AddNote',
};

export const lineManagerNamed: Requirement = {
  id: 'line-manager',
  clause: 'GUIDE 3.3-6',
  sentence: 'A line manager is named.',
  met: (_, { relations }) => relations.lineManager !== undefined,
  waivableBy: nobody,
  remedy: 'NameLineManager',
};

export const lineManagerIsNotKeyworker: Requirement = {
  id: 'line-manager-is-not-keyworker',
  clause: 'GUIDE 3.5-c',
  sentence: 'The line manager is not the keyworker.',
  met: (_, { relations }) => relations.lineManager === undefined || relations.lineManager !== relations.keyworker,
  waivableBy: nobody,
  remedy: 'NameLineManager',
};

export const basisChosen: Requirement = {
  id: 'basis-chosen',
  clause: 'TURAS 3.2',
  sentence: 'The person has chosen on what basis to work: voluntary, with expenses, or paid.',
  met: ({ basis }) => basis !== null,
  waivableBy: managers,
  remedy: 'ChooseBasis',
};

export const policyAcknowledged: Requirement = {
  id: 'policy-acknowledged',
  clause: 'TURAS 7.2',
  sentence: 'The person has acknowledged the policy in the version that holds for them.',
  met: ({ acknowledged, policy }) => acknowledged?.version === policy.version,
  waivableBy: managers,
  remedy: 'AcknowledgePolicy',
};

export const spreadOverDays: Requirement = {
  id: 'training-spread',
  clause: 'TURAS 10.1.3',
  sentence: 'Training is spread over a series of sessions on separate days.',
  met: (journey, facts) => trainingDays(journey, facts).size >= journey.policy.minimumTrainingDates,
  waivableBy: managers,
  remedy: 'RecordTraining',
};

export const inHouse: Requirement = {
  id: 'in-house-training',
  clause: 'TURAS 12.4',
  sentence: 'What was trained of the mandatory topics was trained in-house.',
  met: (journey, facts) => journey.policy.topics.every((topic) => isInHouse(topic, journey, facts)),
  waivableBy: managers,
  remedy: 'RecordTraining',
};

export const enoughStaffedWork: Requirement = {
  id: 'staffed-work',
  clause: 'TURAS 6.11',
  sentence: 'Enough work with staff went well, here or on another track.',
  met: hasServed,
  waivableBy: managers,
  remedy: 'LogExperience',
};

export const timeServed: Requirement = {
  id: 'time-served',
  clause: 'TURAS 11.4',
  sentence: 'The person has co-facilitated for as long and as often as the policy asks.',
  met: hasServed,
  waivableBy: managers,
  remedy: 'LogExperience',
};

/** The worker's own yes: nobody says it for them. */
export const workerWants: Requirement = {
  id: 'worker-wants',
  clause: 'TURAS 11.4',
  sentence: 'The person wants to lead.',
  met: ({ wish }) => wish === 'yes',
  waivableBy: nobody,
  remedy: 'StateWish',
};

export const supervisorSupports: Requirement = {
  id: 'supervisor-supports',
  clause: 'TURAS 11.4',
  sentence: 'The supervisor supports it.',
  met: ({ decided }) => decided.some(({ matter, answer }) => matter === 'may-lead' && answer === 'yes'),
  waivableBy: nobody,
  remedy: 'Decide',
};
