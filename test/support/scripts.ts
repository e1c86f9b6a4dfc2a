import fc from 'fast-check';

import { morningAfter, morningOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import { moves, type Move } from '../../state-machines/journey/gates.js';
import type { Policy, Tracks } from '../../state-machines/policy/policy.js';
import { dayFrom, ways } from './journeys.js';
import { aPolicy } from './organisation.js';
import { preparing, wishes, type Wish } from './wishes.js';

/**
 * What happens to a few journeys over two years, written down before it happens: the same script can be played in
 * memory, on PostgreSQL with the `local` clock, and on a real Temporal server, and must leave the same journal.
 */
export interface Script {
  readonly zone: string;
  /** Adopted in this order; the first before the story begins. */
  readonly policies: readonly Policy[];
  readonly lines: readonly Line[];
  readonly until: Instant;
}

/** Somebody asks something of a journey. */
export interface Ask {
  readonly kind: 'ask';
  readonly at: Instant;
  readonly journey: number;
  readonly commandId: string;
  readonly asker: Asker;
  readonly wish: Wish | { readonly type: 'StartJourney' };
  /** When the wish was first uttered: a repeat asks for the same dates. */
  readonly uttered: Instant;
  /** How often, at the same moment: an impatient finger. */
  readonly times: 1 | 2;
}

export type Line =
  | Ask
  /** A clock looks, late or early; `together` two of them do. What it finds due it carries out. */
  | { readonly kind: 'clock'; readonly at: Instant; readonly how: 'once' | 'twice' | 'together' }
  | { readonly kind: 'block'; readonly at: Instant; readonly person: number; readonly blocked: boolean }
  | { readonly kind: 'adopt'; readonly at: Instant; readonly version: number };

export const askers = ['coordinator', 'manager', 'supervisor'] as const;
export type Asker = (typeof askers)[number];

/** Who walks which track of which programme: the first and the fourth are the same person on the same track, once and again. */
export const journeys = [
  { person: 0, programme: 0, track: 'outreach' },
  { person: 1, programme: 0, track: 'facilitation' },
  { person: 0, programme: 1, track: 'mentoring' },
  { person: 0, programme: 0, track: 'outreach' },
  { person: 1, programme: 1, track: 'other' },
] as const;

/** The journey that can only begin once the first one is over. */
const AGAIN = 3;

const DAY = 86_400_000;
const TWO_YEARS = 730 * DAY;
const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];

/** Policies of an organisation that changes its mind: on terms, on the boundary agreement, on whether a track is open. */
const policies = fc
  .record({
    general: fc.record({
      stalledAfterDays: fc.integer({ min: 1, max: 30 }),
      escalateAfterDays: fc.integer({ min: 1, max: 14 }),
      certificates: fc.record({
        renewSoonDays: fc.integer({ min: 0, max: 60 }),
        graceDays: fc.integer({ min: 0, max: 30 }),
      }),
      twoSidedReviewEveryDays: fc.integer({ min: 10, max: 200 }),
      exit: fc.record({
        openDaysBefore: fc.integer({ min: 1, max: 90 }),
        followUpAfterDays: fc.integer({ min: 1, max: 120 }),
        keepMonths: fc.integer({ min: 1, max: 18 }),
      }),
    }),
    minimumTrainingDates: fc.integer({ min: 2, max: 4 }),
    extraTopics: fc.subarray(['naloxone']),
    served: fc.record({ weeks: fc.integer({ min: 1, max: 4 }), sessions: fc.integer({ min: 1, max: 3 }) }),
    reconfirmEveryDays: fc.integer({ min: 10, max: 120 }),
    note: fc.constantFrom('', '', 'as agreed'),
    otherIsOpen: fc.constantFrom(true, true, true, false),
  })
  .map(({ general, note, served, reconfirmEveryDays, otherIsOpen, ...common }): Policy => {
    const { tracks, ...plain } = aPolicy(general);
    const [first, ...rows] = plain.general.boundaries;
    const { outreach, facilitation, mentoring, other } = tracks as Tracks;
    return plainly({
      ...plain,
      general: { ...plain.general, boundaries: [{ ...first!, note }, ...rows] },
      tracks: {
        outreach: { ...outreach, ...common },
        facilitation: { ...facilitation, leadAfter: served },
        mentoring: { ...mentoring, staffedWork: served, reconfirmEveryDays },
        ...(otherIsOpen && { other }),
      },
    });
  });

