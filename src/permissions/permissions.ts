import { type Role } from '../../state-machines/core/process.js';
import type { Form } from '../../state-machines/journey/forms.js';
import type { JourneyCommandType, Signatures } from '../../state-machines/journey/journey.messages.js';
import type { ObligationCommand } from '../../state-machines/obligation/obligation.messages.js';
import type { SupervisionCommandType } from '../../state-machines/supervision/supervision.messages.js';

/**
 * How the asker stands to the worker in question. `self` outweighs all others: nobody moves, waives or supervises their
 * own journey, whatever else they are. `none` is a worker with whom the asker has nothing to do.
 */
export const relations = ['self', 'supervises', 'lineManages', 'keyworks', 'none'] as const;
export type Relation = (typeof relations)[number];

/** How whoever is named to a worker stands to that one. */
const stands = { supervisor: 'supervises', lineManager: 'lineManages', keyworker: 'keyworks' } as const;

/** What somebody can be named to a worker as. */
export type Named = keyof typeof stands;
export const namings = Object.entries(stands) as readonly (readonly [Named, Relation])[];

/** How a member stands to a worker by what they are named as. Whoever is named as nothing has nothing to do with that one. */
export const standingBy = (named: readonly Named[] | null): Relation[] =>
  named && named.length > 0 ? [...new Set(named.map((one) => stands[one]))] : ['none'];

type FormHand = Form['by'];
type Side = keyof Signatures;

/** The five roles, and `member` for what everyone in the organisation may, whatever their role (a keyworker may have none). */
export type Standing = Role | 'member';

/** About one worker: towards whom each role may. */
type Grants = Readonly<Partial<Record<Standing, readonly Relation[]>>>;
/** About no worker in particular: which roles may. */
type General = readonly Standing[];

/** Everyone but oneself. */
const others = ['supervises', 'lineManages', 'keyworks', 'none'] as const;
/** The people one looks after in the organisation's name. */
const theirs = ['supervises', 'lineManages'] as const;
/** Line support, kept apart from key work (GUIDE 3.5-c, 4.2-c): a keyworker does not read or write here. */
const lineSide = ['supervises', 'lineManages', 'none'] as const;
const own = ['self'] as const;
/** Supervision is no line management: a line manager has no part in its sessions (GUIDE 4.3-a). */
const supervised = ['supervises'] as const;

/** Decisions about where a journey goes are the coordinator's, and the manager's who stands above (TURAS 7.1). */
const moves: Grants = { coordinator: others, manager: others };
/** What day-to-day support brings up, supervisors and line managers record as well. */
const support: Grants = { coordinator: others, manager: others, supervisor: theirs };
/** The worker's own word; with the worker, staff may write down what was said by somebody who has no account. */
const ownOrMoves: Grants = { ...moves, peerWorker: own };
const ownOrSupport: Grants = { ...support, peerWorker: own };
/** Management alone. */
const management: Grants = { manager: others };

/** Commands whose details say in whose name they are given: each of them is an action of its own. */
type InWhoseName = 'FillForm' | 'SignContract' | 'SignBoundaryAgreement';

const journeyCommands: Record<`journey.${Exclude<JourneyCommandType, InWhoseName>}`, Grants> = {
  'journey.StartInduction': moves,
  'journey.StartTraining': moves,
  'journey.StartSupportedPractice': moves,
  'journey.StartInPairs': moves,
  'journey.StartAlone': moves,
  'journey.StartLeading': moves,
  'journey.StartMentoring': moves,
  /** To more support, whoever supports the worker may lead (TURAS 10.1.4). */
  'journey.StepBack': support,
  'journey.StartExit': moves,
  'journey.CloseJourney': moves,
  'journey.EndApplication': moves,
  'journey.OfferRole': moves,
  'journey.NotNow': moves,
  'journey.ResumeConversation': moves,
  'journey.RecordStep': support,
  'journey.ConfirmEligibility': moves,
  'journey.ChooseBasis': ownOrMoves,
  'journey.AcknowledgePolicy': ownOrMoves,
  'journey.AgreeTopic': support,
  'journey.PlanTraining': support,
  'journey.RecordTraining': support,
  'journey.AddCertificate': ownOrSupport,
  'journey.WithdrawCertificate': support,
  'journey.LogExperience': ownOrSupport,
  'journey.WithdrawExperience': ownOrSupport,
  'journey.StateWish': ownOrSupport,
  'journey.Decide': support,
  /** A requirement is set aside by management alone, with a reason (TURAS 6.11). */
  'journey.WaiveRequirement': management,
  'journey.ExplainDelay': support,
  /** A worker can step back at any time, without asking (TURAS 6.9, 13.4). The return is talked through with someone. */
  'journey.PauseJourney': ownOrSupport,
  'journey.ResumeJourney': support,
  /** At once, and by a manager (TURAS 13.5). */
  'journey.StandDown': management,
  'journey.Reinstate': management,
  'journey.PlaceUnderReview': support,
  'journey.LiftReview': support,
  'journey.RaiseConcern': support,
  'journey.SetExpectedEnd': moves,
  'journey.GiveNotice': ownOrSupport,
  'journey.LeaveNow': ownOrMoves,
  'journey.RecordFollowUp': moves,
  /** New terms for someone under way are management's word (TURAS 7.1). */
  'journey.MoveToPolicy': management,
  'journey.NameLineManager': moves,
  'journey.NameKeyworker': moves,
  'journey.NameSupervisor': moves,
  /** A note of its own or beside another command. Journey notes are line support; the keyworker's side has its own space. */
  'journey.AddNote': { coordinator: lineSide, manager: lineSide, supervisor: theirs, peerWorker: own },
};

