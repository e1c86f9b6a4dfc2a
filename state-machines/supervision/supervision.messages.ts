import { z } from 'zod';

import type { Instant, Invitation, LocalDate, Stamped } from '../core/process.js';
import type { Busy, Window, WorkingCalendar } from '../core/working-calendar.js';
import type { Ladder } from '../ladder/ladder.js';
import type { JourneyPolicy, Track } from '../policy/policy.js';

const date = z.iso.date();
const instant = z.iso.datetime();
/** The journal version that wrote an item of the agenda names it. */
const version = z.int().min(1).max(2_147_483_647);

/** What became of a session: only the worker's own misses count (TURAS 12.5, GUIDE 4.3-d). */
export const outcomes = ['held', 'missedByWorker', 'missedBySupervisor', 'movedByAgreement'] as const;
export type Outcome = (typeof outcomes)[number];

/** The five items that every agenda begins with (GUIDE 4.3-i, 4.3-f), and what else somebody wants to bring up. */
export const agendaSections = [
  'checkIn',
  'trickySituations',
  'goals',
  'feedbackToWorker',
  'feedbackToSupervisor',
  'boundaries',
  'other',
] as const;
export type AgendaSection = (typeof agendaSections)[number];

/** Groups whose attendance counts where the policy says so (TURAS 12.5, GUIDE 2.3-e, 4.2-h). */
export const groups = ['reflectivePractice', 'peerGroup'] as const;
export const attendances = ['attended', 'missed', 'excused'] as const;

/** What a three-way meeting may be about (GUIDE 4.2-b): never more than the consent says. */
export const consentScopes = ['wellbeing', 'workload', 'returnToWork', 'riskAndSafety'] as const;
export type ConsentScope = (typeof consentScopes)[number];

/** What the worker asks of the next session. */
export const askings = ['cantMakeIt', 'anotherTime'] as const;

/** What is decided when the policy's number of misses is reached; nothing follows by itself (TURAS 12.5). */
export const missAnswers = ['goOn', 'agreePlan', 'endRole'] as const;

/** What can be asked of a supervision. Words go beside a command, sealed: `text`, `note`. */
export const SupervisionCommandSchema = z
  .discriminatedUnion('type', [
    /** One tap. `on` is the day of the session where it is left out; after `movedByAgreement` comes `startsAt`. */
    z.strictObject({
      type: z.literal('RecordSession'),
      outcome: z.enum(outcomes),
      on: date.optional(),
      startsAt: instant.optional(),
    }),
    /** The last session that counted was recorded wrongly: a slip of the thumb must not stand against anybody. */
    z.strictObject({ type: z.literal('CorrectSession'), outcome: z.enum(['held', 'missedByWorker']) }),
    /** Both agreed on a time. The day on which it was due is kept. */
    z.strictObject({ type: z.literal('MoveSession'), startsAt: instant }),
    z.strictObject({ type: z.literal('ConfirmTime') }),
    z.strictObject({ type: z.literal('AskForAnotherTime'), asking: z.enum(askings) }),
    z.strictObject({ type: z.literal('AddAgendaItem'), section: z.enum(agendaSections) }),
    z.strictObject({ type: z.literal('RemoveAgendaItem'), item: version }),
    /** How comfortable the work feels, said by the worker (GUIDE 4.2-g): the answer itself is sealed as `text`. */
    z.strictObject({ type: z.literal('AnswerPulse') }),
    /** Read by the two people only (GUIDE 4.3-d). */
    z.strictObject({ type: z.literal('WriteNote') }),
    z.strictObject({
      type: z.literal('RecordGroup'),
      group: z.enum(groups),
      on: date,
      attendance: z.enum(attendances),
    }),
    z.strictObject({ type: z.literal('GiveConsent'), scope: z.enum(consentScopes), until: date }),
    z.strictObject({ type: z.literal('WithdrawConsent'), scope: z.enum(consentScopes) }),
    /** With the support worker, and only under a consent that lives on that day (GUIDE 4.2-b). */
    z.strictObject({ type: z.literal('PlanThreeWay'), scope: z.enum(consentScopes), startsAt: instant }),
    z.strictObject({ type: z.literal('CancelThreeWay') }),
    z.strictObject({ type: z.literal('RecordThreeWay'), held: z.boolean() }),
    /** By the supervisor or a manager. */
    z.strictObject({ type: z.literal('DecideMisses'), answer: z.enum(missAnswers) }),
    /** Looks for a time again, by what both have said of their weeks since. */
    z.strictObject({ type: z.literal('ProposeAgain') }),
  ])
  .meta({ id: 'SupervisionCommand' });
export type SupervisionCommand = z.infer<typeof SupervisionCommandSchema>;
export type SupervisionCommandType = SupervisionCommand['type'];

