import { decideWith } from '../core/decide.js';
import type { Deadline, PureKind, Reaction, Refusal } from '../core/process.js';
import { policyMoveMachine, type PolicyMoveState } from './policy-move.machine.js';
import {
  MOST_JOURNEYS,
  type NextBatchDue,
  type PolicyMoveEvent,
  type PolicyMoveFacts,
  type PolicyMoveInput,
  type PolicyMoveMessage,
} from './policy-move.messages.js';

const clause = 'TURAS 7.2';
const refusal = (code: string, message: string): Refusal => ({ code, clause, message });

const notBegun = 'MOVE_NOT_STARTED';

function mayBegin(input: PolicyMoveMessage): Refusal | undefined {
  if (input.type !== 'StartMove') return undefined;
  const { journeyIds, version, facts } = input;
  const { programmeClosed, current, journeys } = facts.beginning ?? {
    programmeClosed: true,
    current: null,
    journeys: 0,
  };
  if (programmeClosed) return refusal('PROGRAMME_CLOSED', 'This programme is closed.');
  if (current === null || version > current) return refusal('NO_SUCH_VERSION', 'The policy has no such version.');
  if (version < current)
    return refusal('POLICY_SUPERSEDED', `Version ${version} has been superseded: version ${current} is in force.`);
  if (journeyIds.length === 0) return refusal('NOBODY_TO_MOVE', 'Every journey runs under this version already.');
  if (journeyIds.length > MOST_JOURNEYS)
    return refusal('TOO_MANY_AT_ONCE', `Choose ${MOST_JOURNEYS} journeys at most, and the others after them.`);
  if (journeys < new Set(journeyIds).size || new Set(journeyIds).size < journeyIds.length)
    return refusal('NOT_OF_THIS_PROGRAMME', 'Choose journeys of this programme that are under way, each of them once.');
  return undefined;
}

function explain(state: PolicyMoveState | undefined, input: PolicyMoveMessage): Refusal {
  if (!state) return refusal(notBegun, 'There is no such move.');
  if (input.type === 'StartMove') return refusal('MOVE_ALREADY_STARTED', 'This move has already begun.');
  if (state.value === 'done') return refusal('MOVE_DONE', 'This move is done.');
  if (input.type === 'StopMove') return refusal('MOVE_IS_STOPPED', 'This move is stopped already.');
  if (input.type === 'ResumeMove') return refusal('MOVE_IS_RUNNING', 'This move is running.');
  return refusal('NOT_DUE', 'Nothing is due.');
}

function owes(event: PolicyMoveEvent): Reaction[] {
  if (event.type !== 'BatchGiven') return [];
  return event.journeyIds.map((processId) => ({
    kind: 'command',
    to: { kind: 'journey', processId },
    input: { type: 'MoveToPolicy', version: event.version } as { type: string },
  }));
}

function deadlinesOf({ value, context }: PolicyMoveState): Deadline<NextBatchDue>[] {
  return value === 'running' ? [{ at: context.nextAt, input: { type: 'NextBatchDue' } }] : [];
}

/** The move of chosen journeys to another version of the policy, as the engine runs it. */
export const policyMove: PureKind<PolicyMoveState, PolicyMoveInput, PolicyMoveFacts> = {
  name: 'policyMove',
  notBegun,
  decide: decideWith<PolicyMoveState, PolicyMoveInput, PolicyMoveFacts, PolicyMoveEvent>(policyMoveMachine, {
    begins: 'StartMove',
    mayBegin,
    explain,
    owes,
  }),
  deadlinesOf,
  stands: () => false,
  stageOf: ({ value }) => value,
  hasEnded: ({ value }) => value === 'done',
};
