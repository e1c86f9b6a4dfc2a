import { isDeepStrictEqual } from 'node:util';

import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { OwedMessage } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import {
  supervision,
  supervisionMatters,
  type SupervisionState,
} from '../../state-machines/supervision/supervision.js';
import { supervisionMachine } from '../../state-machines/supervision/supervision.machine.js';
import { supervisionTimeInputs } from '../../state-machines/supervision/supervision.messages.js';
import { supervisionRefusals } from '../../state-machines/supervision/refusals.js';
import { stageOf, supervisionStages } from '../../state-machines/supervision/supervision.state.js';
import { clauses } from '../support/clauses.js';
import { Simulation, type SimulatedRow } from '../support/simulation.js';
import { anyCast, requestOf, supervisionScripts, worldOf, type Script } from '../support/supervision-scripts.js';
import { Ways } from '../support/ways.js';

const SEED = 20_260_105;
const seed = Number(process.env.SEED ?? SEED);
/** More of them in the night: `FUZZ=5000`. */
const numRuns = Math.min(Number(process.env.FUZZ ?? 150), 5_000);

interface Life {
  readonly script: Script;
  readonly rows: readonly SimulatedRow[];
}

const ways = new Ways(supervisionMachine);
const refused: { code: string; clause: string; message: string }[] = [];

/** What is tried in every state as well, beside what the scripts ask there. */
const everywhere = ([one, two]: readonly string[]) => [
  ...[{ type: 'WriteNote' }, { type: 'WithdrawConsent', scope: 'workload' }, { type: 'DecideMisses', answer: 'goOn' }],
  ...[
    { type: 'AddAgendaItem', section: 'other' },
    { type: 'RemoveAgendaItem', item: 1 },
  ],
  ...[{ type: 'CancelThreeWay' }, { type: 'RecordThreeWay', held: true }],
  ...[one, two].flatMap((journeyId) => [
    { type: 'WorkerLeft', journeyId },
    { type: 'WorkerReturned', journeyId },
  ]),
];

/** The same state, with something that waits for an answer, and something that can be taken back. */
const laden = ({ value, context }: SupervisionState, at: number): SupervisionState => ({
  value,
  context: {
    ...context,
    decision: { since: at, escalated: false },
    consents: [{ scope: 'workload', givenAt: at, until: '2030-01-01' }],
    agenda: Array.from({ length: 40 }, () => ({ item: 1, section: 'other', by: 'worker' })),
    threeWay: {
      ...{ uid: 'three', sequence: 0, startsAt: at, minutes: 60, agreed: true, scope: 'workload' },
    },
  },
});

/** One script, asked of the rules alone. Before each row the way that its input takes is noted, and of what was refused as well. */
function live(script: Script): Life {
  const cast = anyCast(script);
  const simulation = new Simulation(supervision as never, worldOf(cast));
  for (const line of script.lines) {
    if (line.kind !== 'ask') continue;
    const request = requestOf(line, cast);
    const answer = simulation.ask(request);
    if (answer.outcome === 'refused') refused.push(answer.refusal);
    const before = simulation.journalOf(cast.processId).at(answer.outcome === 'refused' ? -1 : -2)?.state;
    const { input, at } = request;
    const facts = worldOf(cast).factsFor(before, input, '');
    if (before) ways.note(before, { ...input, at, by: request.by, facts } as never);
  }
  simulation.settle(script.until);
  const rows = simulation.journalOf(cast.processId);
  for (const [index, row] of rows.entries())
    if (index > 0) ways.note(rows[index - 1]!.state, { ...row.input, at: row.at, facts: {} } as never);
  for (const { state, at } of rows)
    for (const each of [state as SupervisionState, laden(state as SupervisionState, at)])
      for (const by of [cast.actors.worker, cast.actors.manager])
        for (const input of everywhere(cast.journeyIds)) ways.note(each, { ...input, at, by, facts: {} } as never);
  return { script, rows };
}

let lives: readonly Life[];
beforeAll(() => {
  lives = fc.sample(supervisionScripts, { seed, numRuns }).map(live);
  if (seed !== SEED) for (const script of fc.sample(supervisionScripts, { seed: SEED, numRuns: 150 })) live(script); // to take every way
}, 120_000);

const everyRow = () => lives.flatMap(({ rows }) => rows);
/** At the instant, a moment after it, or a season. */
const late = ({ version }: SimulatedRow) => [0, 1, 90 * 86_400_000][version % 3]!;

const stateOf = ({ state }: SimulatedRow) => state as SupervisionState;

