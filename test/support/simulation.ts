import type {
  Actor,
  DomainEvent,
  Input,
  Instant,
  ProcessState,
  PureKind,
  Reaction,
  Refusal,
} from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';

/** One journal row, as every way of running must leave it. */
export interface SimulatedRow {
  readonly version: number;
  readonly at: Instant;
  readonly commandId: string;
  readonly input: Input;
  readonly events: readonly DomainEvent[];
  readonly state: ProcessState;
  readonly owed: readonly Reaction[];
}

export interface SimulatedRequest {
  readonly processId: string;
  readonly commandId: string;
  readonly input: Input;
  readonly at: Instant;
  readonly by?: Actor;
}

export type SimulatedAnswer =
  | {
      readonly outcome: 'recorded' | 'recordedEarlier';
      readonly version: number;
      readonly events: readonly DomainEvent[];
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'keyReused' | 'notFound' };

/** What the rules cannot know: read before a decision, written after it. */
export interface World {
  factsFor(state: ProcessState | undefined, input: Input, processId: string): unknown;
  heed(row: SimulatedRow): void;
}

/**
 * The engine without a database or a clock: what `record` promises, in memory. It is written apart from the journal on
 * purpose, as a second opinion.
 */
export class Simulation {
  private readonly processes = new Map<string, SimulatedRow[]>();
  private readonly asked = new Map<SimulatedRow, string>();

  constructor(
    private readonly kind: PureKind,
    private readonly world: World,
  ) {}

  journalOf(processId: string): readonly SimulatedRow[] {
    return this.processes.get(processId) ?? [];
  }

  ask(request: SimulatedRequest): SimulatedAnswer {
    const rows = [...this.journalOf(request.processId)];
    const earlier = rows.find(({ commandId }) => commandId === request.commandId);
    if (earlier) return this.earlierAnswer(earlier, request);
    const facts = this.world.factsFor(rows.at(-1)?.state, request.input, request.processId);
    rows.push(...this.timeFrom(rows.at(-1), request.at, facts));
    const last = rows.at(-1);
    const at = Math.max(request.at, last?.at ?? request.at);
    const { input, commandId, by } = request;
    const decision = this.kind.decide(last?.state, { ...input, at, facts, ...(by && { by }) });
    if (!decision.accepted) {
      const { refusal } = decision;
      return refusal.code === this.kind.notBegun ? { outcome: 'notFound' } : { outcome: 'refused', refusal };
    }
    const { state, events, owed } = decision;
    const row = { version: (last?.version ?? 0) + 1, at, commandId, input, events, state, owed };
    this.asked.set(row, JSON.stringify(input));
    this.processes.set(request.processId, [...rows, row]);
    this.world.heed(row);
    return { outcome: 'recorded', version: row.version, events };
  }

  /** Nobody acts until then. */
  settle(until: Instant): void {
    for (const [processId, rows] of this.processes) {
      const last = rows.at(-1);
      this.processes.set(processId, [
        ...rows,
        ...this.timeFrom(last, until, this.world.factsFor(last?.state, { type: 'TimePassed' }, processId)),
      ]);
    }
  }

  private earlierAnswer(row: SimulatedRow, { input }: SimulatedRequest): SimulatedAnswer {
    if (this.asked.get(row) !== JSON.stringify(input)) return { outcome: 'keyReused' };
    return { outcome: 'recordedEarlier', version: row.version, events: row.events };
  }

  private timeFrom(last: SimulatedRow | undefined, until: Instant, facts: unknown): SimulatedRow[] {
    if (!last) return [];
    return [...passTime(this.kind, last.state, until, facts)].map((occurrence, index) => ({
      ...occurrence,
      version: last.version + index + 1,
      commandId: `time:${occurrence.input.type}:${occurrence.at}`,
    }));
  }
}
