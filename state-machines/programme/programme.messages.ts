import { z } from 'zod';

import type { Instant, LocalDate, Missing, Stamped } from '../core/process.js';
import type { Track } from '../policy/policy.js';
import type { TemplateId } from '../policy/templates.js';
import { sectionIds, type SectionId } from './readiness.js';

/** What can be asked of a programme. */
export const ProgrammeCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('RecordReadiness'),
      section: z.enum(sectionIds),
      content: z.record(z.string(), z.json()),
    }),
    z.strictObject({ type: z.literal('OpenProgramme') }),
    z.strictObject({ type: z.literal('CloseProgramme') }),
    /** The draft as it stood at this revision becomes the next version. */
    z.strictObject({ type: z.literal('AdoptPolicy'), revision: z.int().min(0).max(2_147_483_647) }),
  ])
  .meta({ id: 'ProgrammeCommand' });
export type ProgrammeCommand = z.infer<typeof ProgrammeCommandSchema>;
export type ProgrammeCommandType = ProgrammeCommand['type'];

/** The input that begins a programme. Its name is kept beside it, not in it. */
export interface StartProgramme {
  readonly type: 'StartProgramme';
  readonly template: TemplateId | null;
}

/** What time says to a programme. */
export const programmeTimeInputs = ['PolicyReviewNear', 'PolicyReviewOverdue', 'InsuranceLapsed'] as const;
export type ProgrammeTimeType = (typeof programmeTimeInputs)[number];
export interface ProgrammeTimeInput {
  readonly type: ProgrammeTimeType;
}

export type ProgrammeInput = StartProgramme | ProgrammeCommand | ProgrammeTimeInput;

/** What examining the draft came to, in the transaction that adopts it. */
export interface Adoption {
  /** The draft's revision now. */
  readonly revision: number;
  /** The version that it would become. */
  readonly version: number;
  readonly boundariesSince: number;
  readonly reviewBy: LocalDate | null;
  /** Tracks whose blanks are all filled. */
  readonly tracks: readonly Track[];
  /** Holes of the general part. */
  readonly missing: readonly Missing[];
  readonly faults: readonly { readonly path: string; readonly message: string; readonly clause?: string }[];
  /** Nothing differs from the version in force. */
  readonly unchanged: boolean;
}

/** What a programme cannot know by itself. */
export interface ProgrammeFacts {
  /** Asked when a programme begins. */
  readonly zone?: string;
  /** Asked when a draft is to be adopted; nothing where there is no draft. */
  readonly adoption?: Adoption | null;
  /** Asked when a programme is to close. */
  readonly journeysUnderWay?: number;
}

export type ProgrammeMessage = Stamped<ProgrammeInput, ProgrammeFacts>;

export interface AdoptedPolicy {
  readonly version: number;
  readonly adoptedAt: Instant;
  readonly reviewBy: LocalDate;
  readonly tracks: readonly Track[];
  /** How far the review was told of. */
  readonly told: 'near' | 'overdue' | null;
}

/** What a programme remembers. */
export interface ProgrammeContext {
  readonly template: TemplateId | null;
  readonly zone: string;
  readonly startedAt: Instant;
  readonly openedAt: Instant | null;
  readonly readiness: Readonly<
    Partial<Record<SectionId, { readonly content: Readonly<Record<string, unknown>>; readonly at: Instant }>>
  >;
  readonly policy: AdoptedPolicy | null;
  readonly insuranceTold: boolean;
}

/** What happens in a programme. */
export type ProgrammeEvent =
  | { readonly type: 'ProgrammeStarted'; readonly template: TemplateId | null }
  | { readonly type: 'ReadinessRecorded'; readonly section: SectionId }
  | {
      readonly type: 'PolicyAdopted';
      readonly version: number;
      readonly revision: number;
      readonly boundariesSince: number;
      readonly reviewBy: LocalDate;
      readonly tracks: readonly Track[];
    }
  | { readonly type: 'ProgrammeOpened' }
  | { readonly type: 'ProgrammeClosed' }
  | { readonly type: 'PolicyReviewCameNear'; readonly since: Instant }
  | { readonly type: 'PolicyBecameOverdue'; readonly since: Instant }
  | { readonly type: 'InsuranceRanOut'; readonly since: Instant };
