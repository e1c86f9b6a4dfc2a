import { describe, expect, it } from '@jest/globals';

import { journey } from '../../state-machines/journey/journey.js';
import { modes, type Mode, type Stage } from '../../state-machines/journey/journey.messages.js';
import { openModes, timeServedOf } from '../../state-machines/journey/practice.js';
import { tracks, type Track } from '../../state-machines/policy/policy.js';
import { given } from '../support/given.js';
import { aJourney, idOf, instant, noFacts, ways } from '../support/journeys.js';

const log = (mode: Mode, on: string, quarters = 6) => ({ type: 'LogExperience', mode, on, quarters }) as const;

/** What may be logged from each stage on, written down once more from TURAS 10.1.4, 11.4 and 12.4. */
const opens: Readonly<Record<Track, Readonly<Partial<Record<Stage, readonly Mode[]>>>>> = {
  outreach: { supportedPractice: ['withStaff'], inPairs: ['inPair'], alone: ['alone'] },
  facilitation: { supportedPractice: ['withStaff', 'coFacilitated'], leading: ['led'] },
  mentoring: { training: ['withStaff', 'coFacilitated'], mentoring: ['mentored'] },
  other: { supportedPractice: ['withStaff', 'other'] },
};

describe.each(tracks)('on %s', (track) => {
  const open = new Set<Mode>();
  it.each(ways[track].map(([stage]) => stage))('in %s the ways of working are open that were reached', (stage) => {
    for (const mode of opens[track][stage] ?? []) open.add(mode);
    const situation = aJourney({ track, stage });
    expect(new Set(openModes(situation.state!.context))).toEqual(open);
    for (const mode of modes) {
      const outcome = given(situation).when(log(mode, '2026-01-05'));
      if (open.has(mode)) outcome.then({ type: 'ExperienceLogged', mode, on: '2026-01-05', quarters: 6 }).thenOwes();
      else outcome.thenRefused('MODE_NOT_OPEN', 'TURAS 10.1.4');
    }
  });
});

describe('the log', () => {
  const practising = given(aJourney({ stage: 'supportedPractice' }));

  it('adds up, and keeps its first day', () => {
    practising
      .and(log('withStaff', '2026-01-04', 6))
      .and(log('withStaff', '2026-01-02', 4))
      .when(log('withStaff', '2026-01-05', 8))
      .thenRemembers({ practice: { withStaff: { sessions: 3, quarters: 18, firstOn: '2026-01-02' } } });
  });

  it('says with whom, in the journal and nowhere else', () => {
    practising
      .when({ ...log('withStaff', '2026-01-05'), withUserId: idOf('ash') })
      .then({ type: 'ExperienceLogged', mode: 'withStaff', on: '2026-01-05', quarters: 6, withUserId: idOf('ash') })
      .thenRemembers({ practice: { withStaff: { sessions: 1, quarters: 6, firstOn: '2026-01-05' } } });
  });

  it('keeps ways of working apart, also after a step back', () => {
    const both = given(aJourney({ stage: 'inPairs' }), { type: 'StepBack', to: 'supportedPractice' });
    const { practice } = both.and(log('inPair', '2026-01-04')).situation.state!.context;
    expect(Object.keys(practice).toSorted()).toEqual(['inPair', 'withStaff']);
  });

  it('is never of days to come', () => {
    practising.when(log('withStaff', '2026-01-06')).thenRefused('DATE_IN_FUTURE', 'TURAS 10.1.4');
    practising.when(log('withStaff', '1926-01-06')).thenRefused('DATE_TOO_FAR', 'TURAS 10.1.4');
  });

  describe('when an entry is taken back', () => {
    const logged = practising.and(log('withStaff', '2026-01-02', 4)).and(log('withStaff', '2026-01-04', 6));
    const withdraw = (entry: object | null) =>
      ({ type: 'WithdrawExperience', entry: 7, facts: { entry } }) as never as {
        type: 'WithdrawExperience';
        entry: number;
      };

    it('adds up without it, from the first day that is left', () => {
      logged
        .when(withdraw({ mode: 'withStaff', on: '2026-01-02', quarters: 4, othersSince: '2026-01-04' }))
        .then({ type: 'ExperienceWithdrawn', entry: 7 })
        .thenRemembers({ practice: { withStaff: { sessions: 1, quarters: 6, firstOn: '2026-01-04' } } });
      logged
        .when(withdraw({ mode: 'withStaff', on: '2026-01-04', quarters: 6, othersSince: null }))
        .thenRemembers({ practice: { withStaff: { sessions: 1, quarters: 4, firstOn: '2026-01-02' } } });
    });

    it('forgets the way of working with its last entry, and shuts the gate that it had opened', () => {
      const one = practising.and(log('withStaff', '2026-01-02', 4));
      one
        .when(withdraw({ mode: 'withStaff', on: '2026-01-02', quarters: 4, othersSince: null }))
        .thenRemembers({ practice: {} });
      const gone = one.and(withdraw({ mode: 'withStaff', on: '2026-01-02', quarters: 4, othersSince: null }));
      expect(gone.situation.state!.context.practice).toEqual({});
      gone.when({ type: 'StartInPairs' }).thenMissing('staffed-outing', 'lone-working-policy', 'training-lone-working');
    });

    it('refuses what the log does not have', () => {
      logged.when(withdraw(null)).thenRefused('UNKNOWN_ENTRY', 'TURAS 10.1.4');
      logged.when({ type: 'WithdrawExperience', entry: 7 }).thenRefused('UNKNOWN_ENTRY', 'TURAS 10.1.4');
      logged
        .when(withdraw({ mode: 'inPair', on: '2026-01-02', quarters: 4, othersSince: null }))
        .thenRefused('UNKNOWN_ENTRY', 'TURAS 10.1.4');
    });
  });
});

