import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { given, type Told } from '../support/given.js';
import { aJourney, idOf, instant, terms, way, type Situation } from '../support/journeys.js';

const aYearLater = ({ at }: Situation) => at + 365 * 86_400_000;

describe('when nothing is recorded', () => {
  it('the coordinator hears of it after 21 days, the manager 7 days later, and then there is silence', () => {
    const quiet = aJourney({ at: instant('2026-01-05 12:00') });
    given(quiet)
      .whenTimePasses(aYearLater(quiet))
      .thenTold(
        ['2026-01-26 09:00', 'journey-stalled', 'coordinator'],
        ['2026-02-02 09:00', 'stall-escalated', 'manager'],
      );
  });

  it('says why, by which clause, and since when', () => {
    const { occurrences } = given(aJourney()).whenTimePasses(instant('2026-03-01 00:00'));
    const since = instant('2026-01-26 09:00');
    expect(occurrences.map(({ at, input, events, owed }) => ({ at, input, events, owed }))).toEqual([
      {
        at: since,
        input: { type: 'QuietTimePassed' },
        events: [{ type: 'JourneyStalled', since }],
        owed: [{ kind: 'message', matter: 'journey-stalled', to: 'coordinator', clause: 'TURAS 7.1', since }],
      },
      {
        at: instant('2026-02-02 09:00'),
        input: { type: 'EscalationTimePassed' },
        events: [{ type: 'StallEscalated', since }],
        owed: [{ kind: 'message', matter: 'stall-escalated', to: 'manager', clause: 'TURAS 7.1', since }],
      },
    ]);
  });

  it.each(way)('is noticed in %s as well', (stage) => {
    const quiet = aJourney({ stage });
    given(quiet)
      .whenTimePasses(instant('2026-06-01 00:00'))
      .thenTold(
        ['2026-01-26 09:00', 'journey-stalled', 'coordinator'],
        ['2026-02-02 09:00', 'stall-escalated', 'manager'],
      );
  });

  it('follows the days of the journey’s own policy', () => {
    const quiet = aJourney({ policy: terms({ stalledAfterDays: 3, escalateAfterDays: 1 }) });
    given(quiet)
      .whenTimePasses(aYearLater(quiet))
      .thenTold(
        ['2026-01-08 09:00', 'journey-stalled', 'coordinator'],
        ['2026-01-09 09:00', 'stall-escalated', 'manager'],
      );
  });

  it('counts from the day after, whatever the hour', () => {
    const policy = terms({ stalledAfterDays: 1 });
    for (const hour of ['00:00', '08:59:59.999', '09:00', '23:59:59.999'])
      expect(journey.deadlinesOf(aJourney({ policy, at: instant(`2026-01-05 ${hour}`) }).state!)).toEqual([
        { at: instant('2026-01-06 09:00'), input: { type: 'QuietTimePassed' } },
      ]);
  });

  it('says nothing a millisecond early', () => {
    given(aJourney()).whenTimePasses(instant('2026-01-26 08:59:59.999')).thenNobodyIsTold();
  });
});

/** [zone, last recorded by its wall clock, when the coordinator hears of it, when the manager does], in UTC. */
const acrossClockChanges = [
  ['Europe/Dublin', '2026-02-01 12:00', '2026-02-22T09:00Z', '2026-03-01T09:00Z'],
  ['Europe/Dublin', '2026-03-08 12:00', '2026-03-29T08:00Z', '2026-04-05T08:00Z'], // on the very day
  ['Europe/Dublin', '2026-03-10 12:00', '2026-03-31T08:00Z', '2026-04-07T08:00Z'],
  ['Europe/Dublin', '2026-03-01 12:00', '2026-03-22T09:00Z', '2026-03-29T08:00Z'], // between the two
  ['Europe/Dublin', '2026-07-01 00:30', '2026-07-22T08:00Z', '2026-07-29T08:00Z'], // the day before in UTC
  ['Europe/Dublin', '2026-10-10 12:00', '2026-10-31T09:00Z', '2026-11-07T09:00Z'],
  ['Europe/Dublin', '2026-10-25 01:30', '2026-11-15T09:00Z', '2026-11-22T09:00Z'], // in the hour that comes twice
  ['America/New_York', '2026-02-20 12:00', '2026-03-13T13:00Z', '2026-03-20T13:00Z'],
  ['America/New_York', '2026-03-08 03:00', '2026-03-29T13:00Z', '2026-04-05T13:00Z'],
  ['America/New_York', '2026-10-15 22:00', '2026-11-05T14:00Z', '2026-11-12T14:00Z'],
  ['Australia/Lord_Howe', '2026-03-20 12:00', '2026-04-09T22:30Z', '2026-04-16T22:30Z'],
  ['Australia/Lord_Howe', '2026-09-20 12:00', '2026-10-10T22:00Z', '2026-10-17T22:00Z'],
  ['UTC', '2026-03-10 12:00', '2026-03-31T09:00Z', '2026-04-07T09:00Z'],
] as const;

