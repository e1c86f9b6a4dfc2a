import { and, not, or, stateIn } from 'xstate';

import * as deciding from './deciding.actions.js';
import * as exit from './exit.actions.js';
import type { JourneyContext, Stage } from './journey.messages.js';
import { journey } from './journey.setup.js';
import * as moving from './moving.actions.js';
import * as practice from './practice.actions.js';
import * as preparing from './preparing.actions.js';
import * as standing from './standing.actions.js';
import * as training from './training.actions.js';

const { enter } = moving;

const stands = (how: 'active' | 'paused' | 'underReview') => stateIn({ open: { standing: how } });
const inStage = (stage: Stage) => stateIn({ open: { stage } });

/** Stages are entered by people who are active; leaving in good order is open in every standing. */
const through = and([stands('active'), 'gateIsOpen']);
const mayStepBack = or([stands('active'), stands('underReview')]);
const mayLeave = and([not(inStage('recruitment')), not(inStage('supportedExit')), 'gateIsOpen']);

const startExit = { guard: 'gateIsOpen', target: 'supportedExit', actions: enter('supportedExit') } as const;
const backToStaff = {
  guard: and([mayStepBack, 'toStaff']),
  target: 'supportedPractice',
  actions: moving.stepBack,
} as const;
const backToPairs = { guard: and([mayStepBack, 'toPairs']), target: 'inPairs', actions: moving.stepBack } as const;
const sound = <A>(actions: A) => ({ guard: 'isSound', actions }) as const;
const due = <A>(actions: A) => ({ guard: 'isDue', actions }) as const;

/** Back to active, or to what was agreed under review before. */
const backFrom = <A>(actions: A) =>
  [
    { guard: and(['isSound', 'wasUnderReview']), target: 'underReview', actions },
    { guard: 'isSound', target: 'active', actions },
  ] as const;

/**
 * One person on one track of one programme, from the first conversation to the end of the time for which things are kept.
 * Beside the stage stand a standing, which keeps the stage underneath (TURAS 13.4, 13.5), and attention: whether anyone had
 * to be told that nothing is being recorded. Which stages a track has is written in `tracks.ts`.
 */
