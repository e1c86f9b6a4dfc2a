import { dateOf, morningAfter, morningOf } from '../core/calendar.js';
import type { DomainEvent, Instant, LocalDate } from '../core/process.js';
import { passTime } from '../core/simulate.js';
import { journey } from '../journey/journey.js';
import { readJourney, type JourneyState } from '../journey/journey.state.js';
import { practiceStages } from '../journey/tracks.js';
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

const emptyWeek = (): WeekLoad => ({ stalls: 0, decisions: 0, supervisions: 0 });

/** A rehearsal in the making: journey by journey, so that whoever runs it can do other things in between. */
export class Rehearsing {
  private readonly mornings: readonly Instant[];
  private readonly weeks: { from: LocalDate; present: WeekLoad; draft: WeekLoad }[];
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

  /** Plays one journey under its own terms and under the draft: once where the draft says the same of it. */
  add(one: StandingJourney): void {
    this.journeys++;
    const after = this.next && underPolicy(one, this.next, this.at);
    if (!after || sameTerms(one.state, after)) return this.play(one.state, one, both);
    this.play(one.state, one, ['present']);
    this.play(after, one, ['draft']);
  }

  result(): Rehearsal {
    return { weeks: this.weeks, journeys: this.journeys };
  }

  private play(from: JourneyState, { facts }: StandingJourney, under: readonly Under[]): void {
    const until = this.mornings.at(-1)! - 1;
    let since = this.at;
    let state = from;
    for (const { at, events, state: then } of passTime(journey, from, until, facts)) {
      this.supervise(state, since, at, under);
      for (const event of events) this.count(event, at, under);
      [since, state] = [at, then as JourneyState];
    }
    this.supervise(state, since, until, under);
  }

  private count({ type }: DomainEvent, at: Instant, under: readonly Under[]): void {
    if (type === 'JourneyStalled') this.note('stalls', at, under);
    if (type === 'DecisionOpened') this.note('decisions', at, under);
  }

  /** The supervision sessions that fall into a stretch of time in which the journey stands as it does. */
  private supervise(state: JourneyState, from: Instant, until: Instant, under: readonly Under[]): void {
    if (!isSupervised(state)) return;
    for (const at of supervisionsOf(state, from, until)) this.note('supervisions', at, under);
  }

  private note(what: keyof WeekLoad, at: Instant, under: readonly Under[]): void {
    const week = this.weekOf(at);
    for (const each of under) if (week) week[each][what]++;
  }

  private weekOf(at: Instant) {
    const index = this.mornings.findLastIndex((morning) => morning <= at);
    return this.weeks[Math.max(0, index)] ?? this.weeks.at(-1);
  }
}

/** Do two policies say the same of a journey, whatever their versions are called? */
function sameTerms({ context: { policy } }: JourneyState, other: JourneyState): boolean {
  const { version } = policy;
  return canonical(policy) === canonical({ ...other.context.policy, version });
}

/** Those who are in a role, and there: nobody is supervised on a pause. */
function isSupervised(state: JourneyState): boolean {
  const { stage, standing } = readJourney(state);
  return practiceStages.includes(stage) && (standing === 'active' || standing === 'underReview');
}

const DAY_MS = WEEK_MS / 7;

/** When supervision takes place by the pattern of the policy, counted from the first day in the role: some sessions at one distance, some at another, then steadily (GUIDE 2.3-f). */
export function* supervisionsOf({ context }: JourneyState, from: Instant, until: Instant): Generator<Instant> {
  const { visits, policy, zone } = context;
  const begun = visits.find(({ stage }) => practiceStages.includes(stage));
  if (!begun) return;
  const { first, second, thenEveryDays } = policy.supervision;
  const start = morningOf(dateOf(begun.at, zone), zone);
  const early = [...Array(first.times).fill(first.everyDays), ...Array(second.times).fill(second.everyDays)];
  let day = 0;
  for (const days of early as number[]) {
    day += days;
    const at = start + day * DAY_MS;
    if (at > until) return;
    if (at > from) yield at;
  }
  const behind = Math.max(0, Math.floor((from - start - day * DAY_MS) / (thenEveryDays * DAY_MS)));
  for (let at = start + (day + (behind + 1) * thenEveryDays) * DAY_MS; at <= until; at += thenEveryDays * DAY_MS)
    if (at > from) yield at;
}
