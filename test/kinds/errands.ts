import type { Deadline, Input, Instant, ProcessState, PureKind, Reaction } from '../../state-machines/core/process.js';
import type { ProcessKind } from '../../src/journal/process-kind.js';

/**
 * Two kinds that only tests have, to prove that one process's reaction is a command to another: an errand that at its
 * time knocks at a door, and a door that answers every knock.
 */

interface ErrandState extends ProcessState<{ doorId: string; dueAt: Instant; answers: number }> {
  readonly value: 'waiting' | 'knocked' | 'done';
}
interface DoorState extends ProcessState<{ knocks: number }> {
  readonly value: 'shut';
}

export type ErrandInput =
  | { readonly type: 'StartErrand'; readonly doorId: string; readonly inMs: number }
  | { readonly type: 'TimeCame' }
  | { readonly type: 'HearAnswer' };
export type DoorInput = { readonly type: 'HangDoor' } | { readonly type: 'Knock'; readonly errandId: string };

const refused = (code: string) => ({ accepted: false, refusal: { code, clause: 'TEST', message: code } }) as const;
const accepted = <State>(state: State, events: Input[], owed: Reaction[] = []) =>
  ({ accepted: true, state, events, owed }) as const;

const order = (kind: string, processId: string, input: Input): Reaction => ({
  kind: 'command',
  to: { kind, processId },
  input,
});

const errand: PureKind<ErrandState, ErrandInput, { readonly id: string }> = {
  name: 'errand',
  notBegun: 'NO_ERRAND',
  decide: (state, input) => {
    if (!state) {
      if (input.type !== 'StartErrand') return refused('NO_ERRAND');
      const { doorId, inMs, at } = input;
      return accepted({ value: 'waiting', context: { doorId, dueAt: at + inMs, answers: 0 } }, [{ type: 'Started' }]);
    }
    const { context } = state;
    if (input.type === 'TimeCame' && state.value === 'waiting')
      return accepted(
        { value: 'knocked', context },
        [{ type: 'Knocked' }],
        [order('door', context.doorId, { type: 'Knock', errandId: input.facts.id } as DoorInput)],
      );
    if (input.type === 'HearAnswer' && state.value === 'knocked')
      return accepted({ value: 'done', context: { ...context, answers: context.answers + 1 } }, [{ type: 'Done' }]);
    return refused('NOT_NOW');
  },
  deadlinesOf: ({ value, context }): Deadline<ErrandInput>[] =>
    value === 'waiting' ? [{ at: context.dueAt, input: { type: 'TimeCame' } }] : [],
  stands: () => true,
  stageOf: ({ value }) => value,
  hasEnded: ({ value }) => value === 'done',
};

const door: PureKind<DoorState, DoorInput, object> = {
  name: 'door',
  notBegun: 'NO_DOOR',
  decide: (state, input) => {
    if (input.type === 'HangDoor') return accepted({ value: 'shut', context: { knocks: 0 } }, [{ type: 'Hung' }]);
    if (!state) return refused('NO_DOOR');
    return accepted(
      { value: 'shut', context: { knocks: state.context.knocks + 1 } },
      [{ type: 'Answered' }],
      [order('errand', input.errandId, { type: 'HearAnswer' })],
    );
  },
  deadlinesOf: () => [],
  stands: () => true,
  stageOf: ({ context }) => `knocks-${context.knocks}`,
  hasEnded: () => false,
};

const outer = {
  project: () => undefined,
  textsOf: () => ({ personId: '', space: 'support' as const }),
};

/** What an errand cannot know by itself is its own name. */
const errandKind: ProcessKind<ErrandState, ErrandInput, { readonly id: string }> = {
  ...outer,
  rules: errand,
  facts: async (_, { id }) => ({ id }),
};

const doorKind: ProcessKind<DoorState, DoorInput, object> = { ...outer, rules: door, facts: async () => ({}) };

export const errandKinds = [errandKind, doorKind] as unknown as readonly ProcessKind[];
