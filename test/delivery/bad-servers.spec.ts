import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { waitAfter } from '../../src/delivery/back-off.js';
import { Mail } from '../../src/delivery/channels/mail.js';
import { Delivery } from '../../src/delivery/delivery.js';
import type { Manner } from './mail-server.js';
import { stalledAt } from './service.js';
import { baseUrl, DAY, World } from './world.js';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.startAgain());
afterEach(() => {
  world.post.manner = () => 'take';
  world.logged.splice(0);
});
afterAll(() => world.close());

/** Sends what is due through a server of one's own, without the patience that a real one deserves. */
async function deliverThrough(smtpUrl: string, now: number): Promise<void> {
  const mail = new Mail({ smtpUrl, mailFrom: 'peerwork@service.example', baseUrl, patienceMs: 400 });
  await new Delivery({ database: world.database, channels: [mail], baseUrl }).deliver(world.engine.journal, now);
  mail.close();
}

const aServer = async (answer: (socket: Socket) => void) => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => void server.close(resolve));
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
};

const own = <Row extends { user_id: string }>(rows: Row[], userId: string) =>
  rows.filter(({ user_id }) => user_id === userId);

describe('a mail server that will not have it now', () => {
  it.each<[string, Manner]>([
    ['greylists', 451],
    ['has no room', 452],
    ['wants nobody any more', 421],
    ['says that the mailbox is full', 552],
    ['breaks off in the middle of the mail', 'breakOff'],
    ['hangs up after it', 'hangUp'],
    ['puts the whole mail off', { wholeMail: 451 }],
  ])('and %s, gets it later, and the inbox has it at once', async (_, manner) => {
    const { aStalledJourney, users, inbox, dispatches, mailsTo } = await world.service();
    const { processId } = await aStalledJourney();
    world.post.manner = () => manner;
    await world.deliver(stalledAt);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([
      { state: 'waiting', reason: 'later', tries: 1, again_at: new Date(stalledAt + waitAfter(1)) },
    ]);
    world.post.manner = () => 'take';
    await world.deliver(stalledAt + waitAfter(1));
    await world.deliver(stalledAt + DAY);
    const ids = mailsTo(users.coordinator).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(manner === 'hangUp' ? 2 : 1);
    expect(await dispatches(processId)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['never says a word', () => undefined],
    ['stops in the middle of its greeting', (socket) => void socket.write('220 ma')],
    ['speaks no SMTP', (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['hangs up at once', (socket) => void socket.destroy()],
    ['says 421 before anything', (socket) => void socket.end('421 too busy\r\n')],
    ['says more than anybody wants to know', (socket) => void socket.write('220-x\r\n'.repeat(5_000))],
  ])('and %s, holds up nobody', async (_, answer) => {
    const { aStalledJourney, users, inbox, dispatches, mailsTo } = await world.service();
    const { processId } = await aStalledJourney();
    const bad = await aServer(answer);
    const begun = performance.now();
    await deliverThrough(bad.url, stalledAt);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await bad.close();
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([{ state: 'waiting', reason: 'later' }]);
    await world.deliver(stalledAt + waitAfter(1));
    expect(mailsTo(users.coordinator)).toHaveLength(1);
  });

  it('and takes a mail without ever saying so, gets the same mail again', async () => {
    const { aStalledJourney, users, dispatches, mailsTo } = await world.service();
    const { processId } = await aStalledJourney();
    world.post.manner = () => 'sayNothing';
    await deliverThrough(world.post.url, stalledAt);
    expect(await dispatches(processId)).toMatchObject([{ state: 'waiting', reason: 'later' }]);
    world.post.manner = () => 'take';
    await world.deliver(stalledAt + waitAfter(1));
    expect(mailsTo(users.coordinator)).toHaveLength(1);
  });

  it('is left alone for a while, and what would have gone meanwhile goes later', async () => {
    const { aStalledJourney, users, mailsTo } = await world.service();
    for (let n = 0; n < 30; n += 1) await aStalledJourney();
    await world.post.stop();
    await world.deliver(stalledAt);
    await world.post.start();
    await world.deliver(stalledAt + DAY);
    expect(mailsTo(users.coordinator)).toHaveLength(30);
  });
});

describe('an address that will never be reached', () => {
  it.each<[string, Manner]>([
    ['does not exist', 550],
    ['was given up', 553],
    ['is not local', 551],
  ])('as it %s, is tried once and marked; whoever stands above is told instead', async (_, manner) => {
    const home = await world.service();
    const { aStalledJourney, users, dispatches, mailsTo, inbox, within, address } = home;
    const { processId } = await aStalledJourney();
    world.post.manner = (to) => (to === address(users.coordinator) ? manner : 'take');
    await world.deliver(stalledAt);
    await world.deliver(stalledAt + DAY);
    expect(own(await dispatches(processId), users.coordinator)).toMatchObject([
      { state: 'failed', reason: 'refused', tries: 1 },
    ]);
    expect(await within('select user_id, channel, code from failing_address')).toEqual([
      { user_id: users.coordinator, channel: 'email', code: `${manner as number}` },
    ]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(mailsTo(users.manager)).toHaveLength(1);
    expect(mailsTo(users.manager)[0]!.text).toContain('what was sent to the coordinator came back');
  });

  it('is not tried again, until another one is written down', async () => {
    const home = await world.service();
    const { aStalledJourney, users, dispatches, mailsTo, asOwner, personOf, address } = home;
    world.post.manner = (to) => (to === address(users.coordinator) ? 550 : 'take');
    await aStalledJourney();
    await world.deliver(stalledAt);
    const second = await aStalledJourney();
    world.post.manner = () => 'take';
    await world.deliver(stalledAt + 1);
    expect(own(await dispatches(second.processId), users.coordinator)).toMatchObject([
      { state: 'failed', reason: 'failingAddress', tries: 0 },
    ]);
    expect(mailsTo(users.manager)).toHaveLength(2);
    await asOwner('update person_name set email = $2 where person_id = $1', [
      await personOf(users.coordinator),
      'new@service.example',
    ]);
    await aStalledJourney();
    await world.deliver(stalledAt + 2);
    expect(world.post.to('new@service.example')).toHaveLength(1);
    expect(mailsTo(users.manager)).toHaveLength(2);
  });

  it.each([
    'not an address',
    'a@b@c.example',
    '@service.example',
    'x'.repeat(300),
    '<>',
    'a\r\nRCPT TO:<b@else.example>',
  ])('as it is no address at all (%j), is marked, and nothing goes anywhere else', async (email) => {
    const { aStalledJourney, users, dispatches, asOwner, personOf, mailsTo } = await world.service();
    await asOwner('update person_name set email = $2 where person_id = $1', [await personOf(users.coordinator), email]);
    const { processId } = await aStalledJourney();
    const before = world.post.received.length;
    await world.deliver(stalledAt);
    const [row] = own(await dispatches(processId), users.coordinator);
    expect(row!.state).not.toBe('waiting');
    expect(mailsTo(users.manager).length).toBe(world.post.received.length - before);
    expect(world.post.received.every(({ to }) => !to.includes('else.example'))).toBe(true);
    expect(world.logged.join()).not.toContain(email);
  });

  it('says nothing about the address where the whole mail was refused', async () => {
    const { aStalledJourney, users, dispatches, within } = await world.service();
    const { processId } = await aStalledJourney();
    world.post.manner = () => ({ wholeMail: 554 });
    await world.deliver(stalledAt);
    expect(own(await dispatches(processId), users.coordinator)).toMatchObject([
      { state: 'failed', reason: 'letterRefused', tries: 1 },
    ]);
    expect(await within('select 1 from failing_address')).toEqual([]);
  });
});
