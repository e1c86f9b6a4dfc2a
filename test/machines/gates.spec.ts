import { describe, expect, it } from '@jest/globals';

import { movesOf, requirementsFor, type Move } from '../../state-machines/journey/gates.js';
import { tracks, type Track } from '../../state-machines/policy/policy.js';
import { given } from '../support/given.js';
import { aJourney, an, instant, noFacts, terms, ways } from '../support/journeys.js';

type Asked = readonly [requirement: string, clause: string, waivable: 'waivable' | 'not waivable'];

/** What the sources ask before each move, written down once more from them (`requirements.md` 1.0). */
const beforeInduction = (clause: string): Asked[] => [
  ['programme-open', 'TURAS 6.8', 'not waivable'],
  ['eligibility-knows-the-service', clause, 'waivable'],
  ['qualities-self', 'TURAS 8.1', 'waivable'],
  ['qualities-interviewer', 'TURAS 8.1', 'waivable'],
  ['role-description-seen', 'GUIDE 3.3-d', 'waivable'],
  ['role-offered', 'TURAS 13.2', 'waivable'],
  ['not-blocked', 'TURAS 13.5', 'not waivable'],
];
const beforeTraining: Asked[] = [
  ['line-manager', 'GUIDE 3.3-6', 'not waivable'],
  ['line-manager-is-not-keyworker', 'GUIDE 3.5-c', 'not waivable'],
  ['boundary-conversation', 'GUIDE 3.5-a', 'waivable'],
  ['progression-honesty', 'TURAS 13.3', 'waivable'],
  ['contract-terms-shown', 'GUIDE 4.1', 'waivable'],
  ['basis-chosen', 'TURAS 3.2', 'waivable'],
  ['needs-assessment', 'TURAS 9.2', 'waivable'],
  ['information-pack', 'TURAS 9.2', 'waivable'],
  ['policy-acknowledged', 'TURAS 7.2', 'waivable'],
];
const papers: Asked[] = [
  ['boundary-agreement', 'GUIDE App C-use', 'waivable'],
  ['contract-signed', 'GUIDE 4.1', 'waivable'],
];
const spread: Asked = ['training-spread', 'TURAS 10.1.3', 'waivable'];
const beforeExit: Asked[] = [
  ['exit-plan', 'GUIDE 4.6-b', 'waivable'],
  ['exit-discussed', 'GUIDE 4.6-b', 'waivable'],
  ['next-steps', 'TURAS 6.5', 'waivable'],
];
const beforeTheEnd: Asked[] = [
  ['exit-pack', 'GUIDE 4.6-c', 'waivable'],
  ['costs-settled', 'TURAS 6.3', 'waivable'],
];
const ends = { StartExit: beforeExit, CloseJourney: beforeTheEnd };

