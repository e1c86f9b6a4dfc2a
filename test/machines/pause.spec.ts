import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { given } from '../support/given.js';
import { aJourney, instant, meet, way } from '../support/journeys.js';

const pause = { type: 'PauseJourney', reviewOn: '2026-03-02' } as const;

describe.each(way)('a pause in %s', (stage, move) => {
  const paused = given(aJourney({ stage, ready: true }), pause);

  it('keeps the stage underneath', () => {
    expect(readJourney(paused.situation.state!)).toEqual({
      stage,
      standing: 'paused',
      attention: 'moving',
      pause: 'resting',
    });
    expect(journey.stageOf(paused.situation.state!)).toBe(`${stage}/paused`);
    expect(paused.situation.state!.context.visits).toEqual(aJourney({ stage, ready: true }).state!.context.visits);
  });

  it('silences everything but its own review', () => {
    paused
      .whenTimePasses(instant('2028-01-01 00:00'))
      .thenTold(
        ['2026-03-02 09:00', 'pause-review-due', 'coordinator'],
        ['2026-03-09 09:00', 'pause-review-overdue', 'manager'],
      );
  });

  it('ends where it began, and the quiet is counted from the return', () => {
    const returned = paused.and({ type: 'ResumeJourney', at: instant('2026-02-20 11:00') });
    expect(readJourney(returned.situation.state!)).toMatchObject({ stage, standing: 'active', attention: 'moving' });
    returned
      .whenTimePasses(instant('2026-03-20 00:00'))
      .thenTold(['2026-03-13 09:00', 'journey-stalled', 'coordinator']);
    expect(returned.when({ type: move }).decision.accepted).toBe(true);
  });
});

