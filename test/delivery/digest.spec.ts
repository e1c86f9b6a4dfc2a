import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import { stalledAt } from './service.js';
import { anObligation, DAY, HOUR, World, type Home } from './world.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.startAgain());
afterAll(() => world.close());

/** The coordinator wants one mail a day, at seven. */
async function aCoordinatorWithADigest(): Promise<Home & { digestId: string }> {
  const home = await world.service();
  const { users, settings, record } = home;
  await settings(users.coordinator, { digestHour: 7 });
  const digestId = randomUUID();
  const input = { type: 'StartDigest', userId: users.coordinator, zone: 'Europe/Dublin', hour: 7 };
  await record('digest', digestId, input as Input, stalledAt - HOUR);
  return { ...home, digestId };
}

/** Seven in the morning after that many days. */
const seven = (days: number) => Math.floor(stalledAt / DAY) * DAY + days * DAY + 7 * HOUR;

describe('the mail of the day', () => {
  it('holds everything that waited for it, in one mail, at its hour', async () => {
    const home = await aCoordinatorWithADigest();
    const journeys = [await home.aStalledJourney(), await home.aStalledJourney(), await home.aStalledJourney()];
    await world.deliver(stalledAt);
    expect(await home.inbox(home.users.coordinator)).toHaveLength(3);
    expect(home.mailsTo(home.users.coordinator)).toEqual([]);
    await home.pass(seven(1));
    await world.deliver(seven(1));
    const [mail, ...more] = home.mailsTo(home.users.coordinator);
    expect(more).toEqual([]);
    expect(mail!.text.match(/Nothing has been recorded for a peer worker/g)).toHaveLength(3);
    expect(mail!.text).toContain('You get this because you asked for one mail a day.');
    for (const { processId } of journeys)
      expect(await home.dispatches(processId)).toMatchObject([{ state: 'sent', reason: 'digest' }]);
    await home.pass(seven(2));
    await world.deliver(seven(2));
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
  });

  it('leaves out what was dealt with since, and is not sent where there is nothing to say', async () => {
    const home = await aCoordinatorWithADigest();
    const { processId } = await home.aStalledJourney();
    await world.deliver(stalledAt);
    await home.give(processId, { type: 'ExplainDelay', until: '2026-03-01' } as never, stalledAt + 1);
    await home.pass(seven(1));
    await world.deliver(seven(1));
    expect(home.mailsTo(home.users.coordinator)).toEqual([]);
    expect(await home.dispatches(processId)).toMatchObject([{ state: 'silenced', reason: 'dealtWith' }]);
    expect(await home.dispatches(home.digestId)).toMatchObject([{ state: 'silenced', reason: 'nothingToSay' }]);
  });

  it('is one mail, however many days were missed', async () => {
    const home = await aCoordinatorWithADigest();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    await home.pass(seven(6));
    await world.deliver(seven(6));
    expect(
      home.mailsTo(home.users.coordinator).filter(({ messageId }) => messageId.includes(home.digestId)),
    ).toHaveLength(1);
  });

  it('does not hold up what is urgent, nor what somebody is not told by mail', async () => {
    const home = await aCoordinatorWithADigest();
    const { processId } = await home.aStalledJourney();
    await home.asOwner(`update reaction set body = body || '{"urgent": true}' where process_id = $1`, [processId]);
    await world.deliver(stalledAt);
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
  });

  it('leaves what waited to whoever has taken over since', async () => {
    const home = await aCoordinatorWithADigest();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    const successor = await home.hire('coordinator');
    await home.leave(home.users.coordinator);
    for (const now of [seven(1), seven(1) + 2 * HOUR, seven(2)]) {
      await home.pass(now);
      await world.deliver(now);
    }
    expect(home.mailsTo(home.users.coordinator)).toEqual([]);
    expect(world.post.to(successor.address)).toHaveLength(1);
  });

  it('goes on mail by mail for whoever has turned it off meanwhile', async () => {
    const home = await aCoordinatorWithADigest();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    await home.settings(home.users.coordinator, { digestHour: null });
    await world.deliver(stalledAt + 27 * HOUR);
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
  });

  it('is the same mail after a try that failed, and holds all of it', async () => {
    const home = await aCoordinatorWithADigest();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    world.post.manner = () => 'hangUp';
    await home.pass(seven(1));
    await world.deliver(seven(1));
    world.post.manner = () => 'take';
    await world.deliver(seven(1) + HOUR);
    const mails = home.mailsTo(home.users.coordinator);
    expect(mails.length).toBe(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mails[1]!.text).toContain('Nothing has been recorded for a peer worker');
  });
});

describe('quiet hours', () => {
  const lateAt = Date.UTC(2026, 0, 27, 23);

  it('hold mail back until they end in the reader’s own zone; the inbox has it at once', async () => {
    const home = await world.service();
    const { users, settings, hire, address, inbox } = home;
    const far = await hire('coordinator');
    await settings(far.userId, { zone: 'America/New_York' });
    await settings(users.coordinator, { zone: 'Asia/Tokyo' });
    await home.aStalledJourney();
    await world.deliver(lateAt); // six in the evening in New York, eight in the morning in Tokyo
    expect(world.post.to(far.address)).toHaveLength(1);
    expect(world.post.to(address(users.coordinator))).toHaveLength(1);
    const dublin = await world.service();
    await dublin.aStalledJourney();
    await world.deliver(lateAt);
    expect(await dublin.inbox(dublin.users.coordinator)).toHaveLength(1);
    expect(dublin.mailsTo(dublin.users.coordinator)).toEqual([]);
    await world.deliver(lateAt + 9 * HOUR - 1);
    expect(dublin.mailsTo(dublin.users.coordinator)).toEqual([]);
    await world.deliver(lateAt + 9 * HOUR);
    expect(dublin.mailsTo(dublin.users.coordinator)).toHaveLength(1);
    expect(await inbox(users.coordinator)).toHaveLength(1);
  });

  it('are broken through by what is urgent', async () => {
    const home = await world.service();
    await anObligation(home, { what: 'reply', about: 'support' }, lateAt);
    await world.deliver(lateAt);
    expect(home.mailsTo(home.users.supervisor)).toHaveLength(1);
  });

  it('hold nothing back for whoever has turned them off', async () => {
    const home = await world.service();
    await home.settings(home.users.coordinator, { quietFrom: null, quietUntil: null });
    await home.aStalledJourney();
    await world.deliver(lateAt);
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
  });
});
