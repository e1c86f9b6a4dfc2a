import { describe, expect, it } from '@jest/globals';

import { moves, requirementsFor, type Move } from '../../state-machines/journey/gates.js';
import { given } from '../support/given.js';
import { aJourney, after, an, instant, terms, way } from '../support/journeys.js';

/** What the sources ask before each move, written down once more from them: move, requirement, clause, may a manager waive it? */
const asked: readonly (readonly [Move, string, string, 'waivable' | 'not waivable'])[] = [
  ['StartInduction', 'eligibility', 'TURAS 13.2', 'waivable'],
  ['StartInduction', 'qualities-discussed', 'TURAS 8.1', 'waivable'],
  ['StartInduction', 'role-description-seen', 'GUIDE 3.3-d', 'waivable'],
  ['StartInduction', 'not-blocked', 'TURAS 13.5', 'not waivable'],
  ['StartTraining', 'line-manager', 'GUIDE 3.3-6', 'not waivable'],
  ['StartTraining', 'line-manager-is-not-keyworker', 'GUIDE 3.5-c', 'not waivable'],
  ['StartTraining', 'boundary-conversation', 'GUIDE 3.5-a', 'waivable'],
  ['StartTraining', 'progression-honesty', 'TURAS 13.3', 'waivable'],
  ['StartTraining', 'contract-terms-shown', 'GUIDE 4.1', 'waivable'],
  ['StartTraining', 'needs-assessment', 'TURAS 9.2', 'waivable'],
  ['StartTraining', 'information-pack', 'TURAS 9.2', 'waivable'],
  ['StartSupportedPractice', 'training-difficult-questions', 'TURAS 10.1.3.1', 'waivable'],
  ['StartSupportedPractice', 'training-boundaries', 'TURAS 10.1.3.2', 'not waivable'],
  ['StartSupportedPractice', 'training-confidentiality', 'TURAS 10.1.3.3', 'not waivable'],
  ['StartSupportedPractice', 'training-spread', 'TURAS 10.1.3', 'waivable'],
  ['StartSupportedPractice', 'outreach-policy-read', 'TURAS 10.1.5', 'waivable'],
  ['StartSupportedPractice', 'training-naloxone', 'TURAS 10.1.3', 'waivable'],
  ['StartExit', 'exit-plan', 'GUIDE 4.6-b', 'waivable'],
  ['StartExit', 'exit-discussed', 'GUIDE 4.6-b', 'waivable'],
  ['StartExit', 'next-steps', 'TURAS 6.5', 'waivable'],
  ['CloseJourney', 'exit-pack', 'GUIDE 4.6-c', 'waivable'],
  ['CloseJourney', 'costs-settled', 'TURAS 6.3', 'waivable'],
];

const policy = terms({ topics: [...terms().topics, 'naloxone'] });
const stageBefore = (move: Move) => way.find(([, leadingOn]) => leadingOn === move)![0];
const idsOf = (move: Move) => asked.filter(([of]) => of === move).map(([, id]) => id);

describe.each(moves)('the gate before %s', (move) => {
  const stage = stageBefore(move);

  it('asks what the sources ask, and nothing else', () => {
    const ids = requirementsFor(move, { policy }).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(idsOf(move).toSorted());
  });

  it('is open when all of it is met', () => {
    expect(given(aJourney({ stage, policy, ready: true })).when({ type: move }).decision.accepted).toBe(true);
  });

  it('counts up everything that is missing', () => {
    const unprepared = aJourney({ stage, policy });
    const facts = { blocked: true, relations: {} };
    const metByNobody = idsOf(move).filter((id) => id !== 'line-manager-is-not-keyworker');
    const { refusal } = given(unprepared).when({ type: move, facts });
    expect(refusal.missing!.map(({ requirement }) => requirement).toSorted()).toEqual(metByNobody.toSorted());
    expect(refusal.message).toBe(`${metByNobody.length} things are still missing before this step.`);
  });
});

