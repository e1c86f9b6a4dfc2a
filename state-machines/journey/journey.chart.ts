import { journeyMachine } from './journey.machine.js';
import { stages, type JourneyCommandType, type Stage } from './journey.messages.js';

/** A move from one stage to another, by a command. */
export interface Edge {
  readonly from: Stage;
  readonly to: Stage;
  readonly command: JourneyCommandType;
}

/** The stage chart, read off the machine itself: what the page draws and what a refusal reasons with. */
export const journeyChart: { readonly stages: readonly Stage[]; readonly edges: readonly Edge[] } = {
  stages,
  edges: Object.values(journeyMachine.states.open!.states.stage!.states).flatMap((node) =>
    [...node.transitions].flatMap(([command, transitions]) =>
      transitions.flatMap(({ target }) =>
        (target ?? []).map((to) => ({
          from: node.key as Stage,
          to: to.key as Stage,
          command: command as JourneyCommandType,
        })),
      ),
    ),
  ),
};
