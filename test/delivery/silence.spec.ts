import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import { anObligation, aSupervision, DAY, HOUR, monday, World, type Home } from './world.js';
import { stalledAt } from './service.js';

jest.setTimeout(120_000);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.post.manner = () => 'take';
  world.startAgain();
});
afterAll(() => world.close());

/** A matter that is owed to people at this instant, and how it can be dealt with after that. */
interface Owed {
  readonly id: string;
  readonly matter: string;
  readonly at: number;
  readonly end: (at: number) => Promise<unknown>;
}

type Arrange = (home: Home) => Promise<Owed>;

/** A journey in which nothing has moved for three weeks. */
const aStall =
  (input: object, role: 'coordinator' | 'manager' = 'coordinator'): Arrange =>
  async ({ aStalledJourney, give }) => {
    const { processId: id } = await aStalledJourney();
    return {
      id,
      matter: 'journey-stalled',
      at: stalledAt,
      end: async (at) => expect(await give(id, input as Input, at, role)).toMatchObject({ outcome: 'recorded' }),
    };
  };

type Supervision = Awaited<ReturnType<typeof aSupervision>>;
type Ending = (supervision: Supervision, at: number) => Promise<unknown>;

const news =
  (type: string): Ending =>
  ({ give, journeyId }, at) =>
    give({ type, journeyId }, at);
const asked =
  (input: object, role: 'supervisor' | 'peerWorker' | 'manager' = 'supervisor'): Ending =>
  ({ give }, at) =>
    give(input, at, role);
const movedTo =
  (days: number): Ending =>
  (supervision, at) =>
    asked({ type: 'MoveSession', startsAt: new Date(at + days * DAY).toISOString() })(supervision, at);

/** When the process is due next. */
async function nextOf({ within }: Home, id: string): Promise<number> {
  const [row] = await within<{ deadline_at: Date }>('select deadline_at from process where id = $1', [id]);
  return row!.deadline_at.getTime();
}

/** A supervision whose first date was told, and in which this comes next. */
async function toldOfDate(home: Home): Promise<Supervision> {
  const supervision = await aSupervision(home);
  await world.deliver(monday);
  home.clear();
  return supervision;
}

const untilOwed = async (home: Home, id: string, matter: string): Promise<number> => {
  for (let n = 0; n < 12; n += 1) {
    const at = await nextOf(home, id);
    await home.pass(at);
    const owed = await home.within(
      `select 1 from reaction where process_id = $1 and done_at is null and body ->> 'matter' = $2`,
      [id, matter],
    );
    if (owed.length > 0) return at;
    await world.deliver(at);
    home.clear();
  }
  throw new Error(`${matter} is never owed`);
};

const supervised =
  (matter: string, ending: Ending): Arrange =>
  async (home) => {
    const supervision = await toldOfDate(home);
    const at = await untilOwed(home, supervision.id, matter);
    return { id: supervision.id, matter, at, end: (when) => ending(supervision, when) };
  };

const anotherTime =
  (ending: Ending): Arrange =>
  async (home) => {
    const supervision = await toldOfDate(home);
    const at = monday + HOUR;
    await supervision.give({ type: 'AskForAnotherTime', asking: 'anotherTime' }, at, 'peerWorker');
    return { id: supervision.id, matter: 'another-time-asked', at, end: (when) => ending(supervision, when) };
  };

/** Missed by the worker, as often as the policy says. */
const decision =
  (ending: Ending): Arrange =>
  async (home) => {
    const supervision = await toldOfDate(home);
    let at = monday;
    for (let n = 0; n < 6; n += 1) {
      at = (await untilOwed(home, supervision.id, 'session-unrecorded')) + HOUR;
      await supervision.give({ type: 'RecordSession', outcome: 'missedByWorker' }, at, 'supervisor');
      const open = await home.within(
        `select 1 from reaction where process_id = $1 and done_at is null and body ->> 'matter' = 'decide-misses'`,
        [supervision.id],
      );
      if (open.length > 0) break;
      await world.deliver(at);
      home.clear();
    }
    return { id: supervision.id, matter: 'decide-misses', at, end: (when) => ending(supervision, when) };
  };

type Obligation = Awaited<ReturnType<typeof anObligation>>;
const owedTo =
  (
    matter: string,
    ending: (obligation: Obligation, at: number) => Promise<unknown>,
    input: Parameters<typeof anObligation>[1] = { what: 'reply', about: 'question' },
  ): Arrange =>
  async (home) => {
    const obligation = await anObligation(home, input);
    const { id } = obligation;
    if (matter.startsWith('owed-')) return { id, matter, at: monday, end: (at) => ending(obligation, at) };
    await world.deliver(monday);
    home.clear();
    const at = await untilOwed(home, id, matter);
    return { id, matter, at, end: (when) => ending(obligation, when) };
  };
