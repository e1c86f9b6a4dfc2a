import { decideWith } from '../core/decide.js';
import type { Deadline, OwedMessage, PureKind, Refusal } from '../core/process.js';
import { absenceMachine, type AbsenceState } from './absence.machine.js';
import type { AbsenceEvent, AbsenceFacts, AbsenceInput, AbsenceMessage, AbsenceTimeInput } from './absence.messages.js';
import { dueAt } from './due.js';
import { commandFault, entryFault } from './faults.js';
import { COVER, refusal } from './refusal-codes.js';

export { absenceRefusals } from './refusal-codes.js';
export type { AbsenceState } from './absence.machine.js';

/** What an absence says to people. */
export const absenceMatters = ['cover-began', 'cover-missing', 'cover-ended'] as const;

const known: readonly string[] = [
  ...['StartAbsence', 'ChangeDates', 'NameCover', 'EndAbsence'],
  ...['AbsenceBegan', 'AbsencePassed'],
];

function explain(state: AbsenceState | undefined, input: AbsenceMessage): Refusal {
  if (!known.includes(input.type)) return refusal('UNKNOWN_INPUT', 'An absence does not know what is asked here.');
  if (!state) return refusal('ABSENCE_NOT_ENTERED', 'There is no such absence.');
  if (input.type === 'StartAbsence') return refusal('ABSENCE_ENTERED_ALREADY', 'This absence was entered already.');
  if (input.type === 'AbsenceBegan' || input.type === 'AbsencePassed') return refusal('NOT_DUE', 'Nothing is due.');
  if (state.value === 'over' || state.value === 'cancelled')
    return refusal('ABSENCE_OVER', 'This absence is over, or was taken back: enter a new one.');
  return commandFault(state.context, input)!;
}

type Told = Pick<OwedMessage, 'matter' | 'to' | 'since'> & Pick<Partial<OwedMessage>, 'toUser' | 'urgent'>;
const message = (told: Told): OwedMessage => ({ kind: 'message', clause: COVER, ...told });

function owes(event: AbsenceEvent, { value, context: { userId } }: AbsenceState): OwedMessage[] {
  if (event.type === 'CoverBegan') {
    const { coverId, since } = event;
    if (coverId) return [message({ matter: 'cover-began', to: 'manager', toUser: coverId, since })];
    return (['coordinator', 'manager'] as const).map((to) =>
      message({ matter: 'cover-missing', to, since, urgent: true }),
    );
  }
  if (event.type !== 'CoverEnded') return [];
  const told = [...(event.coverId ? [event.coverId] : []), ...(value === 'away' ? [] : [userId])];
  return told.map((toUser) => message({ matter: 'cover-ended', to: 'manager', toUser, since: event.since }));
}

function stands({ matter, toUser, since }: OwedMessage, { value, context }: AbsenceState): boolean {
  const { coverId, coveredSince, userId } = context;
  if (matter === 'cover-began') return value === 'away' && coverId === toUser && coveredSince === since;
  if (matter === 'cover-missing') return value === 'away' && coverId === null && coveredSince === since;
  return value !== 'away' || (toUser !== userId && toUser !== coverId);
}

const next = { planned: 'AbsenceBegan', away: 'AbsencePassed', over: null, cancelled: null } as const;

function deadlinesOf({ value, context }: AbsenceState): Deadline<AbsenceTimeInput>[] {
  const type = next[value];
  return type ? [{ at: dueAt[type](context), input: { type } }] : [];
}

/** Somebody's absence, as the engine runs it. */
export const absence: PureKind<AbsenceState, AbsenceInput, AbsenceFacts> = {
  name: 'absence',
  notBegun: 'ABSENCE_NOT_ENTERED',
  decide: decideWith<AbsenceState, AbsenceInput, AbsenceFacts, AbsenceEvent>(absenceMachine, {
    begins: 'StartAbsence',
    mayBegin: entryFault,
    explain,
    owes,
  }),
  deadlinesOf,
  stands,
  stageOf: ({ value }) => value,
  hasEnded: ({ value }) => value === 'over' || value === 'cancelled',
};
