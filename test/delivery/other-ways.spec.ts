import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import type { OutChannel, Sent } from '../../src/delivery/channels/channel.js';
import { Sms } from '../../src/delivery/channels/sms.js';
import { SUBJECT, type Letter } from '../../src/delivery/letter.js';
import { takeBounces } from '../../src/reminders/bounces.js';
import { readBounces } from '../../src/reminders/delivery-status.js';
import { stalledAt } from './service.js';
import { anObligation, aSupervision, DAY, HOUR, monday, World, type Home } from './world.js';

jest.setTimeout(60_000);

/** A gateway for text messages on this machine. */
class Gateway {
  readonly taken: { id: string; to: string; text: string; authorization: string }[] = [];
  status = 202;
  private server!: Server;

  async start(): Promise<this> {
    this.server = createServer((request, response) => {
      void json(request).then((body) => {
        const { authorization = '' } = request.headers;
        if (this.status < 300)
          this.taken.push({ ...(body as { id: string; to: string; text: string }), authorization });
        response.writeHead(this.status, { location: 'http://127.0.0.1:9/' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => void this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop = () => new Promise((resolve) => void this.server.close(resolve));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/send`;
  }
}

/** A browser's push service, as far as delivery sees it. */
class PushService {
  readonly serves: readonly OutChannel[] = ['push'];
  readonly taken: Letter[] = [];
  answer: Sent = 'sent';
  send = async (letter: Letter): Promise<Sent> => {
    if (this.answer === 'sent') this.taken.push(letter);
    return this.answer;
  };
}

let world: World;
let gateway: Gateway;
let pushes: PushService;

beforeAll(async () => {
  world = await World.open();
  gateway = await new Gateway().start();
});
beforeEach(() => {
  pushes = new PushService();
  world.startAgain([new Sms({ url: gateway.url, token: 'token' }), pushes]);
});
afterEach(() => {
  world.post.manner = () => 'take';
  gateway.status = 202;
  gateway.taken.splice(0);
});
afterAll(async () => {
  await gateway.stop();
  await world.close();
});

const phone = '+353 87 123 4567';
const withPhone = async (home: Home, userId: string) =>
  home.asOwner('update person_name set phone = $2 where person_id = $1', [await home.personOf(userId), phone]);
const withBrowser = (home: Home, userId: string) =>
  home.asOwner(
    `insert into push_subscription (organisation_id, id, user_id, endpoint, keys, created_at)
     values ($1, gen_random_uuid(), $2, 'https://push.example/' || gen_random_uuid(), '{"p256dh": "k", "auth": "a"}', now())`,
    [home.organisationId, userId],
  );
/** A stalled journey of which the coordinator is told on these ways. */
const told = async (home: Home, ...channels: string[]) => {
  const { processId } = await home.aStalledJourney();
  await home.asOwner('update reaction set body = body || $2 where process_id = $1', [
    processId,
    JSON.stringify({ channels: ['inbox', ...channels] }),
  ]);
  return processId;
};

describe('a text message', () => {
  it('says that something waits, with a link, and neither a name nor what it is about', async () => {
    const home = await world.service();
    await withPhone(home, home.users.coordinator);
    await told(home, 'sms');
    await world.deliver(stalledAt);
    expect(gateway.taken).toEqual([
      {
        id: expect.any(String),
        to: phone,
        text: expect.stringMatching(
          /^Something is waiting for you: https:\/\/peerwork\.example\/go\/[\w-]{43}\nReply STOP to end these messages\.$/,
        ),
        authorization: 'Bearer token',
      },
    ]);
    expect(home.mailsTo(home.users.coordinator)).toEqual([]);
  });

  it.each([500, 503, 429, 302, 401])(
    'that the gateway will not take now (%i) goes later, under the same id',
    async (status) => {
      const home = await world.service();
      await withPhone(home, home.users.coordinator);
      const id = await told(home, 'sms');
      gateway.status = status;
      await world.deliver(stalledAt);
      expect(await home.dispatches(id, 'sms')).toMatchObject([{ state: 'waiting', reason: 'later' }]);
      gateway.status = 200;
      await world.deliver(stalledAt + HOUR);
      await world.deliver(stalledAt + DAY);
      expect(gateway.taken.map(({ id: sent }) => sent)).toEqual([`${id}.2.0.${home.users.coordinator}`]);
    },
  );

  it('to a number that is never reached goes on by mail, and the number is marked', async () => {
    const home = await world.service();
    await withPhone(home, home.users.coordinator);
    const id = await told(home, 'sms');
    gateway.status = 422;
    await world.deliver(stalledAt);
    expect(await home.dispatches(id, 'sms')).toMatchObject([{ state: 'failed', reason: 'refused' }]);
    expect(await home.within('select channel, code from failing_address')).toEqual([{ channel: 'sms', code: '422' }]);
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
    expect(home.mailsTo(home.users.manager)).toEqual([]);
  });

  it.each([
    ['has no number', async () => undefined],
    [
      'wants none',
      async (home: Home) => {
        await withPhone(home, home.users.coordinator);
        await home.settings(home.users.coordinator, { stopped: ['sms'] });
      },
    ],
  ])('is a mail for whoever %s', async (_, arrange) => {
    const home = await world.service();
    await arrange(home);
    await told(home, 'sms');
    await world.deliver(stalledAt);
    expect(gateway.taken).toEqual([]);
    expect(home.mailsTo(home.users.coordinator)).toHaveLength(1);
  });

  it('waits for the end of quiet hours', async () => {
    const home = await world.service();
    await withPhone(home, home.users.coordinator);
    await told(home, 'sms');
    const night = Date.UTC(2026, 0, 27, 23);
    await world.deliver(night);
    expect(gateway.taken).toEqual([]);
    await world.deliver(night + 9 * HOUR);
    expect(gateway.taken).toHaveLength(1);
  });
});

describe('a mail that can’t be delivered', () => {
  it('goes on by text message where there is a number, and whoever stands above is left in peace', async () => {
    const home = await world.service();
    await withPhone(home, home.users.coordinator);
    world.post.manner = () => 550;
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    await world.deliver(stalledAt + DAY);
    expect(gateway.taken).toHaveLength(1);
    expect(await home.inbox(home.users.manager)).toEqual([]);
  });

  it('goes on to a browser that asked for it', async () => {
    const home = await world.service();
    await withBrowser(home, home.users.coordinator);
    const id = await told(home, 'email');
    world.post.manner = () => 550;
    await world.deliver(stalledAt);
    expect(pushes.taken.map(({ processId }) => processId)).toEqual([id]);
    expect(pushes.taken[0]!.pushes).toHaveLength(1);
  });
});

describe('what somebody has stopped', () => {
  it.each([
    ['email', 'owed-reply', 1],
    ['email:asked', 'owed-reply', 1],
    ['sms', 'owed-reply', 1],
  ])('%s: staff are asked by mail all the same', async (code, _, mails) => {
    const home = await world.service();
    await home.settings(home.users.supervisor, { stopped: [code] });
    await anObligation(home, { what: 'reply', about: 'question' });
    await world.deliver(monday);
    expect(home.mailsTo(home.users.supervisor)).toHaveLength(mails);
  });

  it.each(['email', 'email:reminders'])('%s: a reminder lies in the inbox, and nowhere else', async (code) => {
    const home = await world.service();
    await home.settings(home.users.peerWorker, { stopped: [code] });
    const { id } = await aSupervision(home);
    await world.deliver(monday);
    home.clear();
    for (let now = monday; now < monday + 9 * DAY; now += 6 * HOUR) {
      await home.pass(now);
      await world.deliver(now);
    }
    const reminded = home.mailsTo(home.users.peerWorker).filter(({ text }) => text.includes('coming up'));
    expect(reminded).toEqual([]);
    expect((await home.inbox(home.users.peerWorker)).map(({ matter }) => matter)).toContain('session-reminder');
    const own = (await home.dispatches(id)).filter(({ user_id }) => user_id === home.users.peerWorker);
    expect(own).toMatchObject([{ state: 'silenced', reason: 'stopped' }]);
  });

  it('calendar: no invitation comes, and everything else does', async () => {
    const home = await world.service();
    await home.settings(home.users.peerWorker, { stopped: ['calendar'] });
    const { id } = await aSupervision(home);
    await world.deliver(monday);
    expect(home.mailsTo(home.users.peerWorker)).toEqual([]);
    expect(home.mailsTo(home.users.supervisor)).toHaveLength(1);
    const rows = await home.dispatches(id, 'calendar');
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['sent', 'silenced']);
  });
});

describe('mail that comes back', () => {
  /** A delivery status notification, as a mail server writes it. */
  const notification = ({
    to,
    messageId,
    action = 'failed',
    status = '5.1.1',
  }: {
    to: string;
    messageId?: string;
    action?: string;
    status?: string;
  }): Buffer =>
    Buffer.from(
      [
        'From: MAILER-DAEMON@mail.example',
        'To: peerwork@service.example',
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        'I am sorry to have to inform you that your message could not be delivered.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mail.example',
        'Arrival-Date: Mon, 26 Jan 2026 09:00:00 +0000',
        '',
        `Final-Recipient: rfc822; ${to}`,
        `Action: ${action}`,
        `Status: ${status}`,
        'Diagnostic-Code: smtp; 550 5.1.1 no such user',
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `From: peerwork@service.example`,
        ...(messageId ? [`Message-ID:\r\n ${messageId}`] : []),
        `Subject: ${SUBJECT}`,
        '',
        '--b--',
        '',
      ].join('\r\n'),
    );
  const take = async (mail: Buffer) =>
    takeBounces(await readBounces(mail), {
      database: world.database,
      journal: world.engine.journal,
      configured: ['inbox', 'email', 'calendar', 'sms', 'push'],
      now: stalledAt + HOUR,
    });

  it('marks the address, and whoever stands above is told in its place', async () => {
    const home = await world.service();
    const { processId } = await home.aStalledJourney();
    await world.deliver(stalledAt);
    const { messageId, to } = home.mailsTo(home.users.coordinator)[0]!;
    expect(await take(notification({ to, messageId }))).toBe(1);
    expect(await home.within('select user_id, code from failing_address')).toEqual([
      { user_id: home.users.coordinator, code: '5.1.1' },
    ]);
    await world.deliver(stalledAt + HOUR);
    expect(home.mailsTo(home.users.manager)).toHaveLength(1);
    const [own] = (await home.dispatches(processId)).filter(({ user_id }) => user_id === home.users.coordinator);
    expect(own).toMatchObject({ state: 'failed', reason: 'bounced' });
    await take(notification({ to, messageId }));
    await world.deliver(stalledAt + 2 * HOUR);
    expect(home.mailsTo(home.users.manager)).toHaveLength(1);
  });

  it('about something that was dealt with tells nobody anything', async () => {
    const home = await world.service();
    const { processId } = await home.aStalledJourney();
    await world.deliver(stalledAt);
    await home.give(processId, { type: 'ExplainDelay', until: '2026-03-01' } as never, stalledAt + 1);
    const { messageId, to } = home.mailsTo(home.users.coordinator)[0]!;
    await take(notification({ to, messageId }));
    await world.deliver(stalledAt + DAY);
    expect(home.mailsTo(home.users.manager)).toEqual([]);
  });

  it('without a word of which mail it was marks the address', async () => {
    const home = await world.service();
    expect(await take(notification({ to: home.address(home.users.supervisor) }))).toBe(1);
    expect(await home.within('select user_id from failing_address')).toEqual([{ user_id: home.users.supervisor }]);
  });

  it.each([
    ['a delay', { action: 'delayed', status: '4.4.1' }],
    ['a full mailbox', { status: '5.2.2' }],
    ['a success', { action: 'delivered', status: '2.0.0' }],
  ])('marks nothing for %s', async (_, what) => {
    const home = await world.service();
    expect(await take(notification({ to: home.address(home.users.supervisor), ...what }))).toBe(0);
  });

  it('marks nothing on behalf of a mail that was never sent, or another address than it went to', async () => {
    const home = await world.service();
    await home.aStalledJourney();
    await world.deliver(stalledAt);
    const { messageId } = home.mailsTo(home.users.coordinator)[0]!;
    await take(notification({ to: 'somebody@else.example', messageId }));
    await take(
      notification({
        to: home.address(home.users.manager),
        messageId: messageId.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@'),
      }),
    );
    expect(await home.within('select 1 from failing_address')).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['a letter', 'From: a@b.example\r\n\r\nhello'],
    ['rubbish', '\u0000\u0001--b--'],
  ])('of which there is none in %s does no harm', async (_, mail) => {
    expect(await take(Buffer.from(mail))).toBe(0);
  });
});
