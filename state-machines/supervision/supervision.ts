import { decideWith } from '../core/decide.js';
import { withoutRepeats } from '../core/owed.js';
import type { Deadline, Decision, PureKind, Reaction } from '../core/process.js';
import { dueAt } from './due.js';
import { owesSupervision, standsInSupervision } from './owed.js';
import { explain, mayBegin } from './refusals.js';
import { supervisionMachine } from './supervision.machine.js';
import {
  supervisionTimeInputs,
  type SupervisionEvent,
  type SupervisionFacts,
  type SupervisionInput,
  type SupervisionMessage,
  type SupervisionTimeInput,
} from './supervision.messages.js';
import { isActive, stageOf, type SupervisionState } from './supervision.state.js';

export { supervisionMatters } from './owed.js';
export { everyDaysOf } from './pattern.js';
export type { SupervisionState } from './supervision.state.js';

/** Everything that time will say, each kind of thing once. */
function deadlinesOf(state: SupervisionState): Deadline<SupervisionTimeInput>[] {
  if (!isActive(state)) return [];
  return supervisionTimeInputs.flatMap((type) => {
    const at = dueAt[type](state.context);
    return at === null ? [] : [{ at, input: { type } }];
  });
}

/** Nothing is owed of which nobody may be told any more. */
const owes = (event: SupervisionEvent, state: SupervisionState, input: SupervisionMessage): readonly Reaction[] =>
  owesSupervision(event, state, input).filter((message) => standsInSupervision(message, state));

const answer = decideWith<SupervisionState, SupervisionInput, SupervisionFacts, SupervisionEvent>(supervisionMachine, {
  begins: 'JoinSupervision',
  mayBegin,
  explain,
  owes,
});

function decide(
  state: SupervisionState | undefined,
  input: SupervisionMessage,
): Decision<SupervisionState, SupervisionEvent> {
  const decision = answer(state, input) as Decision<SupervisionState, SupervisionEvent>;
  if (!decision.accepted) return decision;
  const version = (state?.context.version ?? 0) + 1;
  const after = { ...decision.state, context: { ...decision.state.context, version } };
  return { ...decision, state: notOverdue(after, input), owed: withoutRepeats(decision.owed) };
}

/** Whatever is overdue as soon as it is recorded, such as under a shorter interval of a new policy, is told on the next morning. */
function notOverdue(state: SupervisionState, { type, at }: SupervisionMessage): SupervisionState {
  if ((supervisionTimeInputs as readonly string[]).includes(type)) return state;
  if (deadlinesOf(state).every((deadline) => deadline.at > at)) return state;
  return { ...state, context: { ...state.context, resumedAt: at } };
}

/** One person's supervision in one programme, as the engine runs it. */
export const supervision: PureKind<SupervisionState, SupervisionInput, SupervisionFacts> = {
  name: 'supervision',
  notBegun: 'SUPERVISION_NOT_STARTED',
  decide,
  deadlinesOf,
  stands: standsInSupervision,
  stageOf,
  hasEnded: (state) => stageOf(state) === 'ended',
};
