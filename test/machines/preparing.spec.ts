import { describe, expect, it } from '@jest/globals';

import { MOST } from '../../state-machines/journey/faults.js';
import { forms } from '../../state-machines/journey/forms.js';
import { journey } from '../../state-machines/journey/journey.js';
import { isAgreementCurrent } from '../../state-machines/journey/requirements.js';
import { topicsOf } from '../../state-machines/journey/topics.js';
import { given } from '../support/given.js';
import { aJourney, an, idOf, instant, terms } from '../support/journeys.js';

const on = '2026-01-05';
const manager = an('manager').userId;

describe('the basis on which somebody works', () => {
  const choose = (
    basis: 'voluntary' | 'expenses' | 'paid',
    more: { hourlyCents?: number; weeklyHours?: number } = {},
  ) => ({ type: 'ChooseBasis', basis, valueExplained: true, ...more }) as const;
  const since = instant('2026-01-05 12:00');

  it.each(['voluntary', 'expenses'] as const)('may be %s', (basis) => {
    given(aJourney())
      .when(choose(basis, { weeklyHours: 16 }))
      .then({ type: 'BasisChosen', basis, since })
      .thenOwes()
      .thenRemembers({ basis: { basis, hourlyCents: null, weeklyHours: 16 } });
  });

  it('that is paid is handed over to the manager: other rules hold for paid work', () => {
    given(aJourney())
      .when(choose('paid', { hourlyCents: 1_500 }))
      .then({ type: 'BasisChosen', basis: 'paid', since })
      .thenOwes({ matter: 'paid-basis-chosen', to: 'manager', clause: 'TURAS 3.2', since })
      .thenRemembers({ basis: { basis: 'paid', hourlyCents: 1_500, weeklyHours: null } });
    const message = {
      kind: 'message',
      matter: 'paid-basis-chosen',
      to: 'manager',
      clause: 'TURAS 3.2',
      since,
    } as const;
    const paid = given(aJourney(), choose('paid', { hourlyCents: 1_500 }));
    expect(journey.stands(message, paid.situation.state!)).toBe(true);
    expect(journey.stands(message, paid.and(choose('voluntary')).situation.state!)).toBe(false);
    expect(journey.stands(message, paid.and({ type: 'LeaveNow' }).situation.state!)).toBe(false);
  });

  it.each([{ hourlyCents: 1_499 }, { hourlyCents: 0 }, {}])(
    'pays the living wage at least: %j is too little',
    (pay) => {
      given(aJourney()).when(choose('paid', pay)).thenRefused('BELOW_LIVING_WAGE', 'GUIDE 3.4-e');
    },
  );

  it('that is paid says how much, also where no living wage is written down', () => {
    const policy = terms({ basis: { allowed: ['paid'], livingWageCents: null, weeklyHoursCap: 10 } });
    given(aJourney({ policy })).when(choose('paid')).thenRefused('BELOW_LIVING_WAGE', 'GUIDE 3.4-e');
    expect(given(aJourney({ policy })).when(choose('paid', { hourlyCents: 1 })).decision.accepted).toBe(true);
  });

  it('keeps to the weekly hours of the role', () => {
    given(aJourney())
      .when(choose('voluntary', { weeklyHours: 17 }))
      .thenRefused('HOURS_ABOVE_CAP', 'GUIDE 3.3-4');
  });

  it('is one that the role offers', () => {
    const policy = terms({ basis: { allowed: ['voluntary'], livingWageCents: null, weeklyHoursCap: 10 } });
    given(aJourney({ policy })).when(choose('expenses')).thenRefused('BASIS_NOT_OFFERED', 'TURAS 3.2');
  });
});

describe('the policy', () => {
  it('is acknowledged in the version that holds for the journey, and in no other', () => {
    const journeyOn3 = given(aJourney({ policy: terms({ version: 3 }) }));
    journeyOn3
      .when({ type: 'AcknowledgePolicy', version: 3 })
      .then({ type: 'PolicyAcknowledged', version: 3 })
      .thenRemembers({ acknowledged: { version: 3, at: instant('2026-01-05 12:00') } });
    for (const version of [2, 4]) {
      const { refusal } = journeyOn3
        .when({ type: 'AcknowledgePolicy', version })
        .thenRefused('OTHER_POLICY_VERSION', 'TURAS 7.2');
      expect(refusal.message).toContain('Version 3');
    }
  });
});

