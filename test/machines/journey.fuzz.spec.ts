import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { roles, type Actor, type Stamped } from '../../state-machines/core/process.js';
import { journey } from '../../state-machines/journey/journey.js';
import {
  JourneyCommandSchema,
  decisionMatters,
  journeyTimeInputs,
  modes,
  relations,
  type JourneyFacts,
  type JourneyInput,
} from '../../state-machines/journey/journey.messages.js';
import { journeyRefusals } from '../../state-machines/journey/refusals.js';
import { PolicySchema, tracks } from '../../state-machines/policy/policy.js';
import { clauses } from '../support/clauses.js';
import { idOf, noFacts, terms } from '../support/journeys.js';
import { aPolicy } from '../support/organisation.js';
import { inWords } from '../support/play.js';
import { someStates, type Reached } from '../support/reached.js';
import { flawsOf, frozen } from '../support/valid-journey.js';
import { commandOf, wishes } from '../support/wishes.js';

const seed = Number(process.env.SEED ?? 20_260_105);
const numRuns = Number(process.env.FUZZ ?? 100_000);
const minutes = 60_000;
const begin = Date.UTC(2026, 0, 5, 12);

const codes = new Set<string>(journeyRefusals);
const types = JourneyCommandSchema.options.map((option) => option.shape.type.value);
const timeTypes = journeyTimeInputs;

/** Draws again and again from a few thousand values made once: making them is what takes the time. */
function drawn<T>(values: fc.Arbitrary<T>, size = 4_000): fc.Arbitrary<T> {
  const pool = fc.sample(values, { seed, numRuns: size });
  return fc.nat({ max: pool.length - 1 }).map((number) => pool[number]!);
}

const oddWords = fc.oneof(
  fc.constantFrom('', '__proto__', 'constructor', 'eligibility', 'training-', 'boundaries', '0', '\0', '𝔘'),
  fc.string(),
);
const oddDates = fc.oneof(
  fc.constantFrom(
    '',
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '-000001-01-01',
    '2026-1-5',
    '20260201',
    '2026-W05',
    '2026-02-01T00:00:00Z',
    'Infinity',
  ),
  fc
    .date({ noInvalidDate: true, min: new Date('2024-01-01'), max: new Date('2030-01-01') })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.string(),
);

/** Well typed, and otherwise anything: what no decoder has looked at. */
const oddInputs: fc.Arbitrary<JourneyInput> = fc
  .record({
    type: fc.constantFrom(...types, ...timeTypes, 'StartJourney'),
    requirement: oddWords,
    topic: oddWords,
    on: oddDates,
    until: oddDates,
    reviewOn: oddDates,
    talkAgainOn: oddDates,
    lastDay: oddDates,
    issuedOn: oddDates,
    expiresOn: fc.option(oddDates),
    askAgainOn: fc.option(oddDates, { nil: undefined }),
    holderId: oddWords,
    form: oddWords,
    criterion: oddWords,
    certificateId: oddWords,
    basis: oddWords,
    side: fc.constantFrom('worker', 'service'),
    mode: fc.constantFrom(...modes),
    quarters: fc.integer({ min: 1, max: 96 }),
    entry: fc.nat(),
    version: fc.nat({ max: 9 }),
    to: oddWords,
    matter: fc.constantFrom(...decisionMatters),
    answer: fc.constantFrom('yes', 'no'),
    wish: fc.constantFrom('yes', 'notNow'),
    grade: fc.constantFrom('minor', 'gross'),
    reason: oddWords,
    personId: oddWords,
    programmeId: oddWords,
    track: fc.constantFrom(...tracks),
  })
  .map((input) => input as JourneyInput);

const oddTerms = fc
  .record({
    topics: fc.array(oddWords),
    minimumTrainingDates: fc.nat(),
    version: fc.nat({ max: 9 }),
    boundariesSince: fc.nat({ max: 3 }),
    track: fc.constantFrom(...tracks),
  })
  .map(({ track, ...changes }) => terms(changes, track));

