import { z } from 'zod';

import type { Instant, LocalDate, Stamped } from '../core/process.js';

const date = z.iso.date();

/** Somebody on the staff is away; without a cover, their line manager covers, else a manager. */
export const AbsenceRequestSchema = z
  .strictObject({ userId: z.uuid(), from: date, until: date, coverId: z.uuid().optional() })
  .meta({ id: 'AbsenceRequest' });

export const AbsenceCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('ChangeDates'), from: date, until: date }),
    z.strictObject({ type: z.literal('NameCover'), coverId: z.uuid() }),
    /** Back sooner, or not away at all. */
    z.strictObject({ type: z.literal('EndAbsence') }),
  ])
  .meta({ id: 'AbsenceCommand' });
export type AbsenceCommand = z.infer<typeof AbsenceCommandSchema>;

export interface StartAbsence {
  readonly type: 'StartAbsence';
  readonly userId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly coverId?: string;
}
export const absenceTimeInputs = ['AbsenceBegan', 'AbsencePassed'] as const;
export interface AbsenceTimeInput {
  readonly type: (typeof absenceTimeInputs)[number];
}
export type AbsenceInput = StartAbsence | AbsenceCommand | AbsenceTimeInput;

/** What an absence cannot know by itself. Asked when dates or a cover are set. */
export interface AbsenceFacts {
  readonly zone: string;
  readonly isStaff: boolean;
  /** The one who is named, or who covers by default; nothing where nobody can. */
  readonly cover?: {
    readonly userId: string;
    readonly isStaff: boolean;
    /** So many people whose keyworker the cover is and whose line manager the absent one is (GUIDE 3.3-6, 3.5-c). */
    readonly keyworksForThem: number;
    /** The cover's own absences, with whom covers for them. */
    readonly away: readonly { readonly from: LocalDate; readonly until: LocalDate; readonly coverId: string | null }[];
  } | null;
  /** Other absences of the same one. */
  readonly others: readonly { readonly from: LocalDate; readonly until: LocalDate }[];
}
export type AbsenceMessage = Stamped<AbsenceInput, AbsenceFacts>;

export interface AbsenceContext {
  readonly userId: string;
  readonly zone: string;
  readonly from: LocalDate;
  /** The last day. */
  readonly until: LocalDate;
  readonly coverId: string | null;
  readonly enteredAt: Instant;
  /** When something was said to it last. */
  readonly lastAt: Instant;
  /** Since when somebody covers, or would if there were anybody. */
  readonly coveredSince: Instant | null;
}

export type AbsenceEvent =
  | {
      readonly type: 'AbsencePlanned';
      readonly from: LocalDate;
      readonly until: LocalDate;
      readonly coverId: string | null;
    }
  | { readonly type: 'DatesChanged'; readonly from: LocalDate; readonly until: LocalDate }
  | { readonly type: 'CoverNamed'; readonly coverId: string }
  /** The queue goes over. */
  | { readonly type: 'CoverBegan'; readonly coverId: string | null; readonly since: Instant }
  /** And comes back. */
  | { readonly type: 'CoverEnded'; readonly coverId: string | null; readonly since: Instant }
  | { readonly type: 'AbsenceCancelled' };
