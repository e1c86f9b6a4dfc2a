import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { everyDaysOf } from '../../state-machines/supervision/supervision.js';
import type { SupervisionInput } from '../../state-machines/supervision/supervision.messages.js';
import { idOf, instant } from '../support/journeys.js';
import {
  aPlanning,
  aSupervision,
  BEGAN,
  join,
  someTerms,
  Supervised,
  supervisor,
  weekly,
  worker,
} from '../support/supervisions.js';

const held = { type: 'RecordSession', outcome: 'held' } as const;
const missed = { type: 'RecordSession', outcome: 'missedByWorker' } as const;
const missedBySupervisor = { type: 'RecordSession', outcome: 'missedBySupervisor' } as const;
const pause = { type: 'WorkerPaused', journeyId: 'first' } as const;
const comeBack = { type: 'WorkerReturned', journeyId: 'first' } as const;
const leave = { type: 'WorkerLeft', journeyId: 'first' } as const;

/** Records each session at the end of its day, so many times. */
function meetingTimes(times: number, from = aSupervision()): Supervised {
  if (times === 0) return from;
  const evening = `${from.slot!.slice(0, 10)} 18:00`;
  return meetingTimes(times - 1, from.and({ ...held, at: evening }));
}

describe('a supervision', () => {
  it('begins with its first session planned, in the calendars of both', () => {
    const begun = aSupervision();
    expect([begun.stage, begun.context.dueOn, begun.slot]).toEqual(['planned', '2026-01-12', '2026-01-12 09:00']);
    const invitation = {
      ...{ uid: 'first-1', sequence: 0, method: 'request', minutes: 60 },
      startsAt: instant('2026-01-12 09:00'),
    };
    const told = { kind: 'message', matter: 'session-planned', clause: 'TURAS 10.1.7', since: BEGAN };
    expect(begun.owed).toEqual(
      ['peerWorker', 'supervisor'].map((to) => ({ ...told, to, channels: ['calendar', 'inbox'], invitation })),
    );
  });

  it('goes by the pattern: weekly, then every two weeks, then every four', () => {
    const days = Array.from({ length: 10 }, (_, times) => meetingTimes(times).context.dueOn);
    expect(days).toEqual([
      ...['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02'],
      ...['2026-02-16', '2026-03-02', '2026-03-16', '2026-03-30'],
      ...['2026-04-27', '2026-05-25'],
    ]);
  });

  it.each([
    ['outreach', 'TURAS 10.1.7'],
    ['facilitation', 'TURAS 11.6'],
    ['mentoring', 'TURAS 12.5'],
    ['other', 'GUIDE 4.3-e'],
  ] as const)('is asked for on %s by %s', (track, clause) => {
    const begun = new Supervised(undefined, BEGAN, aSupervision().facts).and(join({ track }));
    expect(begun.owed.map((one) => one.clause)).toEqual([clause, clause]);
  });

  it('reminds both a day before, and nobody of what they were just told', () => {
    expect(aSupervision().until('2026-01-12 09:30').told).toEqual([
      ['2026-01-11 09:00', 'session-reminder', 'peerWorker'],
      ['2026-01-11 09:00', 'session-reminder', 'supervisor'],
    ]);
    const tomorrow = aSupervision().and({ type: 'MoveSession', startsAt: '2026-01-06T09:00:00Z' });
    expect(tomorrow.context.remindAt).toBeNull();
  });

  it('does not begin where the policy does not open the track', () => {
    const nobody = new Supervised(undefined, BEGAN, { ...aSupervision().facts, terms: null });
    nobody.when(join()).thenRefused('TRACK_SHUT', 'TURAS 10.1.7');
    nobody.when(held).thenRefused('SUPERVISION_NOT_STARTED', 'GUIDE 4.3-d');
  });
});

