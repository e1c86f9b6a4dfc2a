import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

import { passTime } from '../../state-machines/core/simulate.js';
import { moves } from '../../state-machines/journey/gates.js';
import { journeyChart } from '../../state-machines/journey/journey.chart.js';
import { journey } from '../../state-machines/journey/journey.js';
import { journeyMachine } from '../../state-machines/journey/journey.machine.js';
import type { JourneyInput, JourneyMessage, Stage } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { aJourney, an, dayFrom, idOf, meet, way, type Situation } from '../support/journeys.js';

/** One way through the machine: the transition of a state that an input takes. */
interface Way {
  readonly transition: AnyTransitionDefinition;
  readonly name: string;
}

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];
const waysOf = (node: AnyStateNode): Way[] =>
  [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map((transition) => ({
    transition,
    name: `${node.id} ${transition.eventType || 'at once'}`,
  }));

const ways = nodes(journeyMachine.root).flatMap(waysOf);
const named = new Map(ways.map(({ transition, name }) => [transition, name]));

/** Everything that can be asked at a moment, well and badly, and everything that time may say. */
function everythingToAsk(at: number): JourneyInput[] {
  const dates = [dayFrom(at, 0), dayFrom(at, 1), dayFrom(at, 400)];
  const holders = [idOf('line manager'), idOf('keyworker'), idOf('ash')];
  return [
    ...moves.map((type) => ({ type })),
    ...dates.flatMap((date): JourneyInput[] => [
      { type: 'RecordStep', requirement: 'eligibility', on: date },
      { type: 'RecordTraining', topic: 'boundaries', on: date },
      { type: 'WaiveRequirement', requirement: 'eligibility', until: date },
      { type: 'ExplainDelay', until: date },
      { type: 'PauseJourney', reviewOn: date },
    ]),
    ...holders.flatMap((holderId): JourneyInput[] => [
      { type: 'NameLineManager', holderId },
      { type: 'NameKeyworker', holderId },
      { type: 'NameSupervisor', holderId },
    ]),
    { type: 'EndApplication', reason: 'withdrew' },
    { type: 'ResumeJourney' },
    { type: 'AddNote' },
    { type: 'QuietTimePassed' },
    { type: 'EscalationTimePassed' },
    { type: 'ReviewDatePassed' },
    { type: 'ReviewEscalationTimePassed' },
  ];
}

const stageOf = ({ state }: Situation) => way.find(([stage]) => journey.stageOf(state!).startsWith(stage));

/** The same journey, with all that its next move asks. */
function prepared(situation: Situation): Situation {
  const next = stageOf(situation);
  return next ? meet(situation, next[1]) : situation;
}

/** The same journey, with nothing done for any move. */
function unprepared(situation: Situation): Situation {
  const { value, context } = situation.state!;
  const state = { value, context: { ...context, steps: [], trainings: [], waivers: [] } };
  return { ...situation, state, facts: { ...situation.facts, relations: {} } };
}

/** The same journey, with all that the exit asks. */
const leaving = (situation: Situation): Situation[] => (stageOf(situation) ? [meet(situation, 'StartExit')] : []);

const reached = new Map<string, Situation[]>();
const taken = new Set<string>();
const barred = new Set<string>();

/** Tries everything in every state that it comes to, prepared and unprepared, until it comes to no new one. */
function explore(first: Situation): void {
  const waiting = [first];
  for (let situation = waiting.pop(); situation; situation = waiting.pop()) {
    const key = JSON.stringify(situation.state!.value);
    if (reached.has(key)) continue;
    const strangers = { ...situation, facts: { ...situation.facts, holderIsStaff: false } };
    const variants = [situation, strangers, unprepared(situation), prepared(situation), ...leaving(situation)];
    reached.set(key, variants);
    for (const variant of variants) waiting.push(...after(variant));
  }
}

function after(situation: Situation): Situation[] {
  const { state, facts, at } = situation;
  const due = journey.deadlinesOf(state!).map((deadline) => deadline.at);
  return [at, ...due].flatMap((now) =>
    everythingToAsk(now).flatMap((asked) => {
      const input = { ...asked, at: now, facts, by: an('manager') } as JourneyMessage;
      note(state!, input);
      const decision = journey.decide(state!, input);
      return decision.accepted ? [{ ...situation, state: decision.state, at: now }] : [];
    }),
  );
}

/** Which ways this input takes from this state, and which it finds barred by their guards. */
function note(state: JourneyState, input: JourneyMessage): void {
  const snapshot = journeyMachine.resolveState(state as never);
  const enabled = new Set<AnyTransitionDefinition>(journeyMachine.getTransitionData(snapshot, input));
  for (const transition of enabled) taken.add(named.get(transition)!);
  // oxlint-disable-next-line no-underscore-dangle -- the nodes that are active: XState has no other name for them
  for (const node of snapshot._nodes)
    for (const transition of node.transitions.get(input.type as never) ?? [])
      if (transition.guard && !enabled.has(transition)) barred.add(named.get(transition)!);
}

beforeAll(() => explore(aJourney()));

describe('the journey’s machine', () => {
  const stages: Stage[] = ['recruitment', 'induction', 'training', 'supportedPractice', 'supportedExit'];
  const beside = [
    ...['moving', 'stalled', 'escalated'].map((attention) => ({ standing: 'active', attention })),
    ...['resting', 'reviewDue', 'reviewOverdue'].map((paused) => ({ standing: { paused }, attention: 'moving' })),
  ];

  it('comes to every stage in every standing, and to no other state', () => {
    const all = stages.flatMap((stage) =>
      beside.map(({ standing, attention }) => ({ open: { stage, standing, attention } })),
    );
    expect([...reached.keys()].toSorted()).toEqual([...all, 'closed'].map((value) => JSON.stringify(value)).toSorted());
  });

  it('takes every way that it has', () => {
    const byItself = ways.filter(({ name }) => name.endsWith('at once')).map(({ name }) => name);
    expect(byItself).toEqual(['journey.open.attention.stalled at once', 'journey.open.attention.escalated at once']);
    expect(ways.map(({ name }) => name).filter((name) => !taken.has(name) && !byItself.includes(name))).toEqual([]);
  });

  it('bars every way that has a guard at some time', () => {
    const guarded = ways.filter(({ transition, name }) => transition.guard && !name.endsWith('at once'));
    expect(guarded.length).toBeGreaterThan(20);
    expect(guarded.map(({ name }) => name).filter((name) => !barred.has(name))).toEqual([]);
  });

  it('can always come to its end, from every state', () => {
    for (const [first] of reached.values()) expect(endsFrom(first!)).toBe(true);
  });

  it('accepts, in every state, each deadline that the state lists, at its instant and late', () => {
    for (const variants of reached.values())
      for (const { state, facts } of variants)
        for (const { at, input } of journey.deadlinesOf(state!))
          for (const lateMs of [0, 1, 90 * 86_400_000])
            expect(journey.decide(state, { ...input, at: at + lateMs, facts })).toMatchObject({ accepted: true });
  });

  it('comes to rest by itself: time alone never goes on for ever', () => {
    for (const [first] of reached.values()) {
      const centuries = first!.at + 200 * 365 * 86_400_000;
      expect([...passTime(journey, first!.state!, centuries, first!.facts)].length).toBeLessThanOrEqual(2);
    }
  });
});

/** Ready for everything, on and on by whatever moves the stage. */
function endsFrom(situation: Situation): boolean {
  let now = situation;
  for (let step = 0; step < 12 && !journey.hasEnded(now.state!); step++) {
    const ready = prepared(now);
    const [next] = [{ type: 'ResumeJourney' } as const, ...moves.map((type) => ({ type }))].flatMap((asked) => {
      const decision = journey.decide(ready.state, { ...asked, at: ready.at, facts: ready.facts, by: an('manager') });
      return decision.accepted ? [{ ...ready, state: decision.state }] : [];
    });
    if (!next) return false;
    now = next;
  }
  return journey.hasEnded(now.state!);
}

describe('the chart', () => {
  it('shows the way through the stages and the two ways out', () => {
    expect(journeyChart.edges.toSorted((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`))).toEqual([
      { from: 'induction', to: 'supportedExit', command: 'StartExit' },
      { from: 'induction', to: 'training', command: 'StartTraining' },
      { from: 'recruitment', to: 'closed', command: 'EndApplication' },
      { from: 'recruitment', to: 'induction', command: 'StartInduction' },
      { from: 'supportedExit', to: 'closed', command: 'CloseJourney' },
      { from: 'supportedPractice', to: 'supportedExit', command: 'StartExit' },
      { from: 'training', to: 'supportedExit', command: 'StartExit' },
      { from: 'training', to: 'supportedPractice', command: 'StartSupportedPractice' },
    ]);
  });

  it('has the stages of the machine, in their order, and the end', () => {
    expect(journeyChart.stages).toEqual([...Object.keys(journeyMachine.states.open!.states.stage!.states), 'closed']);
  });

  it('is the machine: each of its edges, and no other, moves a ready journey', () => {
    for (const variants of reached.values())
      for (const { state, facts, at } of variants) {
        const from = journey.stageOf(state!).split('/')[0];
        for (const asked of everythingToAsk(at)) {
          const decision = journey.decide(state, { ...asked, at, facts, by: an('manager') } as JourneyMessage);
          const to = decision.accepted ? journey.stageOf(decision.state).split('/')[0] : from;
          if (from !== to) expect(journeyChart.edges).toContainEqual({ from, to, command: asked.type });
        }
      }
    for (const { from, to, command } of journeyChart.edges) {
      const ready = meetForMove(from, command);
      const decision = journey.decide(ready.state, {
        type: command,
        reason: 'withdrew',
        at: ready.at,
        facts: ready.facts,
        by: an('manager'),
      } as JourneyMessage);
      expect(decision.accepted && journey.stageOf(decision.state)).toBe(to);
    }
  });
});

function meetForMove(from: Stage, command: string): Situation {
  const move = moves.find((known) => known === command);
  const there = aJourney({ stage: from });
  return move ? meet(there, move) : there;
}