/** A form is in the worker's own hand, in the service's, or in either. */
const formsByHand: Record<`journey.FillForm.${FormHand}`, Grants> = {
  'journey.FillForm.worker': { peerWorker: own },
  'journey.FillForm.service': support,
  'journey.FillForm.either': ownOrSupport,
};

/** Each side signs for itself; a worker's signature on paper is recorded by those who may move the journey. */
const signatures: Record<`journey.${'SignContract' | 'SignBoundaryAgreement'}.${Side}`, Grants> = {
  'journey.SignContract.worker': ownOrMoves,
  'journey.SignContract.service': support,
  'journey.SignBoundaryAgreement.worker': ownOrMoves,
  'journey.SignBoundaryAgreement.service': support,
};

/** The two people of a supervision, whatever else they are. */
const theTwo: Grants = { coordinator: supervised, manager: supervised, supervisor: supervised, peerWorker: own };
/** Sessions are arranged and recorded by the supervisor, or by those who see to it that supervision happens (TURAS 7.1). */
const arranges: Grants = { coordinator: others, manager: others, supervisor: supervised };
const ownOrArranges: Grants = { ...arranges, peerWorker: own };
/** What only the worker can say. */
const workersWord: Grants = { peerWorker: own };

const supervisionCommands: Record<`supervision.${SupervisionCommandType}`, Grants> = {
  'supervision.RecordSession': ownOrArranges,
  'supervision.CorrectSession': arranges,
  'supervision.MoveSession': arranges,
  'supervision.ConfirmTime': ownOrArranges,
  'supervision.AskForAnotherTime': ownOrArranges,
  'supervision.AddAgendaItem': theTwo,
  'supervision.RemoveAgendaItem': theTwo,
  'supervision.AnswerPulse': workersWord,
  'supervision.WriteNote': theTwo,
  'supervision.RecordGroup': arranges,
  /** Nobody consents for somebody else (GUIDE 4.2-b). */
  'supervision.GiveConsent': workersWord,
  'supervision.WithdrawConsent': workersWord,
  'supervision.PlanThreeWay': { coordinator: supervised, manager: supervised, supervisor: supervised },
  'supervision.CancelThreeWay': theTwo,
  'supervision.RecordThreeWay': { coordinator: supervised, manager: supervised, supervisor: supervised },
  /** By the supervisor or a manager; nothing follows by itself (TURAS 12.5). */
  'supervision.DecideMisses': { coordinator: supervised, manager: others, supervisor: supervised },
  'supervision.ProposeAgain': ownOrArranges,
};

/** What the organisation owes is asked for by the worker, and settled by the organisation (TURAS 6.2). */
const obligationCommands: Record<`obligation.${ObligationCommand['type']}`, Grants> = {
  'obligation.Fulfil': support,
  'obligation.PromiseAnotherDay': support,
  'obligation.Withdraw': workersWord,
  'obligation.Reopen': workersWord,
};

/**
 * Who may do what, to whom: the only place that says so. Controllers, worklists (as SQL) and pages (as offers) read this
 * table; `test/api/permissions.spec.ts` runs every cell over HTTP.
 *
 * An administrator looks after accounts and sees no journey. A keyworker sees that the person is in peer work, and not
 * how it goes, unless the person is theirs in another way too (GUIDE 3.5-c, 4.2-c). Managers see dates and status of
 * everyone, and notes only of people whom they supervise or line-manage (GUIDE 4.3-d); who wrote a note may read it.
 * While somebody is away, their cover stands to people as they do; notes of supervision stay where they are, as
 * `supervision.readNotes` is held against relations that were named, not covered.
 */
