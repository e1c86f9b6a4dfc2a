import { describe, expect, it } from '@jest/globals';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import { returnSteps } from '../../state-machines/journey/journey.messages.js';
import { readJourney } from '../../state-machines/journey/journey.state.js';
import { given } from '../support/given.js';
import { aJourney, an, instant, meet, way } from '../support/journeys.js';

const where = (now: ReturnType<typeof given>) => readJourney(now.situation.state!);
const inPractice = () => given(aJourney({ stage: 'supportedPractice' }));

describe('“not now”', () => {
  const notNow = { type: 'NotNow', reason: 'supportFirst', talkAgainOn: '2026-06-01' } as const;
  const resting = given(aJourney({ ready: true }), notNow);

  it('rests until a day to talk again, and takes an offer back', () => {
    given(aJourney({ ready: true }))
      .when(notNow)
      .then({ type: 'NotNowSaid', reason: 'supportFirst', talkAgainOn: '2026-06-01' })
      .thenOwes()
      .thenRemembers({ offeredOn: null, reviewAt: instant('2026-06-01 09:00'), pausedAt: instant('2026-01-05 12:00') });
    expect(where(resting)).toMatchObject({ stage: 'recruitment', standing: 'notNow', attention: 'moving' });
    expect(journey.stageOf(resting.situation.state!)).toBe('recruitment/notNow');
  });

  it('is silent until then; on the day the coordinator is told, and the quiet is counted anew', () => {
    resting
      .whenTimePasses(instant('2026-07-05 00:00'))
      .thenTold(
        ['2026-06-01 09:00', 'talk-again-due', 'coordinator'],
        ['2026-06-22 09:00', 'journey-stalled', 'coordinator'],
        ['2026-06-29 09:00', 'stall-escalated', 'manager'],
      );
  });

  it('tells the coordinator by a clause, and the matter stands until something is recorded', () => {
    const { occurrences, state } = resting.whenTimePasses(instant('2026-06-01 09:00'));
    const since = instant('2026-06-01 09:00');
    expect(occurrences.map(({ events, owed }) => ({ events, owed }))).toEqual([
      {
        events: [{ type: 'TalkAgainDue', since }],
        owed: [{ kind: 'message', matter: 'talk-again-due', to: 'coordinator', clause: 'TURAS 8.1', since }],
      },
    ]);
    expect(readJourney(state)).toMatchObject({ standing: 'active' });
    const message = occurrences[0]!.owed[0] as OwedMessage;
    expect(journey.stands(message, state)).toBe(true);
    expect(journey.stands(message, resting.situation.state!)).toBe(false);
    const recorded = given(
      { ...resting.situation, state, at: instant('2026-06-02 10:00') },
      {
        type: 'OfferRole',
        on: '2026-06-02',
      },
    );
    expect(journey.stands(message, recorded.situation.state!)).toBe(false);
    const paused = given(
      { ...resting.situation, state, at: instant('2026-06-02 10:00') },
      {
        type: 'PauseJourney',
        reviewOn: '2026-07-01',
      },
    );
    expect(journey.stands(message, paused.situation.state!)).toBe(false);
  });

  it('may be put off further, from its first day on', () => {
    resting
      .and({ ...notNow, talkAgainOn: '2026-09-01', at: instant('2026-05-01 10:00') })
      .whenTimePasses(instant('2026-09-02 00:00'))
      .thenTold(['2026-09-01 09:00', 'talk-again-due', 'coordinator']);
  });

  it('ends early when the conversation goes on', () => {
    const resumed = resting.and({ type: 'ResumeConversation', at: instant('2026-02-02 10:00') });
    expect(where(resumed)).toMatchObject({ stage: 'recruitment', standing: 'active' });
    resting.when({ type: 'ResumeConversation' }).then({ type: 'ConversationResumed' }).thenOwes();
    resumed
      .whenTimePasses(instant('2026-03-01 00:00'))
      .thenTold(['2026-02-23 09:00', 'journey-stalled', 'coordinator']);
  });

  it('lets nobody move on, be offered a role, pause or be reminded meanwhile', () => {
    resting.when({ type: 'StartInduction' }).thenRefused('JOURNEY_RESTS', 'TURAS 8.1').thenMissing('role-offered');
    resting.when({ type: 'OfferRole', on: '2026-01-05' }).thenRefused('JOURNEY_RESTS', 'TURAS 8.1');
    resting.when({ type: 'PauseJourney', reviewOn: '2026-02-01' }).thenRefused('JOURNEY_RESTS', 'TURAS 8.1');
    resting.when({ type: 'ExplainDelay', until: '2026-02-01' }).thenRefused('JOURNEY_RESTS', 'TURAS 8.1');
    resting.when({ type: 'StandDown' }).thenRefused('JOURNEY_RESTS', 'TURAS 8.1');
  });

  it('is said in recruitment only, and not to somebody on a pause', () => {
    given(aJourney({ stage: 'induction' }))
      .when(notNow)
      .thenRefused('NOT_AT_THIS_STAGE', 'TURAS 8.1');
    given(aJourney(), { type: 'PauseJourney', reviewOn: '2026-02-01' })
      .when(notNow)
      .thenRefused('JOURNEY_PAUSED', 'TURAS 13.4');
    given(aJourney()).when({ type: 'ResumeConversation' }).thenRefused('NOT_AT_THIS_STAGE', 'TURAS 8.1');
  });

  it('may end with the application', () => {
    resting
      .when({ type: 'EndApplication', reason: 'withdrew' })
      .then({ type: 'StageEntered', stage: 'closed' }, { type: 'ApplicationEnded', reason: 'withdrew' })
      .thenRemembers({ pausedAt: null, reviewAt: null });
  });
});

