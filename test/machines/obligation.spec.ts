import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Actor, Instant, OwedMessage, Stamped } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import {
  obligation,
  obligationMatters,
  obligationRefusals,
  type ObligationState,
} from '../../state-machines/obligation/obligation.js';
import { obligationMachine } from '../../state-machines/obligation/obligation.machine.js';
import {
  owedThings,
  type ObligationFacts,
  type ObligationInput,
  type OpenObligation,
} from '../../state-machines/obligation/obligation.messages.js';
import { clauses } from '../support/clauses.js';
import { DUBLIN, idOf, instant, wallClock } from '../support/journeys.js';
import { aLadder, BEGAN, settled, supervisor, worker } from '../support/supervisions.js';
import { Ways } from '../support/ways.js';

const facts: ObligationFacts = {
  calendar: { zone: DUBLIN, weekdays: [1, 2, 3, 4, 5], daysOff: ['2026-01-12'] },
  terms: { version: 1, within: { amount: 2, unit: 'workingDays' }, ladder: aLadder },
};
const opening = (changes: Partial<OpenObligation> = {}): OpenObligation => ({
  ...{ type: 'OpenObligation', personId: worker.personId, programmeId: idOf('programme'), what: 'expenses' },
  ...changes,
});

type Told = ObligationInput & {
  readonly at?: Instant | string;
  readonly by?: Actor;
  readonly facts?: Partial<ObligationFacts>;
};

/** An obligation at a moment. */
class Owed {
  constructor(
    readonly state: ObligationState | undefined,
    readonly at: Instant,
    readonly owed: readonly OwedMessage[] = [],
    readonly happened: readonly string[] = [],
  ) {}

  and(told: Told): Owed {
    const { decision, at } = this.ask(told);
    if (!decision.accepted) throw new Error(`${told.type} was refused: ${decision.refusal.code}`);
    const happened = decision.events.map(({ type }) => type);
    return new Owed(decision.state, at, decision.owed as OwedMessage[], happened);
  }

  refused(told: Told): string {
    const { decision } = this.ask(told);
    if (decision.accepted) throw new Error(`${told.type} was accepted`);
    return `${decision.refusal.code} ${decision.refusal.clause}`;
  }

  until(then: string): { now: Owed; told: string[][] } {
    const steps = [...passTime(obligation, this.state!, instant(then), facts)];
    const owed = steps.flatMap((step) => step.owed as OwedMessage[]);
    const told = steps.flatMap((step) =>
      step.owed.map((one) => [wallClock(step.at), (one as OwedMessage).matter, (one as OwedMessage).to]),
    );
    return { told, now: new Owed(steps.at(-1)?.state ?? this.state, instant(then), owed) };
  }

  stands(message: OwedMessage): boolean {
    return obligation.stands(message, this.state!);
  }

  get promisedBy(): string {
    return wallClock(this.state!.context.promisedBy);
  }

  private ask({ at: when = this.at, by = supervisor, facts: around, ...asked }: Told) {
    const at = typeof when === 'string' ? instant(when) : when;
    const known = { ...facts, ...around };
    const state = this.state && settled(obligation as never, this.state, at, known);
    const input = { ...asked, at, by, facts: known } as Stamped<ObligationInput, ObligationFacts>;
    return { decision: obligation.decide(state, input), at };
  }
}

const nothing = new Owed(undefined, BEGAN);
const expenses = nothing.and(opening());
const training = nothing.and(opening({ what: 'training', journeyId: 'j' }));

