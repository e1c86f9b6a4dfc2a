import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { PushSubscriptions } from '../../src/members/push-subscriptions.js';
import { testApi, type Client, type TestApi } from '../support/api.js';

const NOW = Date.UTC(2026, 2, 2, 9);

let api: TestApi;
let worker: Client;
let coordinator: Client;
let manager: Client;

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  coordinator = await api.signedIn('coordinator');
  manager = await api.signedIn('manager');
}, 60_000);

beforeEach(async () => {
  worker = await api.signedIn('peerWorker');
});

afterAll(() => api?.close());

const plain = {
  zone: null,
  quietFrom: '21:00',
  quietUntil: '08:00',
  digestHour: null,
  stopped: [] as string[],
  availability: null,
  phone: null,
  lineManagerId: null,
};
const keep = (who: Client, change: object) => who.put('/me/settings', { ...plain, ...change });
const read = async (who: Client) => (await who.get('/me/settings').expect(200)).body;
const digestOf = async ({ userId }: Client) =>
  (
    await api.sql<{ version: number; stage: string; hour: number | null; zone: string; deadline_at: Date | null }>(
      `select version, state ->> 'value' as stage, (state -> 'context' ->> 'hour')::int as hour, state -> 'context' ->> 'zone' as zone, deadline_at
       from process where kind = 'digest' and id = process_named('digest:' || $1::text)`,
      [userId],
    )
  )[0];

describe('somebody’s settings', () => {
  it('are quiet nights and nothing else, until they say otherwise', async () => {
    expect(await read(worker)).toEqual(plain);
  });

  it('are kept whole, as they were put', async () => {
    const mine = {
      ...plain,
      ...{ zone: 'Asia/Kolkata', quietFrom: '22:30', quietUntil: '06:15', phone: '+353871234567' },
      stopped: ['email:reminders', 'sms'],
      availability: [{ weekday: 2, from: '09:30', until: '12:00' }],
    };
    const { body } = await keep(worker, mine).expect(200);
    expect(body).toEqual(mine);
    expect(await read(worker)).toEqual(mine);
  });

  it('know no quiet hours, where somebody wants none', async () => {
    await keep(worker, { quietFrom: null, quietUntil: null }).expect(200);
    expect(await read(worker)).toMatchObject({ quietFrom: null, quietUntil: null });
  });

  it('put the windows of a week in order', async () => {
    const [late, early] = [
      { weekday: 5, from: '09:00', until: '10:00' },
      { weekday: 1, from: '13:00', until: '17:00' },
    ];
    const { body } = await keep(worker, { availability: [late, early] }).expect(200);
    expect(body.availability).toEqual([early, late]);
  });

  it.each([
    ['a zone that is none', { zone: 'Europe/Atlantis' }],
    ['an offset for a zone', { zone: '+01:00' }],
    ['a zone that is code', { zone: "Europe/Dublin'; drop table member; --" }],
    ['half of quiet hours', { quietUntil: null }],
    ['quiet all day', { quietFrom: '08:00' }],
    ['an hour that is none', { quietFrom: '24:00' }],
    ['a digest at midnight’s end', { digestHour: 24 }],
    ['a digest at half past', { digestHour: 8.5 }],
    ['a way that is none', { stopped: ['pigeon'] }],
    ['a topic that is none', { stopped: ['email:everything'] }],
    ['an object’s own name', { stopped: ['constructor'] }],
    ['a week in which nobody can meet', { availability: [] }],
    ['a window that ends before it begins', { availability: [{ weekday: 1, from: '12:00', until: '11:00' }] }],
    ['a window of a minute', { availability: [{ weekday: 1, from: '12:00', until: '12:01' }] }],
    ['an eighth day', { availability: [{ weekday: 8, from: '12:00', until: '13:00' }] }],
    [
      'windows that overlap',
      {
        availability: [
          { weekday: 1, from: '09:00', until: '12:00' },
          { weekday: 1, from: '11:00', until: '13:00' },
        ],
      },
    ],
    ['a phone number without its country', { phone: '087 123 4567' }],
    ['a phone number that is a name', { phone: 'Wren' }],
    ['a line manager for somebody who is no staff', { lineManagerId: randomUUID() }],
    ['a field that there is not', { colour: 'green' }],
  ])('refuse %s', async (_, change) => {
    const { body } = await keep(worker, change).expect(400);
    expect(body.code).toBe('MALFORMED');
    expect(body.errors).not.toEqual([]);
    expect(await read(worker)).toEqual(plain);
  });

  it('name as line manager anybody else on the staff', async () => {
    await keep(coordinator, { lineManagerId: manager.userId }).expect(200);
    expect(await read(coordinator)).toMatchObject({ lineManagerId: manager.userId });
    for (const lineManagerId of [coordinator.userId, worker.userId, randomUUID()])
      expect((await keep(coordinator, { lineManagerId })).status).toBe(400);
  });

  it('let a worker stop any mail, and staff all but what is asked of them', async () => {
    await keep(worker, { stopped: ['email:own', 'email:asked', 'email'] }).expect(200);
    await keep(coordinator, { stopped: ['email:reminders', 'sms:asked'] }).expect(200);
    const { body } = await keep(coordinator, { stopped: ['email:asked'] }).expect(400);
    expect(body.errors).toMatchObject([{ path: 'stopped.0' }]);
    const { topics } = (await coordinator.get('/me/topics').expect(200)).body;
    expect(topics).toContainEqual({ topic: 'asked', stoppable: ['calendar', 'sms', 'push'] });
  });
});

