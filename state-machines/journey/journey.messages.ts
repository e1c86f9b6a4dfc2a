import { z } from 'zod';

import { bases, tracks, type Basis, type JourneyPolicy, type Track } from '../policy/policy.js';
import type { Instant, LocalDate, Stamped } from '../core/process.js';

/** Every stage of every track; which of them a track has is written in the chart. */
export const stages = [
  'recruitment',
  'induction',
  'training',
  'supportedPractice',
  'inPairs',
  'alone',
  'leading',
  'mentoring',
  'supportedExit',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** Relations that one person holds to the worker of a journey. */
export const relations = ['lineManager', 'keyworker', 'supervisor'] as const;
export type Relation = (typeof relations)[number];

/** How an outing, a group or a meeting was worked (TURAS 10.1.4, 5.2, 5.3). */
export const modes = ['withStaff', 'inPair', 'alone', 'coFacilitated', 'led', 'mentored', 'other'] as const;
export type Mode = (typeof modes)[number];

/** Modes with a member of staff present: what "staffed work" is counted from (TURAS 6.11). */
export const staffedModes: readonly Mode[] = ['withStaff', 'coFacilitated'];

/** Matters that the sources leave to people: opened as a task, never decided by the machine. */
export const decisionMatters = ['may-lead', 'waiver-lapsed', 'reconfirm-eligibility', 'review-agreement'] as const;
export type DecisionMatter = (typeof decisionMatters)[number];

/** On what somebody bases that a criterion is met (TURAS 12.1, 12.2.7): never a result or a substance. */
export const confirmationBases = ['conversation', 'presentation', 'programme', 'reference', 'test'] as const;

/** Steps of a graded return (TURAS 13.4). */
export const returnSteps = ['fewerHours', 'withStaffOnly', 'noLoneWork', 'fullRole'] as const;

/** Why an applicant is not taken on now. */
export const notNowReasons = ['notTheRightTime', 'noPlace', 'supportFirst', 'anotherRoleFitsBetter'] as const;

const date = z.iso.date();
const id = z.uuid();
/** Long enough for `training-` before a topic. */
const requirement = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, 'a code of small letters, digits and hyphens');
const code = z.string().regex(/^[a-z][a-z0-9-]{1,48}$/, 'a code of small letters, digits and hyphens');
const side = z.enum(['worker', 'service']);
/** As large as the database counts. */
const version = z.int().min(1).max(2_147_483_647);