export const journeyMachine = journey.createMachine({
  id: 'journey',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => ({
    personId: input?.personId,
    programmeId: input?.programmeId,
    track: input?.track,
    zone: input?.facts.beginning?.zone ?? 'UTC',
    policy: input?.facts.beginning?.policy as JourneyContext['policy'],
    startedAt: input?.at,
    lastMovedAt: input?.at,
    explainedUntil: null,
    stalledAt: null,
    pausedAt: null,
    reviewAt: null,
    agreedUntil: null,
    resumedAt: null,
    returnSteps: [],
    visits: [{ stage: 'recruitment', at: input?.at }],
    offeredOn: null,
    steps: [],
    forms: [],
    confirmations: [],
    basis: null,
    acknowledged: null,
    contract: { worker: null, service: null },
    boundaryAgreement: { worker: null, service: null, since: null },
    agreedTopics: [],
    plannedTrainings: [],
    trainings: [],
    certificates: [],
    practice: {},
    wish: null,
    decisions: [],
    decided: [],
    waivers: [],
    reviewedAt: null,
    expectedEnd: null,
    exitTold: false,
    closedOn: null,
    keepUntil: null,
  }),
  initial: 'open',
  entry: moving.begin,
  states: {
    open: {
      type: 'parallel',
      on: {
        RecordStep: sound(preparing.recordStep),
        FillForm: sound(preparing.fillForm),
        ConfirmEligibility: sound(preparing.confirmEligibility),
        ChooseBasis: sound(preparing.chooseBasis),
        AcknowledgePolicy: sound(preparing.acknowledgePolicy),
        SignContract: sound(preparing.signContract),
        SignBoundaryAgreement: sound(preparing.signBoundaryAgreement),
        WaiveRequirement: sound(preparing.waive),
        AgreeTopic: sound(training.agreeTopic),
        PlanTraining: sound(training.planTraining),
        RecordTraining: sound(training.recordTraining),
        AddCertificate: sound(training.addCertificate),
        WithdrawCertificate: sound(training.withdrawCertificate),
        LogExperience: sound(practice.logExperience),
        WithdrawExperience: sound(practice.withdrawExperience),
        StateWish: sound(practice.stateWish),
        Decide: {
          guard: and(['isSound', not(and([stands('underReview'), 'endsTheReview']))]),
          actions: deciding.decide,
        },
        NameLineManager: sound(moving.name('lineManager')),
        NameKeyworker: sound(moving.name('keyworker')),
        NameSupervisor: sound(moving.nameSupervisor),
        AddNote: { actions: moving.addNote },
        RaiseConcern: { actions: moving.raiseConcern },
        MoveToPolicy: sound(moving.moveToPolicy),
        SetExpectedEnd: sound(exit.setExpectedEnd),
        GiveNotice: sound(exit.giveNotice),
        LeaveNow: [
          { guard: inStage('recruitment'), target: 'closed.keeping', actions: exit.leaveNow },
          { target: 'closed', actions: exit.leaveNow },
        ],
        TimeServedPassed: due(deciding.mayLeadOpens),
        DecisionTimePassed: due(deciding.decisionsEscalate),
        WaiverLapsed: due(deciding.waiverLapses),
        ReconfirmationTimePassed: due(deciding.reconfirmationOpens),
        CertificateRenewalTimePassed: due(training.tellOfCertificates),
        CertificateLapsed: due(training.tellOfCertificates),
        TwoSidedReviewTimePassed: due(practice.twoSidedReviewDue),
        ReturnStepTimePassed: due(standing.returnStepReached),
        ExitTimePassed: due(exit.exitDue),
      },
      states: {
        stage: {
          initial: 'recruitment',
          states: {
            recruitment: {
              on: {
                OfferRole: { guard: and([stands('active'), 'isSound']), actions: preparing.offerRole },
                StartInduction: { guard: through, target: 'induction', actions: enter('induction') },
                EndApplication: { target: '#journey.closed.keeping', actions: exit.endApplication },
              },
            },
            induction: {
              on: {
                StartTraining: { guard: through, target: 'training', actions: enter('training') },
                StartExit: startExit,
              },
            },
            training: {
              on: {
                StartSupportedPractice: {
                  guard: through,
                  target: 'supportedPractice',
                  actions: enter('supportedPractice'),
                },
                StartMentoring: { guard: through, target: 'mentoring', actions: enter('mentoring') },
                StartExit: startExit,
              },
            },
            supportedPractice: {
              on: {
                StartInPairs: { guard: through, target: 'inPairs', actions: enter('inPairs') },
                StartLeading: { guard: through, target: 'leading', actions: enter('leading') },
                StartExit: startExit,
              },
            },
            inPairs: {
              on: {
                StartAlone: { guard: through, target: 'alone', actions: enter('alone') },
                StepBack: backToStaff,
                StartExit: startExit,
              },
            },
            alone: {
              on: { StepBack: [backToPairs, backToStaff], StartExit: startExit },
            },
            leading: { on: { StepBack: backToStaff, StartExit: startExit } },
            mentoring: { on: { StartExit: startExit } },
            supportedExit: {
              on: { CloseJourney: { guard: 'gateIsOpen', target: '#journey.closed', actions: exit.close } },
            },
          },
        },
        standing: {
          initial: 'active',
          states: {
            active: {
              on: {
                PauseJourney: { guard: 'isSound', target: 'paused', actions: standing.pause('JourneyPaused') },
                NotNow: { guard: and([inStage('recruitment'), 'isSound']), target: 'notNow', actions: standing.notNow },
                PlaceUnderReview: { guard: 'isSound', target: 'underReview', actions: standing.placeUnderReview },
                StandDown: { target: 'stoodDown', actions: standing.standDown },
              },
            },
            paused: {
              initial: 'resting',
              on: {
                PauseJourney: { guard: 'isSound', target: '.resting', actions: standing.pause('PauseExtended') },
                ResumeJourney: backFrom(standing.resume),
                StandDown: { target: 'stoodDown', actions: standing.standDown },
                StartExit: [
                  { guard: and([mayLeave, 'wasUnderReview']), target: 'underReview', actions: standing.returnToExit },
                  { guard: mayLeave, target: 'active', actions: standing.returnToExit },
                ],
              },
              states: {
                resting: {
                  on: { ReviewDatePassed: { guard: 'isDue', target: 'reviewDue', actions: standing.reviewDue } },
                },
                reviewDue: {
                  on: {
                    ReviewEscalationTimePassed: {
                      guard: 'isDue',
                      target: 'reviewOverdue',
                      actions: standing.reviewOverdue,
                    },
                  },
                },
                reviewOverdue: {},
              },
            },
            notNow: {
              on: {
                NotNow: { guard: 'isSound', actions: standing.notNow },
                ResumeConversation: { target: 'active', actions: standing.resumeConversation },
                TalkAgainDatePassed: { guard: 'isDue', target: 'active', actions: standing.talkAgain },
              },
            },
            stoodDown: {
              on: {
                Reinstate: backFrom(standing.reinstate),
                ReviewDatePassed: { guard: 'isDue', actions: standing.stillStoodDown },
              },
            },
            underReview: {
              on: {
                PauseJourney: { guard: 'isSound', target: 'paused', actions: standing.pause('JourneyPaused') },
                PlaceUnderReview: { guard: 'isSound', actions: standing.placeUnderReview },
                LiftReview: { target: 'active', actions: standing.liftReview },
                StandDown: { target: 'stoodDown', actions: standing.standDown },
                UnderReviewTimePassed: { guard: 'isDue', actions: deciding.reviewAgreementOpens },
                Decide: {
                  guard: and(['isSound', 'endsTheReview']),
                  target: 'active',
                  actions: [deciding.decide, standing.reviewKept],
                },
              },
            },
          },
        },
        attention: {
          initial: 'moving',
          states: {
            moving: {
              on: {
                QuietTimePassed: { guard: 'isDue', target: 'stalled', actions: moving.stalled },
                ExplainDelay: { guard: and([mayStepBack, 'isSound']), actions: moving.explainDelay },
              },
            },
            stalled: {
              always: { guard: 'movedSinceStalled', target: 'moving' },
              on: {
                EscalationTimePassed: { guard: 'isDue', target: 'escalated', actions: moving.stallEscalated },
                ExplainDelay: { guard: 'isSound', actions: moving.explainDelay },
              },
            },
            escalated: {
              always: { guard: 'movedSinceStalled', target: 'moving' },
              on: { ExplainDelay: { guard: 'isSound', actions: moving.explainDelay } },
            },
          },
        },
      },
    },
    closed: {
      initial: 'followUpAhead',
      on: { RetentionTimePassed: { guard: 'isDue', target: '.ended', actions: exit.retentionEnded } },
      states: {
        followUpAhead: {
          on: {
            FollowUpTimePassed: { guard: 'isDue', target: 'followUpDue', actions: exit.followUpDue },
            RecordFollowUp: { guard: 'isSound', target: 'keeping', actions: exit.followUpHeld },
          },
        },
        followUpDue: {
          on: { RecordFollowUp: { guard: 'isSound', target: 'keeping', actions: exit.followUpHeld } },
        },
        keeping: {},
        ended: { type: 'final' },
      },
    },
  },
});