describe('a contract', () => {
  const sign = { type: 'SignContract', on } as const;

  it('is signed by both sides, each on its day', () => {
    given(aJourney({ stage: 'induction' }), { ...sign, side: 'worker', on: '2026-01-02' })
      .when({ ...sign, side: 'service' })
      .then({ type: 'ContractSigned', side: 'service', on })
      .thenRemembers({ contract: { worker: '2026-01-02', service: on } });
    given(aJourney({ stage: 'training', ready: true, except: 'contract-signed' }), { ...sign, side: 'worker' })
      .when({ type: 'StartSupportedPractice' })
      .thenMissing('contract-signed');
  });

  it('is not signed by an applicant', () => {
    given(aJourney())
      .when({ ...sign, side: 'worker' })
      .thenRefused('NOT_AT_THIS_STAGE', 'GUIDE 4.1');
  });

  it('of a mentor is signed after training, and says what training is missing', () => {
    given(aJourney({ track: 'mentoring', stage: 'training', ready: true, except: 'training-code-of-conduct' }))
      .when({ ...sign, side: 'worker' })
      .thenRefused('TRAINING_FIRST', 'TURAS 12.3')
      .thenMissing('training-code-of-conduct');
    given(aJourney({ track: 'mentoring', stage: 'training', ready: true, except: 'in-house-training' }))
      .when({ ...sign, side: 'worker' })
      .thenRefused('TRAINING_FIRST', 'TURAS 12.3')
      .thenMissing('in-house-training');
    given(aJourney({ track: 'mentoring', stage: 'training', ready: true, except: 'staffed-work' }))
      .when({ ...sign, side: 'worker' })
      .then({ type: 'ContractSigned', side: 'worker', on });
  });
});

describe('the boundary agreement', () => {
  const sign = { type: 'SignBoundaryAgreement', on } as const;
  const signed = given(aJourney({ stage: 'training', ready: true }));

  it('is signed by both sides as it stands', () => {
    const one = given(aJourney(), { ...sign, side: 'worker', on: '2026-01-02' });
    one
      .when({ ...sign, side: 'service' })
      .then({ type: 'BoundaryAgreementSigned', side: 'service', on })
      .thenRemembers({ boundaryAgreement: { worker: '2026-01-02', service: on, since: 1 } });
    given(aJourney({ stage: 'training', ready: true, except: 'boundary-agreement' }), { ...sign, side: 'worker' })
      .when({ type: 'StartSupportedPractice' })
      .thenMissing('boundary-agreement');
    expect(isAgreementCurrent(one.situation.state!.context)).toBe(true);
    expect(isAgreementCurrent(aJourney().state!.context)).toBe(false);
  });

  it('is signed anew when the worker’s answers change', () => {
    signed
      .when({ type: 'FillForm', form: 'boundary-agreement', on })
      .thenRemembers({ boundaryAgreement: { worker: null, service: null, since: 1 } });
  });

  it('is signed anew when the service’s column changes', () => {
    const policy = terms({ version: 2, boundariesSince: 2 });
    const moved = signed.and({ type: 'MoveToPolicy', version: 2, facts: { policy } });
    const acknowledged = moved.and({ type: 'AcknowledgePolicy', version: 2 });
    acknowledged.when({ type: 'StartSupportedPractice' }).thenMissing('boundary-agreement');
    moved
      .when({ ...sign, side: 'worker' })
      .thenRemembers({ boundaryAgreement: { worker: on, service: null, since: 2 } });
    acknowledged
      .and({ ...sign, side: 'worker' })
      .and({ ...sign, side: 'service' })
      .when({ type: 'StartSupportedPractice' })
      .then({ type: 'StageEntered', stage: 'supportedPractice' });
  });

  it('holds on when a newer policy leaves the service’s column as it is', () => {
    const policy = terms({ version: 2, boundariesSince: 1 });
    const moved = signed.and({ type: 'MoveToPolicy', version: 2, facts: { policy } });
    moved.when({ type: 'StartSupportedPractice' }).then({ type: 'StageEntered', stage: 'supportedPractice' });
  });
});