/** As a policy comes out of the database: plain objects, not those of fast-check, which have no prototype. */
const plainly = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Since which version the service's column of the boundary agreement is as it is in a version. */
export function boundariesSince(version: number, policies: readonly Policy[]): number {
  const words = policies.map(({ general }) => JSON.stringify(general.boundaries));
  let since = version;
  while (since > 1 && words[since - 2] === words[version - 1]) since--;
  return since;
}

/** How long until something happens again: at once, within the day, in weeks, after a quiet stretch, at nine sharp, at a rung of the ladder or a moment beside it. */
const gaps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ms: fc.constantFrom(0, 1, 60_000) }) },
  { weight: 6, arbitrary: fc.record({ ms: fc.integer({ min: 60_000, max: 12 * 3_600_000 }) }) },
  { weight: 6, arbitrary: fc.record({ ms: fc.integer({ min: DAY, max: 9 * DAY }) }) },
  { weight: 2, arbitrary: fc.record({ ms: fc.integer({ min: 10 * DAY, max: 60 * DAY }) }) },
  { weight: 1, arbitrary: fc.record({ ms: fc.integer({ min: 60 * DAY, max: 150 * DAY }) }) },
  { weight: 3, arbitrary: fc.record({ mornings: fc.integer({ min: 1, max: 14 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ rung: fc.constantFrom(1, 1, 2), beside: fc.constantFrom(-1_800_000, -1, 0, 0, 1) }),
  },
);
type Gap = { readonly ms: number } | { readonly mornings: number } | { readonly rung: number; readonly beside: number };

const asks = fc.record({
  journey: fc.constantFrom(0, 0, 1, 1, 1, 2, 2, 3, 4),
  asker: fc.constantFrom(...askers),
  times: fc.constantFrom(1, 1, 1, 2),
  wishes: fc.oneof(
    { weight: 6, arbitrary: fc.constant('goOn' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...moves).map((move) => ({ preparing: move })) },
    { weight: 8, arbitrary: fc.array(wishes, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant([{ type: 'StartJourney' } as const]) },
  ),
  pace: fc.constantFrom(0, 60_000, 3 * 3_600_000),
  /** The clock of the machine that answers is behind the one that answered last, by so much. */
  behindMs: fc.constantFrom(0, 0, 0, 0, 0, 90_000),
});
const again = fc.record({ again: fc.nat(), otherwise: fc.boolean() });
const clock = fc.record({
  clock: fc.constantFrom('once', 'twice', 'together'),
  share: fc.constantFrom(0, 0.5, 0.99, 1),
});
const world = fc.oneof(
  fc.record({ block: fc.nat({ max: 1 }), blocked: fc.constantFrom(true, false, false) }),
  fc.record({ adopt: fc.constant(true) }),
);

const episodes = fc.record({
  gap: gaps,
  what: fc.oneof(
    { weight: 12, arbitrary: asks },
    { weight: 3, arbitrary: again },
    { weight: 7, arbitrary: clock },
    { weight: 1, arbitrary: world },
  ),
});
type Episode = typeof episodes extends fc.Arbitrary<infer E> ? E : never;

/**
 * Scripts that begin at an instant. A `sharp` one asks for something a millisecond before something falls due: that can
 * only be played where time stands still between two lines.
 */
export function scriptsFrom(begin: Instant, { most = 90, sharp = true } = {}): fc.Arbitrary<Script> {
  return fc
    .record({
      zone: fc.constantFrom(...zones),
      policies: fc.array(policies, { minLength: 3, maxLength: 3 }),
      episodes: fc.array(sharp ? episodes : episodes.map(blunted), { minLength: 10, maxLength: most, size: 'max' }),
    })
    .map(({ episodes: told, ...terms }) => new Writer(begin, terms.zone, terms.policies[0]!).write(told, terms));
}

function blunted({ gap, what }: Episode): Episode {
  return { what, gap: 'beside' in gap && gap.beside === -1 ? { ...gap, beside: -1_800_000 } : gap };
}

class Writer {
  private readonly lines: Line[] = [];
  /** How far each journey should be by now, if nothing came between. */
  private readonly along = new Map<number, number>();
  private adopted = 1;
  private at: Instant;

  constructor(
    private readonly begin: Instant,
    private readonly zone: string,
    private readonly policy: Policy,
  ) {
    this.at = begin;
  }

  write(told: readonly Episode[], terms: Pick<Script, 'zone' | 'policies'>): Script {
    const until = this.begin + TWO_YEARS;
    for (const { gap, what } of told) {
      this.wait(gap, 'wishes' in what ? this.lastAsked(what.journey) : this.at);
      if (this.at > until) break;
      if ('wishes' in what) this.ask(what);
      else if ('again' in what) this.repeat(what);
      else if ('clock' in what) this.lines.push({ kind: 'clock', at: what.share, how: what.clock });
      else if ('block' in what)
        this.lines.push({ kind: 'block', at: this.at, person: what.block, blocked: what.blocked });
      else if (this.adopted < terms.policies.length)
        this.lines.push({ kind: 'adopt', at: this.at, version: ++this.adopted });
    }
    return { ...terms, lines: clocksInTheirPlace(this.lines, this.begin, until), until };
  }

  private wait(gap: Gap, quietSince: Instant): void {
    if ('ms' in gap) this.at += gap.ms;
    else if ('rung' in gap) this.at = Math.max(this.at, this.rungAfter(quietSince, gap.rung) + gap.beside);
    else this.at = Math.max(this.at, morningOf(dayFrom(this.at, gap.mornings, this.zone), this.zone));
  }

  /** When the coordinator hears of a quiet, and when the manager does. */
  private rungAfter(quietSince: Instant, rung: number): Instant {
    const { stalledAfterDays, escalateAfterDays } = this.policy.general;
    const days = rung === 1 ? stalledAfterDays : stalledAfterDays + escalateAfterDays;
    return morningAfter(quietSince, days, this.zone);
  }

  /** The first journey makes room for the one that can only begin after it. */
  private makeRoom({ journey, asker }: Extract<Episode['what'], { wishes: unknown }>): void {
    if (journey !== AGAIN || this.along.has(AGAIN)) return;
    const wish = { type: 'LeaveNow' } as const;
    const [at, commandId] = [this.at, this.nextId()];
    this.lines.push({ kind: 'ask', at, journey: 0, commandId, asker, wish, uttered: at, times: 1 });
  }

  private ask(what: Extract<Episode['what'], { wishes: unknown }>): void {
    const { journey, asker, times, pace, behindMs } = what;
    this.makeRoom(what);
    for (const wish of [...this.beginning(journey), ...this.wishesOf(journey, what.wishes)]) {
      const at = behindMs > 0 ? Math.max(this.lastAsked(journey) - behindMs, this.begin) : this.at;
      this.lines.push({ kind: 'ask', at, journey, commandId: this.nextId(), asker, wish, uttered: at, times });
      this.at += pace;
    }
  }

  private lastAsked(journey: number): Instant {
    const last = this.lines.findLast((line) => line.kind === 'ask' && line.journey === journey);
    return last?.at ?? this.at;
  }

  private beginning(journey: number) {
    if (this.along.has(journey) && journey !== AGAIN) return [];
    this.along.set(journey, this.along.get(journey) ?? 0);
    return [{ type: 'StartJourney' } as const];
  }

  private wishesOf(journey: number, wishes: Extract<Episode['what'], { wishes: unknown }>['wishes']) {
    if (wishes === 'goOn') return this.goOn(journey);
    return 'preparing' in wishes ? preparing(wishes.preparing as Move, journeys[journey]!.track) : wishes;
  }

  /** Back from a pause, all that the next move of the track asks, and the move. */
  private goOn(journey: number): readonly Wish[] {
    const along = this.along.get(journey)!;
    this.along.set(journey, along + 1);
    const { track } = journeys[journey]!;
    const [, move] = ways[track][along % ways[track].length]!;
    return [{ type: 'ResumeJourney' }, ...preparing(move, track)];
  }

  /** The same command once more, or its id for something else. */
  private repeat({ again: number, otherwise }: Extract<Episode['what'], { again: unknown }>): void {
    const earlier = this.lines.filter((line) => line.kind === 'ask');
    if (earlier.length === 0) return;
    const line = earlier[number % earlier.length]!;
    const wish = otherwise ? ({ type: 'AddNote' } as const) : line.wish;
    this.lines.push({ ...line, wish, at: this.at });
  }

  private nextId(): string {
    return `command:${this.lines.length}`;
  }
}

/** A clock that looks between two lines looks at a share of the way, and never ahead of what is still to be asked. */
function clocksInTheirPlace(lines: readonly Line[], begin: Instant, until: Instant): Line[] {
  let next = until;
  const latest = lines
    .toReversed()
    .map((line) => (next = line.kind === 'clock' ? next : Math.min(next, line.at)))
    .toReversed();
  let last = begin;
  return lines.map((line, index) => {
    if (line.kind === 'clock') return { ...line, at: Math.floor(last + (latest[index]! - last) * line.at) };
    last = Math.min(line.at, latest[index]!);
    return line;
  });
}