/** A day that the database could hold. */
const days = fc
  .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') })
  .map((date) => date.toISOString().slice(0, 10));

const facts: fc.Arbitrary<JourneyFacts> = fc.record(
  {
    relations: fc.dictionary(fc.constantFrom(...relations), oddWords),
    blocked: fc.boolean(),
    programmeOpen: fc.boolean(),
    elsewhere: fc.record({
      trainings: fc.array(fc.record({ topic: oddWords, on: days }), { maxLength: 3 }),
      staffed: fc.record({ sessions: fc.nat({ max: 20 }), firstOn: fc.option(days) }),
    }),
    dependents: fc.constantFrom([], [{ kind: 'pair', processId: idOf('pair') }]),
    holderIsStaff: fc.boolean(),
    policy: fc.option(oddTerms),
    beginning: fc.record({
      zone: fc.constantFrom('UTC', 'Europe/Dublin', 'Australia/Lord_Howe', 'Pacific/Apia'),
      policy: fc.option(oddTerms),
      programmeClosed: fc.boolean(),
      alreadyUnderWay: fc.boolean(),
    }),
  },
  { requiredKeys: ['relations', 'blocked', 'programmeOpen', 'elsewhere', 'dependents'] },
);

const actors: fc.Arbitrary<Actor> = fc.record({
  userId: oddWords,
  personId: oddWords,
  roles: fc.subarray([...roles]),
});

let reached: readonly Reached[];
beforeAll(() => {
  reached = frozen(someStates(seed, 300));
});

/** Soon after the state was reached, or in years. */
const laters = drawn(
  fc.oneof(
    fc.nat({ max: 60 * 24 * 60 }).map((n) => n * minutes),
    fc.nat({ max: 2 ** 31 - 1 }).map((n) => n * 1_000),
  ),
  40,
);

/** Whatever comes, it is answered, and what is accepted leaves a sound state. (A plain throw: this is asked a hundred thousand times.) */
function mustBeSound(decision: ReturnType<typeof journey.decide>): void {
  const flaws = flawsIn(decision);
  if (flaws.length > 0) throw new Error(flaws.join('; '));
}

function flawsIn(decision: ReturnType<typeof journey.decide>): string[] {
  if (!decision.accepted) {
    const { code, clause, message, missing = [] } = decision.refusal;
    const named = [clause, ...missing.map((gap) => gap.clause)];
    return [
      ...(codes.has(code) ? [] : [`no such code: ${code}`]),
      ...named.filter((id) => !clauses.has(id)).map((id) => `no such clause: ${id}`),
      ...(message ? [] : ['says nothing']),
    ];
  }
  const { state, events, owed } = decision;
  const unfounded = owed.filter((reaction) => reaction.kind === 'message' && !journey.stands(reaction, state));
  return [
    ...flawsOf(state),
    ...(unfounded.length > 0 ? ['owes a message that does not stand'] : []),
    ...(events.length > 0 ? [] : ['accepted, and nothing happened']),
  ];
}

