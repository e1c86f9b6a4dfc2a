import {
  earliest,
  type DomainEvent,
  type Input,
  type Instant,
  type ProcessState,
  type PureKind,
  type Reaction,
} from './process.js';

/** One thing that time did. */
export interface Occurrence<State extends ProcessState = ProcessState> {
  readonly at: Instant;
  readonly input: Input;
  readonly events: readonly DomainEvent[];
  readonly owed: readonly Reaction[];
  readonly state: State;
}

/** More than any sane process fires between two commands: a machine beyond it never comes to rest. */
const MOST_FIRINGS = 10_000;

/**
 * What time does to a process until an instant, if nobody acts. The same function settles a process before a command is
 * recorded, answers "if nobody acts", and drives the simulator: there is one reading of time.
 */
export function* passTime<State extends ProcessState, I extends Input, Facts>(
  kind: PureKind<State, I, Facts>,
  from: State,
  until: Instant,
  facts: Facts,
): Generator<Occurrence<State>> {
  let state = from;
  for (let firings = 0; firings < MOST_FIRINGS; firings++) {
    const due = earliest(kind.deadlinesOf(state));
    if (!due || due.at > until) return;
    const decision = kind.decide(state, { ...due.input, at: due.at, facts });
    if (!decision.accepted)
      throw new Error(`${kind.name} refused its own deadline ${due.input.type}: ${decision.refusal.code}`);
    state = decision.state;
    yield { at: due.at, input: due.input, events: decision.events, owed: decision.owed, state };
  }
  throw new Error(`${kind.name} never comes to rest`);
}