describe.each(asked)('%s without %s', (move, requirement, clause, waivable) => {
  const stage = stageBefore(move);
  const lacking = (zone?: string) =>
    aJourney({
      stage,
      policy,
      ready: true,
      except: requirement,
      at: instant('2026-03-20 12:00', zone),
      ...(zone && { zone }),
    });

  it(`is refused by ${clause}`, () => {
    const outcome = given(lacking()).when({ type: move });
    outcome.thenRefused('REQUIREMENTS_MISSING', clause).thenMissing(requirement);
    expect(outcome.refusal.message).toBe('One thing is still missing before this step.');
  });

  if (waivable === 'not waivable') {
    it('is waived by nobody', () => {
      given(lacking())
        .when({ type: 'WaiveRequirement', requirement, until: '2026-03-28', by: an('manager') })
        .thenRefused('NOT_WAIVABLE', clause);
    });
    return;
  }

  it.each(['coordinator', 'supervisor', 'peerWorker', 'administrator'] as const)('is not waived by a %s', (role) => {
    given(lacking())
      .when({ type: 'WaiveRequirement', requirement, until: '2026-03-28', by: an(role) })
      .thenRefused('WAIVER_NOT_YOURS', clause);
  });

  it.each(['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'is open until the end of the waiver’s last day, and then shut (%s)',
    (zone) => {
      const waived = given(lacking(zone), { type: 'WaiveRequirement', requirement, until: '2026-03-28' });
      const at = (wallClock: string) => waived.when({ type: move, at: instant(wallClock, zone) });
      expect(at('2026-03-28 23:59:59.999').decision.accepted).toBe(true);
      at('2026-03-29 00:00:00.000').thenRefused('REQUIREMENTS_MISSING', clause).thenMissing(requirement);
    },
  );

  it('is shut again at once when the waiver is replaced by a shorter one', () => {
    given(
      lacking(),
      { type: 'WaiveRequirement', requirement, until: '2026-06-01' },
      { type: 'WaiveRequirement', requirement, until: '2026-03-22' },
    )
      .when({ type: move, at: instant('2026-03-23 00:00') })
      .thenRefused('REQUIREMENTS_MISSING', clause);
  });
});

describe('the gate before StartExit', () => {
  it.each(['induction', 'training', 'supportedPractice'] as const)('stands in %s as well, also on a pause', (stage) => {
    const atStage = given(aJourney({ stage }));
    for (const journey of [atStage, atStage.and({ type: 'PauseJourney', reviewOn: '2026-02-01' })])
      journey
        .when({ type: 'StartExit' })
        .thenRefused('REQUIREMENTS_MISSING', 'GUIDE 4.6-b')
        .thenMissing('exit-plan', 'exit-discussed', 'next-steps');
  });
});

describe('training', () => {
  const training = aJourney({ stage: 'training' });
  const topics = ['difficult-questions', 'boundaries', 'confidentiality'];
  const on = (...days: readonly string[]) =>
    [
      ...topics.map((topic, index) => ({ type: 'RecordTraining' as const, topic, on: days[index]! })),
      { type: 'RecordStep' as const, requirement: 'outreach-policy-read', on: '2026-01-05' },
    ].reduce((now, input) => after(now, input), training);

  it('crammed into one day does not count as a series of sessions', () => {
    given(on('2026-01-05', '2026-01-05', '2026-01-05'))
      .when({ type: 'StartSupportedPractice' })
      .thenRefused('REQUIREMENTS_MISSING', 'TURAS 10.1.3')
      .thenMissing('training-spread');
  });

  it('on two days is not yet three', () => {
    given(on('2026-01-04', '2026-01-04', '2026-01-05'))
      .when({ type: 'StartSupportedPractice' })
      .thenMissing('training-spread');
  });

  it('on as many days as the policy asks is enough', () => {
    given(on('2026-01-03', '2026-01-04', '2026-01-05'))
      .when({ type: 'StartSupportedPractice' })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });

  it('in the same topic on the same day is remembered once', () => {
    const again = { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' } as const;
    given(training, again)
      .when(again)
      .thenRemembers({ trainings: [{ topic: 'boundaries', on: '2026-01-05' }] });
  });

  it('asks for the topics of its own policy version, whatever a newer one says', () => {
    const pinned = aJourney({ stage: 'training', ready: true });
    const newer = { zone: 'UTC', policy: terms({ version: 2, topics: ['naloxone'] }), alreadyUnderWay: false };
    given(pinned)
      .when({ type: 'StartSupportedPractice', facts: { beginning: newer } })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });
});

describe('a step', () => {
  it('recorded twice is remembered once, with its newer date', () => {
    given(aJourney(), { type: 'RecordStep', requirement: 'eligibility', on: '2026-01-01' })
      .when({ type: 'RecordStep', requirement: 'eligibility', on: '2026-01-04' })
      .thenRemembers({ steps: [{ requirement: 'eligibility', on: '2026-01-04', by: an('manager').userId }] });
  });

  it('may be recorded long before the move that asks for it', () => {
    given(aJourney())
      .when({ type: 'RecordStep', requirement: 'exit-plan', on: '2026-01-05' })
      .then({ type: 'StepRecorded', requirement: 'exit-plan', on: '2026-01-05' });
  });
});