/** What a journey says to the supervision that hangs on it. The first `JoinSupervision` begins it. */
export type SupervisionNews =
  | {
      readonly type: 'JoinSupervision';
      readonly personId: string;
      readonly programmeId: string;
      readonly journeyId: string;
      readonly track: Track;
      readonly policyVersion: number;
    }
  | { readonly type: 'WorkerPaused'; readonly journeyId: string }
  | { readonly type: 'WorkerStoodDown'; readonly journeyId: string }
  | { readonly type: 'WorkerReturned'; readonly journeyId: string }
  | { readonly type: 'WorkerLeft'; readonly journeyId: string }
  | { readonly type: 'SupervisorNamed'; readonly holderId: string };

/** What time says to a supervision. */
export const supervisionTimeInputs = [
  'ReminderTimeCame',
  'SessionTimePassed',
  'RungTimeCame',
  'DecisionTimePassed',
  'ConsentEnded',
] as const;
export type SupervisionTimeType = (typeof supervisionTimeInputs)[number];
export interface SupervisionTimeInput {
  readonly type: SupervisionTimeType;
}

export type SupervisionInput = SupervisionNews | SupervisionCommand | SupervisionTimeInput;

/** What a supervision takes from the policy version of one journey. */
export interface SupervisionTerms {
  readonly version: number;
  readonly pattern: JourneyPolicy['supervision'];
  /** Both are reminded so many hours before. */
  readonly remindHoursBefore: number;
  readonly minutes: number;
  /** What climbs when a session's time has passed and nobody says what became of it. */
  readonly ladder: Ladder;
  /** So many misses of the worker's own open a decision (TURAS 12.5). */
  readonly missesToDecide: number;
  readonly escalateAfterDays: number;
  /** Whether a group that the worker stays away from counts as well (TURAS 12.5). */
  readonly groupsCount: boolean;
}

/** What the next session is planned by. */
export interface Planning {
  readonly calendar: WorkingCalendar;
  /** Weeks in the calendar's zone; nothing said means: whenever the organisation works, from nine to five. */
  readonly worker: readonly Window[] | null;
  readonly supervisor: readonly Window[] | null;
  /** When the supervisor meets somebody else. */
  readonly busy: readonly Busy[];
  /** When one of the two is away. */
  readonly away: readonly { readonly from: LocalDate; readonly until: LocalDate }[];
}

/** What a supervision cannot know by itself. */
export interface SupervisionFacts {
  readonly supervisorId: string | null;
  /** Asked where a session may be planned: not by texts, and not by time. */
  readonly planning?: Planning;
  /** Asked when a journey joins: absent where its policy version does not open the track. */
  readonly terms?: SupervisionTerms | null;
}

export type SupervisionMessage = Stamped<SupervisionInput, SupervisionFacts>;

/** A journey whose worker is supervised here: one person in one programme meets one supervisor, however many tracks. */
export interface Joined {
  readonly journeyId: string;
  readonly track: Track;
  readonly terms: SupervisionTerms;
  readonly standing: 'active' | 'resting';
  /** How many sessions had been held when it joined: where in its pattern it stands. */
  readonly heldBefore: number;
}

/** When the next session takes place. */
export interface Slot extends Pick<Invitation, 'uid' | 'sequence' | 'startsAt' | 'minutes'> {
  /** Proposed by the pattern, or agreed by both. */
  readonly agreed: boolean;
}

/** What a supervision remembers. */
export interface SupervisionContext {
  readonly personId: string;
  readonly programmeId: string;
  readonly zone: string;
  /** How many inputs it has answered: the version of its last row in the journal, by which items of the agenda are named. */
  readonly version: number;
  readonly startedAt: Instant;
  readonly supervisorId: string | null;
  readonly journeys: readonly Joined[];
  /** Sessions held since the beginning. */
  readonly held: number;
  /** The session that comes next, counted from 1: it names the dates of calendars. */
  readonly number: number;
  /** The day on which the pattern wants it. No move ever changes it (GUIDE 4.3-e). */
  readonly dueOn: LocalDate;
  /** The day from which the pattern counted: the last session, or the beginning. */
  readonly countedFrom: LocalDate;
  /** The day from which its time runs: the one on which it is due, or on which it was first planned where that was past. */
  readonly runsFrom: LocalDate;
  /** Whatever both agree on, the session's time has passed by then: one interval after it runs. */
  readonly latestAt: Instant;
  /** When it was last planned or moved. */
  readonly plannedAt: Instant;
  /** Nothing, where both have no time in common. */
  readonly slot: Slot | null;
  /** The name of this session in calendars, and the sequence that its date takes next there. */
  readonly uid: string | null;
  readonly sequence: number;
  readonly remindAt: Instant | null;
  readonly remindedAt: Instant | null;
  /** When the session's time has passed. */
  readonly passesAt: Instant;
  /** Since when its time has passed and nobody said what became of it. */
  readonly unrecordedSince: Instant | null;
  /** When each rung of the ladder is reached, worked out when the session was planned. */
  readonly rungs: readonly Instant[];
  /** How many of them were climbed. */
  readonly climbed: number;
  /** What the worker asked of this session. */
  readonly asked: { readonly asking: (typeof askings)[number]; readonly since: Instant } | null;
  readonly agenda: readonly {
    readonly item: number;
    readonly section: AgendaSection;
    readonly by: 'worker' | 'supervisor';
  }[];
  /** The worker's own misses since the last decision. */
  readonly misses: readonly LocalDate[];
  /** The day of the last session that was held, or missed by the worker. */
  readonly lastOn: LocalDate | null;
  /** What became of it. */
  readonly lastOutcome: 'held' | 'missedByWorker' | null;
  /** The latest entries of groups, so that a correction counts once. */
  readonly groups: readonly {
    readonly group: (typeof groups)[number];
    readonly on: LocalDate;
    readonly attendance: (typeof attendances)[number];
  }[];
  readonly decision: { readonly since: Instant; readonly escalated: boolean } | null;
  readonly consents: readonly { readonly scope: ConsentScope; readonly givenAt: Instant; readonly until: LocalDate }[];
  /** When a consent last ended: the supervisor is told. */
  readonly consentEndedAt: Instant | null;
  readonly threeWay: (Slot & { readonly scope: ConsentScope }) | null;
  /** Since when all of its journeys rest. */
  readonly suspendedAt: Instant | null;
  /** The last return, or the last time that something was overdue as soon as it was recorded: what fell due before is told on the morning after. */
  readonly resumedAt: Instant | null;
}