describe(`${numRuns.toLocaleString('en')} random inputs (seed ${seed})`, () => {
  it('are answered by the journey, and leave it sound', () => {
    const inputs = fc.oneof(
      { weight: 3, arbitrary: drawn(oddInputs) },
      { weight: 3, arbitrary: drawn(wishes).map((wished) => ({ wished })) },
      { weight: 1, arbitrary: fc.constantFrom(...timeTypes).map((type): JourneyInput => ({ type })) },
    );
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat(), inputs, laters, drawn(facts), drawn(actors), (number, asked, later, around, by) => {
        const { state, at: since } = reached[number % reached.length]!;
        const at = since + later;
        const told = 'wished' in asked ? commandOf(asked.wished, at, state.context.zone, [idOf('ash'), '']) : asked;
        const decision = journey.decide(state, frozen({ ...told, at, facts: around, by }) as Told);
        seen[decision.accepted ? 'accepted' : 'refused']++;
        mustBeSound(decision);
      }),
      { seed, numRuns },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(numRuns / 10);
  });

  it('are answered where nothing has begun', () => {
    fc.assert(
      fc.property(drawn(oddInputs), laters, drawn(facts), drawn(actors), (input, at, around, by) => {
        mustBeSound(journey.decide(undefined, frozen({ ...input, at, facts: around, by }) as Told));
      }),
      { seed, numRuns: numRuns / 20 },
    );
  });

  it('of types that nobody knows are refused', () => {
    const unknown = fc.oneof(
      fc.constantFrom(
        '',
        '*',
        'xstate.init',
        'xstate.stop',
        'xstate.done.state.journey',
        'xstate.error',
        'toString',
        'startTraining',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.nat(), unknown, laters, (number, type, later) => {
        const { state, at } = reached[number % reached.length]!;
        const input = { type, at: at + later, facts: noFacts } as unknown as Told;
        for (const decision of [journey.decide(state, input), journey.decide(undefined, input)])
          expect(decision).toMatchObject({ accepted: false, refusal: { code: 'UNKNOWN_INPUT' } });
      }),
      { seed, numRuns: numRuns / 20 },
    );
  });

  it('are decoded as journey commands or refused, and what is decoded is what was sent', () => {
    const near = nearly(fc.constantFrom<object>(...examples, ...types.map((type) => ({ type }))));
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: near }, drawn(fc.anything()), drawn(fc.jsonValue())), (sent) => {
        const { success, data, error } = JourneyCommandSchema.safeParse(sent);
        if (success ? inWords(data) !== inWords(sent) : error.issues.length === 0)
          throw new Error('changed, or refused without a word');
      }),
      { seed, numRuns },
    );
  });

  it('are decoded as policies or refused, and what is decoded has no hole', () => {
    const near = nearly(fc.constant<object>(aPolicy()));
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: near }, drawn(fc.anything()), drawn(fc.jsonValue())), (sent) => {
        const { success, data, error } = PolicySchema.safeParse(sent);
        if (success ? holesIn(data).length > 0 : error.issues.length === 0)
          throw new Error('has a hole, or is refused without a word');
      }),
      { seed, numRuns: numRuns / 10 },
    );
  });
});

type Told = Stamped<JourneyInput, JourneyFacts>;

/** Blanks of a policy that are still empty: of an adopted one only a note may be, or a whole track that stays shut. */
function holesIn(value: unknown, path = ''): string[] {
  if (value === undefined || value === '') return /\.note$|^\.tracks\.\w+$/.test(path) ? [] : [path];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => holesIn(part, `${path}.${key}`));
}

/** Right examples of every command. */
const examples = fc.sample(wishes, { seed, numRuns: 600 }).map((wish) => commandOf(wish, begin, 'UTC', [idOf('ash')]));

/** Something right, with a part of it replaced, taken out or added, at any depth. */
function nearly(right: fc.Arbitrary<object>): fc.Arbitrary<unknown> {
  const slip = fc.record({
    where: fc.nat(),
    how: fc.constantFrom('replace', 'drop', 'add', 'leave'),
    by: drawn(fc.oneof(fc.anything(), oddDates)),
  });
  return fc.tuple(right, slip).map(([value, { where, how, by }]) => {
    const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
    const places = placesIn(copy);
    const [holder, key] = places[where % places.length]!;
    if (how === 'replace') holder[key] = by;
    if (how === 'drop') delete holder[key];
    if (how === 'add') holder[`${key}s`] = by;
    return copy;
  });
}

function placesIn(value: Record<string, unknown>): [Record<string, unknown>, string][] {
  return Object.entries(value).flatMap(([key, part]) => [
    [value, key] as [Record<string, unknown>, string],
    ...(part && typeof part === 'object' && !Array.isArray(part) ? placesIn(part as Record<string, unknown>) : []),
  ]);
}