describe('one tap', () => {
  it('“held” counts, clears the agenda and plans the next', () => {
    const before = aSupervision().and({ type: 'AddAgendaItem', section: 'goals', by: worker });
    const after = before.and({ ...held, at: '2026-01-12 10:30' });
    expect(after.context).toMatchObject({ held: 1, number: 2, dueOn: '2026-01-19', lastOn: '2026-01-12', agenda: [] });
    before.when({ ...held, at: '2026-01-12 10:30' }).thenHappened('SessionRecorded', 'SessionPlanned');
  });

  it('names the day of the session where it is recorded later, and the pattern counts from that day', () => {
    expect(aSupervision().and({ ...held, at: '2026-01-14 12:00' }).context).toMatchObject({
      ...{ lastOn: '2026-01-12', dueOn: '2026-01-19' },
    });
    const other = aSupervision().and({ ...held, on: '2026-01-13', at: '2026-01-14 12:00' });
    expect(other.context).toMatchObject({ lastOn: '2026-01-13', dueOn: '2026-01-20' });
  });

  it('a session that was held sooner is taken out of calendars', () => {
    const sooner = aSupervision().when({ ...held, on: '2026-01-08', at: '2026-01-08 17:00' });
    sooner.thenHappened('SessionRecorded', 'SessionCancelled', 'SessionPlanned');
    sooner.thenTold(
      ['session-cancelled', 'peerWorker'],
      ['session-cancelled', 'supervisor'],
      ['session-planned', 'peerWorker'],
      ['session-planned', 'supervisor'],
    );
  });

  it('a second tap is refused, whoever taps', () => {
    const once = aSupervision().and({ ...held, at: '2026-01-12 10:30' });
    once.when({ ...held, by: worker }).thenRefused('SESSION_STILL_AHEAD', 'GUIDE 4.3-d');
    once.when({ ...held, on: '2026-01-12' }).thenRefused('SESSION_RECORDED_ALREADY', 'GUIDE 4.3-d');
    once.when({ ...missed, on: '2026-01-12' }).thenRefused('SESSION_STILL_AHEAD', 'GUIDE 4.3-d');
  });

  it('“missed by supervisor” never counts: the session is still owed, soon, and as long as it was due', () => {
    const after = aSupervision().and({ ...missedBySupervisor, by: worker, at: '2026-01-12 11:00' });
    expect(after.context).toMatchObject({ misses: [], held: 0, number: 1, dueOn: '2026-01-12', decision: null });
    expect([after.slot, after.context.slot!.uid, after.context.slot!.sequence]).toEqual([
      ...['2026-01-13 09:00', 'first-1', 1],
    ]);
  });

  it('“moved by agreement” keeps the day on which it was due', () => {
    const input = { type: 'RecordSession', outcome: 'movedByAgreement', startsAt: '2026-01-15T14:00:00Z' } as const;
    const after = aSupervision().and({ ...input, at: '2026-01-12 08:00' });
    expect(after.context).toMatchObject({ dueOn: '2026-01-12', number: 1, slot: { sequence: 1, agreed: true } });
    aSupervision().when(input).thenHappened('SessionRecorded', 'SessionMoved');
    aSupervision()
      .when({ type: 'RecordSession', outcome: 'movedByAgreement' })
      .thenRefused('START_MISSING', 'GUIDE 4.3-d');
    aSupervision()
      .when({ ...held, startsAt: '2026-01-15T14:00:00Z', at: '2026-01-12 11:00' })
      .thenRefused('START_NOT_ASKED', 'GUIDE 4.3-d');
  });

  it('of the worker says “held”, or “missed by supervisor”, and nothing else', () => {
    for (const outcome of ['missedByWorker', 'movedByAgreement'] as const)
      aSupervision()
        .when({ type: 'RecordSession', outcome, by: worker, at: '2026-01-12 11:00' })
        .thenRefused('OUTCOME_NOT_YOURS', 'GUIDE 4.3-d');
    for (const outcome of ['held', 'missedBySupervisor'] as const)
      expect(aSupervision().and({ type: 'RecordSession', outcome, by: worker, at: '2026-01-12 11:00' })).toBeDefined();
  });

  it.each([
    ['2026-01-13', 'DATE_IN_FUTURE'],
    ['2026-01-04', 'DATE_TOO_FAR'],
    ['2026-02-30', 'NOT_A_DATE'],
  ])('on %s is refused', (on, code) => {
    aSupervision()
      .when({ ...held, on, at: '2026-01-12 11:00' })
      .thenRefused(code, 'GUIDE 4.3-d');
  });
});

describe('a session that was recorded wrongly', () => {
  const correct = (outcome: 'held' | 'missedByWorker') => ({ type: 'CorrectSession', outcome }) as const;

  it('was held after all: the miss is gone, and the decision that it had opened with it', () => {
    const twice = aSupervision()
      .and({ ...missed, at: '2026-01-12 11:00' })
      .and({ ...missed, at: '2026-01-19 11:00' });
    const corrected = twice.and({ ...correct('held'), at: '2026-01-19 11:01' });
    expect(corrected.context).toMatchObject({ misses: ['2026-01-12'], held: 1, decision: null, lastOutcome: 'held' });
    expect(corrected.slot).toBe(twice.slot);
    expect(twice.owed.slice(2).some((message) => corrected.stands(message))).toBe(false);
  });

  it('was missed after all: it counts, and at the policy’s number people decide', () => {
    const once = aSupervision().and({ ...missed, at: '2026-01-12 11:00' });
    const heldNext = once.and({ ...held, at: '2026-01-19 11:00' });
    heldNext.when(correct('missedByWorker')).thenHappened('SessionCorrected', 'MissesDecisionOpened');
    expect(heldNext.and(correct('missedByWorker')).context).toMatchObject({
      ...{ misses: ['2026-01-12', '2026-01-19'], held: 0, lastOutcome: 'missedByWorker' },
    });
  });

  it('is corrected by the staff, once something is recorded, and into something else', () => {
    aSupervision().when(correct('held')).thenRefused('NOTHING_TO_CORRECT', 'GUIDE 4.3-d');
    const once = aSupervision().and({ ...missed, at: '2026-01-12 11:00' });
    once.when(correct('missedByWorker')).thenRefused('OUTCOME_UNCHANGED', 'GUIDE 4.3-d');
    once.when({ ...correct('held'), by: worker }).thenRefused('NOT_BY_THE_WORKER', 'GUIDE 4.3-d');
  });
});

