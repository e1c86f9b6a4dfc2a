import { expect } from '@jest/globals';

import type {
  Actor,
  Decision,
  Instant,
  OwedMessage,
  ProcessState,
  PureKind,
  Stamped,
} from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import type { Ladder } from '../../state-machines/ladder/ladder.js';
import { supervision } from '../../state-machines/supervision/supervision.js';
import { stageOf, type SupervisionState } from '../../state-machines/supervision/supervision.state.js';
import type {
  Planning,
  SupervisionEvent,
  SupervisionFacts,
  SupervisionInput,
  SupervisionTerms,
} from '../../state-machines/supervision/supervision.messages.js';
import { an, DUBLIN, idOf, instant, wallClock } from './journeys.js';

/** Supervisor after a working day, with the coordinator after two more, the manager after five more. */
export const aLadder: Ladder = {
  steps: [
    {
      after: { amount: 1, unit: 'workingDays' },
      to: ['supervisor'],
      channels: ['inbox', 'email'],
      urgent: false,
      words: '',
    },
    {
      after: { amount: 2, unit: 'workingDays' },
      ...{ to: ['supervisor', 'coordinator'], channels: ['inbox'], urgent: false, words: 'Please.' },
    },
    { after: { amount: 5, unit: 'workingDays' }, to: ['manager'], channels: ['inbox', 'sms'], urgent: true, words: '' },
  ],
};

/** Weekly four times, every two weeks four times, then every four weeks; two misses open a decision. */
export const someTerms = (changes: Partial<SupervisionTerms> = {}): SupervisionTerms => ({
  version: 1,
  pattern: { first: { times: 4, everyDays: 7 }, second: { times: 4, everyDays: 14 }, thenEveryDays: 28 },
  ...{ remindHoursBefore: 24, minutes: 60, ladder: aLadder, missesToDecide: 2, escalateAfterDays: 7 },
  groupsCount: true,
  ...changes,
});

export const weekly = (everyDays = 7) =>
  someTerms({
    pattern: { first: { times: 0, everyDays: 1 }, second: { times: 0, everyDays: 1 }, thenEveryDays: everyDays },
  });

/** Monday to Friday from nine to five, in Dublin. */
export const aPlanning = (changes: Partial<Planning> = {}): Planning => ({
  calendar: { zone: DUBLIN, weekdays: [1, 2, 3, 4, 5], daysOff: [] },
  ...{ worker: null, supervisor: null, busy: [], away: [] },
  ...changes,
});

export const worker: Actor = { userId: idOf('wren signs in'), personId: idOf('wren'), roles: ['peerWorker'] };
export const supervisor = an('supervisor');

/** Monday noon. */
export const BEGAN = instant('2026-01-05 12:00');

export const join = (changes: Partial<Extract<SupervisionInput, { type: 'JoinSupervision' }>> = {}) => ({
  ...({ type: 'JoinSupervision', personId: idOf('wren'), programmeId: idOf('programme') } as const),
  ...({ journeyId: 'first', track: 'outreach', policyVersion: 1 } as const),
  ...changes,
});

type Told = SupervisionInput & {
  readonly at?: Instant | string;
  readonly by?: Actor;
  readonly facts?: Partial<SupervisionFacts>;
};

const facts: SupervisionFacts = { supervisorId: supervisor.userId, terms: someTerms(), planning: aPlanning() };

/** A supervision that began with one journey. */
export const aSupervision = (around: Partial<SupervisionFacts> = {}): Supervised =>
  new Supervised(undefined, BEGAN, { ...facts, ...around }).and(join());

/** A supervision at a moment: what is asked of it, and what time does to it. */
export class Supervised {
  constructor(
    readonly state: SupervisionState | undefined,
    readonly at: Instant,
    readonly facts: SupervisionFacts,
    readonly owed: readonly OwedMessage[] = [],
  ) {}

  get context() {
    return this.state!.context;
  }

  /** What is asked after time has passed; it must be accepted. */
  and(told: Told): Supervised {
    const { decision, at } = this.ask(told);
    if (!decision.accepted) throw new Error(`${told.type} was refused: ${decision.refusal.code}`);
    return new Supervised(decision.state, at, this.facts, decision.owed as OwedMessage[]);
  }

  when(told: Told): Decided {
    return new Decided(this.ask(told).decision as Decision<SupervisionState, SupervisionEvent>);
  }

  /** Nobody acts until then. */
  until(then: string): { now: Supervised; told: string[][] } {
    const at = instant(then);
    const steps = [...passTime(supervision, this.state!, at, this.facts)];
    const told = steps.flatMap((step) =>
      step.owed.map((one) => [wallClock(step.at), (one as OwedMessage).matter, (one as OwedMessage).to]),
    );
    const owed = steps.flatMap((step) => step.owed as OwedMessage[]);
    return { told, now: new Supervised(steps.at(-1)?.state ?? this.state, at, this.facts, owed) };
  }

  get stage() {
    return stageOf(this.state!);
  }

  get slot(): string | null {
    return this.context.slot && wallClock(this.context.slot.startsAt);
  }

  /** When time will say what, by the wall clock. */
  get deadlines(): string[][] {
    return supervision.deadlinesOf(this.state!).map(({ at, input }) => [wallClock(at), input.type]);
  }

  /** Does a message still stand here? */
  stands(message: OwedMessage): boolean {
    return supervision.stands(message, this.state!);
  }

  private ask({ at: when = this.at, by = supervisor, facts: around, ...asked }: Told) {
    const at = typeof when === 'string' ? instant(when) : when;
    const known = { ...this.facts, ...around };
    const state = this.state && settled(supervision, this.state, at, known);
    const decision = supervision.decide(state, { ...asked, at, by, facts: known } as Stamped<
      SupervisionInput,
      SupervisionFacts
    >);
    return { decision, at };
  }
}

/** Time passes before an input is answered, as it does when one is recorded. */
export const settled = <State extends ProcessState>(
  kind: PureKind<State, never, never> | PureKind<State>,
  state: State,
  at: Instant,
  known: unknown,
): State => [...passTime(kind as PureKind<State>, state, at, known)].at(-1)?.state ?? state;

/** What was answered. */
export class Decided {
  constructor(readonly decision: Decision<SupervisionState, SupervisionEvent>) {}

  thenHappened(...types: readonly SupervisionEvent['type'][]): this {
    expect(this.accepted.events.map(({ type }) => type)).toEqual(types);
    return this;
  }

  thenTold(...told: readonly (readonly [matter: string, to: string])[]): this {
    const owed = this.accepted.owed as readonly OwedMessage[];
    expect(owed.map(({ matter, to }) => [matter, to])).toEqual(told);
    return this;
  }

  thenRefused(code: string, clause: string): this {
    expect(this.decision).toMatchObject({ accepted: false, refusal: { code, clause } });
    return this;
  }

  private get accepted() {
    if (!this.decision.accepted) throw new Error(`this was refused: ${this.decision.refusal.code}`);
    return this.decision;
  }
}
