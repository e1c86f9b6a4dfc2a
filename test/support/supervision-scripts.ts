import { randomUUID } from 'node:crypto';

import fc from 'fast-check';
import pg from 'pg';

import type { Journal } from '../../src/journal/journal.js';
import { dateOf, daysAfter } from '../../state-machines/core/calendar.js';
import type { Actor, Input, Instant } from '../../state-machines/core/process.js';
import type { Window } from '../../state-machines/core/working-calendar.js';
import { supervisionTermsOf } from '../../state-machines/policy/keeping.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import {
  attendances,
  groups,
  missAnswers,
  outcomes,
  supervisionTimeInputs,
  type Outcome,
  type SupervisionFacts,
  type SupervisionInput,
} from '../../state-machines/supervision/supervision.messages.js';
import { anOrganisation, aPolicy } from './organisation.js';
import type { World } from './simulation.js';

const DAY = 86_400_000;
const HOUR = DAY / 24;
export const BEGIN = Date.UTC(2026, 0, 5, 12);
const TWO_YEARS = 730 * DAY;

/** What somebody wants of a supervision; days and hours are counted from the moment in which it is said. */
const wishes = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('RecordSession'), outcome: fc.constantFrom(...outcomes), daysAgo: fc.constantFrom(null, null, null, 0, 1, 9, -1), inHours: fc.constantFrom(30, 200, 2_000) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('CorrectSession'), outcome: fc.constantFrom('held', 'missedByWorker') }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('MoveSession'), inHours: fc.integer({ min: -5, max: 1_500 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('AskForAnotherTime'), asking: fc.constantFrom('cantMakeIt', 'anotherTime') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('ConfirmTime', 'ProposeAgain', 'AnswerPulse', 'WriteNote', 'CancelThreeWay', 'CancelThreeWay') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('AddAgendaItem'), section: fc.constantFrom('goals', 'other') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('RemoveAgendaItem'), item: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('RecordGroup'), group: fc.constantFrom(...groups), attendance: fc.constantFrom(...attendances), daysAgo: fc.constantFrom(0, 1) }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('GiveConsent'), scope: fc.constantFrom('workload', 'wellbeing'), inDays: fc.integer({ min: -5, max: 90 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('WithdrawConsent'), scope: fc.constantFrom('workload', 'wellbeing') }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('PlanThreeWay'), scope: fc.constantFrom('workload', 'wellbeing'), inHours: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('RecordThreeWay'), held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('DecideMisses'), answer: fc.constantFrom(...missAnswers) }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constantFrom('JoinSupervision', 'JoinSupervision', 'WorkerPaused', 'WorkerStoodDown', 'WorkerReturned', 'WorkerReturned', 'WorkerLeft'), journey: fc.constantFrom(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('SupervisorNamed'), holder: fc.constantFrom('supervisor', 'manager') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom(...supervisionTimeInputs) }) },
); // prettier-ignore
export type Wish = typeof wishes extends fc.Arbitrary<infer W> ? W : never;

const askers = ['worker', 'supervisor', 'supervisor', 'manager'] as const;
type Asker = (typeof askers)[number];

export interface Ask {
  readonly kind: 'ask';
  readonly at: Instant;
  readonly commandId: string;
  readonly by: Asker;
  readonly wish: Wish;
}
export type Line = Ask | { readonly kind: 'clock'; readonly at: Instant };

/** Two years of one person's supervision, written down before they happen. */
export interface Script {
  readonly zone: string;
  readonly policy: Policy;
  readonly worker: readonly Window[] | null;
  readonly supervisor: readonly Window[] | null;
  readonly supervised: boolean;
  readonly lines: readonly Line[];
  readonly until: Instant;
}

const windows: fc.Arbitrary<Window[] | null> = fc.option(
  fc.array(
    fc.record({
      weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
      from: fc.constantFrom('00:30', '01:30', '09:00', '13:45'),
      until: fc.constantFrom('03:00', '12:00', '17:00'),
    }) as fc.Arbitrary<Window>,
    { minLength: 1, maxLength: 5 },
  ),
  { freq: 2 },
);