describe('the worker’s own misses', () => {
  const twice = aSupervision()
    .and({ ...missed, at: '2026-01-12 11:00' })
    .and({ ...missed, at: '2026-01-19 11:00' });
  const since = instant('2026-01-19 11:00');

  it('open a decision at the policy’s number, for supervisor and manager', () => {
    expect(twice.context).toMatchObject({
      misses: ['2026-01-12', '2026-01-19'],
      decision: { since, escalated: false },
    });
    expect(twice.owed.slice(2).map(({ matter, to, clause }) => [matter, to, clause])).toEqual([
      ['decide-misses', 'supervisor', 'TURAS 12.5'],
      ['decide-misses', 'manager', 'TURAS 12.5'],
    ]);
  });

  it('decide nothing by themselves: the next session is planned', () => {
    expect([twice.stage, twice.slot]).toEqual(['planned', '2026-01-26 09:00']);
    expect(twice.context.journeys).toHaveLength(1);
  });

  it('go to the manager when nobody decides', () => {
    expect(twice.until('2026-01-26 09:30').told).toContainEqual(['2026-01-26 09:00', 'misses-escalated', 'manager']);
  });

  it.each(['goOn', 'agreePlan', 'endRole'] as const)('are decided by “%s”, and counted anew', (answer) => {
    const decided = twice.and({ type: 'DecideMisses', answer });
    expect(decided.context).toMatchObject({ decision: null, misses: [] });
    expect(decided.stage).toBe('planned');
    expect(twice.owed.slice(2).map((message) => decided.stands(message))).toEqual([false, false]);
  });

  it('are not decided by anybody else, nor when nothing is open', () => {
    twice.when({ type: 'DecideMisses', answer: 'goOn', by: worker }).thenRefused('DECISION_NOT_YOURS', 'TURAS 12.5');
    const both = { ...worker, roles: ['peerWorker', 'supervisor'] } as const;
    twice.when({ type: 'DecideMisses', answer: 'goOn', by: both }).thenRefused('DECISION_NOT_YOURS', 'TURAS 12.5');
    aSupervision().when({ type: 'DecideMisses', answer: 'goOn' }).thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
  });

  it('count groups where the policy says so', () => {
    const group = { type: 'RecordGroup', group: 'peerGroup', attendance: 'missed' } as const;
    const once = aSupervision().and({ ...group, on: '2026-01-05' });
    expect(once.context.misses).toEqual(['2026-01-05']);
    once
      .when({ ...group, on: '2026-01-06', at: '2026-01-06 12:00' })
      .thenHappened('GroupRecorded', 'MissesDecisionOpened');
    once.when({ ...group, on: '2026-01-05' }).thenRefused('GROUP_RECORDED_ALREADY', 'TURAS 12.5');
    once.when({ ...group, on: '2026-01-05', by: worker }).thenRefused('NOT_BY_THE_WORKER', 'TURAS 12.5');
    const corrected = once.and({ ...group, on: '2026-01-05', attendance: 'excused' });
    expect(corrected.context.misses).toEqual([]);
    const uncounted = aSupervision({ terms: someTerms({ groupsCount: false }) }).and({ ...group, on: '2026-01-05' });
    expect(uncounted.context.misses).toEqual([]);
    expect(
      once.and({ ...group, group: 'reflectivePractice', on: '2026-01-05', attendance: 'attended' }).context.misses,
    ).toHaveLength(1);
  });
});