describe('a form', () => {
  it.each(forms.map(({ id }) => id))('is remembered as filled in, not by what it says: %s', (form) => {
    given(aJourney(), { type: 'FillForm', form, on: '2026-01-02' })
      .when({ type: 'FillForm', form, on })
      .then({ type: 'FormFilled', form, on })
      .thenOwes()
      .thenRemembers({ forms: [{ form, on, by: manager }] });
  });

  it('that nobody knows is refused', () => {
    given(aJourney()).when({ type: 'FillForm', form: 'no-such', on }).thenRefused('UNKNOWN_FORM', 'TURAS 8.1');
  });
});

describe('eligibility', () => {
  const confirm = { type: 'ConfirmEligibility', criterion: 'knows-the-service', on } as const;

  it('is confirmed by somebody, on a basis: never a result', () => {
    given(aJourney(), { ...confirm, basis: 'conversation', on: '2026-01-02' })
      .when({ ...confirm, basis: 'programme' })
      .then({ type: 'EligibilityConfirmed', criterion: 'knows-the-service', basis: 'programme', on })
      .thenRemembers({ confirmations: [{ criterion: 'knows-the-service', basis: 'programme', on, by: manager }] });
  });

  it('is a matter of the role’s own criteria', () => {
    given(aJourney())
      .when({ ...confirm, criterion: 'clean', basis: 'test' })
      .thenRefused('UNKNOWN_CRITERION', 'TURAS 12.1');
  });
});

describe('an offer', () => {
  it('is made in recruitment, with a date', () => {
    given(aJourney())
      .when({ type: 'OfferRole', on })
      .then({ type: 'RoleOffered', on })
      .thenRemembers({ offeredOn: on });
    given(aJourney({ stage: 'induction' }))
      .when({ type: 'OfferRole', on })
      .thenRefused('NOT_AT_THIS_STAGE', 'TURAS 13.2');
  });
});

