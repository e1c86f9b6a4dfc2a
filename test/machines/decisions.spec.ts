import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { given } from '../support/given.js';
import { aJourney, an, instant, terms } from '../support/journeys.js';

const stands = (message: unknown, now: ReturnType<typeof given>) =>
  journey.stands(message as OwedMessage, now.situation.state!);

describe('“may lead”', () => {
  /** Ten sessions since 5 January: the time is served twelve weeks later. */
  const coFacilitated = Array.from({ length: 10 }, (_, index) => ({
    ...({ type: 'LogExperience', mode: 'coFacilitated', quarters: 6 } as const),
    on: `2026-01-${String(5 + index).padStart(2, '0')}`,
    at: instant(`2026-01-${String(5 + index).padStart(2, '0')} 20:00`),
  }));
  const served = given(aJourney({ track: 'facilitation', stage: 'supportedPractice' }), ...coFacilitated);
  const noted = (now: ReturnType<typeof given>, at: string) => now.and({ type: 'AddNote', at: instant(at) });
  const quietUntil = served.and({ type: 'ExplainDelay', until: '2026-12-01' });

  it('is asked of the supervisor on the morning on which the time is served, and of the manager when nobody answers', () => {
    quietUntil
      .whenTimePasses(instant('2026-05-01 00:00'))
      .thenTold(
        ['2026-03-30 09:00', 'decide-may-lead', 'supervisor'],
        ['2026-04-06 09:00', 'decision-escalated', 'manager'],
      );
  });

  it('says by which clause, and since when', () => {
    const since = instant('2026-03-30 09:00');
    const { occurrences, state } = quietUntil.whenTimePasses(instant('2026-04-06 09:00'));
    expect(occurrences.map(({ events, owed }) => ({ events, owed }))).toEqual([
      {
        events: [{ type: 'DecisionOpened', matter: 'may-lead', since }],
        owed: [{ kind: 'message', matter: 'decide-may-lead', to: 'supervisor', clause: 'TURAS 11.4', since }],
      },
      {
        events: [{ type: 'DecisionEscalated', matter: 'may-lead', since }],
        owed: [{ kind: 'message', matter: 'decision-escalated', to: 'manager', clause: 'TURAS 11.4', since }],
      },
    ]);
    expect(state.context.decisions).toEqual([{ matter: 'may-lead', since, escalated: true }]);
  });

  it('is not asked with a session too few, nor on another track', () => {
    const tooFew = given(aJourney({ track: 'facilitation', stage: 'supportedPractice' }), ...coFacilitated.slice(1), {
      type: 'ExplainDelay',
      until: '2026-12-01',
    });
    tooFew.whenTimePasses(instant('2026-06-01 00:00')).thenNobodyIsTold();
    given(aJourney({ stage: 'supportedPractice' }), { type: 'ExplainDelay', until: '2026-12-01' })
      .whenTimePasses(instant('2026-06-01 00:00'))
      .thenNobodyIsTold();
  });

  it('is asked on the next morning when the session that was missing is written down later', () => {
    const tooFew = given(
      aJourney({ track: 'facilitation', stage: 'supportedPractice' }),
      ...coFacilitated.slice(0, -1),
      { type: 'ExplainDelay', until: '2026-12-01' },
    );
    tooFew
      .and({
        type: 'LogExperience',
        mode: 'coFacilitated',
        on: '2026-01-20',
        quarters: 6,
        at: instant('2026-05-04 08:00'),
      })
      .whenTimePasses(instant('2026-05-06 00:00'))
      .thenTold(['2026-05-05 09:00', 'decide-may-lead', 'supervisor']);
  });

  it('is not asked while the worker does not want to, and is once they do', () => {
    const notNow = quietUntil
      .and({ type: 'StateWish', wish: 'notNow' })
      .and({ type: 'ExplainDelay', until: '2026-12-01' });
    notNow.whenTimePasses(instant('2026-06-01 00:00')).thenNobodyIsTold();
    notNow
      .and({ type: 'StateWish', wish: 'yes', at: instant('2026-06-01 10:00') })
      .whenTimePasses(instant('2026-06-05 00:00'))
      .thenTold(['2026-06-02 09:00', 'decide-may-lead', 'supervisor']);
  });

  const asked = noted(quietUntil, '2026-03-30 10:00');

  it('answered with yes opens the gate together with the worker’s own yes', () => {
    asked
      .when({ type: 'Decide', matter: 'may-lead', answer: 'yes', by: an('supervisor') })
      .then({ type: 'Decided', matter: 'may-lead', answer: 'yes' })
      .thenRemembers({
        decisions: [],
        decided: [
          {
            ...{ matter: 'may-lead', answer: 'yes', askAgainOn: null },
            ...{ at: instant('2026-03-30 10:00'), by: an('supervisor').userId },
          },
        ],
      });
    const supported = asked.and({ type: 'Decide', matter: 'may-lead', answer: 'yes', by: an('supervisor') });
    supported.when({ type: 'StartLeading' }).thenMissing('worker-wants');
    supported
      .and({ type: 'StateWish', wish: 'yes' })
      .when({ type: 'StartLeading' })
      .then({ type: 'StageEntered', stage: 'leading' });
    const explained = supported.and({ type: 'ExplainDelay', until: '2026-12-01' });
    explained.whenTimePasses(instant('2026-06-01 00:00')).thenNobodyIsTold();
  });

  it('answered with no is asked again on the day that is named, and on no other', () => {
    const no = { type: 'Decide', matter: 'may-lead', answer: 'no' } as const;
    const quiet = { type: 'ExplainDelay', until: '2026-12-01' } as const;
    asked.and(no).and(quiet).whenTimePasses(instant('2026-06-01 00:00')).thenNobodyIsTold();
    asked
      .and({ ...no, askAgainOn: '2026-05-04' })
      .and(quiet)
      .whenTimePasses(instant('2026-05-05 00:00'))
      .thenTold(['2026-05-04 09:00', 'decide-may-lead', 'supervisor']);
    asked
      .and({ ...no, askAgainOn: '2026-05-04' })
      .when({ type: 'StartLeading' })
      .thenMissing('worker-wants', 'supervisor-supports');
  });

  it('keeps no day to ask again after a yes', () => {
    asked
      .when({ type: 'Decide', matter: 'may-lead', answer: 'yes', askAgainOn: '2026-05-04' })
      .thenRemembers({ decided: [expect.objectContaining({ askAgainOn: null }) as never] });
  });

  it('may be answered before the time is served, where the manager waives that', () => {
    const early = given(aJourney({ track: 'facilitation', stage: 'supportedPractice' }));
    early
      .and({ type: 'Decide', matter: 'may-lead', answer: 'yes' })
      .and({ type: 'StateWish', wish: 'yes' })
      .and({ type: 'WaiveRequirement', requirement: 'time-served', until: '2026-02-01' })
      .when({ type: 'StartLeading' })
      .then({ type: 'StageEntered', stage: 'leading' });
    given(aJourney({ track: 'facilitation', stage: 'training' }))
      .when({ type: 'Decide', matter: 'may-lead', answer: 'yes' })
      .thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
    given(aJourney({ stage: 'supportedPractice' }))
      .when({ type: 'Decide', matter: 'may-lead', answer: 'yes' })
      .thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
    early
      .when({ type: 'Decide', matter: 'may-lead', about: 'time-served', answer: 'yes' })
      .thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
  });

  it('is nobody’s business any more once somebody leaves the stage', () => {
    const leaving = asked
      .and({ type: 'FillForm', form: 'exit-plan', on: '2026-03-30' })
      .and({ type: 'RecordStep', requirement: 'exit-discussed', on: '2026-03-30' })
      .and({ type: 'RecordStep', requirement: 'next-steps', on: '2026-03-30' });
    leaving.when({ type: 'StartExit' }).thenRemembers({ decisions: [] });
  });

  it('is silent on a pause, and escalates on the morning after the return', () => {
    const paused = asked.and({ type: 'PauseJourney', reviewOn: '2026-10-01' });
    paused.whenTimePasses(instant('2026-09-30 00:00')).thenNobodyIsTold();
    paused
      .and({ type: 'ResumeJourney', at: instant('2026-06-01 10:00') })
      .whenTimePasses(instant('2026-06-10 00:00'))
      .thenTold(['2026-06-02 09:00', 'decision-escalated', 'manager']);
    const since = instant('2026-03-30 09:00');
    for (const matter of ['decide-may-lead', 'decision-escalated']) {
      const message = { kind: 'message', matter, to: 'supervisor', clause: 'TURAS 11.4', since };
      const late = noted(asked, '2026-04-07 10:00');
      expect(stands(message, late)).toBe(true);
      expect(stands({ ...message, since: since + 1 }, late)).toBe(false);
      expect(stands(message, late.and({ type: 'PauseJourney', reviewOn: '2026-10-01' }))).toBe(false);
      expect(stands(message, late.and({ type: 'Decide', matter: 'may-lead', answer: 'no' }))).toBe(false);
    }
    expect(stands({ matter: 'decision-escalated', since }, asked)).toBe(false);
    expect(stands({ matter: 'decide-waiver-lapsed', since }, asked)).toBe(false);
  });
});