describe('time served', () => {
  const elsewhere = (sessions: number, firstOn: string | null) => ({
    elsewhere: { trainings: [], staffed: { sessions, firstOn } },
  });

  it('of a facilitator is counted from co-facilitating alone', () => {
    const { context } = given(
      aJourney({ track: 'facilitation', stage: 'supportedPractice' }),
      log('coFacilitated', '2025-12-01'),
      log('coFacilitated', '2025-12-20'),
      log('withStaff', '2025-06-01'),
    ).situation.state!;
    expect(timeServedOf(context, elsewhere(40, '2024-01-01'), '2026-01-05')).toEqual({
      ...{ weeks: 5, sessions: 2 },
      ...{ neededWeeks: 12, neededSessions: 10 },
    });
  });

  it('of a mentor is counted from staffed work, here and on every other track', () => {
    const { context } = given(
      aJourney({ track: 'mentoring', stage: 'training' }),
      log('coFacilitated', '2025-12-08'),
      log('withStaff', '2025-12-01'),
    ).situation.state!;
    const needed = { neededWeeks: 12, neededSessions: 8 };
    expect(timeServedOf(context, noFacts, '2026-01-05')).toEqual({ weeks: 5, sessions: 2, ...needed });
    expect(timeServedOf(context, elsewhere(6, '2025-10-13'), '2026-01-05')).toEqual({
      weeks: 12,
      sessions: 8,
      ...needed,
    });
    expect(timeServedOf(aJourney({ track: 'mentoring' }).state!.context, noFacts, '2026-01-05')).toEqual({
      ...{ weeks: 0, sessions: 0 },
      ...needed,
    });
  });

  it('elsewhere opens a mentor’s gate', () => {
    const lacking = given(aJourney({ track: 'mentoring', stage: 'training', ready: true, except: 'staffed-work' }));
    const move = { type: 'StartMentoring' } as const;
    lacking.when({ ...move, facts: elsewhere(8, '2025-10-13') }).then({ type: 'StageEntered', stage: 'mentoring' });
    lacking.when({ ...move, facts: elsewhere(7, '2025-10-13') }).thenMissing('staffed-work');
    lacking.when({ ...move, facts: elsewhere(8, '2025-10-14') }).thenMissing('staffed-work');
  });

  it('is asked on no other track', () => {
    expect(timeServedOf(aJourney({ stage: 'alone' }).state!.context, noFacts, '2026-01-05')).toBeNull();
  });
});

