import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

import { passTime } from '../../state-machines/core/simulate.js';
import { moves } from '../../state-machines/journey/gates.js';
import { chartOf, journeyChart, type Edge } from '../../state-machines/journey/journey.chart.js';
import { journey } from '../../state-machines/journey/journey.js';
import { journeyMachine } from '../../state-machines/journey/journey.machine.js';
import {
  journeyTimeInputs,
  stages,
  type JourneyInput,
  type JourneyMessage,
  type Stage,
} from '../../state-machines/journey/journey.messages.js';
import { closings, readJourney, type JourneyState } from '../../state-machines/journey/journey.state.js';
import { stagesOf } from '../../state-machines/journey/tracks.js';
import { tracks, type Track } from '../../state-machines/policy/policy.js';
import { aJourney, an, dayFrom, idOf, meet, ways, type Situation } from '../support/journeys.js';

/** One way through the machine: the transition of a state that an input takes. */
interface Way {
  readonly transition: AnyTransitionDefinition;
  readonly name: string;
}

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];
const waysOf = (node: AnyStateNode): Way[] =>
  [...[...node.transitions.values()], node.always ?? []].flatMap((transitions) =>
    transitions.map((transition, index) => ({
      transition,
      name: `${node.id} ${index === 0 ? '' : `${index} `}${transition.eventType || 'at once'}`,
    })),
  );

const everyWay = nodes(journeyMachine.root).flatMap(waysOf);
const named = new Map(everyWay.map(({ transition, name }) => [transition, name]));

/** Everything that can be asked at a moment, well and badly, and everything that time may say. */
function everythingToAsk(at: number): JourneyInput[] {
  const [today, tomorrow, tooLate] = [dayFrom(at, 0), dayFrom(at, 1), dayFrom(at, 40_000)] as [string, string, string];
  const holders = [idOf('line manager'), idOf('keyworker'), idOf('ash')];
  return [
    ...moves.map((type) => ({ type })),
    ...[today, tomorrow, tooLate].flatMap((date): JourneyInput[] => [
      { type: 'OfferRole', on: date },
      { type: 'NotNow', reason: 'noPlace', talkAgainOn: date },
      { type: 'RecordStep', requirement: 'contacted', on: date },
      { type: 'FillForm', form: 'workplan', on: date },
      { type: 'ConfirmEligibility', criterion: 'knows-the-service', basis: 'conversation', on: date },
      { type: 'SignContract', side: 'worker', on: date },
      { type: 'SignBoundaryAgreement', side: 'worker', on: date },
      { type: 'PlanTraining', topic: 'boundaries', on: date },
      { type: 'RecordTraining', topic: 'boundaries', on: date },
      { type: 'AddCertificate', certificateId: idOf('c'), topic: 'boundaries', issuedOn: date, expiresOn: null },
      { type: 'LogExperience', mode: 'withStaff', on: date, quarters: 4 },
      { type: 'WaiveRequirement', requirement: 'role-description-seen', until: date },
      { type: 'ExplainDelay', until: date },
      { type: 'PauseJourney', reviewOn: date },
      { type: 'ResumeJourney', talkedOn: date },
      { type: 'PlaceUnderReview', until: date },
      { type: 'SetExpectedEnd', on: date },
      { type: 'GiveNotice', lastDay: date },
      { type: 'RecordFollowUp', on: date },
    ]),
    ...holders.flatMap((holderId): JourneyInput[] => [
      { type: 'NameLineManager', holderId },
      { type: 'NameKeyworker', holderId },
      { type: 'NameSupervisor', holderId },
    ]),
    ...(['supportedPractice', 'inPairs'] as const).map((to): JourneyInput => ({ type: 'StepBack', to })),
    ...(['voluntary', 'paid'] as const).map((basis): JourneyInput => ({
      type: 'ChooseBasis',
      basis,
      valueExplained: true,
    })),
    ...[1, 2].flatMap((version): JourneyInput[] => [
      { type: 'AcknowledgePolicy', version },
      { type: 'MoveToPolicy', version },
    ]),
    ...['boundaries', 'no-such'].map((topic): JourneyInput => ({ type: 'AgreeTopic', topic })),
    ...(['may-lead', 'review-agreement'] as const).flatMap((matter): JourneyInput[] => [
      { type: 'Decide', matter, answer: 'yes' },
      { type: 'Decide', matter, answer: 'no' },
    ]),
    { type: 'WithdrawCertificate', certificateId: idOf('c') },
    { type: 'WithdrawExperience', entry: 1 },
    { type: 'StateWish', wish: 'yes' },
    { type: 'RaiseConcern', grade: 'minor' },
    { type: 'EndApplication', reason: 'withdrew' },
    { type: 'LeaveNow' },
    { type: 'ResumeConversation' },
    { type: 'StandDown' },
    { type: 'Reinstate' },
    { type: 'LiftReview' },
    { type: 'AddNote' },
    ...journeyTimeInputs.map((type): JourneyInput => ({ type })),
  ];
}

