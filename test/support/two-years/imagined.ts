import { DateTime } from 'luxon';

import { absence, type AbsenceState } from '../../../state-machines/absence/absence.js';
import type { AbsenceFacts, StartAbsence } from '../../../state-machines/absence/absence.messages.js';
import {
  earliest,
  type Input,
  type Instant,
  type OwedMessage,
  type ProcessState,
  type PureKind,
  type Reaction,
} from '../../../state-machines/core/process.js';
import { supervision, type SupervisionState } from '../../../state-machines/supervision/supervision.js';
import type { SupervisionFacts } from '../../../state-machines/supervision/supervision.messages.js';
import { firstSupervisorOf, zone, type Arrival, type Cast, type Leave, type Line } from './cast.js';

const kinds = { supervision, absence } as unknown as Record<Line['kind'], PureKind>;
const DAY = 86_400_000;

interface Waiting {
  readonly until: Instant;
  readonly processId: string;
  readonly message: OwedMessage;
}

/**
 * The service as it should be, without a database, a clock or a mail server: the rules, and a second opinion on what is
 * told to whom and when. It is written apart from the product's delivery on purpose.
 */
export class ImaginedService {
  readonly arrivals: Arrival[] = [];
  /** When something goes over to somebody else, or is let go in the morning: whoever plays the same must be so far by then. */
  readonly turns = new Set<Instant>();
  private readonly processes = new Map<string, { kind: Line['kind']; state: ProcessState }>();
  private readonly supervisorOf = new Map<string, string>();
  private waiting: Waiting[] = [];

  constructor(private readonly cast: Cast) {
    for (const [index, { personId }] of cast.workers.entries())
      this.supervisorOf.set(personId, firstSupervisorOf(cast, index).userId);
  }

  supervision(id: string): SupervisionState | undefined {
    return this.processes.get(id)?.state as SupervisionState | undefined;
  }

  holderOf(personId: string): string {
    return this.supervisorOf.get(personId)!;
  }

  /** Whoever stands in for somebody at this moment: themselves, or in the end a cover who is here. */
  present(userId: string): string | undefined {
    let one: string | null = userId;
    for (let steps = 0; one !== null && steps < 10; steps++) {
      const away: Leave | undefined = this.leavesOf(one, ['away'])[0];
      if (!away) return one;
      one = away.coverId;
    }
    return undefined;
  }

  /** Gives a line; answers whether the rules take it. */
  give({ at, kind, processId, input, by, supervisor }: Line): boolean {
    this.passTo(at);
    if (supervisor) this.supervisorOf.set(supervisor.personId, supervisor.holderId);
    const facts = kind === 'supervision' ? this.factsOf(processId, input, at) : this.absenceFactsOf(processId, input);
    const before = this.processes.get(processId)?.state;
    const decision = kinds[kind].decide(before, { ...input, at, facts, ...(by && { by }) });
    if (!decision.accepted) return false;
    this.processes.set(processId, { kind, state: decision.state });
    this.tell(processId, decision.owed, at);
    return true;
  }

  /** Lets time pass: what falls due is told at its instant, and what waited for the morning in the morning. */
  passTo(until: Instant): void {
    for (;;) {
      const release = Math.min(...this.waiting.map((one) => one.until));
      const due = this.earliestDeadline();
      if (Math.min(release, due?.at ?? Infinity) > until) return;
      if (due && due.at < release) this.fire(due);
      else this.release(release);
    }
  }

  private earliestDeadline() {
    const all = [...this.processes].flatMap(([processId, { kind, state }]) => {
      const deadline = earliest(kinds[kind].deadlinesOf(state));
      return deadline ? [{ processId, ...deadline }] : [];
    });
    return all.length === 0 ? undefined : all.reduce((first, next) => (next.at < first.at ? next : first));
  }

  private fire({ processId, at, input }: { processId: string; at: Instant; input: Input }): void {
    const { kind, state } = this.processes.get(processId)!;
    if (kind === 'absence') this.turns.add(at);
    const facts = kind === 'supervision' ? this.factsOf(processId, input, at) : this.absenceFactsOf(processId, input);
    const decision = kinds[kind].decide(state, { ...input, at, facts });
    if (!decision.accepted) throw new Error(`${kind} refused its own deadline ${input.type}: ${decision.refusal.code}`);
    this.processes.set(processId, { kind, state: decision.state });
    this.tell(processId, decision.owed, at);
  }

