import { z } from 'zod';

import type { Instant, Stamped } from '../core/process.js';

/** What can be asked of a move that is under way. */
export const PolicyMoveCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('StopMove') }),
    z.strictObject({ type: z.literal('ResumeMove') }),
  ])
  .meta({ id: 'PolicyMoveCommand' });
export type PolicyMoveCommand = z.infer<typeof PolicyMoveCommandSchema>;

/** More at a time would make each row of the journal heavy: who has more moves them in parts. */
export const MOST_JOURNEYS = 2_000;

/** The input that begins a move: chosen journeys go over to a version of the policy. */
export interface StartMove {
  readonly type: 'StartMove';
  readonly programmeId: string;
  readonly version: number;
  readonly journeyIds: readonly string[];
}

/** What time says to a move: the next few are due. */
export interface NextBatchDue {
  readonly type: 'NextBatchDue';
}

export type PolicyMoveInput = StartMove | PolicyMoveCommand | NextBatchDue;

/** What a move cannot know by itself, asked when it begins. */
export interface PolicyMoveFacts {
  readonly beginning?: {
    readonly programmeClosed: boolean;
    /** The version in force; nothing where no policy is adopted. */
    readonly current: number | null;
    /** How many of those named are journeys of the programme under way. */
    readonly journeys: number;
  };
}

export type PolicyMoveMessage = Stamped<PolicyMoveInput, PolicyMoveFacts>;

/** What a move remembers. */
export interface PolicyMoveContext {
  readonly programmeId: string;
  readonly version: number;
  readonly total: number;
  /** Journeys that have not been told yet, in order. */
  readonly ahead: readonly string[];
  /** When the next few are told. */
  readonly nextAt: Instant;
}

/** What happens in a move. */
export type PolicyMoveEvent =
  | { readonly type: 'MoveStarted'; readonly version: number; readonly total: number }
  | { readonly type: 'BatchGiven'; readonly journeyIds: readonly string[]; readonly version: number }
  | { readonly type: 'MoveStopped'; readonly ahead: number }
  | { readonly type: 'MoveResumed' }
  | { readonly type: 'MoveDone' };
