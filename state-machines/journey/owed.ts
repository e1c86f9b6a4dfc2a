import type { OwedMessage, Reaction } from '../core/process.js';
import { presentCertificates } from './certificates.js';
import { commandsOf } from './dependents.js';
import { isSilent } from './due.js';
import type { DecisionMatter, JourneyContext, JourneyEvent, JourneyMessage } from './journey.messages.js';
import { readJourney, type JourneyState } from './journey.state.js';

type To = OwedMessage['to'];

const message = (matter: string, to: To, clause: string, since: number): OwedMessage => ({
  kind: 'message',
  ...{ matter, to, clause, since },
});

/** Who is asked to take each decision, and by which clause. */
const asks: Readonly<Record<DecisionMatter, readonly [To, string]>> = {
  'may-lead': ['supervisor', 'TURAS 11.4'],
  'waiver-lapsed': ['manager', 'TURAS 6.11'],
  'reconfirm-eligibility': ['supervisor', 'TURAS 12.1'],
  'review-agreement': ['supervisor', 'GUIDE 4.5-a'],
};

const isLeaving = (state: JourneyState): boolean => ['supportedExit', 'closed'].includes(readJourney(state).stage);

const exitDue = (since: number): readonly OwedMessage[] =>
  (['supervisor', 'coordinator'] as const).map((to) => message('exit-due', to, 'GUIDE 4.6-b', since));

/** Whom an event is told to, and by which clause. */
export function messagesOf(event: JourneyEvent, state: JourneyState): readonly OwedMessage[] {
  const { context } = state;
  switch (event.type) {
    case 'JourneyStalled':
      return [message('journey-stalled', 'coordinator', 'TURAS 7.1', event.since)];
    case 'StallEscalated':
      return [message('stall-escalated', 'manager', 'TURAS 7.1', event.since)];
    case 'PauseReviewDue':
      return [message('pause-review-due', 'coordinator', 'TURAS 13.4', event.since)];
    case 'PauseReviewOverdue':
      return [message('pause-review-overdue', 'manager', 'TURAS 13.4', event.since)];
    case 'TalkAgainDue':
      return [message('talk-again-due', 'coordinator', 'TURAS 8.1', event.since)];
    case 'DecisionOpened': {
      const [to, clause] = asks[event.matter];
      const asked = message(`decide-${event.matter}`, to, clause, event.since);
      return [{ ...asked, ...(event.askedOf && { toUser: event.askedOf }) }];
    }
    case 'DecisionEscalated':
      return [message('decision-escalated', 'manager', asks[event.matter][1], event.since)];
    case 'CertificateRenewalDue':
      return (['peerWorker', 'supervisor'] as const).map((to) =>
        message('certificate-renewal', to, 'GUIDE 4.4-c', event.since),
      );
    case 'CertificateHasLapsed':
      return [message('certificate-lapsed', 'supervisor', 'GUIDE 4.4-c', event.since)];
    case 'TwoSidedReviewDue':
      return [message('two-sided-review-due', 'supervisor', 'TURAS 6.1', event.since)];
    case 'ReturnStepReached':
      return [message('return-step-reached', 'supervisor', 'TURAS 13.4', event.since)];
    case 'ConcernRaised':
      return [message('concern-raised', event.grade === 'gross' ? 'manager' : 'supervisor', 'TURAS 13.5', event.since)];
    case 'StoodDown':
    case 'StillStoodDown':
      return [message('stood-down', 'manager', 'TURAS 13.5', event.since)];
    case 'BasisChosen':
      return event.basis === 'paid' ? [message('paid-basis-chosen', 'manager', 'TURAS 3.2', event.since)] : [];
    case 'ExitDue':
    case 'NoticeGiven':
      return isLeaving(state) ? [] : exitDue(event.since);
    case 'LeftAtOnce':
      return [message('left-at-once', 'coordinator', 'GUIDE 4.6-b', event.since)];
    case 'FollowUpDue':
      return [message('follow-up-due', 'coordinator', 'GUIDE 4.6-d', event.since)];
    case 'CapacityExceeded':
      return [message('supervisor-over-capacity', 'manager', 'TURAS 7.1', event.since)];
    case 'SupervisorUntrained':
      return [message('supervisor-untrained', 'manager', 'GUIDE 2.3-d', event.since)];
    case 'RetentionEnded':
      return [message('retention-ended', 'administrator', 'TURAS 6.6', event.since)];
    case 'MovedToPolicy':
      return isSilent(context) ? [] : acknowledgement(context, event.since);
    case 'JourneyResumed':
    case 'Reinstated':
      return acknowledgement(context, context.resumedAt!);
    default:
      return [];
  }
}