const standings =
  /^(Pause|ExplainDelay|Resume|NotNow|StandDown|Reinstate|Place|Lift|Leave|End|StepBack|RecordFollowUp)/;

/** What moves a journey from state to state: enough where everything is tried elsewhere. */
const whatMoves = (at: number): JourneyInput[] =>
  everythingToAsk(at).filter(({ type }) => standings.test(type) || (moves as readonly string[]).includes(type));

const placeOf = ({ state }: Situation) => {
  const { stage } = readJourney(state!);
  return ways[state!.context.track].find(([from]) => from === stage);
};

/** The same journey, with all that its next move asks; nobody is offered a role while they rest. */
function prepared(situation: Situation): Situation {
  const next = placeOf(situation);
  const rests = readJourney(situation.state!).standing !== 'active';
  return next ? meet(situation, next[1], rests ? 'role-offered' : undefined) : situation;
}

/** The same journey, with nothing done for any move. */
function unprepared(situation: Situation): Situation {
  const { value, context } = situation.state!;
  const state = { value, context: { ...context, steps: [], forms: [], trainings: [], waivers: [] } };
  return { ...situation, state, facts: { ...situation.facts, relations: {} } };
}

/** The same journey, with all that the exit asks. */
const leaving = (situation: Situation): Situation[] => (placeOf(situation) ? [meet(situation, 'StartExit')] : []);

/** The same journey, with a little of everything that time has something to say about, and of what can be taken back. */
function laden(situation: Situation): Situation {
  const { value, context } = situation.state!;
  const day = dayFrom(situation.at, 1);
  const policy = { ...context.policy, reconfirmEveryDays: 1, served: { weeks: 1, sessions: 1 } };
  const paper = { certificateId: idOf('c'), topic: 'self-care', issuedOn: day, expiresOn: day };
  const open = { since: situation.at, escalated: false } as const;
  const state = {
    value,
    context: {
      ...context,
      policy,
      certificates: [paper],
      waivers: [{ requirement: 'costs-settled', by: idOf('m'), at: situation.at, until: day }],
      returnSteps: [{ step: 'fullRole' as const, on: day }],
      practice: { coFacilitated: { sessions: 1, quarters: 4, firstOn: dayFrom(situation.at, -30) } },
      confirmations: [{ criterion: 'knows-the-service', basis: 'conversation' as const, on: day, by: idOf('m') }],
      decisions: [
        { matter: 'waiver-lapsed' as const, about: 'exit-pack', ...open },
        ...(readJourney(situation.state!).standing === 'underReview'
          ? [{ matter: 'review-agreement' as const, ...open }]
          : []),
      ],
      expectedEnd: day,
    },
  };
  const entry = { mode: 'coFacilitated', on: day, quarters: 4, othersSince: null } as const;
  return { ...situation, state, facts: { ...situation.facts, entry, policy: { ...policy, version: 2 } } };
}

const reached = new Map<string, Situation[]>();
const taken = new Set<string>();
const barred = new Set<string>();

function variantsOf(situation: Situation): Situation[] {
  const { closing, standing, attention } = readJourney(situation.state!);
  if (closing) return [situation];
  const strangers = { ...situation, facts: { ...situation.facts, holderIsStaff: false } };
  const isPlain = standing === 'active' && attention === 'moving';
  const others = isPlain ? [strangers, unprepared(situation)] : [];
  return [situation, prepared(situation), laden(situation), ...leaving(situation), ...others];
}

/** Tries everything in every state that it comes to, prepared and unprepared, until it comes to no new one. */
function explore(first: Situation): void {
  const waiting = [first];
  for (let situation = waiting.pop(); situation; situation = waiting.pop()) {
    const { track } = situation.state!.context;
    const underReview = JSON.stringify(situation.state!.context.agreedUntil ?? null) !== 'null';
    const key = [track, JSON.stringify(situation.state!.value), underReview].join(' ');
    if (reached.has(key)) continue;
    const variants = variantsOf(situation);
    reached.set(key, variants);
    for (const variant of variants) waiting.push(...after(variant));
  }
}

