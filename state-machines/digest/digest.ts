import { decideWith } from '../core/decide.js';
import type { Deadline, OwedMessage, PureKind, Refusal } from '../core/process.js';
import { digestMachine, type DigestState } from './digest.machine.js';
import type { DigestEvent, DigestInput, DigestMessage } from './digest.messages.js';
import { nextDigestAt } from './due.js';
import { faultOf } from './faults.js';
import { clause, refusal } from './refusal-codes.js';

export { digestRefusals } from './refusal-codes.js';

export type { DigestState } from './digest.machine.js';

function explain(state: DigestState | undefined, input: DigestMessage): Refusal {
  const { type } = input;
  if (!['StartDigest', 'ChangeDigest', 'DigestTimeCame'].includes(type))
    return refusal('UNKNOWN_INPUT', 'A digest does not know what is asked here.');
  if (!state) return refusal('DIGEST_NOT_STARTED', 'There is no such digest.');
  if (type === 'StartDigest') return refusal('DIGEST_ALREADY_STARTED', 'This digest has been started already.');
  return faultOf(input, state.context) ?? refusal('NOT_DUE', 'Nothing is due.');
}

/** To one person, whatever that one's role: delivery puts it together from what waits for them. */
const owes = (event: DigestEvent, { context: { userId } }: DigestState): OwedMessage[] =>
  event.type === 'DigestDue'
    ? [
        {
          ...{ kind: 'message', matter: 'digest', to: 'coordinator', toUser: userId, clause },
          ...{ since: event.since, channels: ['email'] },
        },
      ]
    : [];

function deadlinesOf({ context }: DigestState): Deadline<DigestInput>[] {
  const at = nextDigestAt(context);
  return at === Infinity ? [] : [{ at, input: { type: 'DigestTimeCame' } }];
}

/** Somebody's daily digest, as the engine runs it. Of several days that were missed, the last one is told. */
export const digest: PureKind<DigestState, DigestInput, Record<string, never>> = {
  name: 'digest',
  notBegun: 'DIGEST_NOT_STARTED',
  decide: decideWith<DigestState, DigestInput, Record<string, never>, DigestEvent>(digestMachine, {
    begins: 'StartDigest',
    mayBegin: (input) => faultOf(input),
    explain,
    owes,
  }),
  deadlinesOf,
  stands: ({ since }, { value, context }) => value === 'wanted' && context.lastAt === since,
  stageOf: ({ value }) => value,
  hasEnded: () => false,
};
