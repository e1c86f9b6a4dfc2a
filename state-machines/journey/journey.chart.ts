import type { Track } from '../policy/policy.js';
import { journeyMachine } from './journey.machine.js';
import { stages, type JourneyCommandType, type Stage } from './journey.messages.js';
import { stagesOf } from './tracks.js';

/** A move from one stage to another, by a command. */
export interface Edge {
  readonly from: Stage;
  readonly to: Stage;
  readonly command: JourneyCommandType;
}

export interface Chart {
  readonly stages: readonly Stage[];
  readonly edges: readonly Edge[];
}

const open = journeyMachine.states.open!;

/** The chart of every stage, read off the machine itself: what the page draws and what a refusal reasons with. Leaving at once hangs on no stage, so it is no edge. */
export const journeyChart: Chart = {
  stages,
  edges: [
    ...Object.values(open.states.stage!.states).flatMap((node) =>
      [...node.transitions].flatMap(([command, transitions]) =>
        transitions.flatMap(({ target }) =>
          (target ?? []).map((to) => ({
            from: node.key as Stage,
            to: (to.parent?.key === 'closed' ? 'closed' : to.key) as Stage,
            command: command as JourneyCommandType,
          })),
        ),
      ),
    ),
  ],
};

/** The chart of one track. */
export function chartOf(track: Track): Chart {
  const own = new Set(stagesOf(track));
  return {
    stages: stages.filter((stage) => own.has(stage)),
    edges: journeyChart.edges.filter(({ from, to }) => own.has(from) && own.has(to)),
  };
}
