import { decideWith } from '../core/decide.js';
import type { Deadline, OwedMessage, PureKind, Reaction } from '../core/process.js';
import { dueAt } from './due.js';
import { journeyMachine } from './journey.machine.js';
import type { JourneyEvent, JourneyFacts, JourneyInput, JourneyTimeInput } from './journey.messages.js';
import { readJourney, type JourneyState } from './journey.state.js';
import { explainJourney, mayBeginJourney } from './refusals.js';

function deadlinesOf(state: JourneyState): Deadline<JourneyTimeInput>[] {
  const type = awaits(state);
  const at = type && dueAt[type](state.context);
  return type && typeof at === 'number' ? [{ at, input: { type } }] : [];
}

/** What time says next; nothing where the top of a ladder is reached. */
function awaits(state: JourneyState): JourneyTimeInput['type'] | undefined {
  const { stage, standing, attention, pause } = readJourney(state);
  if (stage === 'closed') return undefined;
  if (standing === 'paused' && pause === 'resting') return 'ReviewDatePassed';
  if (standing === 'paused') return pause === 'reviewDue' ? 'ReviewEscalationTimePassed' : undefined;
  if (attention === 'moving') return 'QuietTimePassed';
  return attention === 'stalled' ? 'EscalationTimePassed' : undefined;
}

/** Whom an event is told to, and by which clause. */
function owes(event: JourneyEvent): Reaction[] {
  const message = (matter: string, to: OwedMessage['to'], clause: string, since: number): Reaction[] => [
    { kind: 'message', matter, to, clause, since },
  ];
  if (event.type === 'JourneyStalled') return message('journey-stalled', 'coordinator', 'TURAS 7.1', event.since);
  if (event.type === 'StallEscalated') return message('stall-escalated', 'manager', 'TURAS 7.1', event.since);
  if (event.type === 'PauseReviewDue') return message('pause-review-due', 'coordinator', 'TURAS 13.4', event.since);
  if (event.type === 'PauseReviewOverdue') return message('pause-review-overdue', 'manager', 'TURAS 13.4', event.since);
  return [];
}

/** A matter stands while the journey is still where it was when the message was owed. */
function stands({ matter, since }: OwedMessage, state: JourneyState): boolean {
  const { standing, attention, pause } = readJourney(state);
  const { stalledAt, reviewAt } = state.context;
  if (matter === 'journey-stalled') return attention !== 'moving' && standing === 'active' && stalledAt === since;
  if (matter === 'stall-escalated') return attention === 'escalated' && standing === 'active' && stalledAt === since;
  if (matter === 'pause-review-due') return standing === 'paused' && pause !== 'resting' && reviewAt === since;
  return standing === 'paused' && pause === 'reviewOverdue' && reviewAt === since;
}

/** One person's journey through one track of one programme, as the engine runs it. */
export const journey: PureKind<JourneyState, JourneyInput, JourneyFacts> = {
  name: 'journey',
  notBegun: 'JOURNEY_NOT_STARTED',
  decide: decideWith<JourneyState, JourneyInput, JourneyFacts, JourneyEvent>(journeyMachine, {
    begins: 'StartJourney',
    mayBegin: mayBeginJourney,
    explain: explainJourney,
    owes,
  }),
  deadlinesOf,
  stands,
  stageOf: (state) => {
    const { stage, standing } = readJourney(state);
    return standing === 'paused' ? `${stage}/paused` : stage;
  },
  hasEnded: ({ value }) => value === 'closed',
};
