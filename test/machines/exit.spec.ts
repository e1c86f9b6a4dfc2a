import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { nextMove } from '../../state-machines/journey/offers.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { given } from '../support/given.js';
import { aJourney, instant, meet, terms, ways } from '../support/journeys.js';

const quiet = { type: 'ExplainDelay', until: '2026-12-31' } as const;
const practising = given(aJourney({ stage: 'supportedPractice' }), quiet);
const stands = (matter: string, since: number, now: ReturnType<typeof given>) =>
  journey.stands({ kind: 'message', matter, to: 'supervisor', clause: 'GUIDE 4.6-b', since }, now.situation.state!);

describe('an expected end', () => {
  const expected = practising.and({ type: 'SetExpectedEnd', on: '2026-08-31' }).and(quiet);

  it('opens the exit a set time before, and tells supervisor and coordinator', () => {
    practising
      .when({ type: 'SetExpectedEnd', on: '2026-08-31' })
      .then({ type: 'ExpectedEndSet', on: '2026-08-31' })
      .thenOwes()
      .thenRemembers({ expectedEnd: '2026-08-31', exitTold: false });
    const passing = expected.whenTimePasses(instant('2026-07-03 00:00'));
    passing.thenTold(['2026-07-02 09:00', 'exit-due', 'supervisor'], ['2026-07-02 09:00', 'exit-due', 'coordinator']);
    const since = instant('2026-07-02 09:00');
    expect(passing.occurrences[0]!.events).toEqual([{ type: 'ExitDue', since }]);
    expect(passing.occurrences[0]!.owed).toMatchObject([{ clause: 'GUIDE 4.6-b', since }, { since }]);
  });

  const due = expected.and({ type: 'AddNote', at: instant('2026-07-02 10:00') });
  const since = instant('2026-07-02 09:00');

  it('makes the exit the next step, and is a matter until it begins', () => {
    expect(nextMove(expected.situation.state!)).toBe('StartInPairs');
    expect(nextMove(due.situation.state!)).toBe('StartExit');
    expect([stands('exit-due', since, expected), stands('exit-due', since, due)]).toEqual([false, true]);
    const leaving = given(meet(due.situation, 'StartExit'), { type: 'StartExit' });
    expect(stands('exit-due', since, leaving)).toBe(false);
    expect(nextMove(leaving.situation.state!)).toBe('CloseJourney');
    expect(stands('exit-due', since, due.and({ type: 'LeaveNow' }))).toBe(false);
  });

  it('that is put off is told anew', () => {
    due
      .and({ type: 'SetExpectedEnd', on: '2026-11-30' })
      .and(quiet)
      .whenTimePasses(instant('2026-10-02 00:00'))
      .thenTold(
        ['2026-07-04 09:00', 'two-sided-review-due', 'supervisor'],
        ['2026-10-01 09:00', 'exit-due', 'supervisor'],
        ['2026-10-01 09:00', 'exit-due', 'coordinator'],
      );
  });

  it('that is near is told on the next morning', () => {
    practising
      .and({ type: 'SetExpectedEnd', on: '2026-01-20' })
      .whenTimePasses(instant('2026-01-07 00:00'))
      .thenTold(['2026-01-06 09:00', 'exit-due', 'supervisor'], ['2026-01-06 09:00', 'exit-due', 'coordinator']);
  });

  it('is told neither in recruitment nor once the exit is under way', () => {
    for (const stage of ['recruitment', 'supportedExit'] as const)
      given(aJourney({ stage }), { type: 'SetExpectedEnd', on: '2026-03-01' })
        .whenTimePasses(instant('2026-01-20 00:00'))
        .thenNobodyIsTold();
  });

  it('lies ahead, and within ten years', () => {
    const set = (on: string) => practising.when({ type: 'SetExpectedEnd', on });
    set('2026-01-05').thenRefused('DATE_NOT_AHEAD', 'GUIDE 4.6-b');
    expect(set('2036-01-05').decision.accepted).toBe(true);
    set('2036-01-06').thenRefused('DATE_TOO_FAR', 'GUIDE 4.6-b');
  });
});