/** What can be asked of a journey that has begun. Free text and the content of forms never travel here: they are kept apart, encrypted. */
export const JourneyCommandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('StartInduction') }),
    z.strictObject({ type: z.literal('StartTraining') }),
    z.strictObject({ type: z.literal('StartSupportedPractice') }),
    /** Outreach in pairs, then alone: each its own unlock (TURAS 10.1.4). */
    z.strictObject({ type: z.literal('StartInPairs') }),
    z.strictObject({ type: z.literal('StartAlone') }),
    z.strictObject({ type: z.literal('StartLeading') }),
    z.strictObject({ type: z.literal('StartMentoring') }),
    /** Back to a role with more support, by agreement. */
    z.strictObject({ type: z.literal('StepBack'), to: z.enum(['supportedPractice', 'inPairs']) }),
    z.strictObject({ type: z.literal('StartExit') }),
    z.strictObject({ type: z.literal('CloseJourney') }),
    z.strictObject({ type: z.literal('EndApplication'), reason: z.enum(['withdrew', 'notGoingAhead']) }),
    z.strictObject({ type: z.literal('OfferRole'), on: date }),
    z.strictObject({ type: z.literal('NotNow'), reason: z.enum(notNowReasons), talkAgainOn: date }),
    z.strictObject({ type: z.literal('ResumeConversation') }),
    z.strictObject({ type: z.literal('RecordStep'), requirement, on: date }),
    /** A form was filled in; what it says is kept apart, encrypted. */
    z.strictObject({ type: z.literal('FillForm'), form: code, on: date }),
    z.strictObject({
      type: z.literal('ConfirmEligibility'),
      criterion: code,
      basis: z.enum(confirmationBases),
      on: date,
    }),
    z.strictObject({
      type: z.literal('ChooseBasis'),
      basis: z.enum(bases),
      /** What each way of being rewarded means was explained first (GUIDE 3.4-b). */
      valueExplained: z.literal(true),
      hourlyCents: z.int().min(0).max(100_000).optional(),
      weeklyHours: z.int().min(1).max(48).optional(),
    }),
    z.strictObject({ type: z.literal('AcknowledgePolicy'), version }),
    z.strictObject({ type: z.literal('SignContract'), side, on: date }),
    z.strictObject({ type: z.literal('SignBoundaryAgreement'), side, on: date }),
    z.strictObject({ type: z.literal('AgreeTopic'), topic: code }),
    z.strictObject({ type: z.literal('PlanTraining'), topic: code, on: date }),
    z.strictObject({
      type: z.literal('RecordTraining'),
      topic: code,
      on: date,
      trainer: z.enum(['internal', 'external']).optional(),
      qualified: z.boolean().optional(),
      peerLed: z.boolean().optional(),
    }),
    z.strictObject({
      type: z.literal('AddCertificate'),
      certificateId: id,
      topic: code,
      issuedOn: date,
      expiresOn: date.nullable(),
    }),
    z.strictObject({ type: z.literal('WithdrawCertificate'), certificateId: id }),
    z.strictObject({
      type: z.literal('LogExperience'),
      mode: z.enum(modes),
      on: date,
      /** Quarter hours: a log of 1.5 hours is 6. */
      quarters: z.int().min(1).max(96),
      withUserId: id.optional(),
    }),
    /** Takes an entry of the log back; `entry` is the journal version that wrote it. */
    z.strictObject({ type: z.literal('WithdrawExperience'), entry: version }),
    /** The worker's own word on a lead role (TURAS 11.4). */
    z.strictObject({ type: z.literal('StateWish'), wish: z.enum(['yes', 'notNow']) }),
    z.strictObject({
      type: z.literal('Decide'),
      matter: z.enum(decisionMatters),
      /** The waiver or criterion in question; all that wait of this matter where it is left out. */
      about: requirement.optional(),
      answer: z.enum(['yes', 'no']),
      /** After a no: the day to ask again. */
      askAgainOn: date.optional(),
    }),
    z.strictObject({ type: z.literal('WaiveRequirement'), requirement, until: date }),
    z.strictObject({ type: z.literal('ExplainDelay'), until: date }),
    /** One button, two dates, no reason (TURAS 13.4). `from` is today where it is left out. */
    z.strictObject({ type: z.literal('PauseJourney'), from: date.optional(), reviewOn: date }),
    z.strictObject({
      type: z.literal('ResumeJourney'),
      /** The day of the return conversation. */
      talkedOn: date.optional(),
      steps: z
        .array(z.strictObject({ step: z.enum(returnSteps), on: date }))
        .max(6)
        .optional(),
    }),
    /** At once, by a manager, with the stage kept underneath; what follows is a person's decision (TURAS 13.5). */
    z.strictObject({ type: z.literal('StandDown') }),
    z.strictObject({ type: z.literal('Reinstate') }),
    /** Under review with what was agreed, until a day (GUIDE 4.5-a). */
    z.strictObject({ type: z.literal('PlaceUnderReview'), until: date }),
    z.strictObject({ type: z.literal('LiftReview') }),
    z.strictObject({ type: z.literal('RaiseConcern'), grade: z.enum(['performance', 'minor', 'gross']) }),
    z.strictObject({ type: z.literal('SetExpectedEnd'), on: date }),
    z.strictObject({ type: z.literal('GiveNotice'), lastDay: date }),
    /** Leaving at once is always possible for the worker. */
    z.strictObject({ type: z.literal('LeaveNow') }),
    z.strictObject({ type: z.literal('RecordFollowUp'), on: date }),
    z.strictObject({ type: z.literal('MoveToPolicy'), version }),
    z.strictObject({ type: z.literal('NameLineManager'), holderId: id }),
    z.strictObject({ type: z.literal('NameKeyworker'), holderId: id }),
    z.strictObject({ type: z.literal('NameSupervisor'), holderId: id }),
    z.strictObject({ type: z.literal('AddNote') }),
  ])
  .meta({ id: 'JourneyCommand' });
export type JourneyCommand = z.infer<typeof JourneyCommandSchema>;
export type JourneyCommandType = JourneyCommand['type'];

export const TrackSchema = z.enum(tracks);

/** The input that begins a journey. */
export interface StartJourney {
  readonly type: 'StartJourney';
  readonly personId: string;
  readonly programmeId: string;
  readonly track: Track;
}