const gates: Readonly<Record<Track, Partial<Record<Move, readonly Asked[]>>>> = {
  outreach: {
    StartInduction: beforeInduction('TURAS 13.2'),
    StartTraining: beforeTraining,
    StartSupportedPractice: [
      ['training-difficult-questions', 'TURAS 10.1.3.1', 'waivable'],
      ['training-boundaries', 'TURAS 10.1.3.2', 'not waivable'],
      ['training-confidentiality', 'TURAS 10.1.3.3', 'not waivable'],
      ['training-naloxone', 'TURAS 10.1.3', 'waivable'],
      spread,
      ...papers,
      ['outreach-policy-read', 'TURAS 10.1.5', 'waivable'],
    ],
    StartInPairs: [
      ['staffed-outing', 'TURAS 6.11', 'waivable'],
      ['lone-working-policy', 'GUIDE 2.3-g', 'waivable'],
      ['training-lone-working', 'TURAS 10.1.4', 'waivable'],
    ],
    StartAlone: [
      ['paired-outing', 'TURAS 10.1.4', 'waivable'],
      ['alone-agreed', 'TURAS 10.1.4', 'not waivable'],
      ['support-number', 'GUIDE 4.3-e', 'waivable'],
    ],
    ...ends,
  },
  facilitation: {
    StartInduction: beforeInduction('TURAS 11.1'),
    StartTraining: beforeTraining,
    StartSupportedPractice: [
      ['training-facilitation', 'TURAS 11.2.1', 'waivable'],
      ['training-this-group', 'TURAS 11.2.2', 'waivable'],
      ['training-difficult-dynamics', 'TURAS 11.2.3', 'waivable'],
      ['training-boundaries', 'TURAS 11.2.4', 'not waivable'],
      ['training-confidentiality', 'TURAS 11.2.5', 'not waivable'],
      ['training-naloxone', 'GUIDE 4.4-a', 'waivable'],
      spread,
      ...papers,
    ],
    StartLeading: [
      ['time-served', 'TURAS 11.4', 'waivable'],
      ['worker-wants', 'TURAS 11.4', 'not waivable'],
      ['supervisor-supports', 'TURAS 11.4', 'not waivable'],
    ],
    ...ends,
  },
  mentoring: {
    StartInduction: beforeInduction('TURAS 12.1'),
    StartTraining: beforeTraining,
    StartMentoring: [
      ['training-active-listening', 'TURAS 12.4.1', 'waivable'],
      ['training-difficult-scenarios', 'TURAS 12.4.2', 'waivable'],
      ['training-boundaries', 'TURAS 12.4.3', 'not waivable'],
      ['training-confidentiality', 'TURAS 12.4.3', 'not waivable'],
      ['training-child-protection', 'TURAS 12.4.4', 'waivable'],
      ['training-code-of-conduct', 'TURAS 12.4.5', 'waivable'],
      ['training-naloxone', 'TURAS 12.4', 'waivable'],
      spread,
      ['in-house-training', 'TURAS 12.4', 'waivable'],
      ['staffed-work', 'TURAS 6.11', 'waivable'],
      ['staffed-work-went-well', 'TURAS 6.11', 'waivable'],
      ['contract-signed', 'TURAS 12.3', 'waivable'],
      ['boundary-agreement', 'GUIDE App C-use', 'waivable'],
    ],
    ...ends,
  },
  other: {
    StartInduction: beforeInduction('TURAS 13.2'),
    StartTraining: beforeTraining,
    StartSupportedPractice: [
      ['training-boundaries', 'GUIDE 4.4-f', 'not waivable'],
      ['training-confidentiality', 'GUIDE 4.4-e', 'not waivable'],
      ['training-naloxone', 'GUIDE 4.4-a', 'waivable'],
      spread,
      ...papers,
    ],
    ...ends,
  },
};

const policyOf = (track: Track) => {
  const plain = terms({}, track);
  return { ...plain, topics: [...plain.topics, 'naloxone'] };
};
const stageBefore = (track: Track, move: Move) => ways[track].find(([, leadingOn]) => leadingOn === move)![0];
const everyGate = tracks.flatMap((track) => movesOf({ track }).map((move) => [track, move] as const));
const everyRequirement = everyGate.flatMap(([track, move]) =>
  gates[track][move]!.map(([requirement, clause, waivable]) => [track, move, requirement, clause, waivable] as const),
);

describe.each(everyGate)('on %s the gate before %s', (track, move) => {
  const policy = policyOf(track);
  const stage = stageBefore(track, move);

  it('asks what the sources ask, and nothing else', () => {
    expect(requirementsFor(move, { policy, track }).map(({ id }) => id)).toEqual(
      gates[track][move]!.map(([requirement]) => requirement),
    );
  });

  it('is open when all of it is met', () => {
    const { decision } = given(aJourney({ track, stage, policy, ready: true })).when({ type: move });
    expect(decision.accepted).toBe(true);
  });

  it('counts up everything that is missing, in its order', () => {
    const facts = { blocked: true, programmeOpen: false, relations: {} };
    const missing = gates[track][move]!.map(([id]) => id).filter(
      // What holds while nothing was done at all.
      (id) => id !== 'line-manager-is-not-keyworker' && id !== 'in-house-training',
    );
    const { refusal } = given(aJourney({ track, stage, policy })).when({ type: move, facts });
    expect(refusal.missing!.map(({ requirement }) => requirement)).toEqual(missing);
    expect(refusal.message).toBe(`${missing.length} things are still missing before this step.`);
    expect(refusal.clause).toBe(refusal.missing![0]!.clause);
  });
});