describe('a pause', () => {
  it('may have begun on an earlier day, and says no more than that', () => {
    inPractice()
      .when({ type: 'PauseJourney', from: '2026-01-02', reviewOn: '2026-03-02' })
      .then({ type: 'JourneyPaused', reviewOn: '2026-03-02' })
      .thenRemembers({ pausedAt: instant('2026-01-02 09:00') });
    inPractice()
      .when({ type: 'PauseJourney', from: '2026-01-05', reviewOn: '2026-03-02' })
      .thenRemembers({ pausedAt: instant('2026-01-05 12:00') });
  });

  it('holds back whatever falls due meanwhile, and tells it on the morning after the return', () => {
    const certificate = {
      type: 'AddCertificate',
      certificateId: '10000000-0000-4000-8000-000000000000',
      topic: 'boundaries',
      issuedOn: '2026-01-01',
      expiresOn: '2026-04-01',
    } as const;
    const paused = inPractice().and(certificate).and({ type: 'PauseJourney', reviewOn: '2026-12-01' });
    paused.whenTimePasses(instant('2026-11-30 00:00')).thenNobodyIsTold();
    paused
      .and({ type: 'ResumeJourney', at: instant('2026-03-10 08:00') })
      .whenTimePasses(instant('2026-03-30 00:00'))
      .thenTold(
        ['2026-03-11 09:00', 'certificate-renewal', 'peerWorker'],
        ['2026-03-11 09:00', 'certificate-renewal', 'supervisor'],
      );
  });

  it('tells what was lapsed long before the return once, as lapsed', () => {
    const lapsed = inPractice()
      .and({
        type: 'AddCertificate',
        certificateId: '10000000-0000-4000-8000-000000000000',
        topic: 'boundaries',
        issuedOn: '2026-01-01',
        expiresOn: '2026-02-01',
      })
      .and({ type: 'PauseJourney', reviewOn: '2026-12-01' })
      .and({ type: 'ResumeJourney', at: instant('2026-06-10 10:00') });
    lapsed
      .whenTimePasses(instant('2026-06-20 00:00'))
      .thenTold(['2026-06-11 09:00', 'certificate-lapsed', 'supervisor']);
  });
});

