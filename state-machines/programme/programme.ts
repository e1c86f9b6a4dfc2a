import { decideWith } from '../core/decide.js';
import type { Deadline, Instant, OwedMessage, PureKind, Reaction, Refusal } from '../core/process.js';
import { adoptionRefusal } from './adoption.js';
import { dueAt } from './due.js';
import { missingToOpen } from './gate.js';
import { programmeMachine, type ProgrammeState } from './programme.machine.js';
import {
  programmeTimeInputs,
  type ProgrammeEvent,
  type ProgrammeFacts,
  type ProgrammeInput,
  type ProgrammeMessage,
  type ProgrammeTimeInput,
} from './programme.messages.js';
import { contentOf, sectionOf } from './readiness.js';

const refusal = (code: string, clause: string, message: string): Refusal => ({ code, clause, message });

const notBegun = 'PROGRAMME_NOT_STARTED';

function explain(state: ProgrammeState | undefined, input: ProgrammeMessage): Refusal {
  if (!state) return refusal(notBegun, 'TURAS 6.8', 'There is no such programme.');
  if (input.type === 'StartProgramme')
    return refusal('PROGRAMME_ALREADY_STARTED', 'TURAS 6.8', 'This programme has already begun.');
  if (state.value === 'closed') return refusal('PROGRAMME_CLOSED', 'TURAS 6.8', 'This programme is closed.');
  return explainMoment(state, input) ?? refusal('NOT_DUE', 'TURAS head', 'Nothing is due.');
}

function explainMoment({ value, context }: ProgrammeState, input: ProgrammeMessage): Refusal | undefined {
  switch (input.type) {
    case 'RecordReadiness':
      return explainContent(input.section, input.content);
    case 'AdoptPolicy':
      return adoptionRefusal(input);
    case 'CloseProgramme':
      return refusal('JOURNEYS_UNDER_WAY', 'GUIDE 4.6-b', 'People are still on their way here: everyone leaves first.');
    case 'OpenProgramme': {
      if (value === 'open') return refusal('PROGRAMME_IS_OPEN', 'TURAS 6.8', 'This programme is open.');
      const missing = missingToOpen(context);
      const message = `${missing.length} of the things that a programme begins with are missing.`;
      return { ...refusal('REQUIREMENTS_MISSING', missing[0]?.clause ?? 'TURAS 6.8', message), missing };
    }
    default:
      return undefined;
  }
}

function explainContent(id: Parameters<typeof contentOf>[0], content: unknown): Refusal {
  const issue = contentOf(id).safeParse(content).error?.issues[0];
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
  return refusal('SECTION_INCOMPLETE', sectionOf(id)!.clause, `This section is not filled in well. ${where}`.trim());
}

function deadlinesOf(state: ProgrammeState): Deadline<ProgrammeTimeInput>[] {
  if (state.value === 'closed') return [];
  return programmeTimeInputs.flatMap((type) => {
    const at = dueAt[type](state.context);
    return at === null ? [] : [{ at, input: { type } }];
  });
}

function owes(event: ProgrammeEvent): Reaction[] {
  const message = (matter: string, to: OwedMessage['to'], clause: string, since: Instant): Reaction[] => [
    { kind: 'message', matter, to, clause, since },
  ];
  if (event.type === 'PolicyReviewCameNear')
    return message('policy-review-near', 'coordinator', 'TURAS head', event.since);
  if (event.type === 'PolicyBecameOverdue') return message('policy-overdue', 'manager', 'TURAS head', event.since);
  if (event.type === 'InsuranceRanOut') return message('insurance-lapsed', 'manager', 'GUIDE 2.4-b', event.since);
  return [];
}

/** A matter stands until another policy is adopted, or the insurer's word renewed. */
function stands({ matter }: OwedMessage, { value, context }: ProgrammeState): boolean {
  if (value === 'closed') return false;
  if (matter === 'insurance-lapsed') return context.insuranceTold;
  if (matter === 'policy-overdue') return context.policy?.told === 'overdue';
  return context.policy?.told === 'near';
}

/** A programme, as the engine runs it. */
export const programme: PureKind<ProgrammeState, ProgrammeInput, ProgrammeFacts> = {
  name: 'programme',
  notBegun,
  decide: decideWith<ProgrammeState, ProgrammeInput, ProgrammeFacts, ProgrammeEvent>(programmeMachine, {
    begins: 'StartProgramme',
    mayBegin: () => undefined,
    explain,
    owes,
  }),
  deadlinesOf,
  stands,
  stageOf: ({ value }) => value,
  hasEnded: ({ value }) => value === 'closed',
};