/** What happens in a supervision. */
export type SupervisionEvent =
  | { readonly type: 'SupervisionStarted' }
  | { readonly type: 'JourneyJoined'; readonly journeyId: string; readonly track: Track }
  | { readonly type: 'JourneyRested' | 'JourneyReturned' | 'JourneyLeft'; readonly journeyId: string }
  | { readonly type: 'SessionPlanned'; readonly number: number; readonly dueOn: LocalDate; readonly slot: Slot }
  | { readonly type: 'NoTimeInCommon'; readonly number: number; readonly dueOn: LocalDate; readonly since: Instant }
  | {
      readonly type: 'SessionMoved';
      readonly number: number;
      readonly dueOn: LocalDate;
      readonly slot: Slot;
      readonly from: Instant | null;
    }
  | { readonly type: 'TimeConfirmed'; readonly number: number }
  | { readonly type: 'SessionCancelled'; readonly number: number; readonly slot: Slot; readonly since: Instant }
  | { readonly type: 'SessionReminded'; readonly number: number; readonly since: Instant }
  | { readonly type: 'SessionUnrecorded'; readonly number: number; readonly since: Instant }
  | { readonly type: 'LadderClimbed'; readonly rung: number; readonly since: Instant }
  | {
      readonly type: 'SessionRecorded';
      readonly number: number;
      readonly outcome: Outcome;
      readonly dueOn: LocalDate;
      readonly on: LocalDate;
      readonly slot: Slot | null;
    }
  | {
      readonly type: 'SessionCorrected';
      readonly number: number;
      readonly outcome: 'held' | 'missedByWorker';
      readonly on: LocalDate;
    }
  | { readonly type: 'AnotherTimeAsked'; readonly asking: (typeof askings)[number]; readonly since: Instant }
  | { readonly type: 'AgendaItemAdded'; readonly section: AgendaSection; readonly by: 'worker' | 'supervisor' }
  | { readonly type: 'AgendaItemRemoved'; readonly item: number }
  | { readonly type: 'PulseAnswered' }
  | { readonly type: 'NoteWritten' }
  | {
      readonly type: 'GroupRecorded';
      readonly group: (typeof groups)[number];
      readonly on: LocalDate;
      readonly attendance: (typeof attendances)[number];
    }
  | { readonly type: 'ConsentGiven'; readonly scope: ConsentScope; readonly until: LocalDate }
  | { readonly type: 'ConsentWithdrawn'; readonly scope: ConsentScope; readonly since: Instant }
  | { readonly type: 'ConsentRanOut'; readonly scope: ConsentScope; readonly since: Instant }
  | {
      readonly type: 'ThreeWayPlanned';
      readonly scope: ConsentScope;
      readonly slot: Slot;
      readonly since: Instant;
    }
  | { readonly type: 'ThreeWayCancelled'; readonly slot: Slot; readonly since: Instant }
  | { readonly type: 'ThreeWayRecorded'; readonly held: boolean }
  | { readonly type: 'MissesDecisionOpened'; readonly since: Instant; readonly misses: number }
  | { readonly type: 'MissesDecisionEscalated'; readonly since: Instant }
  | { readonly type: 'MissesDecided'; readonly answer: (typeof missAnswers)[number] }
  | { readonly type: 'SupervisionSuspended'; readonly since: Instant }
  | { readonly type: 'SupervisionResumed' }
  | { readonly type: 'SupervisorChanged'; readonly holderId: string }
  /** The one who supervised before has it in the calendar. */
  | {
      readonly type: 'SessionHandedOver';
      readonly number: number;
      readonly slot: Slot;
      readonly from: string;
      readonly since: Instant;
    }
  | { readonly type: 'SupervisionEnded' };