describe('a graded return', () => {
  const paused = inPractice().and({ type: 'PauseJourney', reviewOn: '2026-03-02' });
  const steps = returnSteps.map((step, index) => ({
    step,
    on: ['2026-03-02', '2026-03-09', '2026-03-09', '2026-03-23'][index]!,
  }));
  const back = { type: 'ResumeJourney', talkedOn: '2026-03-01', steps, at: instant('2026-03-02 08:00') } as const;

  it('remembers the return conversation and its steps, and what begins today as begun', () => {
    paused
      .when(back)
      .then({ type: 'JourneyResumed' })
      .thenRemembers({
        returnSteps: [
          { step: 'fewerHours', on: '2026-03-02', told: true },
          { step: 'withStaffOnly', on: '2026-03-09' },
          { step: 'noLoneWork', on: '2026-03-09' },
          { step: 'fullRole', on: '2026-03-23' },
        ],
      });
    const { steps: recorded } = paused.and(back).situation.state!.context;
    expect(recorded.at(-1)).toEqual({
      requirement: 'return-conversation',
      on: '2026-03-01',
      by: an('manager').userId,
    });
  });

  it('reminds the supervisor of each step on its morning, of two steps of one day once', () => {
    const returned = paused.and(back);
    const passing = returned.whenTimePasses(instant('2026-03-23 09:00'));
    passing.thenTold(
      ['2026-03-09 09:00', 'return-step-reached', 'supervisor'],
      ['2026-03-23 09:00', 'journey-stalled', 'coordinator'],
      ['2026-03-23 09:00', 'return-step-reached', 'supervisor'],
    );
    expect(passing.occurrences[0]!.events).toEqual([
      { type: 'ReturnStepReached', step: 'withStaffOnly', since: instant('2026-03-09 09:00') },
      { type: 'ReturnStepReached', step: 'noLoneWork', since: instant('2026-03-09 09:00') },
    ]);
    expect(passing.state.context.returnSteps.every(({ told }) => told)).toBe(true);
  });

  it('without steps or a conversation is a return as well', () => {
    const before = paused.situation.state!.context.steps;
    paused.when({ type: 'ResumeJourney' }).thenRemembers({ returnSteps: [], steps: before });
  });

  it('is forgotten by the next pause', () => {
    paused.and(back).when({ type: 'PauseJourney', reviewOn: '2026-06-01' }).thenRemembers({ returnSteps: [] });
  });

  it('has no step in the past, and no conversation in the future', () => {
    paused
      .when({ ...back, steps: [{ step: 'fullRole', on: '2026-03-01' }] })
      .thenRefused('DATE_NOT_AHEAD', 'TURAS 13.4');
    paused.when({ ...back, talkedOn: '2026-03-03' }).thenRefused('DATE_IN_FUTURE', 'TURAS 13.4');
  });
});

