import type { StateValue } from 'xstate';

/** UTC milliseconds. ISO text is for the edges (HTTP, pages, Temporal's pages). */
export type Instant = number;

/** A day in the organisation's own zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** What a member of the organisation may be. Keyworker and line manager are relations to one person, not roles. */
export const roles = ['coordinator', 'manager', 'supervisor', 'peerWorker', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Who asked. Time itself has no actor. */
export interface Actor {
  readonly userId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** Something asked of a process, or something time says to it, before it is stamped. */
export interface Input {
  readonly type: string;
}

/** An input as a machine sees it: when, with what facts, and by whom (no one, when time speaks). */
export type Stamped<I extends Input, Facts> = I & {
  readonly at: Instant;
  readonly facts: Facts;
  readonly by?: Actor;
};

/** Something that happened, in codes: it is journaled for ever, so it holds no name, note or health fact. */
export interface DomainEvent {
  readonly type: string;
}

/** What a process remembers between two inputs; every journal row carries it whole. */
export interface ProcessState<Context = object> {
  readonly value: StateValue;
  readonly context: Context;
}

/** What time will do next if nobody acts. */
export interface Deadline<I extends Input = Input> {
  readonly at: Instant;
  readonly input: I;
}

/** A requirement that is not met, and what would mend it. */
export interface Missing {
  readonly requirement: string;
  readonly clause: string;
  readonly sentence: string;
  /** The command that meets it. */
  readonly remedy: string;
  readonly waivableBy: readonly Role[];
}

/** The answer "no": a value with a stable code, a sentence for a person, and the clause that it comes from. */
export interface Refusal {
  readonly code: string;
  readonly clause: string;
  readonly message: string;
  readonly missing?: readonly Missing[];
}

/** A message to whoever holds the role when it is delivered. */
export interface OwedMessage {
  readonly kind: 'message';
  readonly matter: string;
  readonly to: Role;
  /** The one who is asked in person, as long as that one is on the staff; whoever holds the role otherwise. */
  readonly toUser?: string;
  readonly clause: string;
  /** Since when the matter has stood: tells this occurrence from an earlier one. */
  readonly since: Instant;
  /** Which rung of a ladder this is; told no sooner than `gapMs` after the rung below it was told. */
  readonly rung?: Rung;
  /** Over which channels; the inbox always, and by mail as well where it is left out. */
  readonly channels?: readonly Channel[];
  /** Breaks through quiet hours and digests. */
  readonly urgent?: boolean;
  /** A sentence of the organisation's own, from its policy: it names nobody. */
  readonly words?: string;
  /** A date for the calendar of whoever is told. */
  readonly invitation?: Invitation;
}

/** Ways on which a person is told of something. */
export const channels = ['inbox', 'email', 'calendar', 'sms', 'push'] as const;
export type Channel = (typeof channels)[number];

/** A step of a ladder, counted from 0. */
export interface Rung {
  readonly index: number;
  readonly of: number;
  /** How long after the rung below this one follows at the earliest. */
  readonly gapMs: number;
}

/** A date that is put into calendars, moved in them, and taken out again: one `uid`, and a `sequence` that grows (RFC 5545). */
export interface Invitation {
  readonly uid: string;
  readonly sequence: number;
  readonly method: 'request' | 'cancel';
  readonly startsAt: Instant;
  readonly minutes: number;
}

/** A command that this process owes to another one. */
export interface OwedCommand {
  readonly kind: 'command';
  readonly to: { readonly kind: string; readonly processId: string };
  readonly input: Input;
}

export type Reaction = OwedMessage | OwedCommand;

/** What comes of one input. */
export type Decision<State = ProcessState, Event extends DomainEvent = DomainEvent> =
  | {
      readonly accepted: true;
      readonly state: State;
      readonly events: readonly Event[];
      readonly owed: readonly Reaction[];
    }
  | { readonly accepted: false; readonly refusal: Refusal };

/** The pure half of a kind of process: what is allowed, what happens, what time will do next. */
export interface PureKind<State extends ProcessState = ProcessState, I extends Input = Input, Facts = unknown> {
  readonly name: string;
  /** The refusal code that means: there is no such process yet. */
  readonly notBegun: string;
  /** Answers an input; `undefined` is a process that has not begun. */
  decide(state: State | undefined, input: Stamped<I, Facts>): Decision<State>;
  /** What time will do, in any order. Each one is an input that the state accepts at that instant. */
  deadlinesOf(state: State): Deadline<I>[];
  /** Does the matter of an owed message still stand, or was it dealt with in the meantime? */
  stands(message: OwedMessage, state: State): boolean;
  /** The one code that Temporal's own pages show. */
  stageOf(state: State): string;
  /** Nothing more will ever happen. */
  hasEnded(state: State): boolean;
}

/** The earliest of a process's deadlines, if it has one. */
export function earliest<I extends Input>(deadlines: readonly Deadline<I>[]): Deadline<I> | undefined {
  return deadlines.reduce<Deadline<I> | undefined>(
    (first, next) => (first && first.at <= next.at ? first : next),
    undefined,
  );
}
