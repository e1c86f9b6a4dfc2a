import { initialTransition, transition, type AnyStateMachine, type ExecutableActionsFrom } from 'xstate';

import type { Decision, DomainEvent, Input, ProcessState, Reaction, Refusal, Stamped } from './process.js';

/** What a machine alone cannot say: why it ignored an input, and what an event owes to others. */
export interface Manner<State, I, Event> {
  /** The input that begins a process. */
  readonly begins: string;
  /** Called only when the machine ignored the input. */
  readonly explain: (state: State | undefined, input: I) => Refusal;
  /** A reason not to begin, asked before the machine exists. */
  readonly mayBegin: (input: I) => Refusal | undefined;
  readonly owes: (event: Event, state: State, input: I) => readonly Reaction[];
}

/**
 * Turns an XState machine into `decide`: a pure function from state and input to what happened or why not.
 *
 * XState drops an unwanted event in silence and hands the same snapshot back without an action, so silence is made an answer here.
 * A machine may `assign` and `emit`; any other action is a bug and throws.
 */
export function decideWith<State extends ProcessState, I extends Input, Facts, Event extends DomainEvent>(
  machine: AnyStateMachine,
  manner: Manner<State, Stamped<I, Facts>, Event>,
): (state: State | undefined, input: Stamped<I, Facts>) => Decision<State, Event> {
  const known: ReadonlySet<string> = new Set(machine.events);
  return (state, input) => {
    if (!state) {
      const refusal = input.type === manner.begins ? manner.mayBegin(input) : manner.explain(undefined, input);
      if (refusal) return { accepted: false, refusal };
      return accept(initialTransition(machine, input), manner, input);
    }
    // XState has inputs of its own: `xstate.stop` would stop a machine in silence.
    if (!known.has(input.type)) return { accepted: false, refusal: manner.explain(state, input) };
    const before = machine.resolveState(state as never);
    const result = transition(machine, before, input);
    if (result[0] === before && result[1].length === 0)
      return { accepted: false, refusal: manner.explain(state, input) };
    return accept(result, manner, input);
  };
}

function accept<State extends ProcessState, I, Event extends DomainEvent>(
  [snapshot, actions]: [{ value: unknown; context: unknown }, ExecutableActionsFrom<AnyStateMachine>[]],
  manner: Pick<Manner<State, I, Event>, 'owes'>,
  input: I,
): Decision<State, Event> {
  const state = { value: snapshot.value, context: snapshot.context } as State;
  const events = actions.map((action) => emitted<Event>(action));
  return { accepted: true, state, events, owed: events.flatMap((event) => manner.owes(event, state, input)) };
}

function emitted<Event>(action: { type: string; params?: unknown }): Event {
  if (action.type !== 'xstate.emit') throw new Error(`a machine may only assign and emit, not ${action.type}`);
  return (action.params as { event: Event }).event;
}
