import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setup } from 'xstate';

import { decideWith } from '../../state-machines/core/decide.js';
import type { DomainEvent, ProcessState, Refusal } from '../../state-machines/core/process.js';
import { earliest } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import { stages, type JourneyMessage } from '../../state-machines/journey/journey.messages.js';
import { standings } from '../../state-machines/journey/journey.state.js';
import { aJourney, an, noFacts, nobodyYet, startJourney, type Situation } from '../support/journeys.js';
import { inWords } from '../support/play.js';
import { someStates, type Reached } from '../support/reached.js';
import { flawsOf, frozen } from '../support/valid-journey.js';

const seed = Number(process.env.SEED ?? 20_260_105);
const DAY = 86_400_000;
const facts = { ...noFacts, holderIsStaff: true };

let reached: readonly Reached[];
beforeAll(() => {
  reached = someStates(seed, 40);
});

const inputs = (at: number): JourneyMessage[] =>
  [
    { type: 'StartInduction' },
    { type: 'StartExit' },
    { type: 'AddNote' },
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05' },
    { type: 'ResumeJourney' },
    { type: 'QuietTimePassed' },
  ].map((asked) => ({ ...asked, at, facts, by: an('manager') }) as JourneyMessage);

const everyDecision = () =>
  reached.flatMap(({ state, at }) => inputs(at + 50 * DAY).map((input) => journey.decide(state, input)));

describe('a decision', () => {
  it('is the same whenever it is made', () => {
    expect(inWords(everyDecision())).toBe(inWords(everyDecision()));
  });

  it('is the same for a state that went through JSON', () => {
    for (const { state, at } of reached)
      for (const input of inputs(at)) {
        const stored = JSON.parse(JSON.stringify(state)) as typeof state;
        expect(journey.decide(stored, JSON.parse(JSON.stringify(input)) as typeof input)).toEqual(
          journey.decide(state, input),
        );
        expect(journey.deadlinesOf(stored)).toEqual(journey.deadlinesOf(state));
      }
  });

  it('is the same for a state whose keys a database has put in another order', () => {
    for (const { state, at } of reached)
      for (const input of inputs(at)) {
        const stored = JSON.parse(inWords(state)) as typeof state;
        expect(inWords(journey.decide(stored, input))).toBe(inWords(journey.decide(state, input)));
      }
  });

  it('leaves state and input as they were', () => {
    for (const { state, at } of reached)
      for (const input of inputs(at)) expect(() => journey.decide(frozen(state), frozen(input))).not.toThrow();
    expect(() => journey.decide(undefined, frozen(beginning))).not.toThrow();
  });

  it('leaves a state in which all is sound', () => {
    for (const { state } of reached) expect(flawsOf(state)).toEqual([]);
  });

  it('leaves a state that survives JSON, whole', () => {
    for (const { state } of reached) expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  });

  it('shows the stage that Temporal’s pages show, and when nothing more will happen', () => {
    for (const { state } of reached) {
      const [stage, standing = 'active'] = journey.stageOf(state).split('/');
      expect(stages).toContain(stage);
      expect(standings).toContain(standing);
      expect(journey.hasEnded(state)).toBe(JSON.stringify(state.value) === '{"closed":"ended"}');
    }
  });
});

const beginning = { ...startJourney, at: nobodyYet().at, facts: nobodyYet().facts };

describe('a decision looks at no clock and throws no dice', () => {
  beforeEach(() => {
    const forbid = () => {
      throw new Error('a rule may not do this');
    };
    jest.spyOn(Date, 'now').mockImplementation(forbid);
    jest.spyOn(Math, 'random').mockImplementation(forbid);
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(forbid);
  });
  afterEach(() => void jest.restoreAllMocks());

  it('when a journey begins, goes on, and is looked ahead', () => {
    const begun = journey.decide(undefined, beginning);
    expect(begun.accepted).toBe(true);
    if (!begun.accepted) return;
    expect([...passTime(journey, begun.state, beginning.at + 365 * DAY, facts)]).toHaveLength(2);
    expect(inWords(everyDecision())).toBe(inWords(everyDecision()));
  });
});