describe('what is owed', () => {
  it.each([
    [opening(), 'coordinator', 'TURAS 6.3'],
    [opening({ what: 'training' }), 'coordinator', 'TURAS 6.2'],
    [opening({ what: 'information' }), 'coordinator', 'TURAS 6.2'],
    [opening({ what: 'debrief' }), 'supervisor', 'TURAS 10.1.6'],
    [opening({ what: 'reply', about: 'question' }), 'supervisor', 'GUIDE 4.2-f'],
    [opening({ what: 'reply', about: 'support' }), 'supervisor', 'TURAS 10.1.7'],
    [opening({ what: 'reply', about: 'feedback' }), 'supervisor', 'GUIDE 4.3-g'],
  ])('is asked of staff: %j', (input, to, clause) => {
    const { owed } = nothing.and(input);
    expect(owed).toMatchObject([{ matter: `owed-${input.what}`, to, clause, since: BEGAN }]);
    expect(owed[0]!.urgent).toBe(input.about === 'support' ? true : undefined);
  });

  it('is promised by the working calendar', () => {
    expect([expenses.promisedBy, obligation.stageOf(expenses.state!)]).toEqual(['2026-01-07 12:00', 'open']);
    expect(nothing.and({ ...opening(), at: '2026-01-09 12:00' }).promisedBy).toBe('2026-01-14 12:00');
    const atOnce = { ...facts.terms!, within: { amount: 0, unit: 'hours' } as const };
    expect(nothing.and({ ...opening(), facts: { terms: atOnce } }).promisedBy).toBe('2026-01-05 12:01');
  });

  it('climbs its ladder when the promise is broken, and never to the worker', () => {
    const { told, now } = expenses.until('2026-03-01 00:00');
    expect(told).toEqual([
      ['2026-01-08 12:00', 'overdue-expenses', 'supervisor'],
      ['2026-01-13 12:00', 'overdue-expenses', 'supervisor'],
      ['2026-01-13 12:00', 'overdue-expenses', 'coordinator'],
      ['2026-01-20 12:00', 'overdue-expenses', 'manager'],
    ]);
    expect(obligation.stageOf(now.state!)).toBe('overdue');
    expect(now.owed.every((message) => now.stands(message))).toBe(true);
  });

  it('tells whoever was asked in person first', () => {
    const asked = nothing.and({ ...opening({ askedOf: idOf('ash') }), facts: { askedOfIsStaff: true } });
    expect(asked.owed).toMatchObject([{ to: 'coordinator', toUser: idOf('ash') }]);
    const { owed } = asked.until('2026-01-14 00:00').now;
    expect(owed.map(({ to, toUser }) => [to, toUser])).toEqual([
      ['coordinator', idOf('ash')],
      ['supervisor', undefined],
      ['supervisor', undefined],
      ['coordinator', undefined],
    ]);
  });

  it('keeps feedback about the supervisor from the supervisor', () => {
    const asked = {
      ...opening({ what: 'reply', about: 'feedback', askedOf: idOf('ash') }),
      facts: { askedOfIsStaff: true },
    };
    const routed = nothing.and(asked);
    const { owed } = routed.until('2026-03-01 00:00').now;
    expect([...routed.owed, ...owed].map(({ to }) => to)).toEqual([
      'manager',
      'manager',
      'manager',
      'coordinator',
      'manager',
    ]);
  });

  it.each<readonly [string, Told]>([
    ['it is done', { type: 'Fulfil' }],
    ['another day is promised', { type: 'PromiseAnotherDay', on: '2026-01-20' }],
    ['the worker takes it back', { type: 'Withdraw', by: worker }],
  ])('falls silent the instant that %s', (_, input) => {
    const { now } = expenses.until('2026-01-13 13:00');
    const after = now.and(input);
    expect(
      [...expenses.owed, ...now.owed].filter((message) => after.stands(message)).map(({ matter }) => matter),
    ).toEqual(input.type === 'PromiseAnotherDay' ? ['owed-expenses'] : []);
  });

  it('can be promised for another day; the first promise is kept', () => {
    const moved = expenses.and({ type: 'PromiseAnotherDay', on: '2026-01-20' });
    expect([moved.promisedBy, wallClock(moved.state!.context.firstPromise)]).toEqual([
      '2026-01-21 09:00',
      '2026-01-07 12:00',
    ]);
    expect(moved.happened).toEqual(['PromiseMoved']);
  });

  it('starts anew when that did not settle it', () => {
    const done = expenses.and({ type: 'Fulfil', at: '2026-01-06 12:00' });
    expect([
      obligation.stageOf(done.state!),
      obligation.hasEnded(done.state!),
      obligation.deadlinesOf(done.state!),
    ]).toEqual([...['fulfilled', true, []]]);
    const again = done.and({ type: 'Reopen', by: worker, at: '2026-01-15 12:00' });
    expect([again.promisedBy, again.happened]).toEqual(['2026-01-19 12:00', ['ObligationReopened']]);
    expect(again.owed).toMatchObject([{ matter: 'owed-expenses', since: instant('2026-01-15 12:00') }]);
    expect(again.stands(expenses.owed[0]!)).toBe(false);
  });
});