/** What time says to a journey. */
export const journeyTimeInputs = [
  'QuietTimePassed',
  'EscalationTimePassed',
  'ReviewDatePassed',
  'ReviewEscalationTimePassed',
  'TalkAgainDatePassed',
  'TimeServedPassed',
  'DecisionTimePassed',
  'CertificateRenewalTimePassed',
  'CertificateLapsed',
  'WaiverLapsed',
  'ReconfirmationTimePassed',
  'TwoSidedReviewTimePassed',
  'UnderReviewTimePassed',
  'ReturnStepTimePassed',
  'ExitTimePassed',
  'FollowUpTimePassed',
  'RetentionTimePassed',
] as const;
export type JourneyTimeType = (typeof journeyTimeInputs)[number];
export interface JourneyTimeInput {
  readonly type: JourneyTimeType;
}

export type JourneyInput = StartJourney | JourneyCommand | JourneyTimeInput;

/** What the person did on other journeys, past and present: training and practice count wherever they were done. */
export interface Elsewhere {
  readonly trainings: readonly { readonly topic: string; readonly on: LocalDate }[];
  /** With staff present (TURAS 6.11). */
  readonly staffed: { readonly sessions: number; readonly firstOn: LocalDate | null };
}

/** A supervisor's load with one worker more, beside what that one has room for (TURAS 7.1, GUIDE 2.3-d). */
export interface Supervising {
  readonly trained: boolean;
  readonly people: number;
  readonly mostPeople: number | null;
  readonly hoursAWeek: number;
  readonly mostHours: number | null;
  readonly overCapacity: 'warn' | 'block';
  readonly untrained: 'warn' | 'block';
}

