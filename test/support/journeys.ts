import { createHash } from 'node:crypto';

import { DateTime } from 'luxon';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Actor, Instant, LocalDate, Role } from '../../state-machines/core/process.js';
import { requirementsFor, type Move, type Requirement } from '../../state-machines/journey/gates.js';
import { journey } from '../../state-machines/journey/journey.js';
import type {
  JourneyContext,
  JourneyFacts,
  JourneyInput,
  Stage,
} from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { journeyPolicyOf, tracks, type JourneyPolicy, type Track } from '../../state-machines/policy/policy.js';
import { aPolicy } from './organisation.js';

export const DUBLIN = 'Europe/Dublin';

/** An instant by the wall clock of a zone: `instant('2026-03-29 09:00')`. */
export function instant(text: string, zone = DUBLIN): Instant {
  return DateTime.fromSQL(text, { zone }).toMillis();
}

/** What the wall clock of a zone shows at an instant. */
export function wallClock(at: Instant, zone = DUBLIN): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

/** So many days from the day of an instant. */
export function dayFrom(at: Instant, days: number, zone = DUBLIN): LocalDate {
  return dateOf(DateTime.fromMillis(at, { zone }).plus({ days }).toMillis(), zone);
}

/** Someone of the organisation, by role. */
export function an(role: Role): Actor {
  return { userId: idOf(role), personId: idOf(`${role} as a person`), roles: [role] };
}

/** The same words give the same id. */
export function idOf(words: string): string {
  const digest = createHash('sha256').update(words).digest('hex');
  return `${digest.slice(0, 8)}-0000-4000-8000-${digest.slice(8, 20)}`;
}

/** The terms of a journey: stalled after 21 days, to the manager after 7 more, outreach training over 3 days. */
export function terms(changes: Partial<JourneyPolicy> = {}, track: Track = 'outreach'): JourneyPolicy {
  return { ...journeyPolicyOf(1, aPolicy(), track, 1)!, ...changes };
}

/** A journey at a moment, with the world around it. */
export interface Situation {
  readonly state: JourneyState | undefined;
  readonly facts: JourneyFacts;
  readonly at: Instant;
}

interface JourneyTraits {
  readonly track?: Track;
  readonly stage?: Stage;
  /** Every requirement of the next move is met as well. */
  readonly ready?: boolean;
  /** … but for this one. */
  readonly except?: string;
  readonly zone?: string;
  readonly policy?: JourneyPolicy;
  readonly at?: Instant;
}

/** The way through the stages of a track, each by the move that leads on from it. */
export const ways: Readonly<Record<Track, readonly (readonly [Stage, Move])[]>> = {
  outreach: [
    ['recruitment', 'StartInduction'],
    ['induction', 'StartTraining'],
    ['training', 'StartSupportedPractice'],
    ['supportedPractice', 'StartInPairs'],
    ['inPairs', 'StartAlone'],
    ['alone', 'StartExit'],
    ['supportedExit', 'CloseJourney'],
  ],
  facilitation: [
    ['recruitment', 'StartInduction'],
    ['induction', 'StartTraining'],
    ['training', 'StartSupportedPractice'],
    ['supportedPractice', 'StartLeading'],
    ['leading', 'StartExit'],
    ['supportedExit', 'CloseJourney'],
  ],
  mentoring: [
    ['recruitment', 'StartInduction'],
    ['induction', 'StartTraining'],
    ['training', 'StartMentoring'],
    ['mentoring', 'StartExit'],
    ['supportedExit', 'CloseJourney'],
  ],
  other: [
    ['recruitment', 'StartInduction'],
    ['induction', 'StartTraining'],
    ['training', 'StartSupportedPractice'],
    ['supportedPractice', 'StartExit'],
    ['supportedExit', 'CloseJourney'],
  ],
};

/** The way of the outreach track. */
export const way = ways.outreach;

/** Every stage of every track that a move leads on from. */
export const everyWay = tracks.flatMap((track) => ways[track].map(([stage, move]) => [track, stage, move] as const));

/** Nothing is known of the world around: the programme is open, and nobody hangs on the journey. */
export const noFacts: JourneyFacts = {
  relations: {},
  blocked: false,
  programmeOpen: true,
  elsewhere: { trainings: [], staffed: { sessions: 0, firstOn: null } },
  dependents: [],
};

/** Nobody has begun yet, and nothing stands against it. */
export function nobodyYet({
  zone = DUBLIN,
  track = 'outreach' as Track,
  policy = terms({}, track),
  at = instant('2026-01-05 12:00', zone),
} = {}): Situation {
  const beginning = { zone, policy, programmeClosed: false, alreadyUnderWay: false };
  return { state: undefined, at, facts: { ...noFacts, holderIsStaff: true, beginning } };
}

export const startJourney = {
  type: 'StartJourney',
  personId: idOf('wren'),
  programmeId: idOf('programme'),
  track: 'outreach',
} as const;

/** A journey that came to its stage by the ordinary way, a moment ago. */
export function aJourney({
  stage = 'recruitment',
  track = 'outreach',
  ready = false,
  except,
  ...traits
}: JourneyTraits = {}): Situation {
  let situation = after(nobodyYet({ track, ...traits }), { ...startJourney, track });
  for (const [from, move] of ways[track]) {
    if (from === stage) return ready ? meet(situation, move, except) : situation;
    situation = after(meet(situation, move), { type: move });
  }
  if (stage !== 'closed') throw new Error(`there is no ${stage} on ${track}`);
  return situation;
}

/** The situation after an input that must be accepted. */
export function after(situation: Situation, input: JourneyInput, by = an('manager')): Situation {
  const { state, facts, at } = situation;
  const decision = journey.decide(state, { ...input, at, facts, by });
  if (!decision.accepted) throw new Error(`${input.type} was refused: ${decision.refusal.code}`);
  return { ...situation, state: decision.state, facts: afterNaming(facts, input) };
}