const policies = fc
  .record({
    first: fc.record({ times: fc.nat({ max: 3 }), everyDays: fc.integer({ min: 1, max: 10 }) }),
    second: fc.record({ times: fc.nat({ max: 3 }), everyDays: fc.integer({ min: 3, max: 20 }) }),
    thenEveryDays: fc.integer({ min: 5, max: 40 }),
    missedSupervisions: fc.integer({ min: 1, max: 3 }),
    escalateAfterDays: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ missedSupervisions, escalateAfterDays, ...supervision }) => {
    const policy = aPolicy({ missedSupervisions, escalateAfterDays });
    const outreach = { ...policy.tracks.outreach!, supervision };
    return JSON.parse(JSON.stringify({ ...policy, tracks: { ...policy.tracks, outreach } })) as Policy;
  });

const gaps = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 60_000) },
  { weight: 8, arbitrary: fc.integer({ min: HOUR, max: 8 * DAY }) },
  { weight: 2, arbitrary: fc.integer({ min: 8 * DAY, max: 60 * DAY }) },
);

const told = fc.array(fc.record({ gap: gaps, by: fc.constantFrom(...askers), wish: fc.option(wishes, { freq: 5 }) }), {
  minLength: 5,
  maxLength: 60,
  size: 'max',
});

const joining: Wish = { type: 'JoinSupervision', journey: 0 };

export const supervisionScripts: fc.Arbitrary<Script> = fc
  .record({
    zone: fc.constantFrom('Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    policy: policies,
    ...{ worker: windows, supervisor: windows, supervised: fc.constantFrom(true, true, true, false), told },
  })
  .map(({ told: episodes, ...around }) => {
    let at = BEGIN;
    const first: Line = { kind: 'ask', at, commandId: 'command 0', by: 'manager', wish: joining };
    const lines = episodes.map(({ gap, by, wish }, index): Line => {
      at = Math.min(at + gap, BEGIN + TWO_YEARS);
      return wish ? { kind: 'ask', at, commandId: `command ${index + 1}`, by, wish } : { kind: 'clock', at };
    });
    return { ...around, lines: [first, ...lines], until: BEGIN + TWO_YEARS };
  });

/** Who plays a script: the ids behind its words. */
export interface SupervisionCast {
  readonly organisationId: string;
  readonly processId: string;
  readonly programmeId: string;
  readonly personId: string;
  readonly journeyIds: readonly string[];
  readonly actors: Readonly<Record<Asker, Actor>>;
  readonly script: Script;
}

const actor = (userId: string, personId: string, role: Actor['roles'][number]): Actor => ({
  userId,
  personId,
  roles: [role],
});

/** People who are nowhere: enough for the rules alone. */
export const anyCast = (script: Script): SupervisionCast => ({
  ...{ organisationId: 'o', processId: 'p', programmeId: 'g', personId: 'w', journeyIds: ['one', 'two'], script },
  actors: {
    worker: actor('worker', 'w', 'peerWorker'),
    supervisor: actor('supervisor', 's', 'supervisor'),
    manager: actor('manager', 'm', 'manager'),
  },
});

const tracks = ['outreach', 'facilitation'] as const;

/** An organisation with one worker, who has begun two journeys, and the weeks of both people. */
export async function castFor(script: Script, ownerUrl: string, journal: Journal): Promise<SupervisionCast> {
  const home = await anOrganisation(ownerUrl, script.policy);
  const { organisationId, programmeId, users } = home;
  const { userId, personId } = await home.addMember('peerWorker');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('update organisation set zone = $2 where id = $1', [organisationId, script.zone]);
    for (const [user, weeks] of [
      [userId, script.worker],
      [users.supervisor, script.supervisor],
    ] as const)
      if (weeks)
        await client.query(
          'insert into member_setting (organisation_id, user_id, availability, updated_at) values ($1, $2, $3, now())',
          [organisationId, user, JSON.stringify(weeks)],
        );
    if (script.supervised)
      await client.query(
        `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, 'supervisor', $3, now())`,
        [organisationId, personId, users.supervisor],
      );
  } finally {
    await client.end();
  }
  const journeyIds = tracks.map(() => randomUUID());
  for (const [index, processId] of journeyIds.entries()) {
    const input = { type: 'StartJourney', personId, programmeId, track: tracks[index] } as Input;
    const begun = { organisationId, kind: 'journey', processId, commandId: 'start', input, at: BEGIN - HOUR };
    const answer = await journal.record(begun);
    if (answer.outcome !== 'recorded') throw new Error(`a journey did not begin: ${JSON.stringify(answer)}`);
  }
  return {
    ...{ organisationId, programmeId, personId, journeyIds, processId: randomUUID(), script },
    actors: {
      worker: actor(userId, personId, 'peerWorker'),
      supervisor: actor(users.supervisor, randomUUID(), 'supervisor'),
      manager: actor(users.manager, randomUUID(), 'manager'),
    },
  };
}

