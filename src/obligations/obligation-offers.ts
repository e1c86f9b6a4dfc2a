import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { Actor, Instant } from '../../state-machines/core/process.js';
import {
  ObligationCommandSchema,
  type ObligationCommand,
  type OpenObligation,
} from '../../state-machines/obligation/obligation.messages.js';
import { obligation, type ObligationState } from '../../state-machines/obligation/obligation.js';
import { readCalendar } from '../calendar/working-calendar.js';
import type { Tx } from '../database/database.js';
import { may, type Relation } from '../permissions/permissions.js';
import { readBeginning } from './obligation.facts.js';
import type { ObligationAnswer, ObligationList } from './obligations.schemas.js';

const commandTypes = ObligationCommandSchema.options.map((option) => option.shape.type.value);

/** The commands that are this one's to give, each with the machine's own answer to a harmless example of it. */
export function offersTo(
  state: ObligationState,
  { userId, personId, roles }: Actor,
  relations: readonly Relation[],
  at: Instant,
): ObligationAnswer['offers'] {
  const { zone } = state.context;
  const tomorrow = daysAfter(dateOf(at, zone), 1);
  const facts = { calendar: { zone, weekdays: [1, 2, 3, 4, 5], daysOff: [] } };
  return commandTypes
    .filter((type) => may(`obligation.${type}`, roles, relations))
    .map((type) => {
      const input = { type, ...(type === 'PromiseAnotherDay' && { on: tomorrow }) } as ObligationCommand;
      const decision = obligation.decide(state, { ...input, at, facts, by: { userId, personId, roles } });
      if (decision.accepted) return { type, allowed: true };
      const { code, clause, message } = decision.refusal;
      return { type, allowed: false, refusal: { code, clause, message } };
    });
}

type Asking = Pick<OpenObligation, 'what' | 'about'>;

/** What a worker may ask for at any time. */
const askings: readonly Asking[] = [
  { what: 'reply', about: 'support' },
  { what: 'reply', about: 'question' },
  { what: 'reply', about: 'feedback' },
  { what: 'reply', about: 'anotherTime' },
  { what: 'debrief' },
  { what: 'expenses' },
];

/** By when each of these would be promised if it were asked for now. */
export async function promises(
  tx: Pick<Tx, 'query'>,
  { personId, userId, roles }: Actor,
  programmeId: string,
  at: Instant,
): Promise<ObligationList['asking']['promises']> {
  const calendar = await readCalendar(tx, at);
  const told: ObligationList['asking']['promises'] = [];
  for (const asking of askings) {
    const input: OpenObligation = { type: 'OpenObligation', personId, programmeId, ...asking };
    const facts = { calendar, ...(await readBeginning(tx, input)) };
    const decision = obligation.decide(undefined, { ...input, at, facts, by: { userId, personId, roles } });
    if (!decision.accepted) continue;
    const promisedBy = new Date(decision.state.context.promisedBy).toISOString();
    told.push({ what: asking.what, about: asking.about ?? null, promisedBy });
  }
  return told;
}