describe('the ladder', () => {
  it('is climbed when nobody says what became of a session, with the words and ways of each step', () => {
    const { told, now } = aSupervision().until('2026-02-01 00:00');
    expect(told.slice(2)).toEqual([
      ['2026-01-13 10:00', 'session-unrecorded', 'supervisor'],
      ['2026-01-15 10:00', 'session-unrecorded', 'supervisor'],
      ['2026-01-15 10:00', 'session-unrecorded', 'coordinator'],
      ['2026-01-22 10:00', 'session-unrecorded', 'manager'],
    ]);
    expect([now.stage, now.context.climbed, now.deadlines]).toEqual(['unrecorded', 3, []]);
    const since = instant('2026-01-12 10:00');
    expect(now.owed.slice(3)).toMatchObject([
      {
        since,
        clause: 'TURAS 7.1',
        rung: { index: 1, of: 3, gapMs: 2 * 86_400_000 },
        words: 'Please.',
        channels: ['inbox'],
      },
      { since, rung: { index: 1 }, to: 'coordinator' },
      { since, rung: { index: 2, of: 3, gapMs: 7 * 86_400_000 }, urgent: true, channels: ['inbox', 'sms'] },
    ]);
    expect(now.owed.slice(2).every((message) => now.stands(message))).toBe(true);
  });

  it('counts working days, over a holiday and a change of the clocks', () => {
    const calendar = { zone: 'Europe/Dublin', weekdays: [1, 2, 3, 4, 5], daysOff: ['2026-03-30'] };
    const friday = aSupervision({ terms: weekly(81), planning: aPlanning({ calendar }) });
    expect(friday.slot).toBe('2026-03-27 09:00');
    expect(
      friday
        .until('2026-05-01 00:00')
        .told.slice(2)
        .map(([at]) => at),
    ).toEqual([...['2026-03-31 10:00', '2026-04-02 10:00', '2026-04-02 10:00', '2026-04-09 10:00']]);
  });

  const { now: climbed } = aSupervision().until('2026-01-16 12:00');
  const queued = climbed.owed.filter(({ matter }) => matter === 'session-unrecorded');

  it.each<readonly [string, SupervisionInput]>([
    ['it was held', held],
    ['the worker missed it', missed],
    ['the supervisor missed it', missedBySupervisor],
    ['it was moved by agreement', { ...held, outcome: 'movedByAgreement', startsAt: '2026-01-17T10:00:00Z' }],
    ['both agreed on another time', { type: 'MoveSession', startsAt: '2026-01-17T10:00:00Z' }],
    ['another time is proposed', { type: 'ProposeAgain' }],
    ['the worker pauses', pause],
    ['the worker is stood down', { type: 'WorkerStoodDown', journeyId: 'first' }],
    ['the worker leaves', leave],
  ])('falls silent the instant that %s', (_, input) => {
    expect(queued).toHaveLength(3);
    expect(queued.every((message) => climbed.stands(message))).toBe(true);
    const after = climbed.and(input);
    expect(queued.some((message) => after.stands(message))).toBe(false);
  });

  it('is not silenced by a move for longer than one interval after the day on which the session was due', () => {
    const moved = aSupervision().and({ type: 'MoveSession', startsAt: '2026-06-01T10:00:00Z' });
    expect(moved.context.dueOn).toBe('2026-01-12');
    expect(moved.deadlines).toContainEqual(['2026-01-19 09:00', 'SessionTimePassed']);
    const again = moved.and({ type: 'MoveSession', startsAt: '2026-07-01T10:00:00Z', at: '2026-01-20 12:00' });
    expect(again.stage).toBe('unrecorded');
    const oneMore = again.and({ type: 'MoveSession', startsAt: '2026-08-01T10:00:00Z', at: '2026-01-23 12:00' });
    expect(oneMore.until('2026-02-01 00:00').told).toEqual([['2026-01-29 09:00', 'session-unrecorded', 'manager']]);
  });

  it('is climbed from the bottom again once its top was told of a session that is moved on', () => {
    const { now: told } = aSupervision()
      .and({ type: 'MoveSession', startsAt: '2026-06-01T10:00:00Z' })
      .until('2026-01-29 12:00');
    expect(told.context.climbed).toBe(3);
    const moved = told.and({ type: 'MoveSession', startsAt: '2026-08-01T10:00:00Z' });
    expect([moved.stage, moved.context.dueOn, moved.context.climbed]).toEqual(['planned', '2026-01-12', 0]);
    expect(moved.deadlines).toContainEqual(['2026-02-05 09:00', 'SessionTimePassed']);
  });

  it('waits for a session that was moved within the interval', () => {
    const moved = aSupervision().and({ type: 'MoveSession', startsAt: '2026-01-15T14:00:00Z' });
    expect(moved.deadlines).toContainEqual(['2026-01-15 15:00', 'SessionTimePassed']);
  });

  it('reminds of a session that is still ahead though its time should have passed', () => {
    const moved = aSupervision().and({ type: 'MoveSession', startsAt: '2026-03-02T10:00:00Z' });
    expect(moved.until('2026-03-02 00:00').told).toContainEqual(['2026-03-01 10:00', 'session-reminder', 'peerWorker']);
  });

  it('climbs steps without a distance between them at once', () => {
    const now = { amount: 0, unit: 'hours' } as const;
    const step = { after: now, to: ['manager'], channels: ['inbox'], urgent: false, words: '' };
    const ladder = { steps: [step, { ...step, to: ['coordinator'] }] } as never;
    const { told } = aSupervision({ terms: someTerms({ ladder }) }).until('2026-01-13 00:00');
    expect(told.slice(2)).toEqual([
      ['2026-01-12 10:00', 'session-unrecorded', 'manager'],
      ['2026-01-12 10:00', 'session-unrecorded', 'coordinator'],
    ]);
  });
});

