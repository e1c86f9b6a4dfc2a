import { describe, expect, it } from '@jest/globals';

import { journey } from '../../state-machines/journey/journey.js';
import { given } from '../support/given.js';
import { aJourney, instant, terms } from '../support/journeys.js';

const newer = (changes: Parameters<typeof terms>[0] = {}) => terms({ version: 2, ...changes });
const moveTo = (policy: ReturnType<typeof terms> | null, version = 2) =>
  ({ type: 'MoveToPolicy', version, facts: { policy } }) as const;
const since = instant('2026-01-05 12:00');
const quiet = { type: 'ExplainDelay', until: '2026-12-31' } as const;

describe('moving to a newer policy', () => {
  it('pins the journey to it, and says from which', () => {
    const policy = newer({ stalledAfterDays: 5 });
    given(aJourney())
      .when(moveTo(policy))
      .then({ type: 'MovedToPolicy', version: 2, from: 1, since })
      .thenOwes()
      .thenRemembers({ policy, lastMovedAt: since });
  });

  it('asks whoever acknowledged an older version to acknowledge this one', () => {
    const acknowledged = given(aJourney({ stage: 'training' }));
    acknowledged
      .when(moveTo(newer()))
      .thenOwes({ matter: 'policy-to-acknowledge', to: 'peerWorker', clause: 'TURAS 7.2', since });
    const moved = acknowledged.and(moveTo(newer()));
    const message = {
      kind: 'message',
      matter: 'policy-to-acknowledge',
      to: 'peerWorker',
      clause: 'TURAS 7.2',
      since,
    } as const;
    expect(journey.stands(message, acknowledged.situation.state!)).toBe(false);
    expect(journey.stands(message, moved.situation.state!)).toBe(true);
    expect(journey.stands(message, moved.and({ type: 'AcknowledgePolicy', version: 2 }).situation.state!)).toBe(false);
    expect(journey.stands(message, moved.and({ type: 'StandDown' }).situation.state!)).toBe(false);
    expect(journey.stands(message, moved.and({ type: 'LeaveNow' }).situation.state!)).toBe(false);
    expect(journey.stands(message, given(aJourney()).and(moveTo(newer())).situation.state!)).toBe(false);
  });

  it('on a pause leaves that for the return', () => {
    const paused = given(aJourney({ stage: 'training' }), { type: 'PauseJourney', reviewOn: '2026-06-01' });
    paused.when(moveTo(newer())).thenOwes();
    const at = instant('2026-02-01 10:00');
    paused
      .and(moveTo(newer()))
      .when({ type: 'ResumeJourney', at })
      .then({ type: 'JourneyResumed' })
      .thenOwes({ matter: 'policy-to-acknowledge', to: 'peerWorker', clause: 'TURAS 7.2', since: at });
    const stoodDown = given(aJourney({ stage: 'training' }), { type: 'StandDown' }).and(moveTo(newer()));
    stoodDown
      .when({ type: 'Reinstate', at })
      .thenOwes({ matter: 'policy-to-acknowledge', to: 'peerWorker', clause: 'TURAS 7.2', since: at });
  });

  it('is possible in every standing, but not once it is closed', () => {
    for (const standing of [
      [{ type: 'PauseJourney', reviewOn: '2026-02-01' }],
      [{ type: 'StandDown' }],
      [{ type: 'PlaceUnderReview', until: '2026-02-01' }],
      [{ type: 'NotNow', reason: 'noPlace', talkAgainOn: '2026-02-01' }],
    ] as const)
      expect(given(aJourney(), ...standing).when(moveTo(newer())).decision.accepted).toBe(true);
    given(aJourney(), { type: 'LeaveNow' }).when(moveTo(newer())).thenRefused('JOURNEY_CLOSED', 'TURAS 7.2');
  });

  it('never leads back, nor nowhere', () => {
    given(aJourney()).when(moveTo(terms(), 1)).thenRefused('NOT_A_NEWER_VERSION', 'TURAS 7.2');
    given(aJourney({ policy: terms({ version: 3 }) }))
      .when(moveTo(newer()))
      .thenRefused('NOT_A_NEWER_VERSION', 'TURAS 7.2');
    given(aJourney()).when(moveTo(null)).thenRefused('TRACK_SHUT_IN_VERSION', 'TURAS 7.2');
    given(aJourney()).when({ type: 'MoveToPolicy', version: 2 }).thenRefused('TRACK_SHUT_IN_VERSION', 'TURAS 7.2');
    given(aJourney()).when(moveTo(newer(), 3)).thenRefused('TRACK_SHUT_IN_VERSION', 'TURAS 7.2');
  });

  it('asks from then on what the newer one asks', () => {
    const policy = newer({ topics: [...terms().topics, 'naloxone'] });
    given(aJourney({ stage: 'training', ready: true }), moveTo(policy))
      .when({ type: 'StartSupportedPractice' })
      .thenRefused('REQUIREMENTS_MISSING', 'TURAS 10.1.3')
      .thenMissing('training-naloxone');
  });

  it('with a shorter patience tells what is overdue by it on the next morning', () => {
    const stalledBy = given(aJourney(), { ...moveTo(newer({ stalledAfterDays: 3 })), at: instant('2026-01-20 10:00') });
    stalledBy
      .whenTimePasses(instant('2026-01-22 00:00'))
      .thenTold(['2026-01-21 09:00', 'journey-stalled', 'coordinator']);
  });

  it('with other intervals moves what is to come', () => {
    const policy = newer({ twoSidedReviewEveryDays: 10, certificates: { renewSoonDays: 1, graceDays: 0 } });
    const certificate = {
      ...({ type: 'AddCertificate', topic: 'boundaries', issuedOn: '2026-01-01', expiresOn: '2026-01-20' } as const),
      certificateId: '10000000-0000-4000-8000-000000000000',
    };
    given(aJourney({ stage: 'supportedPractice' }), quiet, moveTo(policy), certificate, quiet)
      .whenTimePasses(instant('2026-01-22 00:00'))
      .thenTold(
        ['2026-01-15 09:00', 'two-sided-review-due', 'supervisor'],
        ['2026-01-19 09:00', 'certificate-renewal', 'peerWorker'],
        ['2026-01-19 09:00', 'certificate-renewal', 'supervisor'],
        ['2026-01-21 09:00', 'certificate-lapsed', 'supervisor'],
      );
  });

  it('drops what the newer one no longer asks: a criterion that was to be confirmed again, a waiver of what is gone', () => {
    const asked = given(aJourney({ track: 'mentoring', stage: 'mentoring' }), {
      type: 'AddNote',
      at: instant('2026-07-05 10:00'),
    });
    expect(asked.situation.state!.context.decisions).toHaveLength(1);
    const policy = terms({ version: 2, eligibility: [{ id: 'another', sentence: 'Another' }] }, 'mentoring');
    asked.when(moveTo(policy)).thenRemembers({ decisions: [] });
    const waived = given(aJourney({ stage: 'training', policy: terms({ topics: ['naloxone'] }) }), {
      type: 'WaiveRequirement',
      ...{ requirement: 'training-naloxone', until: '2026-01-20' },
    });
    waived.and(moveTo(newer())).and(quiet).whenTimePasses(instant('2026-02-01 00:00')).thenNobodyIsTold();
    waived
      .and(quiet)
      .whenTimePasses(instant('2026-01-22 00:00'))
      .thenTold(['2026-01-21 09:00', 'decide-waiver-lapsed', 'manager']);
  });
});
