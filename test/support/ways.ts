import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';

import type { Input, ProcessState } from '../../state-machines/core/process.js';

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];

/** Which ways through a machine were taken, and which were found barred by their guards. */
export class Ways {
  readonly all: ReadonlyMap<AnyTransitionDefinition, string>;
  private readonly taken = new Set<AnyTransitionDefinition>();
  private readonly barred = new Set<AnyTransitionDefinition>();

  constructor(private readonly machine: AnyStateMachine) {
    this.all = new Map(
      nodes(machine.root).flatMap((node) =>
        [...node.transitions.values()].flatMap((transitions) =>
          transitions.map(
            (way, index) => [way, `${node.id} ${way.eventType}${index === 0 ? '' : ` ${index}`}`] as const,
          ),
        ),
      ),
    );
  }

  note(state: ProcessState, input: Input): void {
    const snapshot = this.machine.resolveState(state as never);
    const enabled = new Set<AnyTransitionDefinition>(this.machine.getTransitionData(snapshot, input));
    for (const way of enabled) this.taken.add(way);
    // oxlint-disable-next-line no-underscore-dangle -- the nodes that are active: XState has no other name for them
    for (const node of snapshot._nodes)
      for (const way of node.transitions.get(input.type as never) ?? [])
        if (way.guard && !enabled.has(way)) this.barred.add(way);
  }

  get neverTaken(): string[] {
    return [...this.all].filter(([way]) => !this.taken.has(way)).map(([, name]) => name);
  }

  get neverBarred(): string[] {
    return [...this.all].filter(([way]) => way.guard && !this.barred.has(way)).map(([, name]) => name);
  }
}