describe('standing down', () => {
  const stoodDown = inPractice().and({ type: 'StandDown' });

  it('is at once, keeps the stage, and tells the manager', () => {
    const since = instant('2026-01-05 12:00');
    inPractice()
      .when({ type: 'StandDown' })
      .then({ type: 'StoodDown', since })
      .thenOwes({ matter: 'stood-down', to: 'manager', clause: 'TURAS 13.5', since });
    expect(where(stoodDown)).toEqual({ stage: 'supportedPractice', standing: 'stoodDown', attention: 'moving' });
  });

  it('is silent but for the manager, who is reminded as often as a journey would be called stalled', () => {
    stoodDown
      .whenTimePasses(instant('2026-03-01 00:00'))
      .thenTold(['2026-01-26 09:00', 'stood-down', 'manager'], ['2026-02-16 09:00', 'stood-down', 'manager']);
  });

  it('is decided by people: reinstated, everything goes on from where it was', () => {
    const back = stoodDown.and({ type: 'Reinstate', at: instant('2026-02-01 10:00') });
    stoodDown.when({ type: 'Reinstate' }).then({ type: 'Reinstated' }).thenOwes();
    expect(where(back)).toEqual({ stage: 'supportedPractice', standing: 'active', attention: 'moving' });
    back.whenTimePasses(instant('2026-03-01 00:00')).thenTold(['2026-02-22 09:00', 'journey-stalled', 'coordinator']);
  });

  it('stops every move but the way out', () => {
    const ready = given(aJourney({ stage: 'supportedPractice', ready: true }), { type: 'StandDown' });
    ready.when({ type: 'StartInPairs' }).thenRefused('JOURNEY_STOOD_DOWN', 'TURAS 13.5').thenMissing();
    ready.when({ type: 'PauseJourney', reviewOn: '2026-02-01' }).thenRefused('JOURNEY_STOOD_DOWN', 'TURAS 13.5');
    ready.when({ type: 'PlaceUnderReview', until: '2026-02-01' }).thenRefused('JOURNEY_STOOD_DOWN', 'TURAS 13.5');
    ready.when({ type: 'StandDown' }).thenRefused('JOURNEY_STOOD_DOWN', 'TURAS 13.5');
    const leaving = given(meet(ready.situation, 'StartExit'));
    leaving.when({ type: 'StartExit' }).then({ type: 'StageEntered', stage: 'supportedExit' });
    expect(where(leaving.and({ type: 'StartExit' }))).toMatchObject({ stage: 'supportedExit', standing: 'stoodDown' });
  });

  it('may follow a pause, and begins a silence of its own', () => {
    const paused = inPractice().and({ type: 'PauseJourney', reviewOn: '2026-02-01' });
    paused
      .when({ type: 'StandDown', at: instant('2026-01-20 10:00') })
      .thenRemembers({ pausedAt: instant('2026-01-20 10:00'), reviewAt: instant('2026-02-10 09:00'), returnSteps: [] });
    expect(where(paused.and({ type: 'StandDown' }))).not.toHaveProperty('pause');
  });

  it('is not ended by a return, nor a pause by a reinstatement', () => {
    stoodDown.when({ type: 'ResumeJourney' }).thenRefused('JOURNEY_NOT_PAUSED', 'TURAS 13.4');
    inPractice()
      .and({ type: 'PauseJourney', reviewOn: '2026-02-01' })
      .when({ type: 'Reinstate' })
      .thenRefused('JOURNEY_NOT_STOOD_DOWN', 'TURAS 13.5');
  });

  it('is a matter that stands until the decision', () => {
    const message: OwedMessage = {
      kind: 'message',
      ...{ matter: 'stood-down', to: 'manager', clause: 'TURAS 13.5', since: instant('2026-01-05 12:00') },
    };
    const again = stoodDown
      .and({ type: 'Reinstate', at: instant('2026-02-01 10:00') })
      .and({ type: 'StandDown', at: instant('2026-02-02 10:00') });
    expect(journey.stands(message, stoodDown.situation.state!)).toBe(true);
    expect(journey.stands(message, stoodDown.and({ type: 'Reinstate' }).situation.state!)).toBe(false);
    expect(journey.stands(message, again.situation.state!)).toBe(false);
  });
});

