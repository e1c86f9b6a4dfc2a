import type { Refusal } from '../core/process.js';
import { faultOf } from './faults.js';
import { clauseOf, refusal } from './refusal-codes.js';
import type { SupervisionMessage } from './supervision.messages.js';
import { stageOf, type SupervisionState } from './supervision.state.js';

export { supervisionRefusals } from './refusal-codes.js';

/** A reason not to begin. */
export function mayBegin({ type, facts }: SupervisionMessage): Refusal | undefined {
  if (facts.terms) return undefined;
  return refusal('TRACK_SHUT', clauseOf[type], 'That version of the policy does not open the track.');
}

/** What is heard while everyone rests as well. */
const answeredAtRest: readonly string[] = [
  ...['JoinSupervision', 'WorkerPaused', 'WorkerStoodDown', 'WorkerReturned', 'WorkerLeft', 'SupervisorNamed'],
  ...['WithdrawConsent', 'DecideMisses', 'WriteNote'],
];

/** Why the machine ignored an input: asked only when it did. */
export function explain(state: SupervisionState | undefined, input: SupervisionMessage): Refusal {
  if (!Object.hasOwn(clauseOf, input.type))
    return refusal('UNKNOWN_INPUT', 'TURAS 10.1.7', 'A supervision does not know what is asked here.');
  const clause = clauseOf[input.type];
  if (!state) return refusal('SUPERVISION_NOT_STARTED', clause, 'There is no such supervision.');
  const stage = stageOf(state);
  if (input.type.endsWith('TimePassed') || input.type.endsWith('TimeCame') || input.type === 'ConsentEnded')
    return refusal('NOT_DUE', clause, 'Nothing is due.');
  if (stage === 'ended' && input.type !== 'JoinSupervision')
    return refusal('SUPERVISION_ENDED', clause, 'This supervision has ended.');
  const suspended = refusal('SUPERVISION_SUSPENDED', 'TURAS 13.4', 'Supervision rests until the worker is back.');
  if (stage === 'suspended' && !answeredAtRest.includes(input.type)) return suspended;
  return faultOf(state.context, input) ?? suspended;
}
