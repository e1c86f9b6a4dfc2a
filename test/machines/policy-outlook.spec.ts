import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';

import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { missingNext } from '../../state-machines/journey/offers.js';
import type { Policy, Tracks } from '../../state-machines/policy/policy.js';
import { isTouched, previewOf, underPolicy, type StandingJourney } from '../../state-machines/policy/preview.js';
import { supervisionTermsOf } from '../../state-machines/policy/keeping.js';
import { Rehearsing, supervisionsOf, type WeekLoad } from '../../state-machines/policy/rehearse.js';
import { supervision, type SupervisionState } from '../../state-machines/supervision/supervision.js';
import {
  aJourney,
  after,
  dayFrom,
  DUBLIN,
  everyWay,
  idOf,
  instant,
  wallClock,
  type Situation,
} from '../support/journeys.js';
import { aPolicy } from '../support/organisation.js';

type Whole = Policy & { readonly tracks: Tracks };
type Loose<T> = { -readonly [Key in keyof T]: T[Key] extends object ? Loose<T[Key]> : T[Key] };

/** The sample's policy, changed. */
function another(change: (policy: Loose<Whole>) => void): Policy {
  const policy = structuredClone(aPolicy()) as Loose<Whole>;
  change(policy);
  return policy as Policy;
}

const next = (policy: Policy, version = 2) => ({ version, policy, boundariesSince: version });
const standing = ({ state, facts }: Situation, name = 'one'): StandingJourney => ({
  id: idOf(name),
  state: state!,
  facts,
});

const wordsOf = (missing: readonly { requirement: string }[]) => missing.map(({ requirement }) => requirement);

