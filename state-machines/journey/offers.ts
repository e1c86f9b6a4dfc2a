import { DateTime } from 'luxon';

import { dateOf } from '../core/calendar.js';
import type { Actor, Instant, Missing, Refusal } from '../core/process.js';
import { missingFor, moves, requirementsOf, type Move } from './gates.js';
import { journeyChart } from './journey.chart.js';
import { journey } from './journey.js';
import {
  JourneyCommandSchema,
  type JourneyCommand,
  type JourneyCommandType,
  type JourneyFacts,
} from './journey.messages.js';
import { readJourney, type JourneyState } from './journey.state.js';

/** A command and whether it may be given now; where not, why, and what is missing. */
export interface Offer {
  readonly type: JourneyCommandType;
  readonly allowed: boolean;
  /** The one step that leads on from here. */
  readonly primary: boolean;
  readonly refusal?: Refusal;
}

const commandTypes = JourneyCommandSchema.options.map((option) => option.shape.type.value);

/**
 * Every command of a journey with the machine's own answer to it, tried with a harmless example of its details: what a
 * page shows and what `record` does can't differ. A holder named later is judged by name; here any staff member will do.
 */
export function offersFor(state: JourneyState, facts: JourneyFacts, actor: Actor, at: Instant): Offer[] {
  const next = nextMove(state);
  return commandTypes.map((type) => {
    const example = exampleOf(type, state, at);
    const decision = journey.decide(state, { ...example, at, by: actor, facts: { ...facts, holderIsStaff: true } });
    const offer = { type, allowed: decision.accepted, primary: type === next };
    return decision.accepted ? offer : { ...offer, refusal: decision.refusal };
  });
}

/** The move that leads on from the present stage, if the stage has one. */
export function nextMove(state: JourneyState): Move | undefined {
  const { stage } = readJourney(state);
  const ways = journeyChart.edges.filter(({ from }) => from === stage).map(({ command }) => command);
  return moves.find((move) => ways.includes(move));
}

/** What stands before the next move. */
export function missingNext(state: JourneyState, facts: JourneyFacts, at: Instant): Missing[] {
  const move = nextMove(state);
  return move ? missingFor(move, state.context, facts, at) : [];
}

const nobodyYet = '00000000-0000-4000-8000-000000000000';

function exampleOf(type: JourneyCommandType, { context }: JourneyState, at: Instant): JourneyCommand {
  const on = dateOf(at, context.zone);
  const until = DateTime.fromMillis(at, { zone: context.zone }).plus({ days: 1 }).toISODate() as string;
  const requirements = requirementsOf(context);
  const byHand = requirements.find(({ remedy }) => remedy === 'RecordStep');
  const waivable = requirements.find(({ waivableBy }) => waivableBy.length > 0);
  const details: Partial<Record<JourneyCommandType, object>> = {
    EndApplication: { reason: 'withdrew' },
    RecordStep: { requirement: byHand?.id, on },
    RecordTraining: { topic: context.policy.topics[0], on },
    WaiveRequirement: { requirement: waivable?.id, until },
    ExplainDelay: { until },
    PauseJourney: { reviewOn: until },
    NameLineManager: { holderId: nobodyYet },
    NameKeyworker: { holderId: nobodyYet },
    NameSupervisor: { holderId: nobodyYet },
  };
  return { type, ...details[type] } as JourneyCommand;
}
