import type { OwedMessage, Role } from '../core/process.js';
import { messagesOfStep } from '../ladder/climb.js';
import type { ObligationContext, ObligationEvent } from './obligation.messages.js';
import type { ObligationState } from './obligation.machine.js';
import { owedThings } from './obligation.messages.js';
import { clauseFor } from './refusal-codes.js';

/** What is said about the supervisor to somebody else is kept from the supervisor (GUIDE 4.3-g). */
const isRoutedPast = ({ about, askedOf }: ObligationContext): boolean => about === 'feedback' && askedOf !== null;

/** Who keeps the promise, where nobody is asked in person. */
function keeper(context: ObligationContext): Role {
  if (isRoutedPast(context)) return 'manager';
  return context.what === 'reply' || context.what === 'debrief' ? 'supervisor' : 'coordinator';
}

const inPerson = ({ askedOf }: ObligationContext) => (askedOf === null ? {} : { toUser: askedOf });

/** Whom an event is told to: those who owe, never the worker. */
export function owes(event: ObligationEvent, { context }: ObligationState): readonly OwedMessage[] {
  if (event.type === 'ObligationOpened' || event.type === 'ObligationReopened') return [asked(context, event.since)];
  return event.type === 'LadderClimbed' ? climbed(event, context) : [];
}

const asked = (context: ObligationContext, since: number): OwedMessage => ({
  kind: 'message',
  matter: `owed-${context.what}`,
  to: keeper(context),
  ...inPerson(context),
  ...{ clause: clauseFor(context), since },
  ...(context.about === 'support' && { urgent: true }),
});

/** Whoever was asked in person hears of the first step as well, before those whom the ladder names. */
function climbed({ rung, since }: Extract<ObligationEvent, { type: 'LadderClimbed' }>, context: ObligationContext) {
  const about = { matter: `overdue-${context.what}`, clause: clauseFor(context), since };
  const steps = messagesOfStep(context.terms.ladder, context.rungs, rung, about);
  const heard = isRoutedPast(context) ? pastSupervisor(steps) : steps;
  const [first] = heard;
  if (rung > 0 || context.askedOf === null || !first) return heard;
  return [{ ...first, to: keeper(context), ...inPerson(context) }, ...heard.filter(({ to }) => to !== keeper(context))];
}

function pastSupervisor(steps: readonly OwedMessage[]): OwedMessage[] {
  const raised = steps.map((message) =>
    message.to === 'supervisor' ? { ...message, to: 'manager' as const } : message,
  );
  return raised.filter((message, index) => raised.findIndex(({ to }) => to === message.to) === index);
}

/** A queued message falls silent the instant the promise is kept, taken back, moved or laid to rest. */
export function standsInObligation({ matter, since }: OwedMessage, { value, context }: ObligationState): boolean {
  if (matter === `owed-${context.what}`) return (value === 'open' || value === 'overdue') && context.askedAt === since;
  return matter === `overdue-${context.what}` && value === 'overdue' && context.promisedBy === since;
}

/** Every matter that an obligation tells people of. */
export const obligationMatters: readonly string[] = owedThings.flatMap((what) => [`owed-${what}`, `overdue-${what}`]);