describe('a time in common', () => {
  it('is looked for within a pattern that never meets: both are told, and the ladder runs from the day it was due', () => {
    const planning = aPlanning({
      worker: [{ weekday: 1, from: '09:00', until: '12:00' }],
      supervisor: [{ weekday: 2, from: '09:00', until: '12:00' }],
    });
    const never = aSupervision({ planning });
    expect([never.slot, never.stage]).toEqual([null, 'planned']);
    expect(never.owed.map(({ matter, to }) => [matter, to])).toEqual([
      ['no-time-in-common', 'supervisor'],
      ['no-time-in-common', 'coordinator'],
    ]);
    expect(never.until('2026-01-14 12:00').told).toEqual([['2026-01-14 09:00', 'session-unrecorded', 'supervisor']]);
    const found = never.and({ type: 'ProposeAgain', facts: { planning: aPlanning() } });
    expect([found.slot, found.context.slot!.sequence]).toEqual(['2026-01-12 09:00', 0]);
    expect(never.owed.some((message) => found.stands(message))).toBe(false);
  });

  it('is not looked for without a supervisor: the coordinator names one', () => {
    const alone = aSupervision({ supervisorId: null });
    expect([alone.slot, alone.owed.map(({ matter, to }) => [matter, to])]).toEqual([
      ...[null, [['supervisor-missing', 'coordinator']]],
    ]);
    const named = alone.and({ type: 'SupervisorNamed', holderId: supervisor.userId });
    expect([named.slot, named.stands(alone.owed[0]!)]).toEqual(['2026-01-12 09:00', false]);
  });

  it('that was proposed is confirmed once, and not proposed again after that', () => {
    const agreed = aSupervision().and({ type: 'ConfirmTime', by: worker });
    expect(agreed.context.slot).toMatchObject({ agreed: true, sequence: 0 });
    agreed.when({ type: 'ConfirmTime' }).thenRefused('NOTHING_TO_CONFIRM', 'GUIDE 4.3-e');
    agreed.when({ type: 'ProposeAgain' }).thenRefused('TIME_IS_AGREED', 'GUIDE 4.3-e');
  });

  it('that is taken out again is cancelled in calendars', () => {
    const lost = aSupervision().and({ type: 'ProposeAgain', facts: { planning: aPlanning({ worker: [] }) } });
    expect(lost.owed.slice(0, 2)).toMatchObject([
      { matter: 'session-cancelled', to: 'peerWorker', invitation: { uid: 'first-1', sequence: 1, method: 'cancel' } },
      { matter: 'session-cancelled', to: 'supervisor' },
    ]);
    const back = lost.and({ type: 'ProposeAgain' });
    expect(back.context.slot).toMatchObject({ uid: 'first-1', sequence: 2 });
    expect(back.stands(lost.owed[0]!)).toBe(false);
  });

  it('is asked for by the worker, and nobody else', () => {
    const ask = { type: 'AskForAnotherTime', asking: 'cantMakeIt' } as const;
    const asked = aSupervision().and({ ...ask, by: worker });
    expect(asked.owed).toMatchObject([{ matter: 'another-time-asked', to: 'supervisor', clause: 'GUIDE 4.3-e' }]);
    const moved = asked.and({ type: 'MoveSession', startsAt: '2026-01-13T10:00:00Z' });
    expect([moved.context.asked, moved.stands(asked.owed[0]!)]).toEqual([null, false]);
    aSupervision().when(ask).thenRefused('ONLY_THE_WORKER', 'GUIDE 4.3-e');
    aSupervision()
      .when({ ...ask, by: worker, at: '2026-01-12 09:30' })
      .thenRefused('NO_SESSION_AHEAD', 'GUIDE 4.3-e');
  });

  it('that the worker does not want is not proposed again, agreed or not', () => {
    for (const begun of [aSupervision(), aSupervision().and({ type: 'ConfirmTime' })]) {
      const cant = begun.and({ type: 'AskForAnotherTime', asking: 'cantMakeIt', by: worker });
      expect(cant.and({ type: 'ProposeAgain' }).slot).toBe('2026-01-13 09:00');
      const other = begun.and({ type: 'AskForAnotherTime', asking: 'anotherTime', by: worker });
      expect(other.and({ type: 'ProposeAgain' }).slot).toBe('2026-01-12 10:00');
    }
  });

  it.each([
    ['2026-01-05T11:59:00Z', 'DATE_NOT_AHEAD'],
    ['2027-02-01T10:00:00Z', 'DATE_TOO_FAR'],
    ['tomorrow', 'NOT_A_DATE'],
  ])('%s is nothing to move to', (startsAt, code) => {
    aSupervision().when({ type: 'MoveSession', startsAt }).thenRefused(code, 'GUIDE 4.3-e');
  });

  it('is moved by the staff: a worker asks', () => {
    aSupervision()
      .when({ type: 'MoveSession', startsAt: '2026-01-13T10:00:00Z', by: worker })
      .thenRefused('NOT_BY_THE_WORKER', 'GUIDE 4.3-e');
  });
});

describe('an invitation', () => {
  it('of an older sequence never stands', () => {
    const first = aSupervision();
    const second = first.and({ type: 'MoveSession', startsAt: '2026-01-13T10:00:00Z' });
    const third = second.and({ type: 'MoveSession', startsAt: '2026-01-14T10:00:00Z' });
    expect([first, second, third].map(({ owed }) => third.stands(owed[0]!))).toEqual([false, false, true]);
    expect([second, third].map(({ owed }) => owed[0]!.invitation!.sequence)).toEqual([1, 2]);
    const over = third.and({ ...held, at: '2026-01-14 12:00' });
    expect(over.stands(third.owed[0]!)).toBe(false);
    expect(over.owed[0]!.invitation).toMatchObject({ uid: 'first-2', sequence: 0 });
  });

  it('keeps its name while it is moved, though the journey that it is named after leaves', () => {
    const two = aSupervision().and(join({ journeyId: 'second', track: 'facilitation' }));
    const left = two.and(leave).and({ type: 'MoveSession', startsAt: '2026-01-13T10:00:00Z' });
    expect(left.context.slot).toMatchObject({ uid: 'first-1' });
    expect(left.and({ ...held, at: '2026-01-13 12:00' }).context.slot).toMatchObject({ uid: 'second-2', sequence: 0 });
  });

  it('falls silent once its time has passed', () => {
    const begun = aSupervision();
    expect(begun.until('2026-01-12 11:00').now.stands(begun.owed[0]!)).toBe(false);
  });
});