/** A line of a script as a request. */
export function requestOf({ at, commandId, by, wish }: Ask, cast: SupervisionCast) {
  const input = inputOf(wish, at, cast);
  const asker = wish.type === 'GiveConsent' || wish.type === 'WithdrawConsent' ? 'worker' : by;
  return { processId: cast.processId, kind: 'supervision', commandId, input, at, by: cast.actors[asker] };
}

/** What a wish may say of its details. */
interface Details {
  readonly type: string;
  readonly outcome?: Outcome;
  readonly daysAgo?: number | null;
  readonly inHours?: number;
  readonly inDays?: number;
  readonly journey?: number;
  readonly holder?: Asker;
}

function inputOf(wish: Details, at: Instant, cast: SupervisionCast): SupervisionInput {
  const { personId, programmeId, journeyIds, actors, script } = cast;
  const { daysAgo, inHours, inDays, journey = 0, holder, ...plain } = wish;
  const today = dateOf(at, script.zone);
  const moves = plain.type !== 'RecordSession' || plain.outcome === 'movedByAgreement';
  const ofJourney = { journeyId: journeyIds[journey] };
  return {
    ...plain,
    ...(inHours !== undefined && moves && { startsAt: new Date(at + inHours * HOUR).toISOString() }),
    ...(typeof daysAgo === 'number' && { on: daysAfter(today, -daysAgo) }),
    ...(inDays !== undefined && { until: daysAfter(today, inDays) }),
    ...(wish.journey !== undefined && ofJourney),
    ...(holder !== undefined && { holderId: actors[holder].userId }),
    ...(plain.type === 'JoinSupervision' && { personId, programmeId, track: tracks[journey], policyVersion: 1 }),
  } as SupervisionInput;
}

const plans: readonly string[] = [
  ...['JoinSupervision', 'WorkerReturned', 'WorkerLeft', 'SupervisorNamed', 'RecordSession', 'MoveSession'],
  ...['ProposeAgain', 'DecideMisses', 'PlanThreeWay'],
];

/** The facts of a script's world: nothing in it changes. */
export function worldOf({ script, actors }: SupervisionCast): World {
  const { zone, policy, worker, supervisor, supervised } = script;
  const calendar = { zone, weekdays: [1, 2, 3, 4, 5], daysOff: [] };
  const theirs = supervised ? supervisor : null;
  return {
    factsFor: (_, input): SupervisionFacts => ({
      supervisorId: supervised ? actors.supervisor.userId : null,
      ...(plans.includes(input.type) && { planning: { calendar, worker, supervisor: theirs, busy: [], away: [] } }),
      ...('track' in input && { terms: supervisionTermsOf(1, policy, input.track as 'outreach') }),
    }),
    heed: () => undefined,
  };
}
