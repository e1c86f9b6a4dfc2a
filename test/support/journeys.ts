import { createHash } from 'node:crypto';

import { DateTime } from 'luxon';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Actor, Instant, LocalDate, Role } from '../../state-machines/core/process.js';
import { requirementsFor, type Move } from '../../state-machines/journey/gates.js';
import { journey } from '../../state-machines/journey/journey.js';
import type {
  JourneyContext,
  JourneyFacts,
  JourneyInput,
  Stage,
} from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { journeyPolicyOf, type JourneyPolicy } from '../../state-machines/policy/policy.js';
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

/** The terms of a journey: stalled after 21 days, to the manager after 7 more, training over 3 days. */
export function terms(changes: Partial<JourneyPolicy> = {}): JourneyPolicy {
  return { ...journeyPolicyOf(1, aPolicy()), ...changes };
}

/** A journey at a moment, with the world around it. */
export interface Situation {
  readonly state: JourneyState | undefined;
  readonly facts: JourneyFacts;
  readonly at: Instant;
}

interface JourneyTraits {
  readonly stage?: Stage;
  /** Every requirement of the next move is met as well. */
  readonly ready?: boolean;
  /** … but for this one. */
  readonly except?: string;
  readonly zone?: string;
  readonly policy?: JourneyPolicy;
  readonly at?: Instant;
}

/** The way through the stages, each by the move that leads on from it. */
export const way: readonly (readonly [Stage, Move])[] = [
  ['recruitment', 'StartInduction'],
  ['induction', 'StartTraining'],
  ['training', 'StartSupportedPractice'],
  ['supportedPractice', 'StartExit'],
  ['supportedExit', 'CloseJourney'],
];

/** Nobody has begun yet, and nothing stands against it. */
export function nobodyYet({ zone = DUBLIN, policy = terms(), at = instant('2026-01-05 12:00', zone) } = {}): Situation {
  return {
    state: undefined,
    at,
    facts: {
      relations: {},
      blocked: false,
      holderIsStaff: true,
      beginning: { zone, policy, alreadyUnderWay: false },
    },
  };
}

export const startJourney = {
  type: 'StartJourney',
  personId: idOf('wren'),
  programmeId: idOf('programme'),
  track: 'outreach',
} as const;

/** A journey that came to its stage by the ordinary way, a moment ago. */
export function aJourney({ stage = 'recruitment', ready = false, except, ...traits }: JourneyTraits = {}): Situation {
  let situation = after(nobodyYet(traits), startJourney);
  for (const [from, move] of way) {
    if (from === stage) return ready ? meet(situation, move, except) : situation;
    situation = after(meet(situation, move), { type: move });
  }
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
  const { context } = situation.state!;
  const asked = requirementsFor(move, context).filter(({ id }) => id !== except);
  const met = [...steps(asked, situation), ...trainings(asked, situation, except)].reduce(
    (now, input) => after(now, input),
    situation,
  );
  return { ...met, facts: factsFor(asked, met.facts, except) };
}

type Asked = ReturnType<typeof requirementsFor>;

function steps(asked: Asked, { state, at }: Situation): JourneyInput[] {
  const on = dateOf(at, state!.context.zone);
  return asked
    .filter(({ remedy }) => remedy === 'RecordStep')
    .map(({ id }) => ({ type: 'RecordStep', requirement: id, on }));
}

/** Goes through the topics, a day each, until there are enough days; without the spread, all on one day. */
function trainings(asked: Asked, { state, at }: Situation, except?: string): JourneyInput[] {
  const { zone, policy }: JourneyContext = state!.context;
  const topics = asked.flatMap(({ id }) => policy.topics.filter((topic) => id === `training-${topic}`));
  if (topics.length === 0) return [];
  const sessions = Math.max(topics.length, policy.minimumTrainingDates);
  return Array.from({ length: sessions }, (_, index) => ({
    type: 'RecordTraining',
    topic: topics[index % topics.length]!,
    on: dayFrom(at, except === 'training-spread' ? 0 : -index, zone),
  }));
}

function factsFor(asked: Asked, facts: JourneyFacts, except?: string): JourneyFacts {
  const lineManager = idOf('line manager');
  if (except === 'not-blocked') return { ...facts, blocked: true };
  if (except === 'line-manager-is-not-keyworker')
    return { ...facts, relations: { lineManager, keyworker: lineManager } };
  const isAsked = asked.some(({ id }) => id === 'line-manager');
  return isAsked ? { ...facts, relations: { lineManager, keyworker: idOf('keyworker') } } : facts;
}