describe('training', () => {
  it('is planned with a date, one of each topic, today at the earliest', () => {
    given(aJourney(), { type: 'PlanTraining', topic: 'boundaries', on: '2026-02-01' })
      .when({ type: 'PlanTraining', topic: 'boundaries', on: '2026-03-01' })
      .then({ type: 'TrainingPlanned', topic: 'boundaries', on: '2026-03-01' })
      .thenRemembers({ plannedTrainings: [{ topic: 'boundaries', on: '2026-03-01' }] });
    expect(given(aJourney()).when({ type: 'PlanTraining', topic: 'boundaries', on }).decision.accepted).toBe(true);
    given(aJourney())
      .when({ type: 'PlanTraining', topic: 'boundaries', on: '2026-01-04' })
      .thenRefused('DATE_NOT_AHEAD', 'GUIDE 4.4-a');
    given(aJourney())
      .when({ type: 'PlanTraining', topic: 'no-such', on: '2026-02-01' })
      .thenRefused('UNKNOWN_TOPIC', 'GUIDE 4.4-a');
  });

  it('in a topic of the catalogue may be agreed with the worker, once', () => {
    given(aJourney(), { type: 'AgreeTopic', topic: 'self-care' }, { type: 'AgreeTopic', topic: 'job-readiness' })
      .when({ type: 'AgreeTopic', topic: 'self-care' })
      .then({ type: 'TopicAgreed', topic: 'self-care' })
      .thenRemembers({ agreedTopics: ['job-readiness', 'self-care'] });
    given(aJourney()).when({ type: 'AgreeTopic', topic: 'no-such' }).thenRefused('UNKNOWN_TOPIC', 'GUIDE 4.4-d');
  });

  it('keeps its plan beside what was done: “was due” and “done on”', () => {
    given(aJourney(), { type: 'PlanTraining', topic: 'boundaries', on: '2026-01-06' })
      .when({ type: 'RecordTraining', topic: 'boundaries', on: '2026-01-08', at: instant('2026-01-08 10:00') })
      .thenRemembers({
        plannedTrainings: [{ topic: 'boundaries', on: '2026-01-06' }],
        trainings: [{ topic: 'boundaries', on: '2026-01-08' }],
      });
  });

  it('shows mandatory topics first, then agreed ones, then any other that was recorded, each once', () => {
    const { context } = given(
      aJourney(),
      { type: 'AgreeTopic', topic: 'self-care' },
      { type: 'AgreeTopic', topic: 'boundaries' },
      { type: 'RecordTraining', topic: 'job-readiness', on },
      { type: 'RecordTraining', topic: 'self-care', on },
    ).situation.state!;
    expect(topicsOf(context)).toEqual([
      ...['difficult-questions', 'boundaries', 'confidentiality'],
      ...['self-care', 'job-readiness'],
    ]);
  });

  it('in a topic that was agreed stays known, whatever a newer policy says', () => {
    const policy = terms({ topics: ['our-own'] });
    const agreed = given(aJourney({ policy }), { type: 'AgreeTopic', topic: 'our-own' });
    const moved = agreed.and({ type: 'MoveToPolicy', version: 2, facts: { policy: terms({ version: 2 }) } });
    moved
      .when({ type: 'RecordTraining', topic: 'our-own', on })
      .then({ type: 'TrainingRecorded', topic: 'our-own', on });
  });

  it('has an end: no journey holds more than it can carry', () => {
    const { state, ...around } = aJourney();
    const trainings = Array.from({ length: MOST.trainings }, (_, index) => ({ topic: `topic-${index}`, on }));
    const agreedTopics = Array.from({ length: MOST.agreedTopics }, (_, index) => `topic-${index}`);
    const holding = (changes: object) =>
      given({ ...around, state: { ...state!, context: { ...state!.context, ...changes } } });
    const record = { type: 'RecordTraining', topic: 'boundaries', on } as const;
    const agree = { type: 'AgreeTopic', topic: 'self-care' } as const;
    holding({ trainings }).when(record).thenRefused('LIST_FULL', 'TURAS 10.1.3');
    expect(holding({ trainings: trainings.slice(1) }).when(record).decision.accepted).toBe(true);
    holding({ agreedTopics }).when(agree).thenRefused('LIST_FULL', 'GUIDE 4.4-d');
    expect(holding({ agreedTopics: agreedTopics.slice(1) }).when(agree).decision.accepted).toBe(true);
  });
});

describe('whatever is recorded', () => {
  it('ends the quiet, on a pause as well', () => {
    const commands = [
      { type: 'FillForm', form: 'workplan', on: '2026-01-20' },
      { type: 'ConfirmEligibility', criterion: 'knows-the-service', basis: 'reference', on: '2026-01-20' },
      { type: 'ChooseBasis', basis: 'voluntary', valueExplained: true },
      { type: 'AcknowledgePolicy', version: 1 },
      { type: 'SignContract', side: 'worker', on: '2026-01-20' },
      { type: 'SignBoundaryAgreement', side: 'worker', on: '2026-01-20' },
      { type: 'AgreeTopic', topic: 'self-care' },
      { type: 'PlanTraining', topic: 'boundaries', on: '2026-02-20' },
      {
        type: 'AddCertificate',
        certificateId: idOf('c'),
        topic: 'boundaries',
        issuedOn: '2026-01-20',
        expiresOn: null,
      },
      { type: 'LogExperience', mode: 'withStaff', on: '2026-01-20', quarters: 4 },
      { type: 'SetExpectedEnd', on: '2026-12-20' },
      { type: 'GiveNotice', lastDay: '2026-12-20' },
    ] as const;
    const at = instant('2026-01-20 10:00');
    for (const command of commands)
      given(aJourney({ stage: 'supportedPractice' }))
        .when({ ...command, at })
        .thenRemembers({ lastMovedAt: at });
  });

  it('but not by notes, concerns or a newer policy', () => {
    const at = instant('2026-01-20 10:00');
    const facts = { policy: terms({ version: 2 }) };
    for (const command of [
      { type: 'AddNote' },
      { type: 'RaiseConcern', grade: 'minor' },
      { type: 'MoveToPolicy', version: 2, facts },
    ] as const)
      given(aJourney())
        .when({ ...command, at })
        .thenRemembers({ lastMovedAt: instant('2026-01-05 12:00') });
  });
});
