import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { certificateStateOf, presentCertificates } from '../../state-machines/journey/certificates.js';
import { MOST } from '../../state-machines/journey/faults.js';
import { journey } from '../../state-machines/journey/journey.js';
import { given } from '../support/given.js';
import { aJourney, idOf, instant, terms } from '../support/journeys.js';

const policy = { certificates: { renewSoonDays: 60, graceDays: 30 } };

describe('a certificate', () => {
  it.each([
    ['2026-03-01', 'valid'],
    ['2026-04-01', 'valid'],
    ['2026-04-02', 'renewSoon'],
    ['2026-06-01', 'renewSoon'],
    ['2026-06-02', 'inGrace'],
    ['2026-07-01', 'inGrace'],
    ['2026-07-02', 'lapsed'],
    ['2030-01-01', 'lapsed'],
  ] as const)('that expires on 1 June is, on %s, %s', (today, state) => {
    expect(certificateStateOf({ expiresOn: '2026-06-01' }, policy, today)).toBe(state);
  });

  it('without an end is always valid', () => {
    expect(certificateStateOf({ expiresOn: null }, policy, '2099-01-01')).toBe('valid');
  });

  it('without notice or grace is valid until its last day, and lapsed after it', () => {
    const strict = { certificates: { renewSoonDays: 0, graceDays: 0 } };
    expect(certificateStateOf({ expiresOn: '2026-06-01' }, strict, '2026-05-31')).toBe('valid');
    expect(certificateStateOf({ expiresOn: '2026-06-01' }, strict, '2026-06-01')).toBe('renewSoon');
    expect(certificateStateOf({ expiresOn: '2026-06-01' }, strict, '2026-06-02')).toBe('lapsed');
  });
});

const paper = (name: string, topic: string, issuedOn: string, expiresOn: string | null) =>
  ({ type: 'AddCertificate', certificateId: idOf(name), topic, issuedOn, expiresOn }) as const;
const quiet = { type: 'ExplainDelay', until: '2026-12-31' } as const;

