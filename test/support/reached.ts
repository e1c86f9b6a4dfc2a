import fc from 'fast-check';

import type { Instant, Reaction } from '../../state-machines/core/process.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { anyCast, playInMemory } from './play.js';
import { scriptsFrom } from './scripts.js';

export interface Reached {
  readonly state: JourneyState;
  readonly at: Instant;
  /** What came to be owed on the way into the state. */
  readonly owed: readonly Reaction[];
}

/** As many states, evenly spread over what random scripts came to. The same seed gives the same states. */
export function someStates(seed: number, most: number): readonly Reached[] {
  const all = reachedStates(seed, Math.ceil(most / 20));
  return all.filter((_, index) => index % Math.ceil(all.length / most) === 0);
}

/** States that random scripts came to, each with the moment at which it did. */
export function reachedStates(seed: number, scripts: number): readonly Reached[] {
  const played = fc.sample(scriptsFrom(Date.UTC(2026, 0, 5, 12)), { seed, numRuns: scripts });
  return played.flatMap((script) => {
    const { simulation } = playInMemory(script, anyCast);
    return anyCast.processes.flatMap((processId) =>
      simulation.journalOf(processId).map(({ state, at, owed }) => ({ state: state as JourneyState, at, owed })),
    );
  });
}