describe('a pause', () => {
  it('takes the session out of calendars and falls silent; the return plans a new one', () => {
    const resting = aSupervision().and(pause);
    expect([resting.stage, resting.deadlines, resting.context.slot]).toEqual(['suspended', [], null]);
    expect(resting.owed.map(({ matter, to }) => [matter, to])).toEqual([
      ['session-cancelled', 'peerWorker'],
      ['session-cancelled', 'supervisor'],
    ]);
    const back = resting.and({ ...comeBack, at: '2026-03-03 10:00' });
    expect([back.stage, back.context.dueOn, back.slot]).toEqual(['planned', '2026-03-10', '2026-03-10 09:00']);
    expect(back.context.slot).toMatchObject({ uid: 'first-2', sequence: 0 });
  });

  it('of one of two journeys leaves supervision as it is', () => {
    const two = aSupervision().and(join({ journeyId: 'second', track: 'facilitation' }));
    const one = two.and(pause);
    expect([one.stage, one.slot, one.owed]).toEqual(['planned', two.slot, []]);
    expect(one.and({ ...pause, journeyId: 'second' }).stage).toBe('suspended');
  });

  it('keeps an open decision, and tells of what fell due on the morning after the return', () => {
    const twice = aSupervision()
      .and({ ...missed, at: '2026-01-12 11:00' })
      .and({ ...missed, at: '2026-01-19 11:00' });
    const resting = twice.and(pause);
    expect(resting.until('2026-03-01 00:00').told).toEqual([]);
    expect(twice.owed.slice(2).some((message) => resting.stands(message))).toBe(false);
    const back = resting.and({ ...comeBack, at: '2026-03-03 10:00' });
    expect(back.until('2026-03-04 10:00').told).toEqual([['2026-03-04 09:00', 'misses-escalated', 'manager']]);
  });

  it.each<SupervisionInput>([
    held,
    { type: 'CorrectSession', outcome: 'held' },
    { type: 'MoveSession', startsAt: '2026-01-13T10:00:00Z' },
    { type: 'ConfirmTime' },
    { type: 'AskForAnotherTime', asking: 'cantMakeIt' },
    { type: 'ProposeAgain' },
    { type: 'AddAgendaItem', section: 'goals' },
    { type: 'RemoveAgendaItem', item: 1 },
    { type: 'AnswerPulse' },
    { type: 'RecordGroup', group: 'peerGroup', on: '2026-01-05', attendance: 'missed' },
    { type: 'GiveConsent', scope: 'workload', until: '2026-02-01' },
    { type: 'PlanThreeWay', scope: 'workload', startsAt: '2026-01-13T10:00:00Z' },
    { type: 'CancelThreeWay' },
    { type: 'RecordThreeWay', held: true },
  ])('answers no to $type', (input) => {
    aSupervision().and(pause).when(input).thenRefused('SUPERVISION_SUSPENDED', 'TURAS 13.4');
  });

  it('is told once, and ends once', () => {
    const resting = aSupervision().and(pause);
    resting.when(pause).thenRefused('WORKER_RESTS', 'TURAS 13.4');
    aSupervision().when(comeBack).thenRefused('WORKER_IS_HERE', 'TURAS 13.4');
    for (const type of ['WorkerPaused', 'WorkerStoodDown', 'WorkerReturned', 'WorkerLeft'] as const)
      expect(aSupervision().when({ type, journeyId: 'nobody' }).decision).toMatchObject({
        refusal: { code: 'NOT_JOINED' },
      });
  });
});

describe('the end', () => {
  it('comes with the last journey, and takes everything with it', () => {
    const two = aSupervision().and(join({ journeyId: 'second', track: 'other' }));
    expect(two.and(leave).stage).toBe('planned');
    const ended = two.and(leave).and({ ...leave, journeyId: 'second' });
    expect([ended.stage, ended.deadlines]).toEqual(['ended', []]);
    expect(ended.context).toMatchObject({ journeys: [], slot: null, consents: [], decision: null, threeWay: null });
    ended.when(held).thenRefused('SUPERVISION_ENDED', 'GUIDE 4.3-d');
  });

  it('leaves those who rest at rest, and ends with them', () => {
    const two = aSupervision()
      .and(join({ journeyId: 'second', track: 'other' }))
      .and(pause);
    const resting = two.and({ ...leave, journeyId: 'second' });
    expect(resting.stage).toBe('suspended');
    expect(resting.and(leave).stage).toBe('ended');
  });

  it('is a beginning for whoever comes back: what was counted goes on', () => {
    const ended = meetingTimes(2).and(leave);
    const again = ended.and({ ...join({ journeyId: 'later', track: 'other' }), at: '2026-06-01 12:00' });
    expect(again.context).toMatchObject({ held: 2, number: 4, dueOn: '2026-06-08', slot: { uid: 'later-4' } });
    ended
      .when({ ...join({ journeyId: 'later' }), at: '2026-06-01 12:00' })
      .thenHappened('SupervisionStarted', 'JourneyJoined', 'SessionPlanned');
  });
});

