import type {
  DomainEvent,
  Input,
  Instant,
  ProcessState,
  PureKind,
  Reaction,
} from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';

/** One journal row before it is written. */
export interface Row {
  readonly version: number;
  readonly commandId: string;
  readonly at: Instant;
  readonly input: Input;
  readonly facts: unknown;
  readonly state: ProcessState;
  readonly events: readonly DomainEvent[];
  readonly owed: readonly Reaction[];
}

/**
 * What time did to a process until an instant, as journal rows. Their command ids come from the deadlines that they serve,
 * so that a deadline is served once whoever finds it due first: the clock, or a command that came a moment earlier.
 */
export function advance(
  rules: PureKind,
  from: { readonly version: number; readonly state: ProcessState },
  until: Instant,
  facts: unknown,
): Row[] {
  return [...passTime(rules, from.state, until, facts)].map(({ at, input, events, owed, state }, index) => ({
    version: from.version + index + 1,
    commandId: `time:${input.type}:${at}`,
    at,
    input,
    facts,
    state,
    events,
    owed,
  }));
}
