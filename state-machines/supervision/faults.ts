import { dateOf, isDate, yearsAfter } from '../core/calendar.js';
import type { LocalDate, Refusal } from '../core/process.js';
import { clauseOf, refusal } from './refusal-codes.js';
import { isWorker, sessionDay } from './sessions.js';
import type { SupervisionContext, SupervisionMessage, SupervisionTimeType } from './supervision.messages.js';

type Type = Exclude<SupervisionMessage['type'], SupervisionTimeType>;
type Asked<T extends Type> = Extract<SupervisionMessage, { type: T }>;
type Judge<T extends Type> = (supervision: SupervisionContext, input: Asked<T>) => Refusal | undefined;

/** More than two people bring up in one meeting, or agree on at a time: every row of the journal carries these lists. */
export const MOST = { agenda: 40, misses: 60, groups: 24 } as const;
const YEAR = 366 * 86_400_000;

/** What is wrong with an input itself. The machine's guard asks it, and so does whoever explains a refusal. */
export function faultOf(supervision: SupervisionContext, input: SupervisionMessage): Refusal | undefined {
  const judge = Object.hasOwn(judges, input.type) ? (judges[input.type as Type] as Judge<Type> | undefined) : undefined;
  return judge?.(supervision, input as Asked<Type>);
}

const no = (code: Parameters<typeof refusal>[0], { type }: SupervisionMessage, message: string): Refusal =>
  refusal(code, clauseOf[type], message);

const byWorker = (supervision: SupervisionContext, input: SupervisionMessage): Refusal | undefined =>
  isWorker(supervision, input) ? no('NOT_BY_THE_WORKER', input, 'Somebody from the staff does this.') : undefined;

const notByWorker = (supervision: SupervisionContext, input: SupervisionMessage): Refusal | undefined =>
  isWorker(supervision, input) ? undefined : no('ONLY_THE_WORKER', input, 'Only the worker can say this.');

/** Something that happened lies behind, and not before supervision began. */
function dayFault({ startedAt, zone }: SupervisionContext, input: SupervisionMessage, on: LocalDate) {
  if (!isDate(on)) return no('NOT_A_DATE', input, 'This is not a day of the calendar.');
  if (on > dateOf(input.at, zone))
    return no('DATE_IN_FUTURE', input, 'This date is still to come: record it when it has happened.');
  if (on < dateOf(startedAt, zone))
    return no('DATE_TOO_FAR', input, 'Supervision had not begun on this day: look at the date again.');
  return undefined;
}

/** A meeting lies ahead, within a year. */
function startFault(_: SupervisionContext, input: SupervisionMessage, startsAt: string): Refusal | undefined {
  const starts = Date.parse(startsAt);
  if (Number.isNaN(starts)) return no('NOT_A_DATE', input, 'This is not a time of the calendar.');
  if (starts <= input.at) return no('DATE_NOT_AHEAD', input, 'Choose a time that is still to come.');
  return starts > input.at + YEAR
    ? no('DATE_TOO_FAR', input, 'This date is too far away: look at the year again.')
    : undefined;
}

function outcomeFault(supervision: SupervisionContext, input: Asked<'RecordSession'>): Refusal | undefined {
  const { lastOn } = supervision;
  const { outcome } = input;
  if (isWorker(supervision, input) && outcome !== 'held' && outcome !== 'missedBySupervisor')
    return no('OUTCOME_NOT_YOURS', input, 'You can say that it was held, or that your supervisor missed it.');
  if (outcome !== 'movedByAgreement' && !hasComeToPass(supervision, input))
    return no('SESSION_STILL_AHEAD', input, 'This session is still ahead. If you met sooner, say on which day.');
  if (outcome !== 'movedByAgreement' && lastOn !== null && sessionDay(supervision, input) <= lastOn)
    return no('SESSION_RECORDED_ALREADY', input, 'The session of that day, or a later one, is recorded already.');
  return undefined;
}

function correctionFault({ lastOutcome }: SupervisionContext, input: Asked<'CorrectSession'>): Refusal | undefined {
  if (lastOutcome === null) return no('NOTHING_TO_CORRECT', input, 'No session is recorded yet.');
  return lastOutcome === input.outcome
    ? no('OUTCOME_UNCHANGED', input, 'This is how the last session is recorded already.')
    : undefined;
}

/** A session may be held sooner than planned, on a day that is named; nobody has missed it before its time. */
function hasComeToPass(
  { slot, dueOn, zone }: SupervisionContext,
  { outcome, on, at }: Asked<'RecordSession'>,
): boolean {
  const day = slot ? dateOf(slot.startsAt, zone) : dueOn;
  if (outcome === 'held') return on !== undefined || day <= dateOf(at, zone);
  return slot ? slot.startsAt <= at : day <= dateOf(at, zone);
}

function startOfMove(supervision: SupervisionContext, input: Asked<'RecordSession'>): Refusal | undefined {
  const { outcome, startsAt } = input;
  if (outcome === 'movedByAgreement')
    return startsAt === undefined
      ? no('START_MISSING', input, 'Say when the session takes place instead.')
      : startFault(supervision, input, startsAt);
  return startsAt === undefined
    ? undefined
    : no('START_NOT_ASKED', input, 'Another time is named only for a session that was moved.');
}

