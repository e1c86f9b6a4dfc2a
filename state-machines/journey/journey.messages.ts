import { z } from 'zod';

import type { JourneyPolicy } from '../policy/policy.js';
import type { Instant, LocalDate, Stamped } from '../core/process.js';

export const stages = ['recruitment', 'induction', 'training', 'supportedPractice', 'supportedExit', 'closed'] as const;
export type Stage = (typeof stages)[number];

/** Relations that one person holds to the worker of a journey. */
export const relations = ['lineManager', 'keyworker', 'supervisor'] as const;
export type Relation = (typeof relations)[number];

const date = z.iso.date();
const id = z.uuid();
/** Long enough for `training-` before a topic. */
const requirement = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'a code of small letters, digits and hyphens');
const code = z.string().regex(/^[a-z][a-z0-9-]{1,48}$/, 'a code of small letters, digits and hyphens');

/** What can be asked of a journey that has begun. Free text never travels here: it is kept apart, encrypted. */
export const JourneyCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('StartInduction') }),
    z.strictObject({ type: z.literal('StartTraining') }),
    z.strictObject({ type: z.literal('StartSupportedPractice') }),
    z.strictObject({ type: z.literal('StartExit') }),
    z.strictObject({ type: z.literal('CloseJourney') }),
    z.strictObject({ type: z.literal('EndApplication'), reason: z.enum(['withdrew', 'notGoingAhead']) }),
    z.strictObject({ type: z.literal('RecordStep'), requirement, on: date }),
    z.strictObject({ type: z.literal('RecordTraining'), topic: code, on: date }),
    z.strictObject({ type: z.literal('WaiveRequirement'), requirement, until: date }),
    z.strictObject({ type: z.literal('ExplainDelay'), until: date }),
    z.strictObject({ type: z.literal('PauseJourney'), reviewOn: date }),
    z.strictObject({ type: z.literal('ResumeJourney') }),
    z.strictObject({ type: z.literal('NameLineManager'), holderId: id }),
    z.strictObject({ type: z.literal('NameKeyworker'), holderId: id }),
    z.strictObject({ type: z.literal('NameSupervisor'), holderId: id }),
    z.strictObject({ type: z.literal('AddNote') }),
  ])
  .meta({ id: 'JourneyCommand' });
export type JourneyCommand = z.infer<typeof JourneyCommandSchema>;
export type JourneyCommandType = JourneyCommand['type'];

/** The input that begins a journey. */
export interface StartJourney {
  readonly type: 'StartJourney';
  readonly personId: string;
  readonly programmeId: string;
  readonly track: 'outreach';
}

/** What time says to a journey. */
export type JourneyTimeInput =
  | { readonly type: 'QuietTimePassed' }
  | { readonly type: 'EscalationTimePassed' }
  | { readonly type: 'ReviewDatePassed' }
  | { readonly type: 'ReviewEscalationTimePassed' };

export type JourneyInput = StartJourney | JourneyCommand | JourneyTimeInput;

/** What a journey cannot know by itself; read in the recording transaction and journaled with the input. */
export interface JourneyFacts {
  /** Who holds which relation to the worker now. */
  readonly relations: Readonly<Partial<Record<Relation, string>>>;
  /** The organisation does not take this person on at present (TURAS 13.5). */
  readonly blocked: boolean;
  /** Asked when a person is named to a relation: is that one on the organisation's staff? */
  readonly holderIsStaff?: boolean;
  /** Asked when a journey begins. */
  readonly beginning?: {
    readonly zone: string;
    /** Absent while a blank of the track is empty. */
    readonly policy: JourneyPolicy | null;
    readonly alreadyUnderWay: boolean;
  };
}

export type JourneyMessage = Stamped<JourneyInput, JourneyFacts>;

/** A requirement set aside by someone who may, for a time. */
export interface Waiver {
  readonly requirement: string;
  readonly by: string;
  readonly at: Instant;
  readonly until: LocalDate;
}

/** What a journey remembers. */
export interface JourneyContext {
  readonly personId: string;
  readonly programmeId: string;
  readonly track: 'outreach';
  readonly zone: string;
  readonly policy: JourneyPolicy;
  readonly startedAt: Instant;
  readonly lastMovedAt: Instant;
  /** Quiet is explained until then: nobody is told before. */
  readonly explainedUntil: Instant | null;
  readonly stalledAt: Instant | null;
  readonly pausedAt: Instant | null;
  readonly reviewAt: Instant | null;
  readonly visits: readonly { readonly stage: Stage; readonly at: Instant }[];
  readonly steps: readonly { readonly requirement: string; readonly on: LocalDate; readonly by: string }[];
  readonly trainings: readonly { readonly topic: string; readonly on: LocalDate }[];
  readonly waivers: readonly Waiver[];
}

/** What happens in a journey. */
export type JourneyEvent =
  | { readonly type: 'JourneyStarted'; readonly track: 'outreach'; readonly policyVersion: number }
  | { readonly type: 'StageEntered'; readonly stage: Stage }
  | { readonly type: 'StepRecorded'; readonly requirement: string; readonly on: LocalDate }
  | { readonly type: 'TrainingRecorded'; readonly topic: string; readonly on: LocalDate }
  | { readonly type: 'RequirementWaived'; readonly requirement: string; readonly until: LocalDate }
  | { readonly type: 'DelayExplained'; readonly until: LocalDate }
  | { readonly type: 'JourneyPaused'; readonly reviewOn: LocalDate }
  | { readonly type: 'PauseExtended'; readonly reviewOn: LocalDate }
  | { readonly type: 'JourneyResumed' }
  | { readonly type: 'RelationNamed'; readonly relation: Relation; readonly holderId: string }
  | { readonly type: 'NoteAdded' }
  | { readonly type: 'ApplicationEnded'; readonly reason: 'withdrew' | 'notGoingAhead' }
  | { readonly type: 'JourneyStalled'; readonly since: Instant }
  | { readonly type: 'StallEscalated'; readonly since: Instant }
  | { readonly type: 'PauseReviewDue'; readonly since: Instant }
  | { readonly type: 'PauseReviewOverdue'; readonly since: Instant };
