import type { Refusal, Role } from '../core/process.js';
import { dateFault, type DateFault } from './dates.js';
import { isDecidable, mayDecide } from './decisions.js';
import { formOf } from './forms.js';
import { looseSteps, missingOf, requirementsOf, trainingRequirements } from './gates.js';
import type { JourneyContext, JourneyFacts, JourneyMessage } from './journey.messages.js';
import { isOverCapacity } from './supervising.js';
import { openModes } from './practice.js';
import { clauseOf, refusal } from './refusal-codes.js';
import { isTopicOf } from './topics.js';
import { presentStage } from './tracks.js';

type Type = JourneyMessage['type'];
type Asked<T extends Type> = Extract<JourneyMessage, { type: T }>;
type Judge<T extends Type> = (journey: JourneyContext, input: Asked<T>) => Refusal | undefined;

/** More than any course of training or set of papers needs: every row of the journal carries these lists. */
export const MOST = { agreedTopics: 60, certificates: 120, trainings: 300 } as const;

const dateFaults: Readonly<Record<DateFault, string>> = {
  NOT_A_DATE: 'This is not a day of the calendar.',
  DATE_IN_FUTURE: 'This date is still to come: record it when it has happened.',
  DATE_NOT_AHEAD: 'Choose a date after today.',
  DATE_TOO_FAR: 'This date is too far away: look at the year again.',
};

/**
 * What is wrong with an input itself, wherever the journey stands: a date out of place, a name that the policy does not
 * know, a term that it does not allow. The machine's guard asks it, and so does whoever explains a refusal.
 */
export function faultOf(journey: JourneyContext, input: JourneyMessage): Refusal | undefined {
  const fault = dateFault(input, journey.zone);
  if (fault) return refusal(fault, clauseOf[input.type], dateFaults[fault]);
  const judge = Object.hasOwn(judges, input.type) ? (judges[input.type] as Judge<Type> | undefined) : undefined;
  return judge?.(journey, input);
}

const has = (by: JourneyMessage['by'], roles: readonly Role[]) =>
  by?.roles.some((role) => roles.includes(role)) ?? false;

const full = (type: Type): Refusal =>
  refusal('LIST_FULL', clauseOf[type], 'There are more entries of this kind than one journey can hold.');

function topicFault(journey: JourneyContext, { type, topic }: { type: Type; topic: string }): Refusal | undefined {
  if (isTopicOf(topic, journey)) return undefined;
  return refusal('UNKNOWN_TOPIC', clauseOf[type], 'The policy of this journey has no such training topic.');
}

function holderFault({ type, facts }: JourneyMessage): Refusal | undefined {
  if (facts.holderIsStaff === true) return undefined;
  return refusal('HOLDER_NOT_STAFF', clauseOf[type], 'Choose someone from the organisation’s staff.');
}

/** Line support and key work are kept apart; the database refuses it as well. */
export const keyworkerIsLineManager = refusal(
  'KEYWORKER_IS_LINE_MANAGER',
  'GUIDE 3.5-c',
  'The keyworker can’t also be the line manager: choose someone else.',
);

/** The policy may shut out whoever has no room left, or never learned to supervise; else it is told. */
function capacityFault(supervising: JourneyFacts['supervising']): Refusal | undefined {
  if (!supervising) return undefined;
  if (supervising.overCapacity === 'block' && isOverCapacity(supervising))
    return refusal('SUPERVISOR_FULL', 'TURAS 7.1', 'This supervisor has no room for one more person.');
  if (supervising.untrained === 'block' && !supervising.trained)
    return refusal('SUPERVISOR_UNTRAINED', 'GUIDE 2.3-d', 'This one has not been trained to supervise yet.');
  return undefined;
}