describe('notice', () => {
  const since = instant('2026-01-05 12:00');

  it('is given with a last day, and told at once', () => {
    practising
      .when({ type: 'GiveNotice', lastDay: '2026-03-01' })
      .then({ type: 'NoticeGiven', lastDay: '2026-03-01', since })
      .thenOwes(
        { matter: 'exit-due', to: 'supervisor', clause: 'GUIDE 4.6-b', since },
        { matter: 'exit-due', to: 'coordinator', clause: 'GUIDE 4.6-b', since },
      )
      .thenRemembers({ expectedEnd: '2026-03-01', exitTold: true });
    const noticed = practising.and({ type: 'GiveNotice', lastDay: '2026-03-01' }).and(quiet);
    noticed.whenTimePasses(instant('2026-06-01 00:00')).thenNobodyIsTold();
    expect(stands('exit-due', since, noticed)).toBe(true);
  });

  it('is told on a pause as well: it is no nagging', () => {
    const paused = practising.and({ type: 'PauseJourney', reviewOn: '2026-06-01' });
    const noticed = paused.and({ type: 'GiveNotice', lastDay: '2026-03-01' });
    expect(stands('exit-due', since, noticed)).toBe(true);
    expect(readJourney(noticed.situation.state!)).toMatchObject({ standing: 'paused' });
  });

  it('in the exit changes the last day, and tells nobody', () => {
    given(aJourney({ stage: 'supportedExit' }))
      .when({ type: 'GiveNotice', lastDay: '2026-03-01' })
      .then({ type: 'NoticeGiven', lastDay: '2026-03-01', since })
      .thenOwes();
  });

  it('is not given of an application', () => {
    given(aJourney())
      .when({ type: 'GiveNotice', lastDay: '2026-03-01' })
      .thenRefused('NOT_AT_THIS_STAGE', 'GUIDE 4.6-b');
  });
});

describe('leaving at once', () => {
  const since = instant('2026-01-05 12:00');
  const places = tracks.flatMap((track) => ways[track].map(([stage]) => [track, stage] as const));
  const standings = [
    [],
    [{ type: 'PauseJourney', reviewOn: '2026-02-01' }],
    [{ type: 'StandDown' }],
    [{ type: 'PlaceUnderReview', until: '2026-02-01' }],
  ] as const;

  it.each(places)('is possible on %s from %s, in every standing', (track, stage) => {
    for (const standing of standings) {
      const left = given(aJourney({ track, stage }), ...standing);
      left
        .when({ type: 'LeaveNow' })
        .then({ type: 'StageEntered', stage: 'closed' }, { type: 'LeftAtOnce', since })
        .thenOwes({ matter: 'left-at-once', to: 'coordinator', clause: 'GUIDE 4.6-b', since })
        .thenRemembers({
          ...{ pausedAt: null, reviewAt: null, stalledAt: null, agreedUntil: null, decisions: [], returnSteps: [] },
          ...{ closedOn: '2026-01-05', keepUntil: '2029-01-05' },
        });
      const { closing } = readJourney(left.and({ type: 'LeaveNow' }).situation.state!);
      expect(closing).toBe(stage === 'recruitment' ? 'keeping' : 'followUpAhead');
    }
  });

  it('is possible while a talk is put off', () => {
    given(aJourney(), { type: 'NotNow', reason: 'noPlace', talkAgainOn: '2026-02-01' })
      .when({ type: 'LeaveNow' })
      .then({ type: 'StageEntered', stage: 'closed' }, { type: 'LeftAtOnce', since });
  });

  it('is a matter for as long as anything is kept', () => {
    const left = practising.and({ type: 'LeaveNow' });
    expect(stands('left-at-once', since, practising)).toBe(false);
    expect(stands('left-at-once', since, left)).toBe(true);
    const ended = left.whenTimePasses(instant('2029-02-01 00:00')).state;
    expect(journey.stands({ matter: 'left-at-once', since } as OwedMessage, ended)).toBe(false);
  });
});

