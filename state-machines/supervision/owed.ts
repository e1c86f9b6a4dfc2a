import type { Invitation, OwedMessage, Role } from '../core/process.js';
import { messagesOfStep } from '../ladder/climb.js';
import type { Track } from '../policy/policy.js';
import { governing } from './pattern.js';
import { endOf } from './planning.js';
import type { Slot, SupervisionContext, SupervisionEvent, SupervisionMessage } from './supervision.messages.js';
import { isActive, stageOf, type SupervisionState } from './supervision.state.js';

type Told = Pick<OwedMessage, 'matter' | 'clause' | 'since'>;

const tell = (to: readonly Role[], told: Told, more: Partial<OwedMessage> = {}): OwedMessage[] =>
  to.map((role) => ({
    kind: 'message',
    matter: told.matter,
    to: role,
    clause: told.clause,
    since: told.since,
    ...more,
  }));

const both = ['peerWorker', 'supervisor'] as const;

/** The clause that asks for supervision on each track. */
const supervisedBy: Readonly<Record<Track, string>> = {
  outreach: 'TURAS 10.1.7',
  facilitation: 'TURAS 11.6',
  mentoring: 'TURAS 12.5',
  other: 'GUIDE 4.3-e',
};

const clauseOf = (context: SupervisionContext): string => supervisedBy[governing(context)?.track ?? 'other'];

const invitation = ({ uid, sequence, startsAt, minutes }: Slot, method: Invitation['method']): Invitation => ({
  ...{ uid, method, startsAt, minutes },
  sequence: method === 'cancel' ? sequence + 1 : sequence,
});

const inCalendars = (slot: Slot, method: Invitation['method']) =>
  ({ channels: ['calendar', 'inbox'], invitation: invitation(slot, method) }) as const;

/** Whom an event is told to, and by which clause. */
export function owesSupervision(
  event: SupervisionEvent,
  { context }: SupervisionState,
  { at }: SupervisionMessage,
): readonly OwedMessage[] {
  switch (event.type) {
    case 'SessionPlanned':
    case 'SessionMoved': {
      const told = { matter: 'session-planned', clause: clauseOf(context), since: at };
      return tell(both, told, inCalendars(event.slot, 'request'));
    }
    case 'SessionCancelled':
    case 'ThreeWayCancelled': {
      const told = { matter: 'session-cancelled', clause: 'GUIDE 4.3-e', since: event.since };
      return tell(both, told, inCalendars(event.slot, 'cancel'));
    }
    case 'SessionHandedOver': {
      const told = { matter: 'session-cancelled', clause: 'GUIDE 4.3-e', since: event.since };
      return tell(['supervisor'], told, { toUser: event.from, ...inCalendars(event.slot, 'cancel') });
    }
    case 'NoTimeInCommon':
      return context.supervisorId === null
        ? tell(['coordinator'], { matter: 'supervisor-missing', clause: 'TURAS 7.1', since: event.since })
        : tell(['supervisor', 'coordinator'], {
            ...{ matter: 'no-time-in-common', clause: 'GUIDE 4.3-e', since: event.since },
          });
    case 'SessionReminded':
      return tell(both, { matter: 'session-reminder', clause: clauseOf(context), since: event.since });
    case 'LadderClimbed':
      return climbed(event, context);
    case 'AnotherTimeAsked':
      return tell(['supervisor'], { matter: 'another-time-asked', clause: 'GUIDE 4.3-e', since: event.since });
    case 'MissesDecisionOpened':
      return tell(['supervisor', 'manager'], { matter: 'decide-misses', clause: 'TURAS 12.5', since: event.since });
    case 'MissesDecisionEscalated':
      return tell(['manager'], { matter: 'misses-escalated', clause: 'TURAS 12.5', since: event.since });
    case 'ThreeWayPlanned': {
      const told = { matter: 'three-way-planned', clause: 'GUIDE 4.2-b', since: event.since };
      return tell(both, told, inCalendars(event.slot, 'request'));
    }
    case 'ConsentWithdrawn':
    case 'ConsentRanOut':
      return tell(['supervisor'], { matter: 'consent-ended', clause: 'GUIDE 4.2-b', since: event.since });
    default:
      return [];
  }
}

function climbed({ rung, since }: Extract<SupervisionEvent, { type: 'LadderClimbed' }>, context: SupervisionContext) {
  const ladder = governing(context)?.terms.ladder;
  const about = { matter: 'session-unrecorded', clause: 'TURAS 7.1', since };
  return ladder ? messagesOfStep(ladder, context.rungs, rung, about) : [];
}

type Stands = (message: OwedMessage, context: SupervisionContext, state: SupervisionState) => boolean;

/** Its time has not passed: a date that is over is not announced any more. */
const isAhead = ({ slot, unrecordedSince }: SupervisionContext): boolean =>
  slot !== null && (unrecordedSince === null || unrecordedSince < endOf(slot));

/** When the matter of each message still stands: a queued one falls silent the instant it was dealt with, moved or laid to rest. */
const standing: Readonly<Record<string, Stands>> = {
  'session-planned': ({ invitation: date }, context, state) =>
    isActive(state) && isAhead(context) && context.slot?.uid === date?.uid && context.slot?.sequence === date?.sequence,
  'session-cancelled': ({ invitation: date, toUser }, { uid, sequence, threeWay, supervisorId }) => {
    if (toUser !== undefined) return toUser !== supervisorId;
    const isLatest = uid !== date?.uid || date?.sequence === sequence - 1;
    return isLatest && threeWay?.uid !== date?.uid;
  },
  'session-reminder': ({ since }, context, state) =>
    isActive(state) && context.remindedAt === since && isAhead(context),
  'session-unrecorded': ({ since }, { unrecordedSince }, state) =>
    stageOf(state) === 'unrecorded' && unrecordedSince === since,
  'no-time-in-common': ({ since }, { slot, plannedAt, supervisorId }, state) =>
    isActive(state) && slot === null && plannedAt === since && supervisorId !== null,
  'supervisor-missing': ({ since }, { plannedAt, supervisorId }, state) =>
    isActive(state) && plannedAt === since && supervisorId === null,
  'another-time-asked': ({ since }, context, state) => isActive(state) && context.asked?.since === since,
  'decide-misses': ({ since }, { decision }, state) => isActive(state) && decision?.since === since,
  'misses-escalated': ({ since }, { decision }, state) =>
    isActive(state) && decision?.since === since && decision.escalated,
  'three-way-planned': ({ invitation: date }, { threeWay }, state) => isActive(state) && threeWay?.uid === date?.uid,
  'consent-ended': ({ since }, { consentEndedAt }, state) => isActive(state) && consentEndedAt === since,
};

export const standsInSupervision = (message: OwedMessage, state: SupervisionState): boolean =>
  (Object.hasOwn(standing, message.matter) && standing[message.matter]?.(message, state.context, state)) ?? false;

/** Every matter that a supervision tells people of. */
export const supervisionMatters: readonly string[] = Object.keys(standing);
