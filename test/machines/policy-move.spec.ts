import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import type { Decision, Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import type { PolicyMoveState } from '../../state-machines/policy-move/policy-move.machine.js';
import {
  MOST_JOURNEYS,
  type PolicyMoveEvent,
  type PolicyMoveFacts,
  type PolicyMoveInput,
} from '../../state-machines/policy-move/policy-move.messages.js';
import { policyMove } from '../../state-machines/policy-move/policy-move.js';
import { policyMoveRefusals } from '../../state-machines/programme/refusal-codes.js';
import { clauses } from '../support/clauses.js';
import { idOf } from '../support/journeys.js';

const BEGAN = Date.UTC(2026, 0, 5, 12);
const ids = (count: number) => Array.from({ length: count }, (_, index) => idOf(`journey ${index}`));

const decide = (state: PolicyMoveState | undefined, input: PolicyMoveInput, at = BEGAN, facts: PolicyMoveFacts = {}) =>
  policyMove.decide(state, { ...input, at, facts }) as Decision<PolicyMoveState, PolicyMoveEvent>;

function after(state: PolicyMoveState | undefined, input: PolicyMoveInput, at = BEGAN, facts: PolicyMoveFacts = {}) {
  const decision = decide(state, input, at, facts);
  if (!decision.accepted) throw new Error(`${input.type} was refused: ${decision.refusal.code}`);
  return decision.state;
}

function codeOf(state: PolicyMoveState | undefined, input: PolicyMoveInput, facts: PolicyMoveFacts = {}) {
  const decision = decide(state, input, BEGAN, facts);
  if (decision.accepted) throw new Error(`${input.type} was accepted`);
  expect(policyMoveRefusals).toContain(decision.refusal.code);
  expect(clauses.has(decision.refusal.clause)).toBe(true);
  return decision.refusal.code;
}

const start = (journeyIds: readonly string[], version = 2): PolicyMoveInput => ({
  type: 'StartMove',
  programmeId: idOf('programme'),
  version,
  journeyIds,
});
const beginning = (journeys: number, changes: Partial<NonNullable<PolicyMoveFacts['beginning']>> = {}) => ({
  beginning: { programmeClosed: false, current: 2, journeys, ...changes },
});
const begun = (count: number) => after(undefined, start(ids(count)), BEGAN, beginning(count));

const played = (state: PolicyMoveState, until: Instant) => [...passTime(policyMove, state, until, {})];
const toldBy = (steps: ReturnType<typeof played>) =>
  steps.flatMap(({ owed }) => owed.map((one) => (one.kind === 'command' ? one.to.processId : '')));

describe('a move to another version of the policy', () => {
  it('tells twenty-five journeys at a time, a second apart, and is done with the last', () => {
    const steps = played(begun(60), BEGAN + 60_000);
    expect(steps.map(({ at, owed }) => [at - BEGAN, owed.length])).toEqual([
      [0, 25],
      [1_000, 25],
      [2_000, 10],
    ]);
    expect(toldBy(steps)).toEqual(ids(60));
    expect(steps[0]!.owed[0]).toEqual({
      kind: 'command',
      to: { kind: 'journey', processId: ids(1)[0] },
      input: { type: 'MoveToPolicy', version: 2 },
    });
    const last = steps.at(-1)!;
    expect(last.events).toMatchObject([{ type: 'BatchGiven', version: 2 }, { type: 'MoveDone' }]);
    expect(last.state).toMatchObject({ value: 'done', context: { total: 60, ahead: [] } });
    expect(policyMove.hasEnded(last.state as PolicyMoveState)).toBe(true);
    expect(policyMove.deadlinesOf(last.state as PolicyMoveState)).toEqual([]);
  });

  it('begins with how many it is about', () => {
    expect(decide(undefined, start(ids(3)), BEGAN, beginning(3))).toMatchObject({
      accepted: true,
      state: { value: 'running', context: { version: 2, total: 3, programmeId: idOf('programme'), nextAt: BEGAN } },
      events: [{ type: 'MoveStarted', version: 2, total: 3 }],
      owed: [],
    });
  });

  it('stops, lets time pass, and goes on where it stood', () => {
    const [first] = played(begun(60), BEGAN);
    const stop = decide(first!.state as PolicyMoveState, { type: 'StopMove' }, BEGAN + 10);
    expect(stop).toMatchObject({
      accepted: true,
      state: { value: 'stopped' },
      events: [{ type: 'MoveStopped', ahead: 35 }],
    });
    const stopped = after(first!.state as PolicyMoveState, { type: 'StopMove' }, BEGAN + 10);
    expect(policyMove.deadlinesOf(stopped)).toEqual([]);
    expect(policyMove.hasEnded(stopped)).toBe(false);
    const resumed = after(stopped, { type: 'ResumeMove' }, BEGAN + 90_000);
    expect(toldBy(played(resumed, BEGAN + 100_000))).toEqual(ids(60).slice(25));
    expect(played(resumed, BEGAN + 100_000)[0]!.at).toBe(BEGAN + 90_000);
  });

  it('tells nobody at an instant at which it told others before, however quickly it is resumed', () => {
    const [first] = played(begun(60), BEGAN);
    const resumed = after(after(first!.state as PolicyMoveState, { type: 'StopMove' }), { type: 'ResumeMove' });
    expect(played(resumed, BEGAN + 60_000)[0]!.at).toBe(BEGAN + 1_000);
  });

  it('waits for its time', () => {
    const [first] = played(begun(60), BEGAN);
    expect(codeOf(first!.state as PolicyMoveState, { type: 'NextBatchDue' })).toBe('NOT_DUE');
  });

  it.each([
    ['the programme is closed', start(ids(1)), beginning(1, { programmeClosed: true }), 'PROGRAMME_CLOSED'],
    ['nothing is known of it', start(ids(1)), {}, 'PROGRAMME_CLOSED'],
    ['no policy is adopted', start(ids(1)), beginning(1, { current: null }), 'NO_SUCH_VERSION'],
    ['there is no such version', start(ids(1), 3), beginning(1), 'NO_SUCH_VERSION'],
    ['the version is superseded', start(ids(1), 1), beginning(1), 'POLICY_SUPERSEDED'],
    ['nobody is to move', start([]), beginning(0), 'NOBODY_TO_MOVE'],
    ['too many are', start(ids(MOST_JOURNEYS + 1)), beginning(MOST_JOURNEYS + 1), 'TOO_MANY_AT_ONCE'],
    ['one of them is of another programme', start(ids(3)), beginning(2), 'NOT_OF_THIS_PROGRAMME'],
    ['one is named twice', start([...ids(2), ids(1)[0]!]), beginning(2), 'NOT_OF_THIS_PROGRAMME'],
  ])('does not begin where %s', (_, input, facts, code) => {
    expect(codeOf(undefined, input, facts)).toBe(code);
  });

  it('takes as many as it may', () => {
    expect(begun(MOST_JOURNEYS).context.total).toBe(MOST_JOURNEYS);
  });

  it('says why not, wherever it stands', () => {
    const running = begun(1);
    const stopped = after(running, { type: 'StopMove' });
    const done = played(running, BEGAN).at(-1)!.state as PolicyMoveState;
    expect(codeOf(undefined, { type: 'StopMove' })).toBe(policyMove.notBegun);
    expect(codeOf(running, { type: 'ResumeMove' })).toBe('MOVE_IS_RUNNING');
    expect(codeOf(running, start(ids(1)), beginning(1))).toBe('MOVE_ALREADY_STARTED');
    expect(codeOf(stopped, { type: 'StopMove' })).toBe('MOVE_IS_STOPPED');
    expect(codeOf(stopped, { type: 'NextBatchDue' })).toBe('NOT_DUE');
    for (const type of ['StopMove', 'ResumeMove', 'NextBatchDue'] as const)
      expect(codeOf(done, { type })).toBe('MOVE_DONE');
    expect([running, stopped, done].map((state) => policyMove.stageOf(state))).toEqual(['running', 'stopped', 'done']);
    expect(policyMove.stands({} as never, running)).toBe(false);
  });

  it('tells everyone once, however often it is stopped and resumed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.array(fc.nat(3_000), { maxLength: 12 }), (count, pauses) => {
        const told: string[] = [];
        const instants = new Set<Instant>();
        let state = begun(count);
        let at = BEGAN;
        const pass = (until: Instant) => {
          const steps = played(state, until);
          told.push(...toldBy(steps));
          for (const step of steps) {
            expect(instants.has(step.at)).toBe(false);
            instants.add(step.at);
          }
          state = (steps.at(-1)?.state as PolicyMoveState | undefined) ?? state;
        };
        for (const wait of pauses) {
          pass((at += wait));
          if (state.value === 'done') break;
          state = after(state, { type: state.value === 'running' ? 'StopMove' : 'ResumeMove' }, at);
        }
        if (state.value === 'stopped') state = after(state, { type: 'ResumeMove' }, at);
        pass(at + 60_000);
        expect(state.value).toBe('done');
        expect(told).toEqual(ids(count));
      }),
    );
  });
});