function after(situation: Situation): Situation[] {
  const { state, facts, at } = situation;
  const due = journey.deadlinesOf(state!).map((deadline) => deadline.at);
  const isLaden = state!.context.certificates.length > 0;
  const { attention, standing } = readJourney(state!);
  const isCalm = attention === 'moving' && (standing === 'active' || standing === 'underReview');
  const isThorough = isLaden ? isCalm : state!.context.track === 'outreach';
  const wanted = isThorough ? everythingToAsk(at) : whatMoves(at);
  const asked = wanted.map((input) => [at, input] as const);
  const said = [...new Set(due)].flatMap((now) => journeyTimeInputs.map((type) => [now, { type }] as const));
  return [...asked, ...said].flatMap(([now, one]) => {
    const input = { ...one, at: now, facts, by: an('manager') } as JourneyMessage;
    note(state!, input);
    const decision = journey.decide(state!, input);
    return decision.accepted ? [{ ...situation, state: decision.state, at: now }] : [];
  });
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

beforeAll(() => {
  for (const track of tracks) explore(aJourney({ track }));
}, 120_000);

const keysOf = (track: Track): Set<string> =>
  new Set([...reached.keys()].filter((key) => key.startsWith(`${track} `)).map((key) => key.split(' ')[1]!));

describe('the journey’s machine', () => {
  const attentions = ['moving', 'stalled', 'escalated'];
  const beside = [
    ...attentions.map((attention) => ({ standing: 'active', attention })),
    ...attentions.map((attention) => ({ standing: 'underReview', attention })),
    ...['resting', 'reviewDue', 'reviewOverdue'].map((paused) => ({ standing: { paused }, attention: 'moving' })),
    { standing: 'stoodDown', attention: 'moving' },
  ];
  const putOff = { stage: 'recruitment', standing: 'notNow', attention: 'moving' };

  it.each(tracks)('comes on %s to every stage in every standing, and to no other state', (track) => {
    const open = stagesOf(track)
      .filter((stage) => stage !== 'closed')
      .flatMap((stage) => beside.map(({ standing, attention }) => ({ open: { stage, standing, attention } })));
    const closed = closings.map((closing) => ({ closed: closing }));
    expect(keysOf(track)).toEqual(
      new Set([...open, { open: putOff }, ...closed].map((value) => JSON.stringify(value))),
    );
  });

  it('takes every way that it has', () => {
    const byItself = everyWay.filter(({ name }) => name.endsWith('at once')).map(({ name }) => name);
    expect(byItself).toEqual(['journey.open.attention.stalled at once', 'journey.open.attention.escalated at once']);
    expect(everyWay.map(({ name }) => name).filter((name) => !taken.has(name) && !byItself.includes(name))).toEqual([]);
  });

  it('bars every way that has a guard at some time', () => {
    const guarded = everyWay.filter(({ transition, name }) => transition.guard && !name.endsWith('at once'));
    expect(guarded.length).toBeGreaterThan(70);
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

  it('comes to rest by itself: in ten years it tells of what repeats, and of nothing else twice', () => {
    for (const [first] of reached.values()) {
      const { state, facts, at } = first!;
      const told = [...passTime(journey, state!, at + 3_650 * 86_400_000, facts)].map(({ input }) => input.type);
      const once = told.filter((type) => type !== 'TwoSidedReviewTimePassed' && type !== 'ReviewDatePassed');
      expect(once.length - new Set(once).size).toBeLessThanOrEqual(2); // decisions that escalate, each on its day
      expect(told.length).toBeLessThan(250);
    }
  });
});

/** Ready for everything, on and on by whatever moves the stage. */
function endsFrom(situation: Situation): boolean {
  let now = situation;
  for (let step = 0; step < 14 && !readJourney(now.state!).closing; step++) {
    const ready = prepared(now);
    const back = ['ResumeJourney', 'Reinstate', 'LiftReview', 'ResumeConversation'] as const;
    const [next] = [...back.map((type) => ({ type })), ...moves.map((type) => ({ type }))].flatMap((asked) => {
      const decision = journey.decide(ready.state, { ...asked, at: ready.at, facts: ready.facts, by: an('manager') });
      return decision.accepted ? [{ ...ready, state: decision.state }] : [];
    });
    if (!next) return false;
    now = next;
  }
  const { closing } = readJourney(now.state!);
  return (
    closing !== undefined &&
    journey.hasEnded([...passTime(journey, now.state!, Infinity, now.facts)].at(-1)?.state ?? now.state!)
  );
}

const inOrder = (edges: readonly Edge[]): Edge[] =>
  edges.toSorted((a, b) => `${a.from}${a.to}${a.command}`.localeCompare(`${b.from}${b.to}${b.command}`));

const edge = (from: Stage, command: Edge['command'], to: Stage): Edge => ({ from, to, command });
const ends = (...stages: Stage[]): Edge[] => [
  edge('recruitment', 'StartInduction', 'induction'),
  edge('recruitment', 'EndApplication', 'closed'),
  edge('induction', 'StartTraining', 'training'),
  ...(['induction', 'training', ...stages] as const).map((stage) => edge(stage, 'StartExit', 'supportedExit')),
  edge('supportedExit', 'CloseJourney', 'closed'),
];

/** The charts of the sources, drawn once more from them. */
const charts: Readonly<Record<Track, readonly Edge[]>> = {
  outreach: [
    ...ends('supportedPractice', 'inPairs', 'alone'),
    edge('training', 'StartSupportedPractice', 'supportedPractice'),
    edge('supportedPractice', 'StartInPairs', 'inPairs'),
    edge('inPairs', 'StartAlone', 'alone'),
    edge('inPairs', 'StepBack', 'supportedPractice'),
    edge('alone', 'StepBack', 'inPairs'),
    edge('alone', 'StepBack', 'supportedPractice'),
  ],
  facilitation: [
    ...ends('supportedPractice', 'leading'),
    edge('training', 'StartSupportedPractice', 'supportedPractice'),
    edge('supportedPractice', 'StartLeading', 'leading'),
    edge('leading', 'StepBack', 'supportedPractice'),
  ],
  mentoring: [...ends('mentoring'), edge('training', 'StartMentoring', 'mentoring')],
  other: [...ends('supportedPractice'), edge('training', 'StartSupportedPractice', 'supportedPractice')],
};

describe('the chart', () => {
  it.each(tracks)('of %s shows the way through its stages, back, and out', (track) => {
    expect(inOrder(chartOf(track).edges)).toEqual(inOrder(charts[track]));
    expect(chartOf(track).stages).toEqual(stages.filter((stage) => stagesOf(track).includes(stage)));
    expect(new Set(chartOf(track).stages)).toEqual(new Set(stagesOf(track)));
  });

  it('of all tracks has the stages of the machine, in their order, and the end', () => {
    expect(journeyChart.stages).toEqual([...Object.keys(journeyMachine.states.open!.states.stage!.states), 'closed']);
    const drawn = new Set(tracks.flatMap((track) => charts[track].map((one) => JSON.stringify(one))));
    expect(new Set(journeyChart.edges.map((one) => JSON.stringify(one)))).toEqual(drawn);
  });

  it('is the machine: nothing but its edges, and leaving at once, moves a journey', () => {
    for (const variants of reached.values())
      for (const { state, facts, at } of variants) {
        const { stage: from } = readJourney(state!);
        const { edges } = chartOf(state!.context.track);
        for (const asked of whatMoves(at)) {
          const decision = journey.decide(state, { ...asked, at, facts, by: an('manager') } as JourneyMessage);
          if (!decision.accepted) continue;
          const { stage: to } = readJourney(decision.state);
          if (from !== to && asked.type !== 'LeaveNow') expect(edges).toContainEqual({ from, to, command: asked.type });
        }
      }
  });

  it.each(tracks.flatMap((track) => charts[track].map((one) => [track, one.from, one.command, one.to] as const)))(
    'of %s is the machine: from %s %s leads to %s',
    (track, from, command, to) => {
      const move = moves.find((known) => known === command);
      const there = aJourney({ track, stage: from });
      const { state, facts, at } = move ? meet(there, move) : there;
      const input = { type: command, reason: 'withdrew', to, at, facts, by: an('manager') };
      const decision = journey.decide(state, input as JourneyMessage);
      expect(decision.accepted && readJourney(decision.state).stage).toBe(to);
    },
  );
});
