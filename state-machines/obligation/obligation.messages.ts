import { z } from 'zod';

import type { Instant, LocalDate, Stamped } from '../core/process.js';
import type { Span, WorkingCalendar } from '../core/working-calendar.js';
import type { Ladder } from '../ladder/ladder.js';

/** What the organisation owes a peer worker (TURAS 6.2, 6.3; GUIDE 4.2-f). Supervision is a process of its own. */
export const owedThings = ['training', 'debrief', 'expenses', 'reply', 'information'] as const;
export type OwedThing = (typeof owedThings)[number];

/** What a reply is owed to. */
export const subjects = ['support', 'question', 'feedback', 'anotherTime'] as const;
export type ReplySubject = (typeof subjects)[number];

const date = z.iso.date();

/** What can be asked of an obligation. Words go beside a command, sealed: `text`. */
export const ObligationCommandSchema = z
  .discriminatedUnion('type', [
    /** Done, by the organisation. */
    z.strictObject({ type: z.literal('Fulfil'), on: date.optional() }),
    /** Another day is promised; the first one is kept and shown. */
    z.strictObject({ type: z.literal('PromiseAnotherDay'), on: date }),
    /** Not needed any more: the worker's own word. */
    z.strictObject({ type: z.literal('Withdraw') }),
    /** "That did not settle it": the clock starts anew. */
    z.strictObject({ type: z.literal('Reopen') }),
  ])
  .meta({ id: 'ObligationCommand' });
export type ObligationCommand = z.infer<typeof ObligationCommandSchema>;

/** The input that begins one: asked for by the worker or by staff, or owed by a journey. */
export interface OpenObligation {
  readonly type: 'OpenObligation';
  readonly personId: string;
  readonly programmeId: string;
  readonly what: OwedThing;
  readonly about?: ReplySubject;
  /** Who is asked in person; whoever holds the role otherwise. */
  readonly askedOf?: string;
  /** The journey that it hangs on: it rests and ends with it. */
  readonly journeyId?: string;
}

/** What a journey says to an obligation that hangs on it. */
export interface ObligationNews {
  readonly type: 'WorkerPaused' | 'WorkerStoodDown' | 'WorkerReturned' | 'WorkerLeft' | 'FulfilledElsewhere';
  readonly journeyId: string;
}

export const obligationTimeInputs = ['PromiseTimePassed', 'RungTimeCame'] as const;
export interface ObligationTimeInput {
  readonly type: (typeof obligationTimeInputs)[number];
}

export type ObligationInput = OpenObligation | ObligationCommand | ObligationNews | ObligationTimeInput;

export interface ObligationTerms {
  readonly version: number;
  readonly within: Span;
  readonly ladder: Ladder;
}

/** What an obligation cannot know by itself. */
export interface ObligationFacts {
  readonly calendar: WorkingCalendar;
  /** Asked when it begins. */
  readonly terms?: ObligationTerms;
  readonly askedOfIsStaff?: boolean;
}

export type ObligationMessage = Stamped<ObligationInput, ObligationFacts>;

/** What an obligation remembers. */
export interface ObligationContext {
  readonly personId: string;
  readonly programmeId: string;
  readonly what: OwedThing;
  readonly about: ReplySubject | null;
  readonly askedOf: string | null;
  readonly journeyId: string | null;
  readonly zone: string;
  readonly terms: ObligationTerms;
  readonly openedAt: Instant;
  /** When it was last asked for: at the beginning, or when the worker opened it again. */
  readonly askedAt: Instant;
  /** What was promised first, and what is promised now. */
  readonly firstPromise: Instant;
  readonly promisedBy: Instant;
  readonly rungs: readonly Instant[];
  readonly climbed: number;
  readonly suspendedAt: Instant | null;
}

export type ObligationEvent =
  | {
      readonly type: 'ObligationOpened';
      readonly what: OwedThing;
      readonly about: ReplySubject | null;
      readonly since: Instant;
      readonly promisedBy: Instant;
    }
  | { readonly type: 'PromiseBroken'; readonly since: Instant }
  | { readonly type: 'LadderClimbed'; readonly rung: number; readonly since: Instant }
  | { readonly type: 'PromiseMoved'; readonly promisedBy: Instant }
  | { readonly type: 'ObligationFulfilled'; readonly on: LocalDate; readonly since: Instant }
  | { readonly type: 'ObligationWithdrawn' }
  | { readonly type: 'ObligationReopened'; readonly since: Instant; readonly promisedBy: Instant }
  | { readonly type: 'ObligationSuspended' }
  | { readonly type: 'ObligationResumed' };