const keptBy =
  (command: object, role: 'supervisor' | 'peerWorker' = 'supervisor') =>
  ({ give }: Obligation, at: number) =>
    give(command, at, role);

const tellObligation =
  (type: string) =>
  ({ give, journeyId }: Obligation, at: number) =>
    give({ type, journeyId }, at);

/** The supervisor is away, and a coordinator covers, or nobody. */
const anAbsence =
  (
    matter: string,
    cover: 'coordinator' | null,
    ending: (home: Home, id: string, at: number) => Promise<unknown>,
  ): Arrange =>
  async (home) => {
    const id = randomUUID();
    const { users } = home;
    const dates = { from: '2026-01-05', until: '2026-01-09' };
    const input = { type: 'StartAbsence', userId: users.supervisor, ...dates, coverId: users.coordinator };
    await home.record('absence', id, input as Input, monday, 'manager');
    if (cover === null)
      await home.asOwner(`update process set state = jsonb_set(state, '{context,coverId}', 'null') where id = $1`, [
        id,
      ]);
    if (cover === null)
      await home.asOwner(
        `update reaction set body = body - 'toUser' || '{"matter": "cover-missing"}' where process_id = $1`,
        [id],
      );
    return { id, matter, at: monday, end: (at) => ending(home, id, at) };
  };
const absent =
  (command: object) =>
  (home: Home, id: string, at: number): Promise<unknown> =>
    home.record('absence', id, command as Input, at, 'manager');

const on = (at: number) => new Date(at).toISOString().slice(0, 10);