describe('certificates on a journey', () => {
  const first = paper('first', 'boundaries', '2026-01-01', '2026-06-01');
  const held = given(aJourney({ stage: 'training', ready: true }), first, quiet);

  it('are remembered, with what they certify', () => {
    given(aJourney())
      .when(first)
      .then({ type: 'CertificateAdded', certificateId: idOf('first'), topic: 'boundaries', expiresOn: '2026-06-01' })
      .thenOwes()
      .thenRemembers({
        certificates: [
          { certificateId: idOf('first'), topic: 'boundaries', issuedOn: '2026-01-01', expiresOn: '2026-06-01' },
        ],
      });
  });

  it('remind the worker and the supervisor in time, and the supervisor when one no longer counts', () => {
    held
      .whenTimePasses(instant('2026-12-01 00:00'))
      .thenTold(
        ['2026-04-02 09:00', 'certificate-renewal', 'peerWorker'],
        ['2026-04-02 09:00', 'certificate-renewal', 'supervisor'],
        ['2026-07-02 09:00', 'certificate-lapsed', 'supervisor'],
      );
    const { occurrences } = held.whenTimePasses(instant('2026-12-01 00:00'));
    expect(occurrences.map(({ events }) => events)).toEqual([
      [
        {
          type: 'CertificateRenewalDue',
          ...{ certificateId: idOf('first'), topic: 'boundaries', since: instant('2026-04-02 09:00') },
        },
      ],
      [
        {
          type: 'CertificateHasLapsed',
          ...{ certificateId: idOf('first'), topic: 'boundaries', since: instant('2026-07-02 09:00') },
        },
      ],
    ]);
    expect(occurrences[1]!.owed).toMatchObject([{ clause: 'GUIDE 4.4-c', since: instant('2026-07-02 09:00') }]);
  });

  it('block only once they have lapsed', () => {
    const move = { type: 'StartSupportedPractice' } as const;
    expect(held.when({ ...move, at: instant('2026-07-01 23:59') }).decision.accepted).toBe(true);
    held
      .when({ ...move, at: instant('2026-07-02 00:00') })
      .thenRefused('REQUIREMENTS_MISSING', 'TURAS 10.1.3.2')
      .thenMissing('training-boundaries');
  });

  it('count no more, once a newer one of the topic is there', () => {
    const renewed = held.and({
      ...paper('second', 'boundaries', '2026-03-01', '2027-03-01'),
      at: instant('2026-03-05 10:00'),
    });
    renewed.and(quiet).whenTimePasses(instant('2026-12-01 00:00')).thenNobodyIsTold();
    const { context } = renewed.situation.state!;
    expect(presentCertificates(context).map(({ certificateId }) => certificateId)).toEqual([idOf('second')]);
    expect(renewed.when({ type: 'StartSupportedPractice', at: instant('2026-08-01 10:00') }).decision.accepted).toBe(
      true,
    );
  });

  it('of an older date do not push a newer one aside; of the same date the later one counts', () => {
    const older = held.and(paper('older', 'boundaries', '2025-01-01', '2025-06-01'));
    const same = held.and(paper('same', 'boundaries', '2026-01-01', '2028-06-01'));
    const present = (now: typeof held) =>
      presentCertificates(now.situation.state!.context).map(({ certificateId }) => certificateId);
    expect(present(older)).toEqual([idOf('first')]);
    expect(present(same)).toEqual([idOf('same')]);
  });

  it('of two topics that fall due together are told in one message', () => {
    const two = held.and(paper('other', 'confidentiality', '2026-01-01', '2026-06-01')).and(quiet);
    const { occurrences } = two.whenTimePasses(instant('2026-04-03 00:00'));
    expect(occurrences).toHaveLength(1);
    expect(occurrences[0]!.events).toHaveLength(2);
    expect(occurrences[0]!.owed).toHaveLength(2);
  });

  it('that were over when they were added are told on the next morning, as what they are by then', () => {
    const { occurrences } = given(
      aJourney({ stage: 'training' }),
      paper('late', 'boundaries', '2024-01-01', '2025-06-01'),
    ).whenTimePasses(instant('2026-01-10 00:00'));
    expect(occurrences.map(({ at, events }) => [at, events.map(({ type }) => type)])).toEqual([
      [instant('2026-01-06 09:00'), ['CertificateHasLapsed']],
    ]);
    given(aJourney({ stage: 'training' }), paper('soon', 'boundaries', '2025-01-01', '2026-01-20'))
      .whenTimePasses(instant('2026-01-10 00:00'))
      .thenTold(
        ['2026-01-06 09:00', 'certificate-renewal', 'peerWorker'],
        ['2026-01-06 09:00', 'certificate-renewal', 'supervisor'],
      );
  });

  it('may be added in their renewal time every day, and what was told before is told no later for it', () => {
    const daily = ['2026-01-06 08:00', '2026-01-07 08:00'].reduce(
      (now, at, index) =>
        now.and({ ...paper(`paper ${index}`, 'confidentiality', '2025-01-01', '2026-01-20'), at: instant(at) }),
      given(aJourney({ stage: 'training' }), paper('soon', 'boundaries', '2025-01-01', '2026-01-20')),
    );
    const told = daily.situation.state!.context.certificates.filter((one) => one.told);
    expect(told.map(({ certificateId }) => certificateId)).toEqual([idOf('soon'), idOf('paper 0')]);
  });

  it('may be withdrawn, and then nothing is due of them', () => {
    held.when({ type: 'WithdrawCertificate', certificateId: idOf('first') }).then({
      type: 'CertificateWithdrawn',
      certificateId: idOf('first'),
    });
    held
      .and({ type: 'WithdrawCertificate', certificateId: idOf('first') })
      .and(quiet)
      .whenTimePasses(instant('2026-12-01 00:00'))
      .thenNobodyIsTold();
    held
      .when({ type: 'WithdrawCertificate', certificateId: idOf('another') })
      .thenRefused('UNKNOWN_CERTIFICATE', 'GUIDE 4.4-c');
  });

  it('are matters while they stand', () => {
    const message = (matter: string): OwedMessage => ({
      kind: 'message',
      ...{ matter, to: 'supervisor', clause: 'GUIDE 4.4-c', since: instant('2026-04-02 09:00') },
    });
    const soon = held.and({ type: 'AddNote', at: instant('2026-04-03 10:00') });
    const lapsed = held.and({ type: 'AddNote', at: instant('2026-07-03 10:00') });
    const stands = (matter: string, now: typeof held) => journey.stands(message(matter), now.situation.state!);
    expect([stands('certificate-renewal', held), stands('certificate-renewal', soon)]).toEqual([false, true]);
    expect([stands('certificate-lapsed', soon), stands('certificate-lapsed', lapsed)]).toEqual([false, true]);
    expect(stands('certificate-renewal', lapsed)).toBe(false);
    const renewed = lapsed.and(paper('second', 'boundaries', '2026-07-01', null));
    expect(stands('certificate-lapsed', renewed)).toBe(false);
    expect(stands('certificate-renewal', soon.and({ type: 'PauseJourney', reviewOn: '2026-06-01' }))).toBe(false);
    expect(stands('certificate-lapsed', lapsed.and({ type: 'LeaveNow' }))).toBe(false);
  });

  it('have an end: no journey holds more than it can carry', () => {
    const { state, ...around } = aJourney();
    const certificates = Array.from({ length: MOST.certificates }, (_, index) => ({
      certificateId: idOf(`paper ${index}`),
      ...{ topic: 'boundaries', issuedOn: '2026-01-01', expiresOn: null },
    }));
    const full = { ...around, state: { ...state!, context: { ...state!.context, certificates } } };
    given(full).when(first).thenRefused('LIST_FULL', 'GUIDE 4.4-c');
    const almost = {
      ...full,
      state: { ...full.state, context: { ...full.state.context, certificates: certificates.slice(1) } },
    };
    expect(given(almost).when(first).decision.accepted).toBe(true);
  });

  it('do not expire before they were issued, and are of known topics', () => {
    given(aJourney())
      .when(paper('odd', 'boundaries', '2026-01-02', '2026-01-01'))
      .thenRefused('EXPIRES_BEFORE_ISSUED', 'GUIDE 4.4-c');
    expect(given(aJourney()).when(paper('day', 'boundaries', '2026-01-02', '2026-01-02')).decision.accepted).toBe(true);
    given(aJourney())
      .when(paper('odd', 'no-such', '2026-01-02', null))
      .thenRefused('UNKNOWN_TOPIC', 'GUIDE 4.4-c');
    given(aJourney({ policy: terms({ topics: ['our-own'] }) }))
      .when(paper('own', 'our-own', '2026-01-02', null))
      .then({ type: 'CertificateAdded', certificateId: idOf('own'), topic: 'our-own', expiresOn: null });
  });
});