describe('a pause', () => {
  const paused = given(aJourney({ stage: 'training' }), pause);

  it('is said in words of success, with no reason in it', () => {
    given(aJourney()).when(pause).then({ type: 'JourneyPaused', reviewOn: '2026-03-02' }).thenOwes();
  });

  it('remembers when it began and when to talk about the return', () => {
    given(aJourney())
      .when(pause)
      .thenRemembers({ pausedAt: instant('2026-01-05 12:00'), reviewAt: instant('2026-03-02 09:00'), stalledAt: null });
  });

  it('takes a stalled journey off the list, and the silence is kept', () => {
    const stalled = given(aJourney(), { type: 'AddNote', at: instant('2026-01-27 10:00') }).and(pause);
    expect(readJourney(stalled.situation.state!).attention).toBe('moving');
    stalled.whenTimePasses(instant('2026-03-02 08:59')).thenNobodyIsTold();
  });

  it('makes an explained delay pointless: the return begins a new count', () => {
    given(aJourney(), { type: 'ExplainDelay', until: '2026-12-01' }, pause, {
      type: 'ResumeJourney',
      at: instant('2026-02-01 10:00'),
    })
      .whenTimePasses(instant('2026-03-01 00:00'))
      .thenTold(['2026-02-22 09:00', 'journey-stalled', 'coordinator']);
  });

  it('goes on being a pause while things are recorded', () => {
    paused
      .and({ type: 'RecordStep', requirement: 'exit-discussed', on: '2026-01-05', at: instant('2026-02-01 10:00') })
      .whenTimePasses(instant('2026-03-03 00:00'))
      .thenTold(['2026-03-02 09:00', 'pause-review-due', 'coordinator']);
  });

  it('is not ended by its review: a person decides', () => {
    const { state } = paused.whenTimePasses(instant('2027-01-01 00:00'));
    expect(readJourney(state)).toEqual({
      stage: 'training',
      standing: 'paused',
      attention: 'moving',
      pause: 'reviewOverdue',
    });
  });

  it('may be prolonged before and after its review, from its first day on', () => {
    for (const at of ['2026-01-20 10:00', '2026-03-02 10:00', '2026-03-09 10:00'])
      paused
        .and({ type: 'AddNote', at: instant(at) })
        .and({ type: 'PauseJourney', reviewOn: '2026-05-04' })
        .whenTimePasses(instant('2027-01-01 00:00'))
        .thenTold(
          ['2026-05-04 09:00', 'pause-review-due', 'coordinator'],
          ['2026-05-11 09:00', 'pause-review-overdue', 'manager'],
        );
  });

  it('that is prolonged says so, and remembers when it began', () => {
    paused
      .when({ type: 'PauseJourney', reviewOn: '2026-05-04', at: instant('2026-02-01 10:00') })
      .then({ type: 'PauseExtended', reviewOn: '2026-05-04' })
      .thenRemembers({ pausedAt: instant('2026-01-05 12:00'), reviewAt: instant('2026-05-04 09:00') });
  });

  it('may be shortened', () => {
    paused
      .and({ type: 'PauseJourney', reviewOn: '2026-01-10' })
      .whenTimePasses(instant('2026-01-10 09:00'))
      .thenTold(['2026-01-10 09:00', 'pause-review-due', 'coordinator']);
  });

  it('ends in a return that is no failure and leaves nothing behind', () => {
    paused
      .when({ type: 'ResumeJourney', at: instant('2026-02-01 10:00') })
      .then({ type: 'JourneyResumed' })
      .thenRemembers({ pausedAt: null, reviewAt: null, stalledAt: null, explainedUntil: null });
  });

  it('may happen twice', () => {
    const twice = paused.and({ type: 'ResumeJourney', at: instant('2026-02-01 10:00') }).and(pause);
    twice
      .when({ type: 'AddNote' })
      .thenRemembers({ pausedAt: instant('2026-02-01 10:00'), reviewAt: instant('2026-03-02 09:00') });
  });

  it.each([
    ['Europe/Dublin', '2026-03-29', '2026-03-29T08:00Z', '2026-04-05T08:00Z'],
    ['Europe/Dublin', '2026-03-27', '2026-03-27T09:00Z', '2026-04-03T08:00Z'],
    ['America/New_York', '2026-03-07', '2026-03-07T14:00Z', '2026-03-14T13:00Z'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-03T22:00Z', '2026-04-10T22:30Z'],
    ['UTC', '2026-03-29', '2026-03-29T09:00Z', '2026-04-05T09:00Z'],
  ])('is reviewed at nine in the morning in %s on %s', (zone, reviewOn, due, overdue) => {
    const { occurrences } = given(aJourney({ zone }), { type: 'PauseJourney', reviewOn }).whenTimePasses(
      instant('2026-12-01 00:00'),
    );
    expect(occurrences.map(({ at }) => at)).toEqual([due, overdue].map((text) => Date.parse(text)));
  });
});

describe('on a pause', () => {
  it.each(['induction', 'training', 'supportedPractice'] as const)(
    'the exit from %s is open: nobody has to return in order to leave',
    (stage) => {
      const left = given(meet(aJourney({ stage }), 'StartExit'), pause);
      left
        .when({ type: 'StartExit' })
        .then({ type: 'StageEntered', stage: 'supportedExit' }, { type: 'JourneyResumed' })
        .thenRemembers({ pausedAt: null, reviewAt: null });
      expect(readJourney(left.and({ type: 'StartExit' }).situation.state!)).toMatchObject({
        stage: 'supportedExit',
        standing: 'active',
      });
    },
  );

  it('a journey may be closed, and no review is left behind', () => {
    given(aJourney({ stage: 'supportedExit', ready: true }), pause)
      .when({ type: 'CloseJourney' })
      .then({ type: 'StageEntered', stage: 'closed' })
      .thenRemembers({ pausedAt: null, reviewAt: null });
  });

  it('an application may end, and no review is left behind', () => {
    given(aJourney(), pause)
      .when({ type: 'EndApplication', reason: 'withdrew' })
      .then({ type: 'StageEntered', stage: 'closed' }, { type: 'ApplicationEnded', reason: 'withdrew' })
      .thenRemembers({ pausedAt: null, reviewAt: null });
  });

  it.each(way.slice(0, 5))('nobody moves on from %s, however ready', (stage, move) => {
    given(aJourney({ stage, ready: true }), pause)
      .when({ type: move })
      .thenRefused('JOURNEY_PAUSED', 'TURAS 13.4')
      .thenMissing();
  });
});

describe('a message about a pause', () => {
  const paused = given(aJourney(), pause);
  const { occurrences, state } = paused.whenTimePasses(instant('2026-04-01 00:00'));
  const [toCoordinator, toManager] = occurrences.map(({ owed }) => owed[0] as OwedMessage);
  const overdue = given({ ...paused.situation, state, at: instant('2026-04-01 10:00') });

  it('says by which clause and about which review', () => {
    const since = instant('2026-03-02 09:00');
    expect([toCoordinator, toManager]).toEqual([
      { kind: 'message', matter: 'pause-review-due', to: 'coordinator', clause: 'TURAS 13.4', since },
      { kind: 'message', matter: 'pause-review-overdue', to: 'manager', clause: 'TURAS 13.4', since },
    ]);
    expect(occurrences.flatMap(({ events }) => events)).toEqual([
      { type: 'PauseReviewDue', since },
      { type: 'PauseReviewOverdue', since },
    ]);
  });

  it('stands while the review is still to be held', () => {
    expect(journey.stands(toCoordinator!, occurrences[0]!.state)).toBe(true);
    expect(journey.stands(toCoordinator!, state)).toBe(true);
    expect(journey.stands(toManager!, state)).toBe(true);
  });

  it('does not stand before its time', () => {
    expect(journey.stands(toCoordinator!, paused.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, occurrences[0]!.state)).toBe(false);
  });

  it('falls silent when the pause is prolonged, also once the next review is due', () => {
    const prolonged = overdue.and({ type: 'PauseJourney', reviewOn: '2026-05-04' });
    for (const at of ['2026-04-02 10:00', '2026-05-04 10:00', '2026-06-01 10:00']) {
      const then = prolonged.and({ type: 'AddNote', at: instant(at) }).situation.state!;
      expect(journey.stands(toCoordinator!, then)).toBe(false);
      expect(journey.stands(toManager!, then)).toBe(false);
    }
  });

  it('falls silent on the return, also while the next pause lasts', () => {
    const returned = overdue.and({ type: 'ResumeJourney' });
    const again = returned
      .and({ type: 'PauseJourney', reviewOn: '2026-05-04' })
      .and({ type: 'AddNote', at: instant('2026-06-01 10:00') });
    for (const { situation } of [returned, again]) {
      expect(journey.stands(toCoordinator!, situation.state!)).toBe(false);
      expect(journey.stands(toManager!, situation.state!)).toBe(false);
    }
  });

  it('falls silent when the journey is closed', () => {
    const closed = overdue.and({ type: 'EndApplication', reason: 'notGoingAhead' });
    expect(journey.stands(toCoordinator!, closed.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, closed.situation.state!)).toBe(false);
  });
});