describe('what hangs on a journey', () => {
  it('rests with it: the clock stands still', () => {
    const resting = training.and({ type: 'WorkerPaused', journeyId: 'j', at: '2026-01-06 12:00' });
    expect(resting.until('2026-06-01 00:00').told).toEqual([]);
    expect(resting.stands(training.owed[0]!)).toBe(false);
    const back = resting.and({ type: 'WorkerReturned', journeyId: 'j', at: '2026-02-06 12:00' });
    expect(back.promisedBy).toBe('2026-02-07 12:00');
    const late = training.and({ type: 'WorkerStoodDown', journeyId: 'j', at: '2026-01-08 13:00' });
    expect(late.and({ type: 'WorkerReturned', journeyId: 'j', at: '2026-02-06 12:00' }).promisedBy).toBe(
      '2026-02-07 09:00',
    );
  });

  it('is kept by it, and ends with it', () => {
    expect(training.and({ type: 'FulfilledElsewhere', journeyId: 'j' }).happened).toEqual(['ObligationFulfilled']);
    expect(training.and({ type: 'WorkerLeft', journeyId: 'j' }).happened).toEqual(['ObligationWithdrawn']);
    const left = training.and({ type: 'WorkerPaused', journeyId: 'j' }).and({ type: 'WorkerLeft', journeyId: 'j' });
    expect(left.refused({ type: 'Reopen', by: worker })).toBe('JOURNEY_SETTLES_IT TURAS 6.2');
  });

  it('hears of no other journey', () => {
    for (const type of ['WorkerPaused', 'WorkerLeft', 'FulfilledElsewhere'] as const) {
      expect(training.refused({ type, journeyId: 'k' })).toBe('NOT_OF_THIS_JOURNEY TURAS 6.2');
      expect(expenses.refused({ type, journeyId: 'j' })).toBe('NOT_OF_THIS_JOURNEY TURAS 6.3');
    }
  });
});

describe('an obligation refuses', () => {
  const done = expenses.and({ type: 'Fulfil' });
  const resting = training.and({ type: 'WorkerPaused', journeyId: 'j' });
  const cases: readonly (readonly [Owed, Told, string])[] = [
    [nothing, { type: 'Fulfil' }, 'OBLIGATION_NOT_STARTED TURAS 6.2'],
    [nothing, { ...opening(), facts: { terms: undefined } as never }, 'TERMS_MISSING TURAS 6.3'],
    [nothing, opening({ what: 'reply' }), 'SUBJECT_MISSING GUIDE 4.2-f'],
    [nothing, opening({ askedOf: idOf('wren') }), 'ASKED_OF_NOT_STAFF TURAS 6.3'],
    [expenses, opening(), 'OBLIGATION_ALREADY_STARTED TURAS 6.3'],
    [expenses, { type: 'Fulfil', by: worker }, 'NOT_BY_THE_WORKER TURAS 6.3'],
    [expenses, { type: 'Fulfil', on: '2026-01-06' }, 'DATE_IN_FUTURE TURAS 6.3'],
    [expenses, { type: 'Fulfil', on: '2026-01-04' }, 'DATE_TOO_FAR TURAS 6.3'],
    [expenses, { type: 'Fulfil', on: 'today' }, 'NOT_A_DATE TURAS 6.3'],
    [expenses, { type: 'PromiseAnotherDay', on: '2026-01-05' }, 'DATE_NOT_AHEAD TURAS 6.3'],
    [expenses, { type: 'PromiseAnotherDay', on: '2027-01-06' }, 'DATE_TOO_FAR TURAS 6.3'],
    [expenses, { type: 'PromiseAnotherDay', on: '2026-02-30' }, 'NOT_A_DATE TURAS 6.3'],
    [expenses, { type: 'Withdraw' }, 'ONLY_THE_WORKER TURAS 6.3'],
    [done, { type: 'Reopen' }, 'ONLY_THE_WORKER TURAS 6.3'],
    [expenses, { type: 'Reopen', by: worker }, 'OBLIGATION_NOT_SETTLED TURAS 6.3'],
    [done, { type: 'Fulfil' }, 'OBLIGATION_SETTLED TURAS 6.3'],
    [resting, { type: 'PromiseAnotherDay', on: '2026-01-20' }, 'OBLIGATION_SUSPENDED TURAS 6.2'],
    [training, { type: 'WorkerReturned', journeyId: 'j' }, 'NOT_SUSPENDED TURAS 6.2'],
    [expenses, { type: 'PromiseTimePassed' }, 'NOT_DUE TURAS 6.3'],
    [expenses, { type: 'RungTimeCame' }, 'NOT_DUE TURAS 6.3'],
    [expenses, { type: 'xstate.stop' } as never, 'UNKNOWN_INPUT TURAS 6.3'],
  ];
  it.each(cases.map(([owed, input, refusal]) => [input.type, refusal, owed, input] as const))(
    '%s with %s',
    (_, refusal, owed, input) => {
      expect(owed.refused(input)).toBe(refusal);
    },
  );
});

