import type {
  Actor,
  DomainEvent,
  Input,
  Instant,
  ProcessState,
  PureKind,
  Refusal,
} from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';

/** What one accepted input did, as a projection sees it. */
export interface Change<State extends ProcessState = ProcessState> {
  readonly processId: string;
  /** The version before, 0 for a process that begins. */
  readonly from: number;
  readonly version: number;
  readonly at: Instant;
  readonly state: State;
  readonly events: readonly DomainEvent[];
  readonly deadline: { readonly at: Instant; readonly type: string } | null;
  readonly by?: Actor;
}

/** The process that facts are read for, as it stands before the input. */
export interface Standing<State extends ProcessState = ProcessState> {
  readonly id: string;
  /** Nothing for a process that has not begun. */
  readonly state: Promise<State | undefined>;
}

/** A kind of process as the journal runs it: the pure rules, the facts they need, and the rows that pages read. */
export interface ProcessKind<State extends ProcessState = ProcessState, I extends Input = Input, Facts = unknown> {
  readonly rules: PureKind<State, I, Facts>;
  /**
   * Reads, in the recording transaction and behind the process's lock, what the machine can't know. Who asks without
   * waiting for the state asks in one breath with the lock. `at` is when it was asked.
   */
  facts(tx: Tx, process: Standing<State>, input: I, at: Instant): Promise<Facts>;
  /** Writes the rows that pages read, in the recording transaction. Called once a recording, with its last change. */
  project(tx: Tx, change: Change<State>): Promise<void> | void;
  /** Whose key encrypts free text that comes with an input, and who may read it. */
  textsOf(state: State, input: I): { readonly personId: string; readonly space: NoteSpace };
  /** A database rule that the facts could not foresee, told as the refusal that it is. */
  refusalOf?(constraint: string): Refusal | undefined;
}

/** Four spaces for notes, four circles of readers (GUIDE 4.2-c, 4.3-d; TURAS 13.5), and the worker's own, which nobody else reads. */
export const noteSpaces = ['supervision', 'lineManagement', 'misconduct', 'support', 'own'] as const;
export type NoteSpace = (typeof noteSpaces)[number];

/** Free text on its way to its own encrypted table. */
export interface TextEntry {
  readonly personId: string;
  readonly processId: string;
  readonly version: number;
  readonly field: string;
  readonly space: NoteSpace;
  readonly text: string;
  readonly authorId: string | null;
  readonly at: Instant;
}

/** Keeps free text apart from the journal; written in the recording transaction. */
export interface TextStore {
  write(tx: Tx, entry: TextEntry): Promise<void>;
}