describe('across a change of the clocks', () => {
  it.each(acrossClockChanges)('%s, last recorded on %s', (zone, last, stalledAt, escalatedAt) => {
    const quiet = aJourney({ zone, at: instant(last, zone) });
    const { occurrences } = given(quiet).whenTimePasses(aYearLater(quiet));
    expect(occurrences.map(({ at }) => new Date(at).toISOString())).toEqual(
      [stalledAt, escalatedAt].map((text) => new Date(text).toISOString()),
    );
  });

  it.each(['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'people of %s are told at nine in the morning on every day of the year',
    (zone) => {
      const policy = terms({ stalledAfterDays: 1, escalateAfterDays: 1 });
      for (let day = 0; day < 366; day++) {
        const quiet = aJourney({ zone, policy, at: instant('2026-01-01 15:00', zone) + day * 86_400_000 });
        const [deadline] = journey.deadlinesOf(quiet.state!);
        const hour = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(deadline!.at);
        expect(hour).toBe('09:00:00');
        expect(deadline!.at - quiet.at).toBeGreaterThanOrEqual(16 * 3_600_000);
        expect(deadline!.at - quiet.at).toBeLessThanOrEqual(20 * 3_600_000);
      }
    },
  );
});

describe('the quiet is over', () => {
  const stalled = given(aJourney(), { type: 'AddNote', at: instant('2026-01-26 09:00') });
  const escalated = given(aJourney(), { type: 'AddNote', at: instant('2026-02-02 09:00') });
  const moves: Told[] = [
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05' },
    { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' },
    { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-12-31' },
    { type: 'NameLineManager', holderId: idOf('ash') },
    { type: 'NameKeyworker', holderId: idOf('ash') },
    { type: 'NameSupervisor', holderId: idOf('ash') },
  ];

  it.each(moves)('by $type: the count begins anew, and the first rung comes first', (move) => {
    for (const quiet of [stalled, escalated])
      quiet
        .and({ ...move, at: instant('2026-02-10 16:00') })
        .whenTimePasses(instant('2026-12-01 00:00'))
        .thenTold(
          ['2026-03-03 09:00', 'journey-stalled', 'coordinator'],
          ['2026-03-10 09:00', 'stall-escalated', 'manager'],
        );
  });

  it('by a move to the next stage', () => {
    given(aJourney({ ready: true }), { type: 'StartInduction', at: instant('2026-02-10 16:00') })
      .whenTimePasses(instant('2026-03-05 00:00'))
      .thenTold(['2026-03-03 09:00', 'journey-stalled', 'coordinator']);
  });

  it('before anyone is told, when something is recorded at the last moment', () => {
    given(aJourney(), { ...moves[0]!, at: instant('2026-01-26 08:59:59.999') })
      .whenTimePasses(instant('2026-02-16 08:59'))
      .thenNobodyIsTold();
  });

  it('but not by a note: a journey is not moved by words', () => {
    stalled
      .and({ type: 'AddNote', at: instant('2026-01-27 10:00') })
      .whenTimePasses(instant('2026-03-01 00:00'))
      .thenTold(['2026-02-02 09:00', 'stall-escalated', 'manager']);
  });
});

describe('a delay that is explained', () => {
  it('is not mentioned before its day, and is on the morning of it', () => {
    given(aJourney(), { type: 'ExplainDelay', until: '2026-04-10', at: instant('2026-01-10 10:00') })
      .whenTimePasses(instant('2027-01-01 00:00'))
      .thenTold(
        ['2026-04-10 09:00', 'journey-stalled', 'coordinator'],
        ['2026-04-17 09:00', 'stall-escalated', 'manager'],
      );
  });

  it('for a few days only, leaves the usual time', () => {
    given(aJourney(), { type: 'ExplainDelay', until: '2026-01-12', at: instant('2026-01-10 10:00') })
      .whenTimePasses(instant('2026-02-02 00:00'))
      .thenTold(['2026-01-31 09:00', 'journey-stalled', 'coordinator']);
  });

  it.each([
    ['stalled', '2026-01-26 10:00'],
    ['escalated', '2026-02-02 10:00'],
  ])('takes a %s journey off the list', (attention, at) => {
    const explained = given(aJourney(), { type: 'AddNote', at: instant(at) });
    expect(readJourney(explained.situation.state!).attention).toBe(attention);
    explained
      .and({ type: 'ExplainDelay', until: '2026-06-01' })
      .whenTimePasses(instant('2026-06-02 00:00'))
      .thenTold(['2026-06-01 09:00', 'journey-stalled', 'coordinator']);
  });

  it('counts no more once something is recorded', () => {
    given(
      aJourney(),
      { type: 'ExplainDelay', until: '2026-06-01' },
      { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05', at: instant('2026-01-10 10:00') },
    )
      .whenTimePasses(instant('2026-02-01 00:00'))
      .thenTold(['2026-01-31 09:00', 'journey-stalled', 'coordinator']);
  });

  it('may be explained for a year, and no longer', () => {
    expect(given(aJourney()).when({ type: 'ExplainDelay', until: '2027-01-05' }).decision.accepted).toBe(true);
    given(aJourney()).when({ type: 'ExplainDelay', until: '2027-01-06' }).thenRefused('DATE_TOO_FAR', 'TURAS 7.1');
  });
});

describe('a message about the quiet', () => {
  const { occurrences, state } = given(aJourney()).whenTimePasses(instant('2026-03-01 00:00'));
  const [toCoordinator, toManager] = occurrences.map(({ owed }) => owed[0] as OwedMessage);
  const recorded = given(
    { ...aJourney(), state },
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05', at: instant('2026-03-01 10:00') },
  );
  const stalledAgain = recorded.and({ type: 'AddNote', at: instant('2026-04-20 10:00') });

  it('stands while nothing is recorded', () => {
    expect(journey.stands(toCoordinator!, occurrences[0]!.state)).toBe(true);
    expect(journey.stands(toCoordinator!, state)).toBe(true);
    expect(journey.stands(toManager!, state)).toBe(true);
  });

  it('does not stand before its time', () => {
    expect(journey.stands(toCoordinator!, aJourney().state!)).toBe(false);
    expect(journey.stands(toManager!, occurrences[0]!.state)).toBe(false);
  });

  it('falls silent once something is recorded', () => {
    expect(journey.stands(toCoordinator!, recorded.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, recorded.situation.state!)).toBe(false);
  });

  it('falls silent on a pause', () => {
    const paused = given(
      { ...aJourney(), state },
      { type: 'PauseJourney', reviewOn: '2026-04-01', at: instant('2026-03-01 10:00') },
    );
    expect(journey.stands(toCoordinator!, paused.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, paused.situation.state!)).toBe(false);
  });

  it('falls silent when the application ends', () => {
    const ended = given(
      { ...aJourney(), state },
      { type: 'EndApplication', reason: 'withdrew', at: instant('2026-03-01 10:00') },
    );
    expect(journey.stands(toCoordinator!, ended.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, ended.situation.state!)).toBe(false);
  });

  it('is not taken for the next one about the same matter', () => {
    expect(readJourney(stalledAgain.situation.state!).attention).toBe('escalated');
    expect(journey.stands(toCoordinator!, stalledAgain.situation.state!)).toBe(false);
    expect(journey.stands(toManager!, stalledAgain.situation.state!)).toBe(false);
  });
});