  private release(at: Instant): void {
    this.turns.add(at);
    const released = this.waiting.filter(({ until }) => until === at);
    this.waiting = this.waiting.filter(({ until }) => until !== at);
    for (const { processId, message } of released) this.tell(processId, [message], at);
  }

  private tell(processId: string, owed: readonly Reaction[], at: Instant): void {
    for (const message of owed) {
      if (message.kind !== 'message') continue;
      const { kind, state } = this.processes.get(processId)!;
      if (!kinds[kind].stands(message, state)) continue;
      const quiet = message.urgent ? null : quietUntil(at);
      if (quiet !== null) this.waiting.push({ until: quiet, processId, message });
      else this.arrivals.push(...this.hearersOf(processId, message).map((userId) => arrival(at, message, userId)));
    }
  }

  private hearersOf(processId: string, { to, toUser }: OwedMessage): string[] {
    if (toUser !== undefined) return [toUser];
    const { state } = this.processes.get(processId)!;
    const { personId } = state.context as { personId: string };
    if (to === 'peerWorker') return [this.cast.workers.find((worker) => worker.personId === personId)!.userId];
    const supervisor = to === 'supervisor' ? this.present(this.holderOf(personId)) : undefined;
    if (supervisor) return [supervisor];
    return [to === 'manager' ? this.cast.manager.userId : this.cast.coordinator.userId];
  }

  private factsOf(id: string, input: Input, at: Instant): SupervisionFacts {
    const { personId } = this.cast.workers.find(({ supervisionId }) => supervisionId === id)!;
    const supervisorId = this.holderOf(personId);
    const planning = {
      calendar: this.cast.calendar,
      worker: null,
      supervisor: null,
      busy: this.busyOf(supervisorId, id, at),
      away: this.leavesOf(supervisorId, ['planned', 'away']),
    };
    return { supervisorId, planning, ...(input.type === 'JoinSupervision' && { terms: this.cast.terms }) };
  }

  private busyOf(supervisorId: string, besides: string, at: Instant) {
    return [...this.processes]
      .flatMap(([id, { kind, state }]) => {
        const { context } = state as SupervisionState;
        const isOther = kind === 'supervision' && id !== besides && this.holderOf(context.personId) === supervisorId;
        const isActive = ['planned', 'unrecorded'].includes(kinds[kind].stageOf(state));
        const { slot } = context;
        return isOther && isActive && slot && slot.startsAt > at - DAY
          ? [{ from: slot.startsAt, until: slot.startsAt + slot.minutes * 60_000 }]
          : [];
      })
      .toSorted((one, other) => one.from - other.from);
  }

  private leavesOf(userId: string, stages: readonly string[], besides?: string): Leave[] {
    return [...this.processes]
      .flatMap(([id, { kind, state }]) => {
        if (kind !== 'absence' || id === besides || !stages.includes(kinds.absence.stageOf(state))) return [];
        const { context } = state as AbsenceState;
        return context.userId === userId ? [context] : [];
      })
      .map(({ from, until, coverId }) => ({ from, until, coverId }))
      .toSorted((one, other) => one.from.localeCompare(other.from));
  }

  private absenceFactsOf(id: string, input: Input): AbsenceFacts {
    const state = this.processes.get(id)?.state as AbsenceState | undefined;
    const { userId, coverId } = (state?.context ?? input) as unknown as StartAbsence;
    const stages = ['planned', 'away'];
    const away = this.leavesOf(coverId!, stages);
    return {
      zone,
      isStaff: true,
      cover: { userId: coverId!, isStaff: true, keyworksForThem: 0, away },
      others: this.leavesOf(userId, stages, id),
    };
  }
}

const arrival = (at: Instant, { matter }: OwedMessage, userId: string): Arrival => ({ at, matter, userId });

/** Nobody's telephone makes a noise between nine in the evening and eight in the morning. */
function quietUntil(at: Instant): Instant | null {
  const local = DateTime.fromMillis(at, { zone });
  if (local.hour >= 8 && local.hour < 21) return null;
  return local
    .plus({ days: local.hour >= 21 ? 1 : 0 })
    .set({ hour: 8, minute: 0, second: 0, millisecond: 0 })
    .toMillis();
}
