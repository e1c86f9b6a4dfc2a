import type { JourneyCommand } from '../api/types';
import { t } from '../texts';
import type { Dates } from '../texts/dates';
import { fieldFault, valueOf, type Field, type Terms, type Values } from './field-values';

export type { Field, Values } from './field-values';

interface CommandShape {
  fields: Field[];
  /** The long text that goes with it: required, possible, or none at all. */
  text?: { name: 'note' | 'why'; required: boolean };
}

const optionalNote = { name: 'note', required: false } as const;
const neededNote = { name: 'note', required: true } as const;
const noted = (...fields: Field[]): CommandShape => ({ fields, text: optionalNote });
const bare = (...fields: Field[]): CommandShape => ({ fields });
const move = noted();

/** What each command asks of the person who gives it. A pause asks for two days and never for a reason (TURAS 13.4). */
export const commandShapes: Record<string, CommandShape> = {
  StartInduction: move,
  StartTraining: move,
  StartSupportedPractice: move,
  StartInPairs: move,
  StartAlone: move,
  StartLeading: move,
  StartMentoring: move,
  StepBack: noted('to'),
  StartExit: move,
  CloseJourney: move,
  EndApplication: noted('reason'),
  OfferRole: noted('on'),
  NotNow: noted('notNowReason', 'talkAgainOn'),
  ResumeConversation: move,
  RecordStep: noted('requirement', 'on'),
  ConfirmEligibility: bare('criterion', 'confirmation', 'on'),
  ChooseBasis: noted('basis', 'hourlyCents', 'weeklyHours', 'valueExplained'),
  AcknowledgePolicy: bare('version'),
  SignContract: bare('side', 'on'),
  SignBoundaryAgreement: bare('side', 'on'),
  AgreeTopic: bare('topic'),
  PlanTraining: noted('topic', 'plannedOn'),
  RecordTraining: noted('topic', 'on', 'trainer', 'qualified', 'peerLed'),
  WithdrawCertificate: bare('certificateId'),
  LogExperience: noted('mode', 'on', 'quarters', 'withUserId'),
  WithdrawExperience: bare('entry'),
  StateWish: bare('wish'),
  Decide: noted('matter', 'about', 'answer', 'askAgainOn'),
  WaiveRequirement: { fields: ['requirement', 'until'], text: { name: 'why', required: true } },
  ExplainDelay: { fields: ['until'], text: { name: 'why', required: false } },
  PauseJourney: bare('from', 'reviewOn'),
  ResumeJourney: noted('talkedOn', 'fewerHours', 'withStaffOnly', 'noLoneWork', 'fullRole'),
  StandDown: move,
  Reinstate: move,
  PlaceUnderReview: { fields: ['until'], text: neededNote },
  LiftReview: move,
  RaiseConcern: { fields: ['grade'], text: neededNote },
  SetExpectedEnd: bare('expectedOn'),
  GiveNotice: bare('lastDay'),
  LeaveNow: bare(),
  RecordFollowUp: noted('on'),
  MoveToPolicy: bare('version'),
  NameLineManager: bare('holderId'),
  NameKeyworker: bare('holderId'),
  NameSupervisor: bare('holderId'),
  AddNote: { fields: [], text: neededNote },
};

/** A form and a certificate have dialogs of their own. */
export const isCommand = (type: string): boolean =>
  type in commandShapes || type === 'FillForm' || type === 'AddCertificate';

/** Fields of which a command is in no need, given what is chosen already. */
export function fieldsOf(type: string, values: Values): Field[] {
  const { fields } = commandShapes[type] ?? { fields: [] };
  return fields.filter((field) => {
    if (field === 'hourlyCents' || field === 'weeklyHours') return values.basis === 'paid';
    if (field === 'askAgainOn') return values.answer === 'no';
    return true;
  });
}

/** The likeliest answer is there already. */
export function startingValues(type: string, given: Values, dates: Dates): Values {
  const days = {
    on: dates.today(),
    from: dates.today(),
    until: dates.todayPlus(14),
    plannedOn: dates.todayPlus(7),
    reviewOn: dates.todayPlus(28),
    talkAgainOn: dates.todayPlus(56),
    lastDay: dates.todayPlus(28),
    expectedOn: dates.todayPlus(180),
  };
  const usual = { ...days, quarters: '2' };
  const own = Object.entries(usual).filter(([field]) => commandShapes[type]?.fields.includes(field as Field));
  return { ...Object.fromEntries(own), ...given };
}

/** What is wrong with a form, by field, in words that say how to mend it. */
export function faultsOf(type: string, values: Values, text: string, dates: Dates, terms?: Terms) {
  const faults: Record<string, string> = {};
  for (const field of fieldsOf(type, values)) {
    const fault = fieldFault(field, values, dates, terms);
    if (fault) faults[field] = fault;
  }
  const asked = commandShapes[type]?.text;
  if (asked?.required && !text.trim()) faults[asked.name] = t.form.needed[asked.name]!;
  return faults;
}

/** The body of the request: codes and dates, and the words where there are any. */
export function bodyOf(type: string, values: Values, text: string, dates: Dates): JourneyCommand {
  const asked = commandShapes[type]?.text;
  const given = Object.assign({}, ...fieldsOf(type, values).map((field) => valueOf(field, values, dates)));
  const { steps } = given;
  if (steps) given.steps = returnStepsOf(values);
  const words = asked && text.trim() ? { [asked.name]: text.trim() } : {};
  return { type, ...given, ...words } as JourneyCommand;
}

const returnStepsOf = (values: Values) =>
  (['fewerHours', 'withStaffOnly', 'noLoneWork', 'fullRole'] as const).flatMap((step) =>
    values[step] ? [{ step, on: values[step] }] : [],
  );
