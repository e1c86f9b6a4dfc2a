import type { Joined, SupervisionContext, SupervisionTerms } from './supervision.messages.js';

/** How many days there are to the next session, after so many of them (GUIDE 2.3-f). */
export function intervalAfter({ first, second, thenEveryDays }: SupervisionTerms['pattern'], held: number): number {
  if (held < first.times) return first.everyDays;
  return held < first.times + second.times ? second.everyDays : thenEveryDays;
}

const intervalOf = ({ terms, heldBefore }: Joined, held: number): number =>
  intervalAfter(terms.pattern, held - heldBefore);

type Journeys = Pick<SupervisionContext, 'journeys' | 'held'>;

/** The journey whose terms hold: of those under way, the one that wants the next session first. */
export function governing({ journeys, held }: Journeys): Joined | undefined {
  const active = journeys.filter(({ standing }) => standing === 'active');
  const candidates = active.length > 0 ? active : journeys;
  return candidates.reduce<Joined | undefined>(
    (first, next) => (first && intervalOf(first, held) <= intervalOf(next, held) ? first : next),
    undefined,
  );
}

/** The distance at which sessions take place now; a week where nobody is supervised. */
export function everyDaysOf(context: Journeys): number {
  const journey = governing(context);
  return journey ? intervalOf(journey, context.held) : 7;
}