const judges: { readonly [T in Type]?: Judge<T> } = {
  JoinSupervision(_, input) {
    return input.facts.terms
      ? undefined
      : no('TRACK_SHUT', input, 'That version of the policy does not open the track.');
  },
  WorkerPaused: restFault,
  WorkerStoodDown: restFault,
  WorkerReturned({ journeys }, input) {
    const journey = journeys.find(({ journeyId }) => journeyId === input.journeyId);
    if (!journey) return notJoined(input);
    return journey.standing === 'active' ? no('WORKER_IS_HERE', input, 'This worker does not rest.') : undefined;
  },
  WorkerLeft: ({ journeys }, input) =>
    journeys.some(({ journeyId }) => journeyId === input.journeyId) ? undefined : notJoined(input),
  SupervisorNamed: ({ supervisorId }, input) =>
    supervisorId === input.holderId
      ? no('SUPERVISOR_UNCHANGED', input, 'This one is the supervisor already.')
      : undefined,

  RecordSession: (supervision, input) =>
    (input.on === undefined ? undefined : dayFault(supervision, input, input.on)) ??
    outcomeFault(supervision, input) ??
    startOfMove(supervision, input),
  CorrectSession: (supervision, input) => byWorker(supervision, input) ?? correctionFault(supervision, input),
  MoveSession: (supervision, input) => byWorker(supervision, input) ?? startFault(supervision, input, input.startsAt),
  ConfirmTime: ({ slot }, input) =>
    slot && !slot.agreed ? undefined : no('NOTHING_TO_CONFIRM', input, 'No proposed time waits for an answer.'),
  AskForAnotherTime: (supervision, input) =>
    notByWorker(supervision, input) ??
    (supervision.slot && supervision.slot.startsAt <= input.at
      ? no('NO_SESSION_AHEAD', input, 'The time of this session has passed.')
      : undefined),
  ProposeAgain: ({ slot, asked }, input) =>
    slot?.agreed && !asked && slot.startsAt > input.at
      ? no('TIME_IS_AGREED', input, 'Both agreed on a time: move the session instead.')
      : undefined,

  AddAgendaItem: ({ agenda }, input) =>
    agenda.length < MOST.agenda ? undefined : no('LIST_FULL', input, 'The agenda holds no more items.'),
  RemoveAgendaItem(supervision, input) {
    const item = supervision.agenda.find((one) => one.item === input.item);
    if (!item) return no('UNKNOWN_ITEM', input, 'The agenda has no such item.');
    return (item.by === 'worker') === isWorker(supervision, input)
      ? undefined
      : no('ITEM_NOT_YOURS', input, 'Whoever brought this up takes it off again.');
  },
  AnswerPulse: notByWorker,

  RecordGroup: (supervision, input) =>
    byWorker(supervision, input) ??
    dayFault(supervision, input, input.on) ??
    (supervision.groups.some(
      ({ group, on, attendance }) => group === input.group && on === input.on && attendance === input.attendance,
    )
      ? no('GROUP_RECORDED_ALREADY', input, 'This is recorded already.')
      : undefined),

  GiveConsent(supervision, input) {
    const { until, at } = input;
    if (notByWorker(supervision, input)) return notByWorker(supervision, input);
    if (!isDate(until)) return no('NOT_A_DATE', input, 'This is not a day of the calendar.');
    if (until < dateOf(at, supervision.zone)) return no('DATE_NOT_AHEAD', input, 'Choose a day that is still to come.');
    return until > yearsAfter(dateOf(at, supervision.zone), 1)
      ? no('DATE_TOO_FAR', input, 'A consent holds for a year at most, and can be given again.')
      : undefined;
  },
  WithdrawConsent: (supervision, input) =>
    notByWorker(supervision, input) ??
    (supervision.consents.some(({ scope }) => scope === input.scope)
      ? undefined
      : no('CONSENT_NOT_GIVEN', input, 'There is no such consent.')),
  PlanThreeWay(supervision, input) {
    const { threeWay, consents, zone } = supervision;
    const fault = byWorker(supervision, input) ?? startFault(supervision, input, input.startsAt);
    if (fault) return fault;
    if (threeWay) return no('THREE_WAY_PLANNED_ALREADY', input, 'A meeting of three is planned already.');
    const day = dateOf(Date.parse(input.startsAt), zone);
    return consents.some(({ scope, until }) => scope === input.scope && day <= until)
      ? undefined
      : no('CONSENT_MISSING', input, 'The worker has not consented to talk about this, or not for that day.');
  },
  CancelThreeWay: threeWayFault,
  RecordThreeWay: (supervision, input) =>
    byWorker(supervision, input) ??
    threeWayFault(supervision, input) ??
    (supervision.threeWay!.startsAt > input.at
      ? no('SESSION_STILL_AHEAD', input, 'This meeting is still ahead.')
      : undefined),

  DecideMisses(supervision, input) {
    if (!supervision.decision) return no('DECISION_NOT_OPEN', input, 'Nothing waits for this decision.');
    const decides = input.by?.roles.some((role) => role === 'supervisor' || role === 'manager') ?? false;
    return decides && !isWorker(supervision, input)
      ? undefined
      : no('DECISION_NOT_YOURS', input, 'The supervisor or a manager takes this decision.');
  },
};

const notJoined = (input: SupervisionMessage): Refusal =>
  no('NOT_JOINED', input, 'This journey is not supervised here.');

function restFault({ journeys }: SupervisionContext, input: Asked<'WorkerPaused' | 'WorkerStoodDown'>) {
  const journey = journeys.find(({ journeyId }) => journeyId === input.journeyId);
  if (!journey) return notJoined(input);
  return journey.standing === 'resting' ? no('WORKER_RESTS', input, 'This worker rests already.') : undefined;
}

function threeWayFault({ threeWay }: SupervisionContext, input: SupervisionMessage): Refusal | undefined {
  return threeWay ? undefined : no('NO_THREE_WAY', input, 'No meeting of three is planned.');
}