describe('a closed journey', () => {
  const closed = given(aJourney({ stage: 'supportedExit', ready: true }), { type: 'CloseJourney' });

  it('ends on the day, and keeps its time: one contact afterwards, and then nothing until things are no longer kept', () => {
    given(aJourney({ stage: 'supportedExit', ready: true }))
      .when({ type: 'CloseJourney' })
      .then({ type: 'StageEntered', stage: 'closed' })
      .thenOwes()
      .thenRemembers({ closedOn: '2026-01-05', keepUntil: '2029-01-05', lastMovedAt: instant('2026-01-05 12:00') });
    closed
      .whenTimePasses(instant('2030-01-01 00:00'))
      .thenTold(
        ['2026-04-05 09:00', 'follow-up-due', 'coordinator'],
        ['2029-01-05 09:00', 'retention-ended', 'administrator'],
      );
    const { occurrences, state } = closed.whenTimePasses(instant('2030-01-01 00:00'));
    expect(occurrences).toMatchObject([
      { events: [{ type: 'FollowUpDue', since: instant('2026-04-05 09:00') }], owed: [{ clause: 'GUIDE 4.6-d' }] },
      { events: [{ type: 'RetentionEnded', since: instant('2029-01-05 09:00') }], owed: [{ clause: 'TURAS 6.6' }] },
    ]);
    expect(readJourney(state)).toEqual({
      ...{ stage: 'closed', standing: 'active', attention: 'moving' },
      closing: 'ended',
    });
  });

  it('shows “closed” to Temporal, and has not ended before nothing is kept any more', () => {
    const { occurrences, state } = closed.whenTimePasses(instant('2030-01-01 00:00'));
    expect(journey.stageOf(closed.situation.state!)).toBe('closed');
    expect([closed.situation.state!, occurrences[0]!.state, state].map((one) => journey.hasEnded(one))).toEqual([
      ...[false, false, true],
    ]);
    expect(journey.deadlinesOf(state)).toEqual([]);
  });

  it.each([
    ['before it is due', '2026-02-01 10:00', '2026-02-01'],
    ['when it is due', '2026-04-06 10:00', '2026-04-06'],
  ])('has its contact %s, once', (_, at, on) => {
    const followUp = { type: 'RecordFollowUp', on, at: instant(at) } as const;
    closed.when(followUp).then({ type: 'FollowUpHeld', on }).thenOwes();
    const held = closed.and(followUp);
    expect(readJourney(held.situation.state!)).toMatchObject({ closing: 'keeping' });
    held.whenTimePasses(instant('2029-02-01 00:00')).thenTold(['2029-01-05 09:00', 'retention-ended', 'administrator']);
    held.when(followUp).thenRefused('FOLLOW_UP_HELD', 'GUIDE 4.6-d');
    closed.when({ ...followUp, on: '2026-12-31' }).thenRefused('DATE_IN_FUTURE', 'GUIDE 4.6-d');
    const since = instant('2026-04-05 09:00');
    expect(stands('follow-up-due', since, held)).toBe(false);
  });

  it('is followed up as a matter while that is due', () => {
    const since = instant('2026-04-05 09:00');
    const { state } = closed.whenTimePasses(since);
    expect(journey.stands({ matter: 'follow-up-due', since } as OwedMessage, state)).toBe(true);
    expect(stands('follow-up-due', since, closed)).toBe(false);
    const ended = closed.whenTimePasses(instant('2030-01-01 00:00')).state;
    expect(journey.stands({ matter: 'retention-ended', since } as OwedMessage, ended)).toBe(true);
    expect(stands('retention-ended', since, closed)).toBe(false);
  });

  it('of an application that ended has no contact to hold', () => {
    const ended = given(aJourney(), { type: 'EndApplication', reason: 'withdrew' });
    expect(readJourney(ended.situation.state!)).toMatchObject({ closing: 'keeping' });
    ended
      .whenTimePasses(instant('2030-01-01 00:00'))
      .thenTold(['2029-01-05 09:00', 'retention-ended', 'administrator']);
    ended.when({ type: 'RecordFollowUp', on: '2026-01-05' }).thenRefused('FOLLOW_UP_HELD', 'GUIDE 4.6-d');
  });

  it('may stop being kept before the contact was due', () => {
    const policy = terms({ exit: { openDaysBefore: 1, followUpAfterDays: 90, keepMonths: 1 } });
    given(aJourney({ stage: 'supportedExit', ready: true, policy }), { type: 'CloseJourney' })
      .whenTimePasses(instant('2027-01-01 00:00'))
      .thenTold(['2026-02-05 09:00', 'retention-ended', 'administrator']);
  });

  it('has no contact to hold while it is open', () => {
    practising.when({ type: 'RecordFollowUp', on: '2026-01-05' }).thenRefused('JOURNEY_NOT_CLOSED', 'GUIDE 4.6-d');
  });
});
