import { randomUUID } from 'node:crypto';

import type { Instant } from '../../state-machines/core/process.js';
import { stagesOf } from '../../state-machines/journey/tracks.js';
import type { Stage } from '../../state-machines/journey/journey.messages.js';
import {
  journeyPolicyOf,
  tracks,
  type JourneyPolicy,
  type Policy,
  type Track,
} from '../../state-machines/policy/policy.js';
import type { Company } from './answers.js';
import { Life, type Mood, type Plan } from './lives.js';

const DAY = 86_400_000;

/** Of a hundred journeys so many have come as far as this; who is in a stage that another track lacks is in its nearest. */
const shares: Readonly<Record<string, number>> = {
  recruitment: 50,
  induction: 19,
  training: 13,
  practice: 12,
  supportedExit: 3,
  closed: 3,
};

const trackShares: Readonly<Record<Track, number>> = { outreach: 40, facilitation: 25, mentoring: 15, other: 20 };

/** Tells lives of all kinds, the same ones for the same random numbers. */
export class Population {
  private readonly lengths = new Map<string, { readonly asked: number; readonly practised: number }>();
  private readonly terms: ReadonlyMap<Track, JourneyPolicy>;

  constructor(
    policy: Policy,
    private readonly zone: string,
    private readonly now: Instant,
    private readonly random: () => number,
  ) {
    this.terms = new Map(tracks.map((track) => [track, journeyPolicyOf(1, policy, track, 1)!]));
  }

  /** @param personId whose life it is */
  tell(personId: string, programmeId: string, company: Company): Life {
    const track = this.drawn(trackShares) as Track;
    const aim = this.aimOn(track);
    const plan = { personId, programmeId, track, zone: this.zone, policy: this.terms.get(track)!, company, aim };
    const paceMs = (0.3 + 1.4 * this.random()) * DAY;
    const { asked, practised } = this.lengthOf(plan);
    const told = (asked + 1) * paceMs + practised * 8 * DAY;
    const begunAt = Math.floor(this.now - this.quietMs() - told);
    return Life.live({ ...plan, mood: this.moodIn(aim), begunAt, paceMs, now: this.now });
  }

  /** How much there is to do until there: tried out once. */
  private lengthOf(plan: Omit<Plan, 'mood' | 'begunAt' | 'paceMs' | 'now'>) {
    const key = `${plan.track} ${plan.aim}`;
    const known = this.lengths.get(key);
    if (known) return known;
    const begunAt = this.now - 1_500 * DAY;
    const { rows } = Life.live({
      ...plan,
      personId: randomUUID(),
      mood: 'underWay',
      begunAt,
      paceMs: DAY,
      now: this.now,
    });
    const asked = rows.filter(({ by }) => by).length;
    const practised = rows.filter(({ input }) => input.type === 'LogExperience').length;
    const length = { asked, practised };
    this.lengths.set(key, length);
    return length;
  }

  private aimOn(track: Track): Stage {
    const wanted = this.drawn(shares);
    if (wanted !== 'practice') return wanted as Stage;
    const practice = stagesOf(track).slice(3, -2);
    return practice[Math.floor(this.random() * practice.length)]!;
  }

  private moodIn(aim: Stage): Mood {
    const luck = this.random();
    if (aim === 'recruitment') return luck < 0.35 ? 'withdrawn' : luck < 0.5 ? 'notNow' : 'underWay';
    return luck < 0.08 ? 'paused' : luck < 0.1 ? 'stoodDown' : luck < 0.13 ? 'underReview' : 'underWay';
  }

  /** Most were seen in the last two weeks; some have been quiet for longer than they should. */
  private quietMs(): number {
    return this.random() < 0.8 ? this.random() * 14 * DAY : (14 + 40 * this.random()) * DAY;
  }

  private drawn(weights: Readonly<Record<string, number>>): string {
    let left = this.random() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    for (const [name, weight] of Object.entries(weights)) if ((left -= weight) <= 0) return name;
    return Object.keys(weights)[0]!;
  }
}