describe('the worker’s own wish', () => {
  it('to lead is stated, and may change', () => {
    given(aJourney({ track: 'facilitation' }), { type: 'StateWish', wish: 'yes' })
      .when({ type: 'StateWish', wish: 'notNow' })
      .then({ type: 'WishStated', wish: 'notNow' })
      .thenRemembers({ wish: 'notNow' });
    given(aJourney({ track: 'facilitation', stage: 'supportedPractice', ready: true }), {
      type: 'StateWish',
      wish: 'notNow',
    })
      .when({ type: 'StartLeading' })
      .thenMissing('worker-wants');
  });

  it('is a matter of facilitation alone', () => {
    for (const track of ['outreach', 'mentoring', 'other'] as const)
      given(aJourney({ track }))
        .when({ type: 'StateWish', wish: 'yes' })
        .thenRefused('NOT_ON_THIS_TRACK', 'TURAS 11.4');
  });
});

describe('the two-sided review', () => {
  const quiet = { type: 'ExplainDelay', until: '2026-12-31' } as const;
  const practising = given(aJourney({ stage: 'supportedPractice' }), quiet);
  const reviewDue = (now: typeof practising) =>
    journey.deadlinesOf(now.situation.state!).find(({ input }) => input.type === 'TwoSidedReviewTimePassed')?.at;

  it('is asked of the supervisor at the policy’s interval, again and again', () => {
    const { occurrences } = practising
      .whenTimePasses(instant('2026-12-31 08:00'))
      .thenTold(['2026-07-04 09:00', 'two-sided-review-due', 'supervisor']);
    const since = instant('2026-07-04 09:00');
    expect(occurrences[0]).toMatchObject({
      events: [{ type: 'TwoSidedReviewDue', since }],
      owed: [{ clause: 'TURAS 6.1', since }],
    });
    expect(reviewDue(practising.and({ type: 'AddNote', at: instant('2026-07-05 10:00') }))).toBe(
      instant('2026-12-31 09:00'),
    );
  });

  it('is held once both sides have said what the work gives them', () => {
    const worker = {
      type: 'FillForm',
      form: 'review-worker',
      on: '2026-03-01',
      at: instant('2026-03-01 10:00'),
    } as const;
    const service = {
      type: 'FillForm',
      form: 'review-service',
      on: '2026-03-02',
      at: instant('2026-03-02 10:00'),
    } as const;
    expect(reviewDue(practising.and(worker))).toBe(instant('2026-07-04 09:00'));
    practising
      .and(worker)
      .when(service)
      .thenRemembers({ reviewedAt: instant('2026-03-02 10:00') });
    expect(reviewDue(practising.and(worker).and(service))).toBe(instant('2026-08-29 09:00'));
    const another = { ...service, form: 'appraisal' };
    expect(reviewDue(practising.and(worker).and(another))).toBe(instant('2026-07-04 09:00'));
  });

  it('asks for both sides each time: last time’s form is last time’s', () => {
    const at = (day: string) => instant(`${day} 10:00`);
    const fill = (form: string, day: string) => ({ type: 'FillForm', form, on: day, at: at(day) }) as const;
    const held = practising.and(fill('review-worker', '2026-03-01')).and(fill('review-service', '2026-03-02'));
    held.when(fill('review-service', '2026-04-02')).thenRemembers({ reviewedAt: at('2026-03-02') });
  });

  it('is asked in practice only', () => {
    for (const stage of ['recruitment', 'induction', 'training', 'supportedExit'] as const)
      expect(reviewDue(given(aJourney({ stage })))).toBeUndefined();
    for (const stage of ['inPairs', 'alone'] as const)
      expect(reviewDue(given(aJourney({ stage })))).toBe(instant('2026-07-04 09:00'));
  });

  it('is a matter until it is held or asked for again', () => {
    const since = instant('2026-07-04 09:00');
    const message = {
      kind: 'message',
      matter: 'two-sided-review-due',
      to: 'supervisor',
      clause: 'TURAS 6.1',
      since,
    } as const;
    const due = practising.and({ type: 'AddNote', at: instant('2026-07-05 10:00') });
    const fill = (form: string) => ({ type: 'FillForm', form, on: '2026-07-05' }) as const;
    expect(journey.stands(message, due.situation.state!)).toBe(true);
    expect(journey.stands(message, due.and(fill('review-worker')).situation.state!)).toBe(true);
    const held = due.and(fill('review-worker')).and(fill('review-service'));
    expect(journey.stands(message, held.situation.state!)).toBe(false);
    expect(journey.stands(message, due.and({ type: 'StandDown' }).situation.state!)).toBe(false);
  });
});
