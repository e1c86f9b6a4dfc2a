import { describe, expect, it } from '@jest/globals';

import { journey } from '../../state-machines/journey/journey.js';
import { given } from '../support/given.js';
import { aJourney, after, an, idOf, instant, nobodyYet, startJourney, terms, way } from '../support/journeys.js';

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

  it.each(way.slice(0, -1))('goes on from %s by %s', (stage, move) => {
    const next = way[way.findIndex(([from]) => from === stage) + 1]![0];
    const at = instant('2026-01-07 10:00');
    const { decision } = given(aJourney({ stage, ready: true }))
      .when({ type: move, at })
      .then({ type: 'StageEntered', stage: next })
      .thenOwes();
    expect(decision).toMatchObject({ state: { context: { lastMovedAt: at } } });
    expect(decision.accepted && decision.state.context.visits.at(-1)).toEqual({ stage: next, at });
    expect(decision.accepted && journey.stageOf(decision.state)).toBe(next);
  });

  it.each(['induction', 'training', 'supportedPractice'] as const)('may leave %s for the supported exit', (stage) => {
    const steps = ['exit-plan', 'exit-discussed', 'next-steps'];
    const planned = steps.reduce(
      (now, requirement) => after(now, { type: 'RecordStep', requirement, on: '2026-01-05' }),
      aJourney({ stage }),
    );
    given(planned).when({ type: 'StartExit' }).then({ type: 'StageEntered', stage: 'supportedExit' });
  });

  it('ends when the exit is done, and nothing more is due', () => {
    const { decision } = given(aJourney({ stage: 'supportedExit', ready: true }))
      .when({ type: 'CloseJourney' })
      .then({ type: 'StageEntered', stage: 'closed' });
    if (!decision.accepted) throw new Error('closed');
    expect(journey.hasEnded(decision.state)).toBe(true);
    expect(journey.stageOf(decision.state)).toBe('closed');
    expect(journey.deadlinesOf(decision.state)).toEqual([]);
  });

  it.each(['withdrew', 'notGoingAhead'] as const)('ends early when an applicant %s', (reason) => {
    const { decision } = given(aJourney())
      .when({ type: 'EndApplication', reason })
      .then({ type: 'StageEntered', stage: 'closed' }, { type: 'ApplicationEnded', reason });
    expect(decision.accepted && journey.hasEnded(decision.state)).toBe(true);
  });

  it('goes on for months after its first day', () => {
    const { situation } = given(aJourney());
    expect(journey.hasEnded(situation.state!)).toBe(false);
  });
});

describe('what is recorded on the way', () => {
  const commands = [
    [
      { type: 'RecordStep', requirement: 'eligibility', on: '2026-01-04' },
      { type: 'StepRecorded', requirement: 'eligibility', on: '2026-01-04' },
    ],
    [
      { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' },
      { type: 'TrainingRecorded', topic: 'boundaries', on: '2026-01-05' },
    ],
    [
      { type: 'WaiveRequirement', requirement: 'eligibility', until: '2026-01-06' },
      { type: 'RequirementWaived', requirement: 'eligibility', until: '2026-01-06' },
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
    for (const [stage] of way)
      for (const [command] of commands) {
        const { decision } = given(aJourney({ stage })).when(command);
        expect(decision.accepted && journey.stageOf(decision.state)).toBe(stage);
      }
  });

  it('names who waived what, when and until when', () => {
    given(aJourney())
      .when({ type: 'WaiveRequirement', requirement: 'eligibility', until: '2027-01-05', by: an('manager') })
      .thenRemembers({
        waivers: [
          {
            requirement: 'eligibility',
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
    const onTheSixth = { type: 'RecordStep', requirement: 'eligibility', on: '2026-01-06' } as const;
    given(lateInTheDay).when(onTheSixth).thenRefused('DATE_IN_FUTURE', 'TURAS 6.8');
    expect(given(earlyInTheDay).when(onTheSixth).decision.accepted).toBe(true);
    given(earlyInTheDay).when({ type: 'ExplainDelay', until: '2026-01-06' }).thenRefused('DATE_NOT_AHEAD', 'TURAS 7.1');
  });
});