describe('a waiver', () => {
  const giver = an('manager');
  const waive = (requirement: string, until: string) => ({ type: 'WaiveRequirement', requirement, until }) as const;
  const quiet = { type: 'ExplainDelay', until: '2026-12-01' } as const;
  const waived = given(aJourney({ stage: 'training' }), waive('outreach-policy-read', '2026-02-01'), quiet);

  it('lapses on its date, and then the one who gave it is asked, once', () => {
    const since = instant('2026-02-02 09:00');
    const passing = waived.whenTimePasses(instant('2026-02-10 00:00'));
    passing.thenTold(
      ['2026-02-02 09:00', 'decide-waiver-lapsed', 'manager'],
      ['2026-02-09 09:00', 'decision-escalated', 'manager'],
    );
    expect(passing.occurrences[0]!.owed).toEqual([
      {
        kind: 'message',
        ...{ matter: 'decide-waiver-lapsed', to: 'manager', toUser: giver.userId, clause: 'TURAS 6.11', since },
      },
    ]);
    expect(passing.occurrences[0]!.events).toEqual([
      {
        type: 'DecisionOpened',
        ...{ matter: 'waiver-lapsed', about: 'outreach-policy-read', askedOf: giver.userId, since },
      },
    ]);
    expect(passing.state.context.waivers).toMatchObject([{ requirement: 'outreach-policy-read', lapseTold: true }]);
  });

  it('that is not needed any more asks nobody', () => {
    waived
      .and({ type: 'RecordStep', requirement: 'outreach-policy-read', on: '2026-01-05' })
      .and(quiet)
      .whenTimePasses(instant('2026-06-01 00:00'))
      .thenNobodyIsTold();
  });

  const lapsed = waived.and({ type: 'AddNote', at: instant('2026-02-02 10:00') });

  it('that lapsed is answered by meeting what was waived, by a new waiver, or by a word', () => {
    const step = { type: 'RecordStep', requirement: 'outreach-policy-read', on: '2026-02-02' } as const;
    lapsed.when(step).thenRemembers({ decisions: [] });
    lapsed.when(waive('outreach-policy-read', '2026-03-01')).thenRemembers({ decisions: [] });
    lapsed
      .when({ type: 'Decide', matter: 'waiver-lapsed', answer: 'no' })
      .then({ type: 'Decided', matter: 'waiver-lapsed', about: 'outreach-policy-read', answer: 'no' })
      .thenRemembers({ decisions: [] });
    lapsed.when({ ...step, requirement: 'contacted' }).thenRemembers({
      decisions: [expect.objectContaining({ matter: 'waiver-lapsed', about: 'outreach-policy-read' }) as never],
    });
  });

  it('is a manager’s to decide on', () => {
    for (const role of ['supervisor', 'coordinator', 'peerWorker', 'administrator'] as const)
      lapsed
        .when({ type: 'Decide', matter: 'waiver-lapsed', answer: 'no', by: an(role) })
        .thenRefused('DECISION_NOT_YOURS', 'TURAS 12.5');
  });

  const two = given(
    aJourney({ stage: 'training' }),
    waive('outreach-policy-read', '2026-02-01'),
    waive('contract-signed', '2026-02-01'),
    waive('training-spread', '2026-02-05'),
    quiet,
  );

  it('and another one that lapse together are told together, and can be answered apart', () => {
    const passing = two.whenTimePasses(instant('2026-02-03 00:00'));
    passing.thenTold(['2026-02-02 09:00', 'decide-waiver-lapsed', 'manager']);
    expect(passing.occurrences).toHaveLength(1);
    const asked = two.and({ type: 'AddNote', at: instant('2026-02-03 10:00') });
    asked
      .when({ type: 'Decide', matter: 'waiver-lapsed', about: 'contract-signed', answer: 'yes' })
      .then({ type: 'Decided', matter: 'waiver-lapsed', about: 'contract-signed', answer: 'yes' })
      .thenRemembers({ decisions: [expect.objectContaining({ about: 'outreach-policy-read' }) as never] });
    asked
      .when({ type: 'Decide', matter: 'waiver-lapsed', answer: 'yes' })
      .then(
        { type: 'Decided', matter: 'waiver-lapsed', about: 'outreach-policy-read', answer: 'yes' },
        { type: 'Decided', matter: 'waiver-lapsed', about: 'contract-signed', answer: 'yes' },
      )
      .thenRemembers({ decisions: [] });
    asked
      .when({ type: 'Decide', matter: 'waiver-lapsed', about: 'training-spread', answer: 'yes' })
      .thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
  });

  it('answered twice keeps the later answer, of each one', () => {
    const answered = two
      .and({ type: 'Decide', matter: 'waiver-lapsed', answer: 'no', at: instant('2026-02-03 10:00') })
      .and({ ...waive('contract-signed', '2026-02-20'), at: instant('2026-02-03 11:00') })
      .and({
        type: 'Decide',
        matter: 'waiver-lapsed',
        about: 'contract-signed',
        answer: 'yes',
        at: instant('2026-02-21 10:00'),
      });
    expect(answered.situation.state!.context.decided.map(({ about, answer }) => [about, answer])).toEqual([
      ['outreach-policy-read', 'no'],
      ['contract-signed', 'yes'],
    ]);
  });
});

