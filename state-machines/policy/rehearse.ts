import { dateOf, daysAfter, morningAfter, morningOf } from '../core/calendar.js';
import type { DomainEvent, Instant, LocalDate } from '../core/process.js';
import { passTime } from '../core/simulate.js';
import { journey } from '../journey/journey.js';
import { readJourney, type JourneyState } from '../journey/journey.state.js';
import { practiceStages } from '../journey/tracks.js';
import { intervalAfter } from '../supervision/pattern.js';
import { canonical } from './changes.js';
import { underPolicy, type NextPolicy, type StandingJourney } from './preview.js';

/** What a week brings if nobody acts. */
export interface WeekLoad {
  stalls: number;
  decisions: number;
  supervisions: number;
}

/** Under the policies of now, and under the draft. */
export interface Rehearsal {
  readonly weeks: readonly { readonly from: LocalDate; readonly present: WeekLoad; readonly draft: WeekLoad }[];
  readonly journeys: number;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

type Under = 'present' | 'draft';
const both: readonly Under[] = ['present', 'draft'];

/** How many sessions of supervision fall into each week. */
type Sessions = Readonly<Record<Under, number[]>>;

const emptyWeek = (): WeekLoad => ({ stalls: 0, decisions: 0, supervisions: 0 });

/** A rehearsal in the making: journey by journey, so that whoever runs it can do other things in between. */
export class Rehearsing {
  private readonly mornings: readonly Instant[];
  private readonly weeks: { from: LocalDate; present: WeekLoad; draft: WeekLoad }[];
  /** Whoever is in several roles is supervised once: as often as the closest of their patterns wants. */
  private readonly supervised = new Map<string, Sessions>();
  private journeys = 0;

  constructor(
    private readonly next: NextPolicy | null,
    private readonly at: Instant,
    weeks: number,
    zone: string,
  ) {
    this.mornings = Array.from({ length: weeks + 1 }, (_, week) =>
      week === 0 ? at : morningAfter(at, week * 7, zone),
    );
    this.weeks = this.mornings
      .slice(0, -1)
      .map((from) => ({ from: dateOf(from, zone), present: emptyWeek(), draft: emptyWeek() }));
  }

  /** Plays one journey of somebody under its own terms and under the draft: once where the draft says the same of it. */
  add(one: StandingJourney, personId = one.id): void {
    this.journeys++;
    const sessions: Sessions = { present: this.none(), draft: this.none() };
    const after = this.next && underPolicy(one, this.next, this.at);
    if (!after || sameTerms(one.state, after)) this.play(one.state, one, both, sessions);
    else {
      this.play(one.state, one, ['present'], sessions);
      this.play(after, one, ['draft'], sessions);
    }
    this.superviseOnce(personId, sessions);
  }

  result(): Rehearsal {
    const everyone = [...this.supervised.values()];
    const all = (under: Under, week: number) => everyone.reduce((sum, sessions) => sum + sessions[under][week]!, 0);
    const weeks = this.weeks.map(({ from, present, draft }, week) => ({
      from,
      present: { ...present, supervisions: all('present', week) },
      draft: { ...draft, supervisions: all('draft', week) },
    }));
    return { weeks, journeys: this.journeys };
  }

  private none(): number[] {
    return this.weeks.map(() => 0);
  }

  private superviseOnce(personId: string, sessions: Sessions): void {
    const known = this.supervised.get(personId);
    const closest = (under: Under) => sessions[under].map((count, week) => Math.max(count, known?.[under][week] ?? 0));
    this.supervised.set(personId, { present: closest('present'), draft: closest('draft') });
  }

  private play(from: JourneyState, { facts }: StandingJourney, under: readonly Under[], sessions: Sessions): void {
    const until = this.mornings.at(-1)! - 1;
    const supervise = (state: JourneyState, since: Instant, then: Instant) => {
      for (const at of sessionsOf(state, since, then)) for (const each of under) sessions[each][this.weekOf(at)]!++;
    };
    let since = this.at;
    let state = from;
    for (const { at, events, state: then } of passTime(journey, from, until, facts)) {
      supervise(state, since, at);
      for (const event of events) this.count(event, at, under);
      [since, state] = [at, then as JourneyState];
    }
    supervise(state, since, until);
  }

  private count({ type }: DomainEvent, at: Instant, under: readonly Under[]): void {
    if (type === 'JourneyStalled') this.note('stalls', at, under);
    if (type === 'DecisionOpened') this.note('decisions', at, under);
  }

  private note(what: 'stalls' | 'decisions', at: Instant, under: readonly Under[]): void {
    for (const each of under) this.weeks[this.weekOf(at)]![each][what]++;
  }

  private weekOf(at: Instant): number {
    const index = this.mornings.findLastIndex((morning) => morning <= at);
    return Math.min(Math.max(0, index), this.weeks.length - 1);
  }
}

/** Do two policies say the same of a journey, whatever their versions are called? */
function sameTerms({ context: { policy } }: JourneyState, other: JourneyState): boolean {
  const { version } = policy;
  return canonical(policy) === canonical({ ...other.context.policy, version });
}

/** The sessions that fall into a stretch of time in which a journey stands as it does. */
const sessionsOf = (state: JourneyState, from: Instant, until: Instant): Iterable<Instant> =>
  isSupervised(state) ? supervisionsOf(state, from, until) : [];

/** Those who are in a role, and there: nobody is supervised on a pause. */
function isSupervised(state: JourneyState): boolean {
  const { stage, standing } = readJourney(state);
  return practiceStages.includes(stage) && (standing === 'active' || standing === 'underReview');
}

const DAY_MS = WEEK_MS / 7;

/** When supervision takes place, as its process reads the pattern, counted from the first day in the role: some sessions at one distance, some at another, then steadily (GUIDE 2.3-f). */
export function* supervisionsOf({ context }: JourneyState, from: Instant, until: Instant): Generator<Instant> {
  const { visits, policy, zone } = context;
  const begun = visits.find(({ stage }) => practiceStages.includes(stage));
  if (!begun) return;
  const start = dateOf(begun.at, zone);
  const longAgo = from - begun.at - 2 * DAY_MS;
  for (let held = 0, day = 0; ; held++) {
    day += intervalAfter(policy.supervision, held);
    if (day * DAY_MS < longAgo) continue;
    const at = morningOf(daysAfter(start, day), zone);
    if (at > until) return;
    if (at > from) yield at;
  }
}