/** What a journey cannot know by itself; read in the recording transaction and journaled with the input. */
export interface JourneyFacts {
  /** Who holds which relation to the worker now. */
  readonly relations: Readonly<Partial<Record<Relation, string>>>;
  /** The organisation does not take this person on at present (TURAS 13.5). */
  readonly blocked: boolean;
  /** The programme is open: its readiness is complete (TURAS 6.8). */
  readonly programmeOpen: boolean;
  readonly elsewhere: Elsewhere;
  /** Processes that must hear when this journey pauses, stands down, returns or closes: sessions, pairs, supervision. */
  readonly dependents: readonly { readonly kind: string; readonly processId: string }[];
  /** Asked when a person is named to a relation: is that one on the organisation's staff? */
  readonly holderIsStaff?: boolean;
  /** Asked when a keyworker is named: who covers for the line manager at present. */
  readonly lineManagerCover?: string | null;
  /** Asked when a supervisor is named: what that one would have on their hands with this worker, and what the policy says of too much. */
  readonly supervising?: Supervising;
  /** The journey's own id, and those of the processes that it begins and tells its news. */
  readonly journeyId?: string;
  readonly supervisionId?: string;
  readonly obligationIds?: Readonly<Partial<Record<'training' | 'information', string>>>;
  /** Asked when an entry of the experience log is taken back. */
  readonly entry?: {
    readonly mode: Mode;
    readonly on: LocalDate;
    readonly quarters: number;
    /** The first day of the mode's other entries. */
    readonly othersSince: LocalDate | null;
  } | null;
  /** Asked when the journey is to move to another version of the policy: absent where that version does not open the track. */
  readonly policy?: JourneyPolicy | null;
  /** Asked when a journey begins. */
  readonly beginning?: {
    readonly zone: string;
    /** Absent while a blank of the track is empty. */
    readonly policy: JourneyPolicy | null;
    readonly programmeClosed: boolean;
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
  /** The one who gave it was asked, once it had lapsed. */
  readonly lapseTold?: boolean;
}

/** A certificate, whose file is kept apart, encrypted. */
export interface Certificate {
  readonly certificateId: string;
  readonly topic: string;
  readonly issuedOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly told?: 'renewSoon' | 'lapsed';
}

/** What the log of one mode adds up to. */
export interface Practice {
  readonly sessions: number;
  readonly quarters: number;
  readonly firstOn: LocalDate;
}

/** A matter that waits for a person's decision. */
export interface OpenDecision {
  readonly matter: DecisionMatter;
  readonly since: Instant;
  /** The waiver or criterion in question, where there is one. */
  readonly about?: string;
  readonly escalated: boolean;
}

/** Both sides' signatures. */
export interface Signatures {
  readonly worker: LocalDate | null;
  readonly service: LocalDate | null;
}

/** What a journey remembers. */
export interface JourneyContext {
  readonly personId: string;
  readonly programmeId: string;
  readonly track: Track;
  readonly zone: string;
  readonly policy: JourneyPolicy;
  readonly startedAt: Instant;
  readonly lastMovedAt: Instant;
  /** Quiet is explained until then: nobody is told before. */
  readonly explainedUntil: Instant | null;
  readonly stalledAt: Instant | null;
  readonly pausedAt: Instant | null;
  /** When the pause, the talk after a "not now", or what was agreed under review is looked at again. */
  readonly reviewAt: Instant | null;
  /** What was agreed under review holds until then, through a pause as well. */
  readonly agreedUntil?: LocalDate | null;
  /** The last return from a pause or stand-down, or the last time that something was overdue as soon as it was recorded: what fell due before is told on the morning after. */
  readonly resumedAt: Instant | null;
  readonly returnSteps: readonly {
    readonly step: (typeof returnSteps)[number];
    readonly on: LocalDate;
    /** Its day has come, and the supervisor was told. */
    readonly told?: true;
  }[];
  readonly visits: readonly { readonly stage: Stage; readonly at: Instant }[];
  readonly offeredOn: LocalDate | null;
  readonly steps: readonly { readonly requirement: string; readonly on: LocalDate; readonly by: string }[];
  readonly forms: readonly { readonly form: string; readonly on: LocalDate; readonly by: string }[];
  readonly confirmations: readonly {
    readonly criterion: string;
    readonly basis: (typeof confirmationBases)[number];
    readonly on: LocalDate;
    readonly by: string;
  }[];
  readonly basis: {
    readonly basis: Basis;
    readonly hourlyCents: number | null;
    readonly weeklyHours: number | null;
  } | null;
  readonly acknowledged: { readonly version: number; readonly at: Instant } | null;
  readonly contract: Signatures;
  /** `since`: the version of the service column that was signed. */
  readonly boundaryAgreement: Signatures & { readonly since: number | null };
  readonly agreedTopics: readonly string[];
  readonly plannedTrainings: readonly { readonly topic: string; readonly on: LocalDate }[];
  readonly trainings: readonly {
    readonly topic: string;
    readonly on: LocalDate;
    readonly trainer?: 'internal' | 'external';
    readonly qualified?: boolean;
    readonly peerLed?: boolean;
  }[];
  readonly certificates: readonly Certificate[];
  readonly practice: Readonly<Partial<Record<Mode, Practice>>>;
  readonly wish: 'yes' | 'notNow' | null;
  readonly decisions: readonly OpenDecision[];
  readonly decided: readonly {
    readonly matter: DecisionMatter;
    readonly about?: string;
    readonly answer: 'yes' | 'no';
    readonly at: Instant;
    readonly by: string;
    readonly askAgainOn: LocalDate | null;
  }[];
  readonly waivers: readonly Waiver[];
  /** When the last two-sided review was filled in or asked for. */
  readonly reviewedAt: Instant | null;
  readonly expectedEnd: LocalDate | null;
  readonly exitTold: boolean;
  /** When a supervisor was last named. */
  readonly supervisorNamedAt?: Instant;
  readonly closedOn: LocalDate | null;
  /** What is kept of the journey is kept until then. */
  readonly keepUntil: LocalDate | null;
}

/** What happens in a journey. */
export type JourneyEvent =
  | { readonly type: 'JourneyStarted'; readonly track: Track; readonly policyVersion: number }
  | { readonly type: 'StageEntered'; readonly stage: Stage }
  | { readonly type: 'RoleOffered'; readonly on: LocalDate }
  | { readonly type: 'NotNowSaid'; readonly reason: (typeof notNowReasons)[number]; readonly talkAgainOn: LocalDate }
  | { readonly type: 'ConversationResumed' }
  | { readonly type: 'TalkAgainDue'; readonly since: Instant }
  | { readonly type: 'StepRecorded'; readonly requirement: string; readonly on: LocalDate }
  | { readonly type: 'FormFilled'; readonly form: string; readonly on: LocalDate }
  | {
      readonly type: 'EligibilityConfirmed';
      readonly criterion: string;
      readonly basis: string;
      readonly on: LocalDate;
    }
  | { readonly type: 'BasisChosen'; readonly basis: Basis; readonly since: Instant }
  | { readonly type: 'PolicyAcknowledged'; readonly version: number }
  | { readonly type: 'ContractSigned'; readonly side: 'worker' | 'service'; readonly on: LocalDate }
  | { readonly type: 'BoundaryAgreementSigned'; readonly side: 'worker' | 'service'; readonly on: LocalDate }
  | { readonly type: 'TopicAgreed'; readonly topic: string }
  | { readonly type: 'TrainingPlanned'; readonly topic: string; readonly on: LocalDate }
  | { readonly type: 'TrainingRecorded'; readonly topic: string; readonly on: LocalDate }
  | {
      readonly type: 'CertificateAdded';
      readonly certificateId: string;
      readonly topic: string;
      readonly expiresOn: LocalDate | null;
    }
  | { readonly type: 'CertificateWithdrawn'; readonly certificateId: string }
  | {
      readonly type: 'CertificateRenewalDue';
      readonly certificateId: string;
      readonly topic: string;
      readonly since: Instant;
    }
  | {
      readonly type: 'CertificateHasLapsed';
      readonly certificateId: string;
      readonly topic: string;
      readonly since: Instant;
    }
  | {
      readonly type: 'ExperienceLogged';
      readonly mode: Mode;
      readonly on: LocalDate;
      readonly quarters: number;
      readonly withUserId?: string;
    }
  | { readonly type: 'ExperienceWithdrawn'; readonly entry: number }
  | { readonly type: 'WishStated'; readonly wish: 'yes' | 'notNow' }
  | {
      readonly type: 'DecisionOpened';
      readonly matter: DecisionMatter;
      readonly since: Instant;
      readonly about?: string;
      readonly askedOf?: string;
    }
  | { readonly type: 'DecisionEscalated'; readonly matter: DecisionMatter; readonly since: Instant }
  | {
      readonly type: 'Decided';
      readonly matter: DecisionMatter;
      readonly about?: string;
      readonly answer: 'yes' | 'no';
    }
  | { readonly type: 'RequirementWaived'; readonly requirement: string; readonly until: LocalDate }
  | { readonly type: 'DelayExplained'; readonly until: LocalDate }
  | { readonly type: 'JourneyPaused'; readonly reviewOn: LocalDate }
  | { readonly type: 'PauseExtended'; readonly reviewOn: LocalDate }
  | { readonly type: 'JourneyResumed' }
  | { readonly type: 'ReturnStepReached'; readonly step: string; readonly since: Instant }
  | { readonly type: 'StoodDown'; readonly since: Instant }
  | { readonly type: 'StillStoodDown'; readonly since: Instant }
  | { readonly type: 'Reinstated' }
  | { readonly type: 'PlacedUnderReview'; readonly until: LocalDate }
  | { readonly type: 'ReviewLifted' }
  | { readonly type: 'ConcernRaised'; readonly grade: 'performance' | 'minor' | 'gross'; readonly since: Instant }
  | { readonly type: 'TwoSidedReviewDue'; readonly since: Instant }
  | { readonly type: 'ExpectedEndSet'; readonly on: LocalDate }
  | { readonly type: 'NoticeGiven'; readonly lastDay: LocalDate; readonly since: Instant }
  | { readonly type: 'ExitDue'; readonly since: Instant }
  | { readonly type: 'LeftAtOnce'; readonly since: Instant }
  | { readonly type: 'FollowUpDue'; readonly since: Instant }
  | { readonly type: 'FollowUpHeld'; readonly on: LocalDate }
  | { readonly type: 'RetentionEnded'; readonly since: Instant }
  | { readonly type: 'MovedToPolicy'; readonly version: number; readonly from: number; readonly since: Instant }
  | { readonly type: 'RelationNamed'; readonly relation: Relation; readonly holderId: string }
  | { readonly type: 'CapacityExceeded' | 'SupervisorUntrained'; readonly holderId: string; readonly since: Instant }
  | { readonly type: 'NoteAdded' }
  | { readonly type: 'ApplicationEnded'; readonly reason: 'withdrew' | 'notGoingAhead' }
  | { readonly type: 'JourneyStalled'; readonly since: Instant }
  | { readonly type: 'StallEscalated'; readonly since: Instant }
  | { readonly type: 'PauseReviewDue'; readonly since: Instant }
  | { readonly type: 'PauseReviewOverdue'; readonly since: Instant };