describe('two journeys', () => {
  it('know nothing of each other, however their inputs are mixed', () => {
    const play = (situation: Situation, on: string) =>
      journey.decide(situation.state, {
        type: 'RecordStep',
        requirement: 'role-description-seen',
        on,
        at: situation.at,
        facts,
        by: an('manager'),
      });
    const [one, other] = [aJourney(), aJourney({ stage: 'training', zone: 'Australia/Lord_Howe' })];
    const alone = inWords([play(one, '2026-01-01'), play(other, '2026-01-02')]);
    play(other, '2026-01-03');
    expect(inWords([play(one, '2026-01-01'), play(other, '2026-01-02')])).toBe(alone);
  });
});

describe('a machine', () => {
  const refusal: Refusal = { code: 'NO', clause: 'TURAS 1.1', message: 'No.' };
  const manner = { begins: 'Begin', mayBegin: () => undefined, explain: () => refusal, owes: () => [] };
  const toy = setup({
    types: {
      context: {} as { count: number },
      events: {} as { type: 'Count' | 'Schedule' | 'Throw' | 'Nothing' },
      emitted: {} as DomainEvent,
    },
    actions: {
      scheduleSomething: () => undefined,
      throwSomething: () => undefined,
    },
  });
  const machine = toy.createMachine({
    context: { count: 0 },
    initial: 'open',
    states: {
      open: {
        on: {
          Count: {
            actions: [toy.assign(({ context }) => ({ count: context.count + 1 })), toy.emit({ type: 'Counted' })],
          },
          Schedule: { actions: 'scheduleSomething' },
          Throw: {
            actions: toy.assign(() => {
              throw new Error('a bug');
            }),
          },
        },
      },
    },
  });
  const decide = decideWith<ProcessState, { type: string }, unknown, DomainEvent>(machine, manner);
  const ask = (type: string) => decide({ value: 'open', context: { count: 1 } }, { type, at: 0, facts: {} });

  it('may remember and tell', () => {
    expect(ask('Count')).toEqual({
      accepted: true,
      state: { value: 'open', context: { count: 2 } },
      events: [{ type: 'Counted' }],
      owed: [],
    });
  });

  it('may do nothing else: an action with an effect is a bug, and throws', () => {
    expect(() => ask('Schedule')).toThrow('a machine may only assign and emit, not scheduleSomething');
  });

  it('that throws is not taken for one that refuses', () => {
    expect(() => ask('Throw')).toThrow('a bug');
  });

  it('answers silence with a refusal', () => {
    expect(ask('Nothing')).toEqual({ accepted: false, refusal });
    expect(ask('xstate.stop')).toEqual({ accepted: false, refusal });
    expect(decide(undefined, { type: 'Count', at: 0, facts: {} })).toEqual({ accepted: false, refusal });
  });
});

describe('time', () => {
  const kind = {
    ...journey,
    deadlinesOf: () => [{ at: 5, input: { type: 'QuietTimePassed' as const } }],
  };

  it('is asked for its earliest deadline, in whatever order they are listed', () => {
    const [one, two, three] = [3, 1, 2].map((at) => ({ at, input: { type: 'A' } }));
    expect(earliest([one!, two!, three!])).toBe(two);
    expect(earliest([])).toBeUndefined();
  });

  it('throws when a machine refuses a deadline of its own', () => {
    expect(() => [...passTime(kind, aJourney().state!, 10, facts)]).toThrow(
      'journey refused its own deadline QuietTimePassed: NOT_DUE',
    );
  });

  it('throws when a machine never comes to rest', () => {
    const state = aJourney().state!;
    const restless = {
      ...kind,
      decide: () => ({ accepted: true as const, state, events: [], owed: [] }),
    };
    expect(() => [...passTime(restless, state, 10, facts)]).toThrow('journey never comes to rest');
  });
});
