import { describe, expect, it } from '@jest/globals';

import { journey } from '../../state-machines/journey/journey.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { given } from '../support/given.js';
import {
  aJourney,
  an,
  everyWay,
  idOf,
  instant,
  meet,
  nobodyYet,
  startJourney,
  terms,
  ways,
} from '../support/journeys.js';

describe('a journey', () => {
  it('begins in recruitment, under the policy version of that day', () => {
    given(nobodyYet({ policy: terms({ version: 3 }) }))
      .when(startJourney)
      .then(
        { type: 'JourneyStarted', track: 'outreach', policyVersion: 3 },
        { type: 'StageEntered', stage: 'recruitment' },
      )
      .thenOwes()
      .thenRemembers({
        personId: idOf('wren'),
        programmeId: idOf('programme'),
        track: 'outreach',
        zone: 'Europe/Dublin',
        startedAt: instant('2026-01-05 12:00'),
        lastMovedAt: instant('2026-01-05 12:00'),
        visits: [{ stage: 'recruitment', at: instant('2026-01-05 12:00') }],
      });
  });

  it.each(everyWay.filter(([, stage]) => stage !== 'supportedExit'))(
    'on %s goes on from %s by %s',
    (track, stage, move) => {
      const way = ways[track];
      const next = way[way.findIndex(([from]) => from === stage) + 1]![0];
      const at = instant('2026-01-07 10:00');
      const { decision } = given(aJourney({ track, stage, ready: true }))
        .when({ type: move, at })
        .then({ type: 'StageEntered', stage: next })
        .thenOwes();
      expect(decision).toMatchObject({ state: { context: { lastMovedAt: at } } });
      expect(decision.accepted && decision.state.context.visits.at(-1)).toEqual({ stage: next, at });
      expect(decision.accepted && journey.stageOf(decision.state)).toBe(next);
    },
  );

  it.each(tracks.flatMap((track) => ways[track].slice(1, -1).map(([stage]) => [track, stage] as const)))(
    'on %s may leave %s for the supported exit',
    (track, stage) => {
      given(meet(aJourney({ track, stage }), 'StartExit'))
        .when({ type: 'StartExit' })
        .then({ type: 'StageEntered', stage: 'supportedExit' });
    },
  );

  it.each(['withdrew', 'notGoingAhead'] as const)('is closed early when an applicant %s', (reason) => {
    given(aJourney())
      .when({ type: 'EndApplication', reason })
      .then({ type: 'StageEntered', stage: 'closed' }, { type: 'ApplicationEnded', reason })
      .thenOwes();
  });

  it('goes on for months after its first day', () => {
    const { situation } = given(aJourney());
    expect(journey.hasEnded(situation.state!)).toBe(false);
  });
});

describe('what is recorded on the way', () => {
  const commands = [
    [
      { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-04' },
      { type: 'StepRecorded', requirement: 'role-description-seen', on: '2026-01-04' },
    ],
    [
      { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' },
      { type: 'TrainingRecorded', topic: 'boundaries', on: '2026-01-05' },
    ],
    [
      { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-01-06' },
      { type: 'RequirementWaived', requirement: 'role-description-seen', until: '2026-01-06' },
    ],
    [
      { type: 'ExplainDelay', until: '2026-01-06' },
      { type: 'DelayExplained', until: '2026-01-06' },
    ],
    [
      { type: 'NameLineManager', holderId: idOf('ash') },
      { type: 'RelationNamed', relation: 'lineManager', holderId: idOf('ash') },
    ],
    [
      { type: 'NameKeyworker', holderId: idOf('ash') },
      { type: 'RelationNamed', relation: 'keyworker', holderId: idOf('ash') },
    ],
    [
      { type: 'NameSupervisor', holderId: idOf('ash') },
      { type: 'RelationNamed', relation: 'supervisor', holderId: idOf('ash') },
    ],
    [{ type: 'AddNote' }, { type: 'NoteAdded' }],
  ] as const;

  it.each(commands)('%j', (command, event) => {
    given(aJourney()).when(command).then(event).thenOwes();
  });

  it('is open at every stage, and leaves the stage as it is', () => {
    for (const [stage] of ways.outreach)
      for (const [command] of commands) {
        const { decision } = given(aJourney({ stage })).when(command);
        expect(decision.accepted && journey.stageOf(decision.state)).toBe(stage);
      }
  });

  it('names who waived what, when and until when', () => {
    given(aJourney())
      .when({ type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2027-01-05', by: an('manager') })
      .thenRemembers({
        waivers: [
          {
            requirement: 'role-description-seen',
            by: an('manager').userId,
            at: instant('2026-01-05 12:00'),
            until: '2027-01-05',
          },
        ],
      });
  });

  it('lets one person be supervisor and line manager', () => {
    given(aJourney(), { type: 'NameLineManager', holderId: idOf('ash') })
      .when({ type: 'NameSupervisor', holderId: idOf('ash') })
      .then({ type: 'RelationNamed', relation: 'supervisor', holderId: idOf('ash') });
  });

  it('lets the same line manager be named again', () => {
    given(aJourney(), { type: 'NameLineManager', holderId: idOf('ash') })
      .when({ type: 'NameLineManager', holderId: idOf('ash') })
      .then({ type: 'RelationNamed', relation: 'lineManager', holderId: idOf('ash') });
  });

  it('lets a keyworker become line manager once someone else is keyworker', () => {
    given(
      aJourney(),
      { type: 'NameKeyworker', holderId: idOf('ash') },
      { type: 'NameKeyworker', holderId: idOf('birch') },
    )
      .when({ type: 'NameLineManager', holderId: idOf('ash') })
      .then({ type: 'RelationNamed', relation: 'lineManager', holderId: idOf('ash') });
  });

  it('takes today for past, and tomorrow for ahead, by the clock of the organisation’s own zone', () => {
    const zone = 'Australia/Lord_Howe';
    const lateInTheDay = aJourney({ zone, at: instant('2026-01-05 23:59', zone) }); // the same day in UTC
    const earlyInTheDay = aJourney({ zone, at: instant('2026-01-06 00:01', zone) }); // the day before in UTC
    const onTheSixth = { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-06' } as const;
    given(lateInTheDay).when(onTheSixth).thenRefused('DATE_IN_FUTURE', 'TURAS 6.8');
    expect(given(earlyInTheDay).when(onTheSixth).decision.accepted).toBe(true);
    given(earlyInTheDay).when({ type: 'ExplainDelay', until: '2026-01-06' }).thenRefused('DATE_NOT_AHEAD', 'TURAS 7.1');
  });
});