describe('the confirmation of a mentor’s eligibility', () => {
  const quiet = { type: 'ExplainDelay', until: '2027-01-01' } as const;
  const confirmed = given(aJourney({ track: 'mentoring', stage: 'mentoring' }), quiet);
  const since = instant('2026-07-04 09:00');

  it('is asked for again by the policy’s interval', () => {
    const passing = confirmed.whenTimePasses(instant('2026-07-04 09:00'));
    passing.thenTold(
      ['2026-07-04 09:00', 'decide-reconfirm-eligibility', 'supervisor'],
      ['2026-07-04 09:00', 'two-sided-review-due', 'supervisor'],
    );
    expect(passing.occurrences[0]!.events).toEqual([
      { type: 'DecisionOpened', matter: 'reconfirm-eligibility', about: 'knows-the-service', since },
    ]);
    expect(passing.occurrences[0]!.owed).toMatchObject([{ clause: 'TURAS 12.1', since }]);
  });

  const asked = confirmed.and({ type: 'AddNote', at: instant('2026-07-05 10:00') });
  const nextAsked = (now: ReturnType<typeof given>) =>
    journey.deadlinesOf(now.situation.state!).find(({ input }) => input.type === 'ReconfirmationTimePassed')?.at;

  it('by a yes holds from that day on', () => {
    asked.when({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'yes', by: an('supervisor') }).thenRemembers({
      decisions: [],
      confirmations: [
        { criterion: 'knows-the-service', basis: 'conversation', on: '2026-07-05', by: an('supervisor').userId },
      ],
    });
    expect(nextAsked(asked)).toBeUndefined();
    expect(nextAsked(asked.and({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'yes' }))).toBe(
      instant('2027-01-01 09:00'),
    );
  });

  it('given anew answers the question as well, after a no too', () => {
    const anew = {
      ...({ type: 'ConfirmEligibility', criterion: 'knows-the-service', basis: 'presentation' } as const),
      on: '2026-07-05',
    };
    asked
      .when(anew)
      .then({ type: 'EligibilityConfirmed', criterion: 'knows-the-service', basis: 'presentation', on: '2026-07-05' })
      .thenRemembers({ decisions: [] });
    const no = asked.and({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'no' });
    expect(nextAsked(no)).toBeUndefined();
    expect(nextAsked(no.and(anew))).toBe(instant('2027-01-01 09:00'));
  });

  it('after a no is asked again on the day that is named', () => {
    expect(
      nextAsked(asked.and({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'no', askAgainOn: '2026-08-03' })),
    ).toBe(instant('2026-08-03 09:00'));
  });

  it('leaves another criterion as it is', () => {
    const policy = terms(
      {
        eligibility: [
          { id: 'knows-the-service', sentence: 'Has used the service' },
          { id: 'steady', sentence: 'Is steady' },
        ],
      },
      'mentoring',
    );
    const two = given(aJourney({ track: 'mentoring', stage: 'mentoring', policy }), quiet, {
      type: 'ConfirmEligibility',
      ...{ criterion: 'steady', basis: 'reference', on: '2026-01-20', at: instant('2026-01-20 10:00') },
    });
    const both = two.and({ type: 'AddNote', at: instant('2026-07-21 10:00') });
    expect(both.situation.state!.context.decisions.map(({ about }) => about)).toEqual(['knows-the-service', 'steady']);
    const one = both.and({ type: 'Decide', matter: 'reconfirm-eligibility', about: 'steady', answer: 'yes' });
    expect(one.situation.state!.context.decisions.map(({ about }) => about)).toEqual(['knows-the-service']);
    expect(one.situation.state!.context.confirmations.map(({ criterion, on }) => [criterion, on])).toEqual([
      ['knows-the-service', '2026-01-05'],
      ['steady', '2026-07-21'],
    ]);
  });

  it('is asked of nobody on other tracks, in recruitment, or in the exit', () => {
    expect(nextAsked(given(aJourney({ stage: 'supportedPractice' })))).toBeUndefined();
    expect(nextAsked(given(aJourney({ track: 'mentoring', ready: true })))).toBeUndefined();
    expect(nextAsked(given(aJourney({ track: 'mentoring', stage: 'supportedExit' })))).toBeUndefined();
    expect(nextAsked(given(aJourney({ track: 'mentoring', stage: 'induction' })))).toBe(since);
  });

  it('is decided by the supervisor or a manager, and by nobody when there is nothing to decide', () => {
    for (const role of ['coordinator', 'peerWorker', 'administrator'] as const)
      asked
        .when({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'yes', by: an(role) })
        .thenRefused('DECISION_NOT_YOURS', 'TURAS 12.5');
    confirmed
      .when({ type: 'Decide', matter: 'reconfirm-eligibility', answer: 'yes' })
      .thenRefused('DECISION_NOT_OPEN', 'TURAS 12.5');
  });
});

describe('a decision', () => {
  it('is never taken by time: however long nobody answers, it stays open', () => {
    const asked = given(aJourney({ track: 'mentoring', stage: 'mentoring' }));
    const { state } = asked.whenTimePasses(instant('2028-12-01 00:00'));
    expect(state.context.decisions).toMatchObject([{ matter: 'reconfirm-eligibility', escalated: true }]);
    expect(state.context.decided.filter(({ matter }) => matter === 'reconfirm-eligibility')).toEqual([]);
  });
});
