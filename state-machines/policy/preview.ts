import type { Instant, Missing } from '../core/process.js';
import { journey } from '../journey/journey.js';
import type { JourneyFacts } from '../journey/journey.messages.js';
import type { JourneyState } from '../journey/journey.state.js';
import { missingNext } from '../journey/offers.js';
import { journeyPolicyOf, type Policy } from './policy.js';

/** A journey as it stands, with what its rules need to know of the world. */
export interface StandingJourney {
  readonly id: string;
  readonly state: JourneyState;
  readonly facts: JourneyFacts;
}

/** A policy that may come into force. */
export interface NextPolicy {
  readonly version: number;
  readonly boundariesSince: number;
  readonly policy: Policy;
}

/** What another policy means for one journey. */
export interface Effect {
  readonly id: string;
  /** What would be asked before the next step, and is not now; and the other way round. */
  readonly gains: readonly Missing[];
  readonly loses: readonly Missing[];
  readonly dates: readonly { readonly type: string; readonly from: Instant | null; readonly to: Instant | null }[];
  /** The other policy does not open the track: the journey stays where it is, under its own terms. */
  readonly shut: boolean;
}

/** The journey under another policy; nothing where that one does not open its track. */
export function underPolicy({ state, facts }: StandingJourney, next: NextPolicy, at: Instant): JourneyState | null {
  const version = Math.max(next.version, state.context.policy.version + 1);
  const policy = journeyPolicyOf(version, next.policy, state.context.track, next.boundariesSince);
  if (!policy) return null;
  const decision = journey.decide(state, { type: 'MoveToPolicy', version, at, facts: { ...facts, policy } });
  return decision.accepted ? (decision.state as JourneyState) : null;
}

/** What another policy would mean for a journey, before anybody decides anything. */
export function previewOf(one: StandingJourney, next: NextPolicy, at: Instant): Effect {
  const after = underPolicy(one, next, at);
  if (!after) return { id: one.id, gains: [], loses: [], dates: [], shut: true };
  const [asked, wouldBeAsked] = [one.state, after].map((state) => missingNext(state, one.facts, at));
  return {
    id: one.id,
    gains: without(wouldBeAsked!, asked!),
    loses: without(asked!, wouldBeAsked!),
    dates: movedDates(one.state, after),
    shut: false,
  };
}

export const isTouched = ({ gains, loses, dates, shut }: Effect): boolean =>
  shut || gains.length + loses.length + dates.length > 0;

const without = (some: readonly Missing[], others: readonly Missing[]): Missing[] =>
  some.filter(({ requirement }) => !others.some((other) => other.requirement === requirement));

function movedDates(before: JourneyState, after: JourneyState): Effect['dates'] {
  const [was, is] = [before, after].map(
    (state) => new Map(journey.deadlinesOf(state).map(({ at, input }) => [input.type as string, at])),
  );
  return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((type) => {
    const [from, to] = [was!.get(type) ?? null, is!.get(type) ?? null];
    return from === to ? [] : [{ type, from, to }];
  });
}