const ways: readonly (readonly [string, Arrange])[] = [
  ['a stalled journey, explained', aStall({ type: 'ExplainDelay', until: '2026-03-01' })],
  ['a stalled journey, on a break', aStall({ type: 'PauseJourney', reviewOn: '2026-03-01' })],
  ['a stalled journey, closed', aStall({ type: 'EndApplication', reason: 'withdrew' })],
  ['a stalled journey, put off', aStall({ type: 'NotNow', talkAgainOn: '2026-03-01' })],
  [
    'a stalled journey that moves again',
    aStall({ type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-26' }),
  ],

  [
    'a reminder, of a talk that took place early',
    supervised('session-reminder', ({ give }, at) =>
      give({ type: 'RecordSession', outcome: 'held', on: on(at) }, at, 'supervisor'),
    ),
  ],
  ['a reminder, of a date that was moved', supervised('session-reminder', movedTo(3))],
  ['a reminder, to a worker on a break', supervised('session-reminder', news('WorkerPaused'))],
  ['a reminder, to a worker who was stood down', supervised('session-reminder', news('WorkerStoodDown'))],
  ['a reminder, to a worker who has left', supervised('session-reminder', news('WorkerLeft'))],

  ...(['held', 'missedByWorker', 'missedBySupervisor'] as const).map(
    (outcome) =>
      [
        `nothing recorded, then: ${outcome}`,
        supervised('session-unrecorded', asked({ type: 'RecordSession', outcome })),
      ] as const,
  ),
  ['nothing recorded, then: moved by agreement', supervised('session-unrecorded', movedTo(2))],
  ['nothing recorded, then a break', supervised('session-unrecorded', news('WorkerPaused'))],
  ['nothing recorded, then stood down', supervised('session-unrecorded', news('WorkerStoodDown'))],
  ['nothing recorded, then gone', supervised('session-unrecorded', news('WorkerLeft'))],

  ['another time asked for, and found', anotherTime(movedTo(4))],
  ['another time asked for, then a break', anotherTime(news('WorkerPaused'))],
  ['another time asked for, then gone', anotherTime(news('WorkerLeft'))],

  ['a decision about misses, decided', decision(asked({ type: 'DecideMisses', answer: 'goOn' }))],
  ['a decision about misses, then a break', decision(news('WorkerPaused'))],
  ['a decision about misses, then gone', decision(news('WorkerLeft'))],

  ['a reply owed, and given', owedTo('owed-reply', keptBy({ type: 'Fulfil' }))],
  ['a reply owed, and not needed any more', owedTo('owed-reply', keptBy({ type: 'Withdraw' }, 'peerWorker'))],
  ['a reply overdue, and given', owedTo('overdue-reply', keptBy({ type: 'Fulfil' }))],
  ['a reply overdue, and not needed any more', owedTo('overdue-reply', keptBy({ type: 'Withdraw' }, 'peerWorker'))],
  [
    'a reply overdue, and promised for another day',
    owedTo('overdue-reply', ({ give }, at) =>
      give({ type: 'PromiseAnotherDay', on: on(at + 5 * DAY) }, at, 'supervisor'),
    ),
  ],
  ...(['WorkerPaused', 'WorkerStoodDown', 'WorkerLeft'] as const).flatMap((type) =>
    (['owed-information', 'overdue-information'] as const).map(
      (matter) =>
        [
          `${matter}, then ${type}`,
          owedTo(matter, tellObligation(type), { what: 'information', onAJourney: true }),
        ] as const,
    ),
  ),
  [
    'information overdue, and given on the way',
    owedTo('overdue-information', tellObligation('FulfilledElsewhere'), { what: 'information', onAJourney: true }),
  ],

  [
    'a cover who begins, of somebody who is back',
    anAbsence('cover-began', 'coordinator', absent({ type: 'EndAbsence' })),
  ],
  ['a cover who is missing, of somebody who is back', anAbsence('cover-missing', null, absent({ type: 'EndAbsence' }))],
];

/** Mails about this matter of this process that have left. */
async function mailsAbout({ within }: Home, { id, matter }: Owed) {
  const rows = await within<{ version: number; index: number }>(
    `select version, index from reaction where process_id = $1 and body ->> 'matter' = $2`,
    [id, matter],
  );
  const ids = rows.map(({ version, index }) => `<${id}.${version}.${index}.`);
  return world.post.received.filter(({ messageId }) => ids.some((one) => messageId.startsWith(one)));
}

/** What a mail may wait for; each way of ending takes its turn with one of them. */
const holds: readonly (readonly [string, (home: Home) => unknown])[] = [
  ['for a mail server that was busy', () => (world.post.manner = () => 451)],
  ['for the end of quiet hours', (home) => quiet(home)],
  ['for the mail of the day', (home) => digests(home)],
];
let turn = 0;

describe.each(ways)('%s', (_, arrange) => {
  it('is told where nobody deals with it', async () => {
    const home = await world.service();
    const owed = await arrange(home);
    await world.deliver(owed.at);
    await world.deliver(owed.at + DAY);
    expect((await mailsAbout(home, owed)).length).toBeGreaterThan(0);
  });

  it('falls silent between the moment when it was owed and the one when it would be told', async () => {
    const home = await world.service();
    const owed = await arrange(home);
    await owed.end(owed.at + 1);
    await world.deliver(owed.at + 2);
    await world.deliver(owed.at + 3 * DAY);
    expect(await mailsAbout(home, owed)).toEqual([]);
    const inboxes = await home.within(
      'select 1 from inbox_message where process_id = $1 and matter = $2 and since >= $3',
      [owed.id, owed.matter, new Date(owed.at - 1)],
    );
    expect(inboxes).toEqual([]);
  });

  it('falls silent while its mail waits', async () => {
    const [waitsFor, hold] = holds[turn++ % holds.length]!;
    const home = await world.service();
    const owed = await arrange(home);
    await hold(home);
    await world.deliver(owed.at);
    expect(await mailsAbout(home, owed)).toEqual([]);
    expect(await waitingOf(home, owed)).toBeGreaterThan(0);
    world.post.manner = () => 'take';
    await owed.end(owed.at + 1);
    for (const later of [1, 30, 54, 80]) await world.deliver(owed.at + later * HOUR);
    expect({ waitsFor, mails: await mailsAbout(home, owed) }).toEqual({ waitsFor, mails: [] });
    expect(await waitingOf(home, owed)).toBe(0);
  });
});

const waitingOf = async ({ within }: Home, { id, matter }: Owed): Promise<number> =>
  (
    await within(
      `select 1 from dispatch d join reaction r on (r.process_id, r.version, r.index) = (d.process_id, d.version, d.index)
       where d.process_id = $1 and r.body ->> 'matter' = $2 and d.state = 'waiting'`,
      [id, matter],
    )
  ).length;

/** Whatever the hour, it is quiet for everyone, for all but one hour of the day. */
const quiet = async ({ users, settings }: Home) => {
  for (const userId of Object.values(users)) await settings(userId, { quietFrom: '05:00', quietUntil: '04:00' });
};
const digests = async ({ users, settings }: Home) => {
  for (const userId of Object.values(users)) await settings(userId, { digestHour: 7 });
};
