import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { stalledAt } from './service.js';
import { anObligation, aSupervision, DAY, HOUR, monday, World, type Home } from './world.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => {
  world.post.manner = () => 'take';
  world.startAgain();
});
afterAll(() => world.close());

/** Who got how many mails. */
const counted = ({ mailsTo }: Home, ...userIds: string[]) => userIds.map((userId) => mailsTo(userId).length);

describe('somebody who is away', () => {
  it('is told nothing: their cover is, in their place', async () => {
    const home = await world.service();
    const { users, away } = home;
    await anObligation(home, { what: 'reply', about: 'question' });
    const cover = await home.hire('supervisor');
    await away(users.supervisor, cover.userId);
    await world.deliver(monday);
    expect(counted(home, users.supervisor, cover.userId, users.coordinator)).toEqual([0, 1, 0]);
    expect(home.mailsTo(cover.userId)[0]!.text).toContain('in the place of a supervisor who is away');
    expect(await home.inbox(cover.userId)).toMatchObject([{ matter: 'owed-reply' }]);
    expect(await home.inbox(users.supervisor)).toEqual([]);
  });

  it('whose cover is away as well is covered by whoever covers for that one', async () => {
    const home = await world.service();
    const { users, away } = home;
    await anObligation(home, { what: 'reply', about: 'question' });
    const [first, second] = [await home.hire('supervisor'), await home.hire('supervisor')];
    await away(users.supervisor, first.userId);
    await away(first.userId, second.userId);
    await world.deliver(monday);
    expect(counted(home, users.supervisor, first.userId, second.userId)).toEqual([0, 0, 1]);
  });

  it.each<[string, (home: Home) => string | null]>([
    ['nobody covers', () => null],
    ['the cover covers for themselves', ({ users }: Home) => users.supervisor],
    ['the cover is the worker', ({ users }: Home) => users.peerWorker],
  ])('is told nothing, and whoever stands above is, where %s', async (_, coverOf) => {
    const home = await world.service();
    await anObligation(home, { what: 'reply', about: 'question' });
    await home.away(home.users.supervisor, coverOf(home));
    await world.deliver(monday);
    expect(counted(home, home.users.supervisor, home.users.coordinator, home.users.peerWorker)).toEqual([0, 1, 0]);
  });

  it('and whose cover covers for them in a circle does not hold anything up', async () => {
    const home = await world.service();
    const { users, away, hire } = home;
    await anObligation(home, { what: 'reply', about: 'question' });
    const other = await hire('supervisor');
    await away(users.supervisor, other.userId);
    await away(other.userId, users.supervisor);
    await world.deliver(monday);
    expect(counted(home, users.supervisor, other.userId, users.coordinator)).toEqual([0, 0, 1]);
  });

  it('and whose cover would be told anyway: that one is told once', async () => {
    const home = await world.service();
    const { users, away, within } = home;
    const { id } = await anObligation(home, { what: 'reply', about: 'question' });
    await home.asOwner(
      `insert into reaction (organisation_id, process_id, version, index, kind, body, owed_at)
       select organisation_id, process_id, version, 1, kind, body || '{"to": "coordinator"}', owed_at from reaction where process_id = $1`,
      [id],
    );
    await away(users.supervisor, users.coordinator);
    await world.deliver(monday);
    expect(counted(home, users.coordinator)).toEqual([1]);
    expect(await within(`select 1 from inbox_message where user_id = $1`, [users.coordinator])).toHaveLength(1);
  });

  it('and back again is told what still stands, while the cover hears no more', async () => {
    const home = await world.service();
    const { users, away, back } = home;
    await anObligation(home, { what: 'reply', about: 'question' });
    const cover = await home.hire('supervisor');
    await away(users.supervisor, cover.userId);
    world.post.manner = () => 451;
    await world.deliver(monday);
    await back(users.supervisor);
    world.post.manner = () => 'take';
    await world.deliver(monday + HOUR);
    expect(counted(home, users.supervisor, cover.userId)).toEqual([1, 0]);
  });

  it('is asked for a decision through their cover, even where they were asked in person', async () => {
    const home = await world.service();
    const { users, away, hire } = home;
    const [manager, cover] = [await hire('manager'), await hire('coordinator')];
    await anObligation(home, { what: 'reply', about: 'feedback', askedOf: manager.userId });
    await away(manager.userId, cover.userId);
    await world.deliver(monday);
    expect(counted(home, manager.userId, cover.userId, users.supervisor, users.manager)).toEqual([0, 1, 0, 0]);
  });

  it('does not lead what was said past a supervisor back to that supervisor', async () => {
    const home = await world.service();
    const { users, away, hire } = home;
    const manager = await hire('manager');
    await anObligation(home, { what: 'reply', about: 'feedback', askedOf: manager.userId });
    await away(manager.userId, users.supervisor);
    await world.deliver(monday);
    expect(counted(home, manager.userId, users.supervisor, users.manager)).toEqual([0, 0, 1]);
  });
});