describe.each(everyRequirement)('on %s, %s without %s', (track, move, requirement, clause, waivable) => {
  const stage = stageBefore(track, move);
  const lacking = (zone?: string) => {
    const at = instant('2026-03-20 12:00', zone);
    return aJourney({
      ...{ track, stage, at, ready: true, except: requirement },
      ...(zone && { zone }),
      policy: policyOf(track),
    });
  };
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

  it('is waived by a manager, and by nobody else', () => {
    for (const role of ['coordinator', 'supervisor', 'peerWorker', 'administrator'] as const)
      given(lacking())
        .when({ type: 'WaiveRequirement', requirement, until: '2026-03-28', by: an(role) })
        .thenRefused('WAIVER_NOT_YOURS', clause);
  });

  it.each(['Europe/Dublin', 'Australia/Lord_Howe'])(
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
  it.each(tracks.flatMap((track) => ways[track].slice(1, -1).map(([stage]) => [track, stage] as const)))(
    'stands on %s in %s, in every standing',
    (track, stage) => {
      const atStage = given(aJourney({ track, stage }));
      const standings = [
        atStage,
        atStage.and({ type: 'PauseJourney', reviewOn: '2026-02-01' }),
        atStage.and({ type: 'StandDown' }),
        atStage.and({ type: 'PlaceUnderReview', until: '2026-02-01' }),
      ];
      for (const journey of standings)
        journey
          .when({ type: 'StartExit' })
          .thenRefused('REQUIREMENTS_MISSING', 'GUIDE 4.6-b')
          .thenMissing('exit-plan', 'exit-discussed', 'next-steps');
    },
  );
});

describe('training', () => {
  const topics = ['difficult-questions', 'boundaries', 'confidentiality'];
  const unspread = aJourney({ stage: 'training', ready: true, except: 'training-spread' });
  const on = (...days: readonly string[]) => {
    const { context } = unspread.state!;
    const state = {
      ...unspread.state!,
      context: { ...context, trainings: topics.map((topic, index) => ({ topic, on: days[index]! })) },
    };
    return given({ ...unspread, state });
  };

  it('crammed into one day does not count as a series of sessions', () => {
    on('2026-01-05', '2026-01-05', '2026-01-05')
      .when({ type: 'StartSupportedPractice' })
      .thenRefused('REQUIREMENTS_MISSING', 'TURAS 10.1.3')
      .thenMissing('training-spread');
  });

  it('on two days is not yet three', () => {
    on('2026-01-04', '2026-01-04', '2026-01-05')
      .when({ type: 'StartSupportedPractice' })
      .thenMissing('training-spread');
  });

  it('on as many days as the policy asks is enough', () => {
    on('2026-01-03', '2026-01-04', '2026-01-05')
      .when({ type: 'StartSupportedPractice' })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });

  it('need not be spread where the policy asks for one day', () => {
    const policy = terms({ minimumTrainingDates: 1 }, 'other');
    expect(requirementsFor('StartSupportedPractice', { policy, track: 'other' }).map(({ id }) => id)).not.toContain(
      'training-spread',
    );
  });

  it('done on another track counts, and so do its days', () => {
    const trained = (...held: readonly (readonly [topic: string, on: string])[]) => ({
      elsewhere: { ...noFacts.elsewhere, trainings: held.map(([topic, day]) => ({ topic, on: day })) },
    });
    const elsewhere = on('2026-01-05', '2026-01-05', '2026-01-05');
    const move = { type: 'StartSupportedPractice' } as const;
    elsewhere
      .when({ ...move, facts: trained(['boundaries', '2025-06-01'], ['boundaries', '2025-06-02']) })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
    elsewhere
      .when({ ...move, facts: trained(['active-listening', '2025-06-01'], ['active-listening', '2025-06-02']) })
      .thenMissing('training-spread');
    given(aJourney({ stage: 'training', ready: true, except: 'training-boundaries' }))
      .when({ ...move, facts: trained(['boundaries', '2025-06-01']) })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });

  it('in the same topic on the same day is remembered once, as it was said last', () => {
    const again = { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' } as const;
    given(aJourney({ stage: 'training' }), { ...again, trainer: 'external' })
      .when({ ...again, trainer: 'internal', qualified: true, peerLed: false })
      .thenRemembers({
        trainings: [{ topic: 'boundaries', on: '2026-01-05', trainer: 'internal', qualified: true, peerLed: false }],
      });
  });

  it('asks for the topics of its own policy version, whatever a newer one says', () => {
    const pinned = aJourney({ stage: 'training', ready: true });
    const policy = terms({ version: 2, topics: ['naloxone'] });
    const newer = { zone: 'UTC', policy, alreadyUnderWay: false, programmeClosed: false };
    given(pinned)
      .when({ type: 'StartSupportedPractice', facts: { beginning: newer } })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });

  it('of a mentor counts as in-house by the newest of each topic', () => {
    const ready = aJourney({ track: 'mentoring', stage: 'training', ready: true });
    const external = { type: 'RecordTraining', topic: 'boundaries', trainer: 'external' } as const;
    given(ready, { ...external, on: '2026-01-05' })
      .when({ type: 'StartMentoring' })
      .thenMissing('in-house-training');
    given(ready, { ...external, on: '2025-01-05' })
      .when({ type: 'StartMentoring' })
      .then({ type: 'StageEntered', stage: 'mentoring' });
  });

  it('of a mentor that was done on another track only was not done in-house', () => {
    const lacking = aJourney({ track: 'mentoring', stage: 'training', ready: true, except: 'training-boundaries' });
    const trainings = [{ topic: 'boundaries', on: '2025-06-01' }];
    given(lacking)
      .when({ type: 'StartMentoring', facts: { elsewhere: { ...noFacts.elsewhere, trainings } } })
      .thenMissing('in-house-training');
  });
});

describe('a step', () => {
  it('recorded twice is remembered once, with its newer date', () => {
    given(aJourney(), { type: 'RecordStep', requirement: 'exit-discussed', on: '2026-01-01' })
      .when({ type: 'RecordStep', requirement: 'exit-discussed', on: '2026-01-04' })
      .thenRemembers({ steps: [{ requirement: 'exit-discussed', on: '2026-01-04', by: an('manager').userId }] });
  });

  it('may be recorded long before the move that asks for it', () => {
    given(aJourney())
      .when({ type: 'RecordStep', requirement: 'exit-discussed', on: '2026-01-05' })
      .then({ type: 'StepRecorded', requirement: 'exit-discussed', on: '2026-01-05' });
  });

  it.each(['contacted', 'welfare-check', 'support-in-place', 'team-briefed', 'return-conversation', 'debrief-agreed'])(
    'that no gate asks for may be recorded: %s',
    (requirement) => {
      given(aJourney({ track: 'other' }))
        .when({ type: 'RecordStep', requirement, on: '2026-01-05' })
        .then({ type: 'StepRecorded', requirement, on: '2026-01-05' });
    },
  );

  it('of outreach belongs to outreach', () => {
    given(aJourney({ track: 'facilitation' }))
      .when({ type: 'RecordStep', requirement: 'alone-agreed', on: '2026-01-05' })
      .thenRefused('UNKNOWN_REQUIREMENT', 'TURAS 6.8');
  });

  it.each(['supervisor', 'manager'] as const)('that agrees to outings alone is a %s’s', (role) => {
    const agreed = { type: 'RecordStep', requirement: 'alone-agreed', on: '2026-01-05' } as const;
    given(aJourney())
      .when({ ...agreed, by: an(role) })
      .then({ type: 'StepRecorded', requirement: 'alone-agreed', on: '2026-01-05' });
    given(aJourney())
      .when({ ...agreed, by: an('coordinator') })
      .thenRefused('STEP_NOT_YOURS', 'TURAS 10.1.4');
  });
});