describe('several journeys', () => {
  const monthly = aSupervision({ terms: weekly(28) });
  const twoWeeks = { ...join({ journeyId: 'second', track: 'facilitation' }), facts: { terms: weekly(14) } };

  it('share one supervision at the shortest interval', () => {
    expect([monthly.context.dueOn, monthly.slot]).toEqual(['2026-02-02', '2026-02-02 09:00']);
    const both = monthly.and(twoWeeks);
    expect([both.context.dueOn, both.slot, everyDaysOf(both.context)]).toEqual([
      ...['2026-01-19', '2026-01-19 09:00', 14],
    ]);
    expect(both.context.slot).toMatchObject({ uid: 'first-1', sequence: 1 });
    const left = both.and({ ...leave, journeyId: 'second' });
    expect([left.context.dueOn, everyDaysOf(left.context)]).toEqual(['2026-01-19', 28]);
  });

  it('do not move what both agreed on', () => {
    const agreed = monthly.and({ type: 'ConfirmTime' }).and(twoWeeks);
    expect([agreed.context.dueOn, agreed.slot]).toEqual(['2026-02-02', '2026-02-02 09:00']);
  });

  it('begin their own pattern when they join', () => {
    const later = meetingTimes(4).and(join({ journeyId: 'second', track: 'facilitation' }));
    expect(later.context.journeys.map(({ heldBefore }) => heldBefore)).toEqual([0, 4]);
    expect(everyDaysOf(later.context)).toBe(7);
  });

  it('go over to a newer policy where they stand', () => {
    const newer = monthly.and({ ...join(), facts: { terms: { ...weekly(7), version: 2 } } });
    expect(newer.context.journeys).toHaveLength(1);
    expect([newer.context.dueOn, newer.context.journeys[0]!.terms.version]).toEqual(['2026-01-12', 2]);
    const resting = monthly.and(pause).and({ ...join(), facts: { terms: { ...weekly(7), version: 2 } } });
    expect([resting.stage, resting.context.journeys[0]!.terms.version]).toEqual(['suspended', 2]);
  });

  it('wake supervision that rests when another one begins to practise', () => {
    const woken = monthly.and(pause).and(join({ journeyId: 'second', track: 'other' }));
    expect([woken.stage, woken.context.journeys.map(({ standing }) => standing)]).toEqual([
      ...['planned', ['resting', 'active']],
    ]);
    const back = woken.and(comeBack);
    expect(back.context.journeys.every(({ standing }) => standing === 'active')).toBe(true);
  });
});

describe('another supervisor', () => {
  const named = { type: 'SupervisorNamed', holderId: idOf('ash') } as const;

  it('gets the session that is ahead; the former one loses it', () => {
    const begun = aSupervision();
    const after = begun.and(named);
    expect(after.context).toMatchObject({ supervisorId: idOf('ash'), slot: { uid: 'first-1', sequence: 1 } });
    const [lost, ...gained] = after.owed;
    expect(lost).toMatchObject({
      ...{ matter: 'session-cancelled', to: 'supervisor', toUser: supervisor.userId },
      invitation: { uid: 'first-1', sequence: 1, method: 'cancel' },
    });
    expect(gained.map(({ matter, to }) => [matter, to])).toEqual([
      ['session-planned', 'peerWorker'],
      ['session-planned', 'supervisor'],
    ]);
    expect(after.stands(lost!)).toBe(true);
    expect(after.and({ ...named, holderId: supervisor.userId }).stands(lost!)).toBe(false);
    after.when(named).thenRefused('SUPERVISOR_UNCHANGED', 'TURAS 10.1.7');
  });

  it('has to say what became of the session that has passed', () => {
    const { now } = aSupervision().until('2026-01-14 12:00');
    now.when(named).thenHappened('SupervisorChanged').thenTold();
    expect(now.and(named).stage).toBe('unrecorded');
  });

  it('is remembered through a rest', () => {
    const resting = aSupervision().and(pause).and(named);
    expect([resting.stage, resting.context.supervisorId, resting.owed]).toEqual(['suspended', idOf('ash'), []]);
  });
});

describe('the agenda', () => {
  it('is written by both, and each takes back their own', () => {
    const first = aSupervision().and({ type: 'AddAgendaItem', section: 'goals', by: worker });
    const both = first.and({ type: 'AddAgendaItem', section: 'boundaries' });
    expect(both.context.agenda).toEqual([
      { item: 2, section: 'goals', by: 'worker' },
      { item: 3, section: 'boundaries', by: 'supervisor' },
    ]);
    both.when({ type: 'RemoveAgendaItem', item: 2 }).thenRefused('ITEM_NOT_YOURS', 'GUIDE 4.3-i');
    both.when({ type: 'RemoveAgendaItem', item: 9 }).thenRefused('UNKNOWN_ITEM', 'GUIDE 4.3-i');
    expect(both.and({ type: 'RemoveAgendaItem', item: 2, by: worker }).context.agenda).toHaveLength(1);
  });

  it('waits for the next session where the worker missed this one', () => {
    const item = aSupervision().and({ type: 'AddAgendaItem', section: 'goals' });
    expect(item.and({ ...missed, at: '2026-01-12 11:00' }).context.agenda).toHaveLength(1);
  });

  it('is full at some point', () => {
    const full = Array.from({ length: 40 }).reduce<Supervised>(
      (now) => now.and({ type: 'AddAgendaItem', section: 'other' }),
      aSupervision(),
    );
    full.when({ type: 'AddAgendaItem', section: 'other' }).thenRefused('LIST_FULL', 'GUIDE 4.3-i');
  });

  it('leaves words where they are: the journal knows that there are some', () => {
    aSupervision().when({ type: 'WriteNote' }).thenHappened('NoteWritten').thenTold();
    aSupervision().when({ type: 'AnswerPulse', by: worker }).thenHappened('PulseAnswered').thenTold();
    aSupervision().when({ type: 'AnswerPulse' }).thenRefused('ONLY_THE_WORKER', 'GUIDE 4.2-g');
  });
});

