import { and } from 'xstate';

import * as joining from './joining.actions.js';
import * as meeting from './meeting.actions.js';
import * as session from './session.actions.js';
import type { SupervisionContext } from './supervision.messages.js';
import { supervision } from './supervision.setup.js';

const sound = <A>(actions: A) => ({ guard: 'isSound', actions }) as const;
const due = <A>(actions: A) => ({ guard: 'isDue', actions }) as const;

/** The last one who practised rests: so does supervision. */
const toRest = [
  { guard: and(['isSound', 'noneOtherIsActive']), target: 'suspended', actions: joining.suspend },
  sound(joining.rest),
] as const;

/**
 * One person in one programme meets one supervisor, again and again, by the pattern of the policy. A session is planned;
 * once its time has passed somebody says what became of it, and a ladder is climbed until then. Recording it plans the next.
 */
export const supervisionMachine = supervision.createMachine({
  id: 'supervision',
  // XState begins the machine with no input as well, beside every transition, for an actor that nobody sees.
  context: ({ input }) => (input ? joining.begun(input) : ({} as SupervisionContext)),
  entry: joining.begin,
  initial: 'active',
  states: {
    active: {
      initial: 'planned',
      on: {
        JoinSupervision: sound(joining.join),
        WorkerPaused: toRest,
        WorkerStoodDown: toRest,
        WorkerReturned: sound(joining.comeBack),
        WorkerLeft: [
          { guard: and(['isSound', 'noneOtherIsLeft']), target: 'ended', actions: joining.end },
          { guard: and(['isSound', 'noneOtherIsActive']), target: 'suspended', actions: joining.suspend },
          sound(joining.leave),
        ],
        SupervisorNamed: sound(session.changeSupervisor),
        RecordSession: sound(session.recordSession),
        CorrectSession: sound(session.correctSession),
        MoveSession: sound(session.moveSession),
        ConfirmTime: sound(session.confirmTime),
        AskForAnotherTime: sound(session.askForAnotherTime),
        ProposeAgain: sound(session.proposeAgain),
        AddAgendaItem: sound(meeting.addAgendaItem),
        RemoveAgendaItem: sound(meeting.removeAgendaItem),
        AnswerPulse: sound(meeting.answerPulse),
        WriteNote: { actions: meeting.writeNote },
        RecordGroup: sound(session.recordGroup),
        GiveConsent: sound(meeting.giveConsent),
        WithdrawConsent: sound(meeting.withdrawConsent),
        PlanThreeWay: sound(meeting.planThreeWay),
        CancelThreeWay: sound(meeting.cancelThreeWay),
        RecordThreeWay: sound(meeting.recordThreeWay),
        DecideMisses: sound(session.decideMisses),
        ReminderTimeCame: due(session.remind),
        DecisionTimePassed: due(session.decisionEscalates),
        ConsentEnded: due(meeting.consentsEnd),
      },
      states: {
        planned: {
          always: { guard: 'isUnrecorded', target: 'unrecorded' },
          on: { SessionTimePassed: { guard: 'isDue', target: 'unrecorded', actions: session.sessionPassed } },
        },
        unrecorded: {
          always: { guard: 'isAccountedFor', target: 'planned' },
          on: { RungTimeCame: due(session.climb) },
        },
      },
    },
    /** Everyone rests: nothing is planned, and nobody is told anything. What the worker takes back is taken back all the same. */
    suspended: {
      on: {
        JoinSupervision: [
          { guard: and(['isSound', 'isNew']), target: 'active', actions: joining.joinAndResume },
          sound(joining.rejoinResting),
        ],
        WorkerReturned: { guard: 'isSound', target: 'active', actions: joining.resume },
        WorkerLeft: [
          { guard: and(['isSound', 'noneOtherIsLeft']), target: 'ended', actions: joining.end },
          sound(joining.leave),
        ],
        SupervisorNamed: sound(session.nameSupervisor),
        WithdrawConsent: sound(meeting.withdrawConsent),
        DecideMisses: sound(session.decideMisses),
        WriteNote: { actions: meeting.writeNote },
      },
    },
    ended: {
      on: { JoinSupervision: { guard: 'isSound', target: 'active', actions: joining.beginAgain } },
    },
  },
});