describe(`${numRuns} lives of two years (seed ${seed})`, () => {
  it('come to every state, by every way that the machine has, and find each guard shut', () => {
    expect(new Set(everyRow().map((row) => stageOf(stateOf(row))))).toEqual(new Set(supervisionStages));
    expect(ways.all.size).toBeGreaterThan(40);
    expect(ways.neverTaken).toEqual([]);
    expect(ways.neverBarred).toEqual([]);
  });

  it('are refused by codes and clauses that there are, in a sentence', () => {
    const codes: readonly string[] = supervisionRefusals;
    for (const { code, clause, message } of refused)
      expect([codes.includes(code), clauses.has(clause), message.endsWith('.')]).toEqual([true, true, true]);
  });

  it('owe only what stands, about matters that are known, by clauses that there are', () => {
    const matters = new Set<string>();
    const unsound = everyRow().flatMap(({ owed, state }) =>
      (owed as readonly OwedMessage[]).filter((one) => {
        matters.add(one.matter);
        return !clauses.has(one.clause) || !supervision.stands(one, state as SupervisionState);
      }),
    );
    expect(unsound).toEqual([]);
    expect([...matters].toSorted()).toEqual([...supervisionMatters].toSorted());
  });

  it('owe nothing twice, and do something with every input', () => {
    const wrong = everyRow().filter(({ owed, events }) => {
      const words = owed.map((one) => JSON.stringify(one));
      return new Set(words).size < words.length || events.length === 0;
    });
    expect(wrong).toEqual([]);
  });

  it('serve each deadline once', () => {
    for (const { rows } of lives) {
      const served = rows.map(({ commandId }) => commandId).filter((id) => id.startsWith('time:'));
      expect(new Set(served).size).toBe(served.length);
    }
  });

  it('list no deadline of the past, and none that is refused, at its instant or late', () => {
    const isRefused = (state: SupervisionState, { at, input }: { at: number; input: { type: never } }) =>
      !supervision.decide(state, { ...input, at, facts: { supervisorId: null } }).accepted;
    const wrong = everyRow().flatMap((row) =>
      supervision
        .deadlinesOf(stateOf(row))
        .filter(
          ({ at, input }) => at < row.at || isRefused(stateOf(row), { at: at + late(row), input: input as never }),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('come to rest when nobody acts: the ladder has a top', () => {
    for (const { rows } of lives) {
      const last = rows.at(-1)!;
      const after = [...passTime(supervision, stateOf(last), Infinity, { supervisorId: null })];
      expect(after.length).toBeLessThan(12);
    }
  });

  it('are kept as plain JSON', () => {
    const wrong = everyRow().filter(({ state }) => !isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state));
    expect(wrong).toEqual([]);
  });

  it('never change the day on which a session is due by a move, nor count another’s miss', () => {
    for (const { rows } of lives)
      for (const [index, row] of rows.entries()) {
        if (index === 0) continue;
        const [before, after] = [stateOf(rows[index - 1]!).context, stateOf(row).context];
        const { type, outcome } = row.input as { type: string; outcome?: string };
        if (['MoveSession', 'ProposeAgain', 'ConfirmTime'].includes(type) || outcome === 'movedByAgreement')
          expect([after.dueOn, after.number]).toEqual([before.dueOn, before.number]);
        if (outcome === 'missedBySupervisor')
          expect([after.dueOn, after.misses]).toEqual([before.dueOn, before.misses]);
      }
  });

  it('let no invitation of an older sequence stand', () => {
    for (const { rows } of lives) {
      const last = stateOf(rows.at(-1)!);
      const dates = rows.flatMap(({ owed }) => owed as readonly OwedMessage[]).filter((one) => one.invitation);
      for (const one of dates) {
        const { uid, sequence, method } = one.invitation!;
        if (method === 'cancel' && uid !== last.context.uid) continue; // out of calendars for good
        const newer = dates.some(({ invitation: date }) => date!.uid === uid && date!.sequence > sequence);
        if (newer && one.toUser === undefined) expect([one, supervision.stands(one, last)]).toEqual([one, false]);
      }
    }
  });

  it('answer time with “nothing is due” before its instant', () => {
    for (const row of everyRow().slice(0, 400))
      for (const type of supervisionTimeInputs) {
        const due = supervision.deadlinesOf(stateOf(row)).find(({ input }) => input.type === type)?.at ?? Infinity;
        if (due <= row.at) continue;
        expect(supervision.decide(stateOf(row), { type, at: row.at, facts: { supervisorId: null } })).toMatchObject({
          refusal: { code: 'NOT_DUE' },
        });
      }
  });

  it('know no other inputs', () => {
    for (const type of ['', '*', 'xstate.stop', 'toString', 'recordSession'])
      for (const state of [undefined, stateOf(lives[0]!.rows.at(-1)!)])
        expect(supervision.decide(state, { type, at: 0, facts: {} } as never)).toMatchObject({
          refusal: { code: 'UNKNOWN_INPUT' },
        });
  });
});