/** What the projection does for the facts of the next input. */
export function afterNaming(facts: JourneyFacts, input: JourneyInput): JourneyFacts {
  const named = { NameLineManager: 'lineManager', NameKeyworker: 'keyworker', NameSupervisor: 'supervisor' } as const;
  if (!('holderId' in input)) return facts;
  return { ...facts, relations: { ...facts.relations, [named[input.type]]: input.holderId } };
}

/** Meets every requirement of a move, but for one. */
export function meet(situation: Situation, move: Move, except?: string): Situation {
  const asked = requirementsFor(move, situation.state!.context);
  const around = { ...situation, facts: factsFor(asked, situation, except) };
  return contractLast(asked)
    .filter(({ id }) => id !== except)
    .flatMap((requirement) => meeting(requirement, situation, except))
    .reduce((now, input) => after(now, input), around);
}

/** On the mentoring track the contract is signed after training (TURAS 12.3). */
const contractLast = (asked: readonly Requirement[]): readonly Requirement[] => [
  ...asked.filter(({ id }) => id !== 'contract-signed'),
  ...asked.filter(({ id }) => id === 'contract-signed'),
];

/** Where a mentor lacks training, the contract can't be signed: it is waived, so that one thing alone is missing. */
function meeting(requirement: Requirement, situation: Situation, except = ''): readonly JourneyInput[] {
  const { track, zone } = situation.state!.context;
  const isShut = track === 'mentoring' && requirement.id === 'contract-signed' && /^training-|^in-house/.test(except);
  if (!isShut) return remedies(requirement, situation, except);
  return [{ type: 'WaiveRequirement', requirement: requirement.id, until: dayFrom(situation.at, 300, zone) }];
}

/** The commands that meet a requirement, given today. */
export function remedies(
  { id, remedy }: Pick<Requirement, 'id' | 'remedy'>,
  { state, at }: Situation,
  except?: string,
): readonly JourneyInput[] {
  const { zone, policy, track }: JourneyContext = state!.context;
  const on = dateOf(at, zone);
  switch (remedy) {
    case 'RecordStep':
      return [{ type: remedy, requirement: id, on }];
    case 'FillForm':
      return [{ type: remedy, form: id, on }];
    case 'ConfirmEligibility':
      return [{ type: remedy, criterion: id.replace('eligibility-', ''), basis: 'conversation', on }];
    case 'OfferRole':
      return [{ type: remedy, on }];
    case 'ChooseBasis':
      return [{ type: remedy, basis: 'voluntary', valueExplained: true }];
    case 'AcknowledgePolicy':
      return [{ type: remedy, version: policy.version }];
    case 'SignContract':
    case 'SignBoundaryAgreement':
      return [
        { type: remedy, side: 'worker', on },
        { type: remedy, side: 'service', on },
      ];
    case 'RecordTraining':
      return trainings(id, state!.context, at, except);
    case 'LogExperience':
      return practice(id, track, state!.context, at);
    case 'StateWish':
      return [{ type: remedy, wish: 'yes' }];
    case 'Decide':
      return [{ type: remedy, matter: 'may-lead', answer: 'yes' }];
    default:
      return [];
  }
}

/** A topic a day, counted back from today; without the spread, all on one day; not in-house, by somebody from outside. */
function trainings(id: string, { policy, zone }: JourneyContext, at: Instant, except?: string): JourneyInput[] {
  if (id === 'in-house-training') return [];
  const trainer = except === 'in-house-training' ? 'external' : 'internal';
  const held = (topic: string, daysAgo: number): JourneyInput => ({
    ...{ type: 'RecordTraining', topic, trainer },
    on: dayFrom(at, except === 'training-spread' ? 0 : -daysAgo, zone),
  });
  if (id !== 'training-spread') {
    const topic = id.replace('training-', '');
    return [held(topic, Math.max(policy.topics.indexOf(topic), 0))];
  }
  const topics = policy.topics.filter((topic) => except !== `training-${topic}`);
  return Array.from({ length: policy.minimumTrainingDates }, (_, index) => held(topics[index % topics.length]!, index));
}

/** As much practice as is asked for, since long enough. */
function practice(id: string, track: Track, { policy, zone }: JourneyContext, at: Instant): JourneyInput[] {
  const once = { 'staffed-outing': 'withStaff', 'paired-outing': 'inPair' } as const;
  if (id === 'staffed-outing' || id === 'paired-outing')
    return [{ type: 'LogExperience', mode: once[id], on: dayFrom(at, 0, zone), quarters: 8 }];
  const { weeks, sessions } = policy.served!;
  const mode = track === 'facilitation' ? 'coFacilitated' : 'withStaff';
  return Array.from({ length: sessions }, (_, index) => ({
    ...{ type: 'LogExperience', mode, quarters: 6 },
    on: dayFrom(at, index === 0 ? -weeks * 7 : -1, zone),
  }));
}

function factsFor(asked: readonly Requirement[], { facts }: Situation, except?: string): JourneyFacts {
  const lineManager = idOf('line manager');
  if (except === 'not-blocked') return { ...facts, blocked: true };
  if (except === 'programme-open') return { ...facts, programmeOpen: false };
  if (except === 'line-manager') return { ...facts, relations: { keyworker: idOf('keyworker') } };
  if (except === 'line-manager-is-not-keyworker')
    return { ...facts, relations: { lineManager, keyworker: lineManager } };
  const isAsked = asked.some(({ id }) => id === 'line-manager');
  return isAsked ? { ...facts, relations: { ...facts.relations, lineManager, keyworker: idOf('keyworker') } } : facts;
}