const judges: { readonly [T in Type]?: Judge<T> } = {
  RecordStep(journey, { requirement, by }) {
    if (Object.hasOwn(looseSteps, requirement)) return undefined;
    const asked = requirementsOf(journey).find(({ id, remedy }) => id === requirement && remedy === 'RecordStep');
    if (!asked) return refusal('UNKNOWN_REQUIREMENT', clauseOf.RecordStep, 'The policy has no such step to tick off.');
    if (!asked.tickedOffBy || has(by, asked.tickedOffBy)) return undefined;
    return refusal('STEP_NOT_YOURS', asked.clause, 'Only the supervisor can tick this off.');
  },

  FillForm(_, { form }) {
    return formOf(form) ? undefined : refusal('UNKNOWN_FORM', clauseOf.FillForm, 'There is no such form.');
  },

  ConfirmEligibility({ policy }, { criterion }) {
    if (policy.eligibility.some(({ id }) => id === criterion)) return undefined;
    return refusal('UNKNOWN_CRITERION', clauseOf.ConfirmEligibility, 'The role description has no such criterion.');
  },

  ChooseBasis({ policy: { basis: terms } }, { basis, hourlyCents, weeklyHours }) {
    if (!terms.allowed.includes(basis))
      return refusal('BASIS_NOT_OFFERED', 'TURAS 3.2', 'The role description does not offer this.');
    if (basis === 'paid' && (hourlyCents ?? 0) < (terms.livingWageCents ?? 1))
      return refusal('BELOW_LIVING_WAGE', 'GUIDE 3.4-e', 'Whoever is paid gets the living wage at least.');
    if ((weeklyHours ?? 0) > terms.weeklyHoursCap)
      return refusal('HOURS_ABOVE_CAP', 'GUIDE 3.3-4', 'These are more hours a week than the role allows.');
    return undefined;
  },

  AcknowledgePolicy({ policy }, { version }) {
    if (version === policy.version) return undefined;
    return refusal(
      'OTHER_POLICY_VERSION',
      'TURAS 7.2',
      `Version ${policy.version} of the policy holds here: read that one.`,
    );
  },

  SignContract(journey, { facts, at }) {
    if (presentStage(journey) === 'recruitment')
      return refusal('NOT_AT_THIS_STAGE', clauseOf.SignContract, 'A contract is signed once the person is taken on.');
    if (journey.track !== 'mentoring') return undefined;
    const missing = missingOf(trainingRequirements(journey), journey, facts, at);
    if (missing.length === 0) return undefined;
    return { ...refusal('TRAINING_FIRST', 'TURAS 12.3', 'The contract is signed after training.'), missing };
  },

  AgreeTopic(journey, input) {
    if (journey.agreedTopics.length >= MOST.agreedTopics) return full(input.type);
    return topicFault(journey, input);
  },

  PlanTraining: topicFault,

  RecordTraining(journey, input) {
    if (journey.trainings.length >= MOST.trainings) return full(input.type);
    return topicFault(journey, input);
  },

  AddCertificate(journey, input) {
    if (journey.certificates.length >= MOST.certificates) return full(input.type);
    if (input.expiresOn !== null && input.expiresOn < input.issuedOn)
      return refusal('EXPIRES_BEFORE_ISSUED', clauseOf.AddCertificate, 'It can’t expire before it was issued.');
    return topicFault(journey, input);
  },

  WithdrawCertificate({ certificates }, input) {
    if (certificates.some(({ certificateId }) => certificateId === input.certificateId)) return undefined;
    return refusal('UNKNOWN_CERTIFICATE', clauseOf.WithdrawCertificate, 'This journey has no such certificate.');
  },

  LogExperience(journey, { mode }) {
    if (openModes(journey).includes(mode)) return undefined;
    return refusal('MODE_NOT_OPEN', 'TURAS 10.1.4', 'This way of working is not open on this journey yet.');
  },

  WithdrawExperience({ practice }, { facts: { entry } }) {
    if (entry && practice[entry.mode]) return undefined;
    return refusal('UNKNOWN_ENTRY', clauseOf.WithdrawExperience, 'The log has no such entry, or it was taken back.');
  },

  StateWish({ track }) {
    if (track === 'facilitation') return undefined;
    return refusal('NOT_ON_THIS_TRACK', clauseOf.StateWish, 'There is no lead role on this track.');
  },

  Decide(journey, { matter, about, by }) {
    if (!isDecidable(journey, matter, about))
      return refusal('DECISION_NOT_OPEN', clauseOf.Decide, 'Nothing waits for this decision.');
    if (mayDecide(matter, by)) return undefined;
    return refusal('DECISION_NOT_YOURS', clauseOf.Decide, 'Somebody else takes this decision.');
  },

  WaiveRequirement(journey, { requirement: id, by }) {
    const requirement = requirementsOf(journey).find((one) => one.id === id);
    if (!requirement)
      return refusal('UNKNOWN_REQUIREMENT', clauseOf.WaiveRequirement, 'The policy has no such requirement.');
    if (requirement.waivableBy.length === 0)
      return refusal('NOT_WAIVABLE', requirement.clause, 'This requirement holds for everyone: nobody can waive it.');
    if (has(by, requirement.waivableBy)) return undefined;
    return refusal('WAIVER_NOT_YOURS', requirement.clause, 'Only a manager can waive this requirement.');
  },

  GiveNotice(journey) {
    if (presentStage(journey) !== 'recruitment') return undefined;
    return refusal('NOT_AT_THIS_STAGE', clauseOf.GiveNotice, 'An application is ended, not given notice of.');
  },

  MoveToPolicy({ policy }, { version, facts }) {
    if (version <= policy.version)
      return refusal(
        'NOT_A_NEWER_VERSION',
        clauseOf.MoveToPolicy,
        'This journey already goes by that version or a newer one.',
      );
    if (facts.policy?.version === version) return undefined;
    return refusal(
      'TRACK_SHUT_IN_VERSION',
      clauseOf.MoveToPolicy,
      'That version of the policy does not open this track.',
    );
  },

  NameLineManager(_, input) {
    if (holderFault(input)) return holderFault(input);
    return input.facts.relations.keyworker === input.holderId ? keyworkerIsLineManager : undefined;
  },

  NameKeyworker(_, input) {
    if (holderFault(input)) return holderFault(input);
    const { relations, lineManagerCover } = input.facts;
    return [relations.lineManager, lineManagerCover].includes(input.holderId) ? keyworkerIsLineManager : undefined;
  },

  NameSupervisor: (_, input) => holderFault(input) ?? capacityFault(input.facts.supervising),
};