describe('between queueing and sending', () => {
  it.each<[string, (home: Home, successor: string, personId: string) => Promise<unknown>]>([
    ['was named to somebody else', ({ heldBy }, successor, personId) => heldBy(personId, successor)],
    [
      'has left, and another one was named',
      async ({ leave, heldBy, users }, successor, personId) => {
        await leave(users.supervisor);
        await heldBy(personId, successor);
      },
    ],
    ['is away, and somebody covers', ({ away, users }, successor) => away(users.supervisor, successor)],
  ])('the person %s: the one is silent, the other told, once', async (_, change) => {
    const home = await world.service();
    const { users, hire, dispatches } = home;
    const { id, personId } = await anObligation(home, { what: 'reply', about: 'question' });
    const successor = await hire('supervisor');
    world.post.manner = () => 451;
    await world.deliver(monday);
    world.post.manner = () => 'take';
    await change(home, successor.userId, personId);
    await world.deliver(monday + HOUR);
    await world.deliver(monday + DAY);
    expect(counted(home, users.supervisor, successor.userId)).toEqual([0, 1]);
    const rows = (await dispatches(id)).map(({ user_id, state, reason }) => [user_id, state, reason]);
    expect(rows).toContainEqual([users.supervisor, 'silenced', 'handedOver']);
    expect(rows).toContainEqual([successor.userId, 'sent', null]);
  });

  it('everybody has left: it waits until there is somebody, and is told then', async () => {
    const home = await world.service();
    const { users, leave, hire } = home;
    await home.aStalledJourney();
    world.post.manner = () => 451;
    await world.deliver(stalledAt);
    world.post.manner = () => 'take';
    for (const role of ['coordinator', 'manager', 'administrator'] as const) await leave(users[role]);
    await world.deliver(stalledAt + HOUR);
    const successor = await hire('coordinator');
    await world.deliver(stalledAt + 4 * HOUR);
    expect(world.post.to(successor.address)).toHaveLength(1);
  });
});

describe('after a time in which nothing ran', () => {
  /** Mails to staff about a process, as day and hour from its beginning, with the reader's role. */
  const ladderOf = ({ users }: Home, id: string, from: number) =>
    world.post.received
      .filter(({ messageId }) => messageId.includes(id))
      .map(({ to, headers }) => {
        const role = Object.entries(users).find(([, userId]) => to.startsWith(userId))?.[0];
        return { role, at: (headers.get('date') as Date).getTime() - from };
      });
  const tick = async (home: Home, from: number, until: number) => {
    for (let now = from; now <= until; now += HOUR) {
      await home.pass(now);
      await world.deliver(now);
    }
  };

  it('each overdue matter is told once, and the steps above keep their distance', async () => {
    const home = await world.service();
    const { id } = await anObligation(home, { what: 'reply', about: 'question' });
    await world.deliver(monday);
    home.clear();
    const back = monday + 14 * DAY;
    await home.pass(back);
    await world.deliver(back);
    expect(ladderOf(home, id, back)).toEqual([{ role: 'supervisor', at: 0 }]);
    await tick(home, back, back + 5 * DAY);
    const told = ladderOf(home, id, back);
    expect(told.map(({ role }) => role)).toEqual(['supervisor', 'coordinator', 'manager']);
    for (const [index, { at }] of told.entries())
      if (index > 0) expect(at - told[index - 1]!.at).toBeGreaterThanOrEqual(DAY - HOUR);
  });

  it('and is silent from the moment when somebody does it', async () => {
    const home = await world.service();
    const { id, give } = await anObligation(home, { what: 'reply', about: 'question' });
    await world.deliver(monday);
    home.clear();
    const back = monday + 14 * DAY;
    await home.pass(back);
    await world.deliver(back);
    await give({ type: 'Fulfil' }, back + HOUR, 'supervisor');
    await tick(home, back + HOUR, back + 5 * DAY);
    expect(ladderOf(home, id, back)).toEqual([{ role: 'supervisor', at: 0 }]);
  });

  it('a ladder that ran on time keeps its own instants', async () => {
    const home = await world.service();
    const { id } = await anObligation(home, { what: 'reply', about: 'question' });
    await world.deliver(monday);
    home.clear();
    await tick(home, monday, monday + 6 * DAY);
    const due = await home.within<{ owed_at: Date; role: string }>(
      `select owed_at, body ->> 'to' as role from reaction where process_id = $1 and body ? 'rung' order by owed_at, index`,
      [id],
    );
    const late = ladderOf(home, id, 0).map(({ at }, index) => at - due[index]!.owed_at.getTime());
    expect(late.length).toBe(3);
    for (const ms of late) expect(ms).toBeLessThan(HOUR);
  });

  it('a reminder of a date that is over is not told any more', async () => {
    const home = await world.service();
    const { id } = await aSupervision(home);
    await world.deliver(monday);
    home.clear();
    const back = monday + 21 * DAY;
    await home.pass(back);
    await world.deliver(back);
    const told = world.post.received.filter(({ messageId }) => messageId.includes(id)).map(({ text }) => text);
    expect(told.some((text) => text.includes('coming up'))).toBe(false);
    expect(told.filter((text) => text.includes('nobody has said what became of it')).length).toBeLessThanOrEqual(1);
  });
});