describe('the preview of a policy', () => {
  it('leaves alone whoever is not concerned', () => {
    for (const [track, stage] of everyWay) {
      const situation = aJourney({ track, stage });
      const effect = previewOf(standing(situation), { ...next(aPolicy()), boundariesSince: 1 }, situation.at);
      const { id: _, ...nothing } = effect;
      expect([track, stage, nothing]).toEqual([track, stage, { gains: [], loses: [], dates: [], shut: false }]);
    }
  });

  it('says what would be asked for more, and what no longer', () => {
    const situation = aJourney({ stage: 'recruitment' });
    const policy = another(({ tracks: { outreach } }) => {
      outreach.role.eligibility = [{ id: 'lives-nearby', sentence: 'Lives nearby' }];
    });
    const effect = previewOf(standing(situation), next(policy), situation.at);
    expect(wordsOf(effect.gains)).toEqual(['eligibility-lives-nearby']);
    expect(wordsOf(effect.loses)).toEqual(['eligibility-knows-the-service']);
    expect(effect).toMatchObject({ id: idOf('one'), shut: false });
    expect(isTouched(effect)).toBe(true);
  });

  it('says which dates move, come and go', () => {
    const situation = aJourney({ stage: 'training' });
    const later = previewOf(standing(situation), next(aPolicy({ stalledAfterDays: 30 })), situation.at);
    expect(later.dates.map(({ type, from, to }) => [type, wallClock(from!), wallClock(to!)])).toEqual([
      ['QuietTimePassed', '2026-01-26 09:00', '2026-02-04 09:00'],
    ]);
    expect(isTouched(later)).toBe(true);
    expect(situation.state!.context.policy.version).toBe(1);
  });

  it('names who stays behind, because the track would be shut', () => {
    const situation = aJourney({ track: 'mentoring' });
    const policy = { ...aPolicy(), tracks: { outreach: aPolicy().tracks.outreach! } };
    const effect = previewOf(standing(situation), next(policy), situation.at);
    expect(effect).toEqual({ id: idOf('one'), gains: [], loses: [], dates: [], shut: true });
    expect(isTouched(effect)).toBe(true);
    expect(isTouched({ ...effect, shut: false })).toBe(false);
  });

  it('is what comes about when the journey is moved', () => {
    const policy = another((whole) => {
      whole.general.stalledAfterDays = 40;
      whole.general.escalateAfterDays = 2;
      for (const track of Object.values(whole.tracks)) track.extraTopics = ['naloxone'];
    });
    fc.assert(
      fc.property(fc.constantFrom(...everyWay), fc.nat(90), ([track, stage], days) => {
        const situation = aJourney({ track, stage });
        const at = situation.at + days * 86_400_000;
        const steps = [...passTime(journey, situation.state!, at, situation.facts)];
        const state = (steps.at(-1)?.state as JourneyState | undefined) ?? situation.state!;
        const one = { ...standing(situation), state };
        const effect = previewOf(one, next(policy), at);
        const moved = underPolicy(one, next(policy), at)!;
        const [before, behind] = [state, moved].map((each) => wordsOf(missingNext(each, one.facts, at)));
        expect(behind!.toSorted()).toEqual(
          [...before!.filter((word) => !wordsOf(effect.loses).includes(word)), ...wordsOf(effect.gains)].toSorted(),
        );
        for (const { type, to } of effect.dates) {
          const due = journey.deadlinesOf(moved).find(({ input }) => input.type === type);
          expect(due?.at ?? null).toBe(to);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('works for journeys that are ahead of the others', () => {
    const situation = aJourney();
    const ahead = underPolicy(standing(situation), next(aPolicy(), 5), situation.at)!;
    const again = underPolicy({ ...standing(situation), state: ahead }, next(aPolicy(), 2), situation.at);
    expect(again!.context.policy.version).toBe(6);
  });
});

describe('a rehearsal', () => {
  const loads = (rehearsing: Rehearsing, under: 'present' | 'draft', what: keyof WeekLoad) =>
    rehearsing.result().weeks.map((week) => week[under][what]);

  it('counts stalls in the week in which they come, under both', () => {
    const situation = aJourney({ stage: 'training' });
    const rehearsing = new Rehearsing(next(aPolicy({ stalledAfterDays: 40 })), situation.at, 8, DUBLIN);
    rehearsing.add(standing(situation));
    rehearsing.add(standing(aJourney({ stage: 'induction' }), 'two'));
    expect(rehearsing.result().journeys).toBe(2);
    expect(rehearsing.result().weeks.map(({ from }) => from)).toEqual(
      Array.from({ length: 8 }, (_, week) => dayFrom(situation.at, week * 7)),
    );
    expect(loads(rehearsing, 'present', 'stalls')).toEqual([0, 0, 0, 2, 0, 0, 0, 0]);
    expect(loads(rehearsing, 'draft', 'stalls')).toEqual([0, 0, 0, 0, 0, 2, 0, 0]);
  });

  it('counts the decisions that are opened', () => {
    const situation = aJourney({ track: 'mentoring', stage: 'mentoring' });
    const rehearsing = new Rehearsing(null, situation.at, 40, DUBLIN);
    rehearsing.add(standing(situation));
    const present = loads(rehearsing, 'present', 'decisions');
    expect(present.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    expect(loads(rehearsing, 'draft', 'decisions')).toEqual(present); // no draft: both are the same
  });

  it('counts supervision by the pattern of each policy, from the first day in the role', () => {
    const situation = aJourney({ stage: 'supportedPractice' });
    const policy = another(({ tracks: { outreach } }) => {
      outreach.supervision = {
        first: { times: 0, everyDays: 7 },
        second: { times: 0, everyDays: 7 },
        thenEveryDays: 14,
      };
    });
    const rehearsing = new Rehearsing(next(policy), situation.at, 20, DUBLIN);
    rehearsing.add(standing(situation));
    expect(loads(rehearsing, 'present', 'supervisions')).toEqual([
      ...[0, 1, 1, 1, 1, 0, 1, 0, 1, 0],
      ...[1, 0, 1, 0, 0, 0, 1, 0, 0, 0],
    ]);
    const draft = loads(rehearsing, 'draft', 'supervisions');
    expect(draft.reduce((sum, count) => sum + count, 0)).toBe(9);
  });

  it('supervises whoever is in several roles once, as often as the closest pattern wants', () => {
    const situation = aJourney({ stage: 'supportedPractice' });
    const steady = another(({ tracks: { outreach } }) => {
      outreach.supervision.first.times = 0;
      outreach.supervision.second.times = 0;
    });
    const rehearse = (...people: string[]) => {
      const rehearsing = new Rehearsing(next(steady), situation.at, 20, DUBLIN);
      for (const [index, person] of people.entries()) rehearsing.add(standing(situation, String(index)), person);
      return rehearsing;
    };
    for (const under of ['present', 'draft'] as const) {
      const once = loads(rehearse('ana'), under, 'supervisions');
      expect(loads(rehearse('ana', 'ana'), under, 'supervisions')).toEqual(once);
      expect(loads(rehearse('ana', 'ben'), under, 'supervisions')).toEqual(once.map((count) => count * 2));
    }
  });

  it('supervises nobody who is not in a role, or on a pause', () => {
    for (const stage of ['recruitment', 'induction', 'training'] as const) {
      const rehearsing = new Rehearsing(null, aJourney().at, 10, DUBLIN);
      rehearsing.add(standing(aJourney({ stage })));
      expect(loads(rehearsing, 'present', 'supervisions').every((count) => count === 0)).toBe(true);
    }
    const situation = aJourney({ stage: 'supportedPractice' });
    const paused = after(situation, { type: 'PauseJourney', reviewOn: dayFrom(situation.at, 60) });
    const rehearsing = new Rehearsing(null, situation.at, 8, DUBLIN);
    rehearsing.add(standing(paused));
    expect(loads(rehearsing, 'present', 'supervisions')).toEqual(Array(8).fill(0));
  });

  it('forgets nothing that time does, and invents nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...everyWay), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 104 }),
        (some, weeks) => {
          const situations = some.map(([track, stage]) => aJourney({ track, stage }));
          const { at } = situations[0]!;
          const rehearsing = new Rehearsing(next(aPolicy()), at, weeks, DUBLIN);
          for (const situation of situations) rehearsing.add(standing(situation));
          const until = instant(`${dayFrom(at, weeks * 7)} 09:00`) - 1;
          const happened = situations.flatMap(({ state, facts }) =>
            [...passTime(journey, state!, until, facts)].flatMap(({ events }) => events.map(({ type }) => type)),
          );
          const sum = (what: keyof WeekLoad) => loads(rehearsing, 'present', what).reduce((all, one) => all + one, 0);
          expect(sum('stalls')).toBe(happened.filter((type) => type === 'JourneyStalled').length);
          expect(sum('decisions')).toBe(happened.filter((type) => type === 'DecisionOpened').length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the days of supervision', () => {
  it('are some at one distance, some at another, then steady', () => {
    const { state, at } = aJourney({ stage: 'supportedPractice' });
    const days = [...supervisionsOf(state!, at, at + 200 * 86_400_000)].map((one) => wallClock(one).slice(0, 10));
    expect(days).toEqual([7, 14, 21, 28, 42, 56, 70, 84, 112, 140, 168, 196].map((count) => dayFrom(at, count)));
  });

  it('are the same ones, into however many stretches time is cut', () => {
    const { state, at } = aJourney({ stage: 'supportedPractice' });
    const end = at + 400 * 86_400_000;
    const all = [...supervisionsOf(state!, at, end)];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: at, max: end })), (cuts) => {
        const edges = [at, ...cuts.toSorted((one, other) => one - other), end];
        const parts = edges.slice(1).flatMap((until, index) => [...supervisionsOf(state!, edges[index]!, until)]);
        expect(parts).toEqual(all);
      }),
    );
  });

  it('are mornings, whatever the clocks do', () => {
    const { state, at } = aJourney({ stage: 'supportedPractice' });
    const times = [...supervisionsOf(state!, at, at + 400 * 86_400_000)].map((one) => wallClock(one).slice(11, 16));
    expect(new Set(times)).toEqual(new Set(['09:00']));
  });

  it('are none before somebody is in a role', () => {
    const { state, at } = aJourney({ stage: 'training' });
    expect([...supervisionsOf(state!, at, at + 200 * 86_400_000)]).toEqual([]);
  });

  it('are those that the process of a supervision comes to, where each session is held on its day', () => {
    const { state, at } = aJourney({ stage: 'supportedPractice' });
    const policy = aPolicy();
    const planning = {
      calendar: { zone: DUBLIN, weekdays: [1, 2, 3, 4, 5], daysOff: [] },
      ...{ worker: null, supervisor: null, busy: [], away: [] },
    };
    const facts = { supervisorId: null, planning, terms: supervisionTermsOf(1, policy, 'outreach') };
    const ids = { personId: randomUUID(), programmeId: randomUUID(), journeyId: randomUUID() };
    const join = { type: 'JoinSupervision', ...ids, track: 'outreach', policyVersion: 1, at, facts } as const;
    let decision = supervision.decide(undefined, join);
    const days = [...supervisionsOf(state!, at, at + 400 * 86_400_000)].map((one) => wallClock(one).slice(0, 10));
    for (const day of days) {
      if (!decision.accepted) throw new Error(decision.refusal.message);
      const { context } = decision.state as SupervisionState;
      expect(context.dueOn).toBe(day);
      const held = { type: 'RecordSession', outcome: 'held', on: day, at: instant(`${day} 18:00`), facts } as const;
      decision = supervision.decide(decision.state as SupervisionState, held);
    }
    expect(days).toHaveLength(19);
  });
});
