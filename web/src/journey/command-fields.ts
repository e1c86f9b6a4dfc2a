import type { JourneyCommand } from '../api/types';
import { t } from '../texts';
import type { Dates } from '../texts/dates';

export type Field = 'requirement' | 'topic' | 'on' | 'until' | 'reviewOn' | 'reason' | 'holderId';

interface CommandShape {
  fields: Field[];
  /** The long text that goes with it: required, possible, or none at all. */
  text?: { name: 'note' | 'why'; required: boolean };
}

const optionalNote = { name: 'note', required: false } as const;
const move: CommandShape = { fields: [], text: optionalNote };

/** What each command asks of the person who gives it. A pause asks for a day and never for a reason (TURAS 13.4). */
export const commandShapes: Record<string, CommandShape> = {
  StartInduction: move,
  StartTraining: move,
  StartSupportedPractice: move,
  StartExit: move,
  CloseJourney: move,
  ResumeJourney: move,
  EndApplication: { fields: ['reason'], text: optionalNote },
  RecordStep: { fields: ['requirement', 'on'], text: optionalNote },
  RecordTraining: { fields: ['topic', 'on'], text: optionalNote },
  WaiveRequirement: { fields: ['requirement', 'until'], text: { name: 'why', required: true } },
  ExplainDelay: { fields: ['until'], text: { name: 'why', required: false } },
  PauseJourney: { fields: ['reviewOn'] },
  NameLineManager: { fields: ['holderId'] },
  NameKeyworker: { fields: ['holderId'] },
  NameSupervisor: { fields: ['holderId'] },
  AddNote: { fields: [], text: { name: 'note', required: true } },
};

export const isCommand = (type: string): boolean => type in commandShapes;

export type Values = Partial<Record<Field, string>>;

/** The likeliest answer is there already. */
export function startingValues(given: Values, dates: Dates): Values {
  return { on: dates.today(), until: dates.todayPlus(14), reviewOn: dates.todayPlus(28), ...given };
}

/** What is wrong with a form, by field, in words that say how to mend it. */
export function faultsOf(type: string, values: Values, text: string, dates: Dates): Record<string, string> {
  const { fields, text: asked } = commandShapes[type]!;
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const fault = faultIn(field, values[field], dates);
    if (fault) faults[field] = fault;
  }
  if (asked?.required && !text.trim()) faults[asked.name] = t.form.needed[asked.name]!;
  return faults;
}

function faultIn(field: Field, value: string | undefined, dates: Dates): string | undefined {
  if (!value) return t.form.needed[field];
  if (field === 'on' && value > dates.today()) return t.form.inFuture;
  if ((field === 'until' || field === 'reviewOn') && value <= dates.today()) return t.form.notAhead;
  return undefined;
}

/** The body of the request: codes and dates, and the words where there are any. */
export function bodyOf(type: string, values: Values, text: string): JourneyCommand {
  const { fields, text: asked } = commandShapes[type]!;
  const given = Object.fromEntries(fields.map((field) => [field, values[field]!]));
  const words = asked && text.trim() ? { [asked.name]: text.trim() } : {};
  return { type, ...given, ...words } as JourneyCommand;
}