/** Whoever acknowledged an older version is asked for the present one. */
const isToAcknowledge = ({ acknowledged, policy }: JourneyContext): boolean =>
  acknowledged !== null && acknowledged.version !== policy.version;

const acknowledgement = (context: JourneyContext, since: number): readonly OwedMessage[] =>
  isToAcknowledge(context) ? [message('policy-to-acknowledge', 'peerWorker', 'TURAS 7.2', since)] : [];

/** Everything that an event owes: messages to people, and commands to the processes that hang on this one. */
export const owesJourney = (
  event: JourneyEvent,
  state: JourneyState,
  { facts }: JourneyMessage,
): readonly Reaction[] => [...messagesOf(event, state), ...commandsOf(event, state.context, facts)];

type Stands = (since: number, state: JourneyState) => boolean;

const decisionStands =
  (matter: DecisionMatter): Stands =>
  (since, { context }) =>
    !isSilent(context) && context.decisions.some((one) => one.matter === matter && one.since === since);

/** When the matter of each message still stands: while the journey is where it was when the message was owed. */
const standing: Readonly<Record<string, Stands>> = {
  'journey-stalled': (since, state) =>
    readJourney(state).attention !== 'moving' && !isSilent(state.context) && state.context.stalledAt === since,
  'stall-escalated': (since, state) =>
    readJourney(state).attention === 'escalated' && !isSilent(state.context) && state.context.stalledAt === since,
  'pause-review-due': (since, state) => {
    const { pause } = readJourney(state);
    return pause !== undefined && pause !== 'resting' && state.context.reviewAt === since;
  },
  'pause-review-overdue': (since, state) =>
    readJourney(state).pause === 'reviewOverdue' && state.context.reviewAt === since,
  'talk-again-due': (since, state) => {
    const { stage, standing: how } = readJourney(state);
    return stage === 'recruitment' && how === 'active' && state.context.lastMovedAt === since;
  },
  'decide-may-lead': decisionStands('may-lead'),
  'decide-waiver-lapsed': decisionStands('waiver-lapsed'),
  'decide-reconfirm-eligibility': decisionStands('reconfirm-eligibility'),
  'decide-review-agreement': decisionStands('review-agreement'),
  'decision-escalated': (since, { context }) =>
    !isSilent(context) && context.decisions.some((one) => one.escalated && one.since === since),
  'certificate-renewal': (_, state) => isOpen(state) && certificatesTold(state, 'renewSoon'),
  'certificate-lapsed': (_, state) => isOpen(state) && certificatesTold(state, 'lapsed'),
  'two-sided-review-due': (since, state) => isOpen(state) && state.context.reviewedAt === since,
  'return-step-reached': (_, state) => isOpen(state) && state.context.returnSteps.some(({ told }) => told),
  'concern-raised': (_, state) => readJourney(state).stage !== 'closed',
  'stood-down': (since, state) => readJourney(state).standing === 'stoodDown' && since >= state.context.pausedAt!,
  'paid-basis-chosen': (_, state) => readJourney(state).stage !== 'closed' && state.context.basis?.basis === 'paid',
  'supervisor-over-capacity': (since, state) => isOpen(state) && state.context.supervisorNamedAt === since,
  'supervisor-untrained': (since, state) => isOpen(state) && state.context.supervisorNamedAt === since,
  'exit-due': (_, state) => !isLeaving(state) && state.context.exitTold,
  'left-at-once': (_, state) => isKept(state),
  'follow-up-due': (_, state) => readJourney(state).closing === 'followUpDue',
  'retention-ended': (_, state) => readJourney(state).closing === 'ended',
  'policy-to-acknowledge': (_, state) => isOpen(state) && isToAcknowledge(state.context),
};

/** Under way, and people are told of things. */
const isOpen = (state: JourneyState): boolean => readJourney(state).stage !== 'closed' && !isSilent(state.context);

function isKept(state: JourneyState): boolean {
  const { closing } = readJourney(state);
  return closing !== undefined && closing !== 'ended';
}

const certificatesTold = ({ context }: JourneyState, told: 'renewSoon' | 'lapsed'): boolean =>
  presentCertificates(context).some((certificate) => certificate.told === told);

export const standsInJourney = ({ matter, since }: OwedMessage, state: JourneyState): boolean =>
  (Object.hasOwn(standing, matter) && standing[matter]?.(since, state)) ?? false;

/** Every matter that a journey tells people of. */
export const journeyMatters: readonly string[] = Object.keys(standing);
