import { dateOf, daysAfter, morningAfter } from '../../state-machines/core/calendar.js';
import type { Actor, Instant } from '../../state-machines/core/process.js';
import { supervision, type SupervisionState } from '../../state-machines/supervision/supervision.js';
import {
  SupervisionCommandSchema,
  type SupervisionCommand,
  type SupervisionCommandType,
  type SupervisionFacts,
} from '../../state-machines/supervision/supervision.messages.js';
import { may, type Relation } from '../permissions/permissions.js';
import type { SupervisionDetail } from './supervision.answers.js';
import { slotOf } from './supervision-cards.js';

type Offer = SupervisionDetail['offers'][number];

const MINUTE = 60_000;

const commandTypes = SupervisionCommandSchema.options.map((option) => option.shape.type.value);

/**
 * The commands that are this one's to give, each with the machine's own answer to it, tried with a harmless example of its
 * details: what a page shows and what `record` does can't differ.
 */
export function offersTo(
  state: SupervisionState,
  facts: SupervisionFacts,
  { userId, personId, roles }: Actor,
  relations: readonly Relation[],
  at: Instant,
): Offer[] {
  const by = { userId, personId, roles };
  return commandTypes
    .filter((type) => may(`supervision.${type}`, roles, relations))
    .map((type) => {
      const input = { type, ...examples[type]?.(state, at) } as SupervisionCommand;
      const decision = supervision.decide(state, { ...input, at, facts, by });
      if (decision.accepted) return { type, allowed: true };
      const { code, clause, message } = decision.refusal;
      return { type, allowed: false, refusal: { code, clause, message } };
    });
}

/** What would be planned if the session took place as it is planned, or else now; nothing while none is expected. */
export function nextIfHeld(
  state: SupervisionState,
  facts: SupervisionFacts,
  at: Instant,
): SupervisionDetail['nextIfHeld'] {
  const { slot: planned } = state.context;
  const held = planned ? Math.max(at, planned.startsAt + planned.minutes * MINUTE) : at;
  const decision = supervision.decide(state, { type: 'RecordSession', outcome: 'held', at: held, facts });
  if (!decision.accepted) return null;
  const { dueOn, slot } = decision.state.context;
  return { dueOn, slot: slotOf(slot) };
}

type Example = (state: SupervisionState, at: Instant) => object;

const today = ({ context }: SupervisionState, at: Instant) => dateOf(at, context.zone);
const tomorrow: Example = ({ context }, at) => ({
  startsAt: new Date(morningAfter(at, 1, context.zone)).toISOString(),
});

const examples: Partial<Record<SupervisionCommandType, Example>> = {
  RecordSession: () => ({ outcome: 'held' }),
  CorrectSession: ({ context }) => ({ outcome: context.lastOutcome === 'held' ? 'missedByWorker' : 'held' }),
  MoveSession: tomorrow,
  AskForAnotherTime: () => ({ asking: 'anotherTime' }),
  AddAgendaItem: () => ({ section: 'checkIn' }),
  RemoveAgendaItem: ({ context }) => ({ item: context.agenda[0]?.item ?? 1 }),
  RecordGroup: (state, at) => ({ group: 'reflectivePractice', on: today(state, at), attendance: 'attended' }),
  GiveConsent: (state, at) => ({ scope: 'wellbeing', until: daysAfter(today(state, at), 1) }),
  WithdrawConsent: ({ context }) => ({ scope: context.consents[0]?.scope ?? 'wellbeing' }),
  PlanThreeWay: (state, at) => ({
    scope: state.context.consents[0]?.scope ?? 'wellbeing',
    ...tomorrow(state, at),
  }),
  RecordThreeWay: () => ({ held: true }),
  DecideMisses: () => ({ answer: 'goOn' }),
};