export const permissions = {
  'journey.see': { coordinator: others, manager: others, supervisor: theirs, peerWorker: own },
  /** Journey notes are line support (see AddNote). */
  'journey.readNotes': { coordinator: lineSide, manager: theirs, supervisor: theirs, peerWorker: own },
  'journey.StartJourney': moves,
  ...journeyCommands,
  ...formsByHand,
  ...signatures,
  /** What a worker writes for themselves alone is read by nobody else, whatever that one is (GUIDE 4.2-d). */
  'journey.readOwnPages': { peerWorker: own },
  /** A certificate is a paper of line support. */
  'certificate.read': { coordinator: lineSide, manager: lineSide, supervisor: theirs, peerWorker: own },
  /** A keyworker learns that the person is in peer work. */
  'person.see': {
    coordinator: lineSide,
    manager: lineSide,
    supervisor: theirs,
    member: ['self', 'keyworks'],
  },
  /** That a session happened, when, and what became of it: whoever sees the journey. */
  'supervision.see': { coordinator: others, manager: others, supervisor: theirs, peerWorker: own },
  /** What was said stays between the two who met (GUIDE 4.3-d). */
  'supervision.readNotes': theTwo,
  ...supervisionCommands,
  'supervisors.see': ['coordinator', 'manager', 'supervisor'],
  'supervisors.change': ['coordinator', 'manager'],
  'obligation.see': { coordinator: others, manager: others, supervisor: theirs, peerWorker: own },
  'obligation.open': ownOrSupport,
  ...obligationCommands,
  'reminders.see': ['coordinator', 'manager'],
  'person.create': ['coordinator', 'manager'],
  'staff.list': ['coordinator', 'manager', 'administrator'],
  'programme.list': ['member'],
  /** Everyone may see what a programme stands on (TURAS 6.10, GUIDE 1.3-a). */
  'programme.see': ['member'],
  'programme.change': ['coordinator', 'manager'],
  'programme.open': ['manager'],
  'policy.read': ['member'],
  'policy.draft': ['coordinator', 'manager'],
  'policy.preview': ['coordinator', 'manager'],
  'policy.move': ['manager'],
  /** A policy is management's word (TURAS 7.1). */
  'policy.adopt': ['manager'],
  /** Today, inbox and drafts hold one's own matters only. */
  'today.see': ['member'],
  'inbox.read': ['member'],
  'draft.keep': ['member'],
  /** Everyone keeps their own: how they are told, when they can meet, their calendar. */
  'settings.own': ['member'],
  /** Who is away and who covers: those who look after somebody. Each enters their own. */
  'absence.see': ['coordinator', 'manager', 'supervisor'],
  'absence.enter': ['coordinator', 'manager', 'supervisor'],
  'absence.enterForOthers': ['coordinator', 'manager'],
  'calendar.see': ['member'],
  'calendar.change': ['coordinator', 'manager'],
  'machine.see': ['member'],
  'clock.see': ['member'],
  'clause.see': ['member'],
} satisfies Record<string, Grants | General>;
export type Action = keyof typeof permissions;

export const actions = Object.keys(permissions) as Action[];

const standingsOf = (roles: readonly Role[]): Standing[] => [...roles, 'member'];

const isGeneral = (rule: Grants | General): rule is General => Array.isArray(rule);

/** Towards whom someone with these roles may do this: towards all, where it is about no worker in particular. */
export function grantedRelations(action: Action, roles: readonly Role[]): ReadonlySet<Relation> {
  const rule: Grants | General = permissions[action];
  const standings = standingsOf(roles);
  if (isGeneral(rule)) return new Set(rule.some((one) => standings.includes(one)) ? relations : []);
  return new Set(standings.flatMap((standing) => rule[standing] ?? []));
}

/** May someone with these roles, who stands so to the worker, do this? Without a worker in question any grant will do. */
export function may(action: Action, roles: readonly Role[], held: readonly Relation[] = relations): boolean {
  const granted = grantedRelations(action, roles);
  return held.some((relation) => granted.has(relation));
}

/** The actions that a kind of command may be: one, or one for each in whose name it can be given. */
export const actionsOfCommand = (type: JourneyCommandType): readonly Action[] => {
  const action = `journey.${type}`;
  return actions.filter((one) => one === action || one.startsWith(`${action}.`));
};