describe('under review', () => {
  const until = '2026-02-01';
  const underReview = inPractice().and({ type: 'PlaceUnderReview', until });

  it('keeps the stage, and holds until the day that was agreed', () => {
    inPractice()
      .when({ type: 'PlaceUnderReview', until })
      .then({ type: 'PlacedUnderReview', until })
      .thenRemembers({ reviewAt: instant('2026-02-01 09:00'), agreedUntil: until, pausedAt: null });
    expect(where(underReview)).toEqual({ stage: 'supportedPractice', standing: 'underReview', attention: 'moving' });
  });

  it('goes on being noticed when nothing is recorded, and on its day asks the supervisor', () => {
    underReview
      .whenTimePasses(instant('2026-02-10 00:00'))
      .thenTold(
        ['2026-01-26 09:00', 'journey-stalled', 'coordinator'],
        ['2026-02-01 09:00', 'decide-review-agreement', 'supervisor'],
        ['2026-02-02 09:00', 'stall-escalated', 'manager'],
        ['2026-02-08 09:00', 'decision-escalated', 'manager'],
      );
  });

  const asked = underReview.and({ type: 'AddNote', at: instant('2026-02-01 10:00') });

  it('ends with the decision that what was agreed was kept', () => {
    asked
      .when({ type: 'Decide', matter: 'review-agreement', answer: 'yes', by: an('supervisor') })
      .then({ type: 'Decided', matter: 'review-agreement', answer: 'yes' }, { type: 'ReviewLifted' })
      .thenRemembers({ reviewAt: null, agreedUntil: null, decisions: [] });
    const kept = asked.and({ type: 'Decide', matter: 'review-agreement', answer: 'yes' });
    expect(where(kept)).toMatchObject({ standing: 'active' });
    expect(kept.situation.state!.context.decided).toMatchObject([{ matter: 'review-agreement', answer: 'yes' }]);
  });

  it('goes on after a no, until the day that is named', () => {
    const no = asked.and({ type: 'Decide', matter: 'review-agreement', answer: 'no', askAgainOn: '2026-02-20' });
    expect(where(no)).toMatchObject({ standing: 'underReview' });
    no.whenTimePasses(instant('2026-02-21 00:00')).thenTold([
      '2026-02-20 09:00',
      'decide-review-agreement',
      'supervisor',
    ]);
    const open = asked.and({ type: 'Decide', matter: 'review-agreement', answer: 'no' });
    expect(where(open)).toMatchObject({ standing: 'underReview' });
    open.whenTimePasses(instant('2026-02-20 00:00')).thenNobodyIsTold();
  });

  it('may be lifted early, or prolonged by a new agreement', () => {
    asked.when({ type: 'LiftReview' }).then({ type: 'ReviewLifted' }).thenRemembers({ decisions: [], reviewAt: null });
    expect(where(asked.and({ type: 'LiftReview' }))).toMatchObject({ standing: 'active' });
    asked
      .when({ type: 'PlaceUnderReview', until: '2026-03-01' })
      .then({ type: 'PlacedUnderReview', until: '2026-03-01' })
      .thenRemembers({ decisions: [], reviewAt: instant('2026-03-01 09:00') });
    inPractice().when({ type: 'LiftReview' }).thenRefused('JOURNEY_NOT_UNDER_REVIEW', 'GUIDE 4.5-a');
  });

  it.each(way.slice(0, 5))('lets nobody move on from %s to more responsibility', (stage, move) => {
    given(aJourney({ stage, ready: true }), { type: 'PlaceUnderReview', until })
      .when({ type: move })
      .thenRefused('JOURNEY_UNDER_REVIEW', 'GUIDE 4.5-a')
      .thenMissing();
  });

  it('lets a delay be explained, and somebody step back', () => {
    underReview
      .when({ type: 'ExplainDelay', until: '2026-03-01' })
      .then({ type: 'DelayExplained', until: '2026-03-01' });
    given(aJourney({ stage: 'alone' }), { type: 'PlaceUnderReview', until })
      .when({ type: 'StepBack', to: 'inPairs' })
      .then({ type: 'StageEntered', stage: 'inPairs' });
  });

  it.each([
    [{ type: 'PauseJourney', reviewOn: '2026-06-01' }, { type: 'ResumeJourney' }],
    [{ type: 'StandDown' }, { type: 'Reinstate' }],
  ] as const)('is kept through %j: what was agreed is looked at after the return', (away, back) => {
    const gone = underReview.and(away);
    expect(where(gone).standing).not.toBe('underReview');
    const returned = gone.and({ ...back, at: instant('2026-01-20 10:00') });
    expect(where(returned)).toMatchObject({ standing: 'underReview' });
    expect(returned.situation.state!.context.reviewAt).toBe(instant('2026-02-01 09:00'));
    const late = gone.and({ ...back, at: instant('2026-05-20 10:00') });
    late
      .whenTimePasses(instant('2026-05-22 00:00'))
      .thenTold(['2026-05-21 09:00', 'decide-review-agreement', 'supervisor']);
  });

  it('is kept when somebody on a pause goes into the exit', () => {
    const leaving = given(
      meet(underReview.and({ type: 'PauseJourney', reviewOn: '2026-06-01' }).situation, 'StartExit'),
    );
    expect(where(leaving.and({ type: 'StartExit' }))).toMatchObject({
      stage: 'supportedExit',
      standing: 'underReview',
    });
  });

  it('is no question any more on a pause', () => {
    asked.when({ type: 'PauseJourney', reviewOn: '2026-06-01' }).thenRemembers({ decisions: [] });
    asked.when({ type: 'StandDown' }).thenRemembers({ decisions: [] });
  });

  it('is not begun on a pause', () => {
    inPractice()
      .and({ type: 'PauseJourney', reviewOn: '2026-06-01' })
      .when({ type: 'PlaceUnderReview', until: '2026-03-01' })
      .thenRefused('JOURNEY_PAUSED', 'TURAS 13.4');
  });
});