describe('a digest', () => {
  it('starts with its hour, moves with it, rests, and begins again', async () => {
    await keep(worker, { digestHour: 8 }).expect(200);
    expect(await digestOf(worker)).toMatchObject({ stage: 'wanted', hour: 8, zone: 'Europe/Dublin' });
    await keep(worker, { digestHour: 17, zone: 'Europe/Athens' }).expect(200);
    const moved = (await digestOf(worker))!;
    expect(moved).toMatchObject({ version: 2, hour: 17, zone: 'Europe/Athens' });
    expect(moved.deadline_at?.toISOString()).toBe('2026-03-02T15:00:00.000Z');
    await keep(worker, { digestHour: null }).expect(200);
    expect(await digestOf(worker)).toMatchObject({ stage: 'resting', deadline_at: null });
    await keep(worker, { digestHour: 7 }).expect(200);
    expect(await digestOf(worker)).toMatchObject({ stage: 'wanted', version: 4 });
  });

  it('is left alone by everything else that is kept', async () => {
    await keep(worker, { digestHour: 8 }).expect(200);
    await keep(worker, { digestHour: 8, phone: '+353871234567' }).expect(200);
    expect(await digestOf(worker)).toMatchObject({ version: 1 });
    await keep(coordinator, { phone: '+353871234567' }).expect(200);
    expect(await digestOf(coordinator)).toBeUndefined();
  });

  it('starts once, when somebody is impatient', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => keep(worker, { digestHour: 8 })));
    for (const { status } of answers) expect([200, 409, 503]).toContain(status);
    expect(await digestOf(worker)).toMatchObject({ version: 1, hour: 8 });
    expect(await read(worker)).toMatchObject({ digestHour: 8 });
  });
});

describe('push', () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };

  it('can not be subscribed to where it is not configured', async () => {
    expect((await worker.get('/me/push-key').expect(200)).body).toEqual({ key: null });
    const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
    const { body } = await worker.post('/me/push-subscriptions', { endpoint, keys }).expect(409);
    expect(body.code).toBe('PUSH_NOT_CONFIGURED');
  });

  it('goes to the browsers of one person: to a shared one for whoever subscribed last, and to ten at most', async () => {
    let at = NOW;
    const push = new PushSubscriptions(api.api.engine.database, 'a key', () => at++);
    const as = ({ userId }: Client) => ({ userId, organisationId: api.organisationId }) as never;
    const other = await api.signedIn('peerWorker');
    const browser = (name: string) => ({ endpoint: `https://fcm.googleapis.com/fcm/send/${name}`, keys });
    const endpointsOf = async ({ userId }: Client) =>
      (
        await api.sql<{ endpoint: string }>(
          'select endpoint from push_subscription where user_id = $1 order by created_at',
          [userId],
        )
      ).map(({ endpoint }) => endpoint.split('/').at(-1));
    await push.add(as(other), browser('shared'));
    const { id } = await push.add(as(worker), browser('shared'));
    expect(await push.add(as(worker), browser('shared'))).toEqual({ id });
    expect([await endpointsOf(other), await endpointsOf(worker)]).toEqual([[], ['shared']]);
    await push.remove(as(other), browser('shared').endpoint);
    expect(await endpointsOf(worker)).toEqual(['shared']);
    for (let each = 0; each < 10; each++) await push.add(as(worker), browser(`own-${each}`));
    expect(await endpointsOf(worker)).toEqual(Array.from({ length: 10 }, (_, each) => `own-${each}`));
    await push.remove(as(worker), browser('own-3').endpoint);
    expect(await endpointsOf(worker)).not.toContain('own-3');
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://127.0.0.1/abc',
    'https://localhost/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://user@fcm.googleapis.com/abc',
    'file:///etc/passwd',
    '',
  ])('is never sent to %s', async (endpoint) => {
    await worker.post('/me/push-subscriptions', { endpoint, keys }).expect(400);
  });
});
