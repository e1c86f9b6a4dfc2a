import type { LocalDate, Role } from '../../state-machines/core/process.js';
import type { OwedThing, ReplySubject } from '../../state-machines/obligation/obligation.messages.js';
import type { Outcome, SupervisionCommand } from '../../state-machines/supervision/supervision.messages.js';
import type { Window } from '../../state-machines/core/working-calendar.js';
import type { JourneyCommand } from '../../state-machines/journey/journey.messages.js';
import type { PolicyDraft } from '../../state-machines/policy/draft.js';
import type { Policy, Track } from '../../state-machines/policy/policy.js';
import type { TemplateId } from '../../state-machines/policy/templates.js';
import type { SectionId } from '../../state-machines/programme/readiness.js';

/** Invented organisations with invented people, for trying things out. Nobody here exists: workers are called after birds and trees. */

export const SAMPLE_PASSWORD = 'heron-and-rowan';

/** A key of the organisation's staff. */
export type Player = 'coordinator' | 'manager' | 'supervisor' | 'supervisor2' | 'keyworker' | 'administrator';

/** Who gives a command: somebody on the staff, or the worker (the coordinator writes it down for whoever has no account). */
export type Teller = Player | 'worker';

/** The day on which something is told, and days counted from it and from the present. */
export interface Day {
  readonly on: LocalDate;
  readonly in: (days: number) => LocalDate;
  readonly fromNow: (days: number) => LocalDate;
}

/** A command as it is given on a day. Whom it names is put in by the loader. */
export type Ask = (
  day: Day,
) => JourneyCommand | { readonly type: 'NameLineManager' | 'NameKeyworker' | 'NameSupervisor' };

/** Words that come with a command: a note beside it, or what a form says. */
export interface Words {
  readonly note?: string;
  readonly why?: string;
  readonly content?: object;
}

/** Something out of the ordinary in a worker's story, so many days ago. */
export interface Turn extends Words {
  readonly daysAgo: number;
  readonly by: Teller;
  readonly ask: Ask;
}

/** Something that was said in supervision, so many days ago. */
export interface DiaryTurn {
  readonly daysAgo: number;
  readonly by: Teller;
  readonly ask: (day: Day) => SupervisionCommand;
  readonly text?: string;
  readonly note?: string;
}

/** How supervision went: every session was held and recorded on its day, but for what is said here. */
export interface Diary {
  /** What became of the nth session instead. */
  readonly outcomes?: Readonly<Record<number, Outcome>>;
  /** The last one was so many days ago and nobody said what became of it; or the next one is so many days ahead. */
  readonly last?: { readonly unrecorded: number } | { readonly ahead: number };
  readonly turns?: readonly DiaryTurn[];
  /** What the worker has said of their week lately, and that a time was looked for again since. */
  readonly weekLately?: readonly Window[];
}

/** Something that was asked of the organisation. */
export interface Wish {
  readonly worker: string;
  readonly what: OwedThing;
  readonly about?: ReplySubject;
  readonly daysAgo: number;
  readonly askedOf?: Player;
  readonly text?: string;
  /** Given so many days ago. */
  readonly fulfilled?: number;
}

/** Somebody on the staff is away, in days from now. */
export interface Leave {
  readonly player: Player;
  readonly from: number;
  readonly until: number;
  readonly enteredDaysAgo: number;
  readonly cover?: Player;
}

/** What a supervisor has learned, and how much they can take on. */
export interface Profile {
  readonly player: Player;
  readonly trainedDaysAgo?: number;
  readonly skills: readonly string[];
  readonly mostPeople: number;
  readonly mostHours: number;
}

/** Around the journeys: who is away, who asked for what, how supervisors work, which days are off. */
export interface House {
  readonly country: string;
  readonly wishes: readonly Wish[];
  readonly leaves: readonly Leave[];
  readonly profiles: readonly Profile[];
  /** In whose week sessions are planned from now on. */
  readonly weeks: Readonly<Partial<Record<Player, readonly Window[]>>>;
  /** Whose address has failed lately. */
  readonly failing?: string;
}

/** A worker's story on one track: the usual course up to a day of it, and then what came differently. */
export interface Worker {
  readonly name: string;
  readonly track?: Track;
  /** The first conversation was so many days ago. */
  readonly began: number;
  /** The usual course was followed until this day of it. */
  readonly until: number;
  readonly turns?: readonly Turn[];
  readonly supervisor?: Player;
  /** Between these days of the course nothing was recorded: it stalled, and went on. */
  readonly quiet?: readonly [from: number, to: number];
  /** Leaves these commands, steps, topics and forms out of the usual course. */
  readonly without?: readonly string[];
  readonly diary?: Diary;
  /** Has an account of their own. */
  readonly signsIn?: boolean;
}

export interface StaffMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role;
}

/** A programme that is still being prepared, with holes in it. */
export interface ProgrammeToBe {
  readonly name: string;
  readonly template: TemplateId;
  readonly ready: readonly SectionId[];
  readonly draft: PolicyDraft;
}

export interface Cast {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  readonly programme: string;
  readonly template: TemplateId;
  readonly mailDomain: string;
  readonly policy: Policy;
  readonly beingPrepared?: ProgrammeToBe;
  readonly staff: Readonly<Partial<Record<Player, StaffMember>>>;
  readonly workers: readonly Worker[];
  readonly house: House;
}