describe('a concern', () => {
  it.each([
    ['performance', 'supervisor'],
    ['minor', 'supervisor'],
    ['gross', 'manager'],
  ] as const)('that is %s is told to the %s, and moves nothing', (grade, to) => {
    const since = instant('2026-01-05 12:00');
    const raised = inPractice().when({ type: 'RaiseConcern', grade });
    raised
      .then({ type: 'ConcernRaised', grade, since })
      .thenOwes({ matter: 'concern-raised', to, clause: 'TURAS 13.5', since });
    expect(inPractice().and({ type: 'RaiseConcern', grade }).situation.state!.value).toEqual(
      inPractice().situation.state!.value,
    );
    const later = inPractice().and({ type: 'RaiseConcern', grade, at: instant('2026-01-20 12:00') });
    later.whenTimePasses(instant('2026-01-27 00:00')).thenTold(['2026-01-26 09:00', 'journey-stalled', 'coordinator']);
  });

  it('is a matter until the journey is closed', () => {
    const since = instant('2026-01-05 12:00');
    const message = {
      kind: 'message',
      matter: 'concern-raised',
      to: 'supervisor',
      clause: 'TURAS 13.5',
      since,
    } as const;
    expect(journey.stands(message, inPractice().situation.state!)).toBe(true);
    expect(journey.stands(message, inPractice().and({ type: 'LeaveNow' }).situation.state!)).toBe(false);
  });
});

describe('stepping back', () => {
  it.each([
    ['outreach', 'alone', 'inPairs'],
    ['outreach', 'alone', 'supportedPractice'],
    ['outreach', 'inPairs', 'supportedPractice'],
    ['facilitation', 'leading', 'supportedPractice'],
  ] as const)('on %s leads from %s to %s', (track, stage, to) => {
    given(aJourney({ track, stage }))
      .when({ type: 'StepBack', to })
      .then({ type: 'StageEntered', stage: to })
      .thenOwes();
  });

  it.each([
    ['outreach', 'inPairs', 'inPairs'],
    ['outreach', 'supportedPractice', 'supportedPractice'],
    ['facilitation', 'leading', 'inPairs'],
    ['mentoring', 'mentoring', 'supportedPractice'],
    ['other', 'supportedPractice', 'supportedPractice'],
  ] as const)('on %s does not lead from %s to %s', (track, stage, to) => {
    given(aJourney({ track, stage })).when({ type: 'StepBack', to }).thenRefused('NOT_AT_THIS_STAGE', 'TURAS 10.1.4');
  });

  it('is not done on a pause: first comes the return', () => {
    given(aJourney({ stage: 'alone' }), { type: 'PauseJourney', reviewOn: '2026-02-01' })
      .when({ type: 'StepBack', to: 'inPairs' })
      .thenRefused('JOURNEY_PAUSED', 'TURAS 13.4');
  });

  it('takes back what was agreed for the role: outings alone, and leading', () => {
    given(aJourney({ stage: 'alone' }), { type: 'StepBack', to: 'inPairs' })
      .when({ type: 'StartAlone' })
      .thenRefused('REQUIREMENTS_MISSING', 'TURAS 10.1.4')
      .thenMissing('alone-agreed');
    const back = given(aJourney({ track: 'facilitation', stage: 'leading' }), {
      type: 'StepBack',
      to: 'supportedPractice',
    });
    back.when({ type: 'StartLeading' }).thenMissing('worker-wants', 'supervisor-supports');
    back.whenTimePasses(instant('2026-01-20 00:00')).thenNobodyIsTold();
  });
});