describe('a meeting of three', () => {
  const plan = { type: 'PlanThreeWay', scope: 'workload', startsAt: '2026-01-20T10:00:00Z' } as const;
  const consent = { type: 'GiveConsent', scope: 'workload', until: '2026-01-31', by: worker } as const;
  const planned = aSupervision().and(consent).and(plan);

  it('takes place under a consent that lives on that day, and about what it says', () => {
    expect(planned.owed).toMatchObject(
      ['peerWorker', 'supervisor'].map((to) => ({
        ...{ matter: 'three-way-planned', to, clause: 'GUIDE 4.2-b' },
        invitation: { uid: 'first-three-way-3', sequence: 0, method: 'request', startsAt: Date.parse(plan.startsAt) },
      })),
    );
    const given = aSupervision().and(consent);
    for (const refused of [
      aSupervision().when(plan),
      given.when({ ...plan, scope: 'wellbeing' }),
      given.when({ ...plan, startsAt: '2026-02-01T10:00:00Z' }),
    ])
      refused.thenRefused('CONSENT_MISSING', 'GUIDE 4.2-b');
    expect(given.and({ ...plan, startsAt: '2026-01-31T22:00:00Z' }).context.threeWay).not.toBeNull();
  });

  it('is called off with the consent, at once', () => {
    const over = planned.and({ type: 'WithdrawConsent', scope: 'workload', by: worker });
    expect(over.context).toMatchObject({ threeWay: null, consents: [] });
    expect(over.owed.map(({ matter, to }) => [matter, to])).toEqual([
      ['consent-ended', 'supervisor'],
      ['session-cancelled', 'peerWorker'],
      ['session-cancelled', 'supervisor'],
    ]);
    expect(planned.owed.some((message) => over.stands(message))).toBe(false);
    expect(planned.and({ ...consent, until: '2026-01-10' }).context.threeWay).toBeNull();
    expect(planned.and({ ...consent, until: '2026-01-25' }).context.threeWay).not.toBeNull();
  });

  it('is consented to by the worker alone, for a year at most', () => {
    for (const type of ['GiveConsent', 'WithdrawConsent'] as const)
      aSupervision()
        .when({ ...consent, type, by: supervisor } as SupervisionInput)
        .thenRefused('ONLY_THE_WORKER', 'GUIDE 4.2-b');
    aSupervision()
      .when({ ...consent, until: '2026-01-04' })
      .thenRefused('DATE_NOT_AHEAD', 'GUIDE 4.2-b');
    aSupervision()
      .when({ ...consent, until: '2027-01-06' })
      .thenRefused('DATE_TOO_FAR', 'GUIDE 4.2-b');
    aSupervision()
      .when({ ...consent, until: 'soon' })
      .thenRefused('NOT_A_DATE', 'GUIDE 4.2-b');
    aSupervision()
      .when({ type: 'WithdrawConsent', scope: 'wellbeing', by: worker })
      .thenRefused('CONSENT_NOT_GIVEN', 'GUIDE 4.2-b');
  });

  it('hears of the end of a consent on the morning after its last day; consents that end together are told once', () => {
    const two = aSupervision({ terms: weekly(60) })
      .and(consent)
      .and({ ...consent, scope: 'wellbeing' });
    const { told, now } = two.until('2026-02-02 00:00');
    expect(told).toEqual([['2026-02-01 09:00', 'consent-ended', 'supervisor']]);
    expect(now.context.consents).toEqual([]);
    const renewed = now.and({ ...consent, until: '2026-03-01' });
    expect(now.owed.some((message) => renewed.stands(message))).toBe(false);
  });

  it('is planned, recorded and called off by the staff, one at a time', () => {
    planned.when(plan).thenRefused('THREE_WAY_PLANNED_ALREADY', 'GUIDE 4.2-b');
    planned.when({ ...plan, by: worker }).thenRefused('NOT_BY_THE_WORKER', 'GUIDE 4.2-b');
    planned.when({ type: 'RecordThreeWay', held: true }).thenRefused('SESSION_STILL_AHEAD', 'GUIDE 4.2-b');
    expect(planned.and({ type: 'RecordThreeWay', held: true, at: '2026-01-20 12:00' }).context.threeWay).toBeNull();
    planned.when({ type: 'CancelThreeWay', by: worker }).thenHappened('ThreeWayCancelled');
    for (const input of [{ type: 'CancelThreeWay' }, { type: 'RecordThreeWay', held: true }] as const)
      aSupervision().when(input).thenRefused('NO_THREE_WAY', 'GUIDE 4.2-b');
  });

  it('is called off by a pause', () => {
    const resting = planned.and(pause);
    expect(resting.context.threeWay).toBeNull();
    expect(resting.owed.filter(({ matter }: OwedMessage) => matter === 'session-cancelled')).toHaveLength(4);
  });
});