describe('two hundred lives of an obligation', () => {
  const ways = new Ways(obligationMachine);
  const wishes: readonly Told[] = [
    ...[{ type: 'Fulfil' as const }, { type: 'Reopen' as const }, { type: 'Reopen' as const, by: worker }],
    ...[
      { type: 'Withdraw' as const },
      { type: 'Withdraw' as const, by: worker },
      { type: 'Fulfil' as const, by: worker },
    ],
    ...(['WorkerPaused', 'WorkerStoodDown', 'WorkerReturned', 'WorkerLeft', 'FulfilledElsewhere'] as const).flatMap(
      (type) => [
        { type, journeyId: 'j' },
        { type, journeyId: 'k' },
      ],
    ),
    ...(['2026-02-01', '2026-06-01', '2020-01-01'] as const).map((on) => ({ type: 'PromiseAnotherDay' as const, on })),
    ...(['PromiseTimePassed', 'RungTimeCame'] as const).map((type) => ({ type })),
  ];
  const scripts = fc.tuple(
    fc.constantFrom(...owedThings),
    fc.option(fc.constant('j'), { freq: 2 }),
    fc.array(fc.tuple(fc.constantFrom(0, 1, 3_600_000, 86_400_000, 9 * 86_400_000), fc.constantFrom(...wishes)), {
      maxLength: 20,
      size: 'max',
    }),
  );
  const states: { state: ObligationState; at: Instant; owed: readonly OwedMessage[] }[] = [];
  const served: string[][] = [];
  const codes = new Set<string>();

  function live([what, journeyId, episodes]: typeof scripts extends fc.Arbitrary<infer S> ? S : never): void {
    const input = opening({ what, about: 'question', ...(journeyId && { journeyId }) });
    const begun = obligation.decide(undefined, { ...input, at: BEGAN, facts });
    if (!begun.accepted) throw new Error(begun.refusal.code);
    let [state, at] = [begun.state, BEGAN];
    const ids: string[] = [];
    for (const [gap, { by = supervisor, ...asked }] of episodes) {
      at += gap;
      for (const step of passTime(obligation, state, at, facts)) {
        ways.note(state, { ...step.input, at: step.at, facts } as never);
        ids.push(`${step.input.type}:${step.at}`);
        state = step.state;
        states.push({ state, at: step.at, owed: step.owed as OwedMessage[] });
      }
      const told = { ...asked, at, by, facts } as Stamped<ObligationInput, ObligationFacts>;
      ways.note(state, told);
      const decision = obligation.decide(state, told);
      if (decision.accepted) {
        state = decision.state;
        states.push({ state, at, owed: decision.owed as OwedMessage[] });
        expect(decision.events.length).toBeGreaterThan(0);
      } else codes.add(decision.refusal.code);
    }
    served.push(ids);
  }

  beforeAll(() => {
    for (const script of fc.sample(scripts, { seed: 20_260_105, numRuns: 200 })) live(script);
  });

  it('take every way, and find each guard shut', () => {
    expect(ways.neverTaken).toEqual([]);
    expect(ways.neverBarred).toEqual([]);
    expect([...codes].filter((code) => !(obligationRefusals as readonly string[]).includes(code))).toEqual([]);
  });

  it('owe what stands, about matters that are known, by clauses that there are', () => {
    for (const { state, owed } of states)
      for (const one of owed) {
        expect(obligationMatters).toContain(one.matter);
        expect([one, obligation.stands(one, state), clauses.has(one.clause)]).toEqual([one, true, true]);
      }
  });

  it('serve each deadline once, list none of the past, and refuse none', () => {
    for (const ids of served) expect(new Set(ids).size).toBe(ids.length);
    for (const { state, at } of states)
      for (const due of obligation.deadlinesOf(state)) {
        expect(due.at).toBeGreaterThanOrEqual(at);
        for (const late of [0, 90 * 86_400_000])
          expect(obligation.decide(state, { ...due.input, at: due.at + late, facts }).accepted).toBe(true);
      }
  });

  it('are kept as plain JSON', () => {
    for (const { state } of states) expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
