import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { mintLink, writeLinks } from '../../src/delivery/links.js';
import { testApi, type Client, type TestApi } from '../support/api.js';

const DAY = 86_400_000;
/** Monday, noon in Dublin. */
const start = Date.UTC(2026, 0, 5, 12);
const SECRET = 'a secret between two machines';

let api: TestApi;
let coordinator: Client;
let manager: Client;
let now = start;

beforeAll(async () => {
  api = await testApi({ now: () => now }, { SMS_INBOUND_SECRET: SECRET });
  await api.api.clock.stop(); // messages wait until they are delivered here
  [coordinator, manager] = [await api.signedIn('coordinator'), await api.signedIn('manager')];
});
afterAll(() => api.close());

const deliver = async (at: number) => {
  const { hands } = api.api.engine;
  for (const ref of await hands.dueProcesses(at, 100)) await hands.carryOut(ref, at);
  while ((await hands.deliver(at)) > 0);
};

/** A link as it stands at the end of a letter. */
async function aLink(userId: string, stops: string | null): Promise<string> {
  const { token, link } = mintLink({ userId, path: '/', stops });
  await api.api.engine.database.withinOrganisation(api.organisationId, async (tx) => writeLinks(tx, [link], now));
  return token;
}
const stoppedBy = async (userId: string): Promise<string[]> => {
  const [row] = await api.sql<{ stopped: string[] }>('select stopped from member_setting where user_id = $1', [userId]);
  return row?.stopped ?? [];
};

describe('a link at the end of a letter', () => {
  it('stops what it was about, on that way alone, without a sign-in, however often it is pressed', async () => {
    const { userId } = await api.signedIn('supervisor');
    const token = await aLink(userId, 'email:reminders');
    const answer = await api.http.post(`/api/unsubscribe/${token}`).expect(200);
    expect(answer.body).toEqual({ channel: 'email', topic: 'reminders' });
    await api.http.post(`/api/unsubscribe/${token}`).expect(200);
    expect(await stoppedBy(userId)).toEqual(['email:reminders']);
    await api.http.post(`/api/unsubscribe/${await aLink(userId, 'push:own')}`).expect(200);
    expect(await stoppedBy(userId)).toEqual(['email:reminders', 'push:own']);
  });

  it('is pressed by a mail program as the standard says', async () => {
    const { userId } = await api.signedIn('supervisor');
    const pressed = api.http.post(`/api/unsubscribe/${await aLink(userId, 'email:digest')}`);
    await pressed.type('form').send('List-Unsubscribe=One-Click').expect(200);
    expect(await stoppedBy(userId)).toEqual(['email:digest']);
  });

  it('opened in a browser leads to the page that asks first', async () => {
    const { userId } = await api.signedIn('supervisor');
    const token = await aLink(userId, 'email:reminders');
    const answer = await api.http.get(`/api/unsubscribe/${token}`).expect(303);
    expect(answer.get('location')).toMatch(new RegExp(`/unsubscribe/${token}$`));
    expect(await stoppedBy(userId)).toEqual([]);
  });

  it('stops nothing that the policy demands, and nothing for somebody who made it up', async () => {
    const { userId } = await api.signedIn('supervisor');
    const refused = await api.http.post(`/api/unsubscribe/${await aLink(userId, null)}`).expect(409);
    expect(refused.body).toMatchObject({ code: 'MAY_NOT_BE_STOPPED', clause: 'TURAS 7.1' });
    await api.http.post(`/api/unsubscribe/${'x'.repeat(43)}`).expect(404);
    for (const bad of ['x', '%00', 'a'.repeat(500), '..%2f..%2fme'])
      await api.http.post(`/api/unsubscribe/${bad}`).expect((answer) => {
        expect([400, 404]).toContain(answer.status);
      });
    expect(await stoppedBy(userId)).toEqual([]);
  });
});

describe('a text message that comes back', () => {
  const text = (body: object | string, secret: string | null = SECRET) => {
    const asked = api.http.post('/api/sms/inbound').set('content-type', 'application/json');
    return (secret === null ? asked : asked.set('authorization', `Bearer ${secret}`)).send(body as object);
  };
  const withPhone = async (phone: string) => {
    const { userId, personId } = await api.signedIn('supervisor');
    await api.sql('update person_name set phone = $2 where person_id = $1', [personId, phone]);
    return userId;
  };

  it('with STOP ends all of them to that number, with START begins again', async () => {
    const userId = await withPhone('+353 87 123 4567');
    await text({ from: '+353871234567', text: ' stop. ' }).expect(204);
    expect(await stoppedBy(userId)).toEqual(['sms']);
    await text({ from: '+353871234567', text: 'Start' }).expect(204);
    expect(await stoppedBy(userId)).toEqual([]);
  });

  it('with anything else changes nothing, and nobody learns which numbers are known', async () => {
    const userId = await withPhone('+353871234568');
    for (const words of ['please do not stop', 'thanks', '', '🙂'])
      await text({ from: '+353871234568', text: words }).expect(204);
    await text({ from: '+1', text: 'STOP' }).expect(400);
    await text({ from: '+4900000000', text: 'STOP' }).expect(204);
    expect(await stoppedBy(userId)).toEqual([]);
  });

  it('is believed with the secret alone', async () => {
    const userId = await withPhone('+353871234569');
    await text({ from: '+353871234569', text: 'STOP' }, null).expect(401);
    await text({ from: '+353871234569', text: 'STOP' }, `${SECRET}!`).expect(401);
    await text({ from: 7 }).expect(400);
    expect(await stoppedBy(userId)).toEqual([]);
  });

  it('is taken nowhere where there is no gateway', async () => {
    const other = await testApi();
    await other.http.post('/api/sms/inbound').send({ from: '+353871234569', text: 'STOP' }).expect(404);
    await other.close();
  });
});

describe('reminder health', () => {
  const health = async (query = '', by = coordinator) => (await by.get(`/reminders/health${query}`).expect(200)).body;

  it('misses nothing that was due, and says of each what became of it', async () => {
    const [journey] = [await api.aJourney(coordinator), await api.aJourney(coordinator)];
    now = start + 22 * DAY;
    await api.sql(
      `insert into reaction (organisation_id, process_id, version, index, kind, body, owed_at)
       values ($1, $2, 1, 50, 'message', '{"matter": "journey-stalled", "to": "coordinator", "clause": "TURAS 7.1", "since": 0}', $3)`,
      [api.organisationId, journey.id, new Date(now)],
    );
    await deliver(now);
    now += 10 * 60_000;
    const { days, items, total, people } = await health();
    const due = await api.sql<{ n: number }>(
      `select count(*)::int as n from reaction r left join dispatch d using (process_id, version, index) where r.kind = 'message'`,
    );
    expect(total).toBe(due[0]!.n);
    for (const day of days) expect(day.due).toBe(day.sent + day.failed + day.silenced + day.waiting);
    expect(days.reduce((sum: number, day: { due: number }) => sum + day.due, 0)).toBe(total);
    const stalled = items.filter(({ matter }: { matter: string }) => matter === 'journey-stalled');
    expect(stalled.map(({ state, reason }: { state: string; reason: string | null }) => [state, reason])).toEqual(
      expect.arrayContaining([
        ['silenced', 'dealtWith'],
        ['sent', null],
      ]),
    );
    const told = stalled.find(({ to }: { to: { userId: string } | null }) => to?.userId === coordinator.userId);
    expect(told).toMatchObject({
      channel: 'inbox',
      to: { userId: coordinator.userId },
      clause: 'TURAS 7.1',
      person: { givenName: expect.any(String) },
      journeyId: expect.any(String),
    });
    expect(told.lateMinutes).toBeGreaterThan(0);
    expect(people.map(({ userId }: { userId: string }) => userId)).toContain(coordinator.userId);
  });

  it('is asked by day, by person and by what became of it', async () => {
    const all = await health();
    const sent = await health('?state=sent');
    expect(sent.items.every(({ state }: { state: string }) => state === 'sent')).toBe(true);
    expect(sent.total).toBeLessThan(all.total);
    expect(
      (await health(`?userId=${manager.userId}`)).items.every(
        ({ to }: { to: { userId: string } }) => to.userId === manager.userId,
      ),
    ).toBe(true);
    expect((await health('?from=2020-01-01&until=2020-02-01')).total).toBe(0);
    expect((await health('?pageSize=1')).items).toHaveLength(1);
  });

  it('shows a message that nobody could be told, and why', async () => {
    const { id } = await api.aJourney(coordinator);
    const roles = await api.sql<{ user_id: string; roles: string[] }>(
      'select user_id, roles from member where ended_at is null',
    );
    now += 40 * DAY;
    await api.sql(`update member set ended_at = now() where organisation_id = $1`, [api.organisationId]);
    await deliver(now);
    await api.sql(`update member set ended_at = null where user_id = any($1)`, [roles.map(({ user_id }) => user_id)]);
    const { items } = await health();
    expect(items).toContainEqual(
      expect.objectContaining({ journeyId: id, to: null, state: 'waiting', reason: 'nobody' }),
    );
  });

  it('lists addresses that fail, until another one is written down', async () => {
    const { userId, personId } = await api.signedIn('supervisor');
    await api.sql(`update person_name set email = 'gone@service.example' where person_id = $1`, [personId]);
    await api.sql(
      `insert into failing_address (organisation_id, user_id, channel, since, code, address_hash)
       values ($1, $2, 'email', now(), '550', sha256(convert_to('gone@service.example', 'UTF8')))`,
      [api.organisationId, userId],
    );
    expect((await health()).failing).toMatchObject([{ user: { userId }, channel: 'email', code: '550' }]);
    await api.sql(`update person_name set email = 'new@service.example' where person_id = $1`, [personId]);
    expect((await health()).failing).toEqual([]);
  });

  it('names nobody to whoever may not see them', async () => {
    const own = await api.sql<{ id: string }>('select id from journey limit 1');
    await api.sql('update journey set person_id = $2 where id = $1', [own[0]!.id, coordinator.personId]);
    await api.sql(
      `update process set state = jsonb_set(state, '{context,personId}', to_jsonb($2::text)) where id = $1`,
      [own[0]!.id, coordinator.personId],
    );
    const { items } = await health('?pageSize=200');
    expect(JSON.stringify(items.map(({ person }: { person: unknown }) => person))).not.toContain(coordinator.personId);
    expect(JSON.stringify(items)).not.toContain(own[0]!.id);
  });

  it('is for coordinators and managers, and asks for days that are days', async () => {
    for (const role of ['supervisor', 'peerWorker', 'administrator'] as const)
      await (await api.signedIn(role)).get('/reminders/health').expect(403);
    await manager.get('/reminders/health').expect(200);
    for (const bad of [
      'from=tomorrow',
      'from=2026-02-30',
      'from=2026-02-02&until=2026-01-01',
      'from=2000-01-01&until=2026-01-01',
      'state=due',
      'userId=1',
      'page=0',
    ])
      await coordinator.get(`/reminders/health?${bad}`).expect(400);
  });
});

describe('an inbox that is open', () => {
  /** What a page hears, until it is closed. */
  function listen(cookie: string) {
    const heard: string[] = [];
    const { port } = api.api.app.getHttpServer().address() as AddressInfo;
    let ended = false;
    const request = get({ host: '127.0.0.1', port, path: '/api/inbox/stream', headers: { cookie } }, (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => heard.push(chunk));
      answer.on('close', () => (ended = true));
      answer.on('error', () => undefined);
    });
    request.on('error', () => undefined);
    const unread = () =>
      [...heard.join('').matchAll(/event: inbox[\s\S]*?data: (\{.*\})/g)].map(
        (found) => JSON.parse(found[1]!).unread as number,
      );
    const until = async (enough: () => boolean) => {
      for (let tries = 0; !enough(); tries += 1) {
        if (tries > 400) throw new Error(`heard ${heard.join('')}`);
        await delay(25);
      }
    };
    return { unread, until, close: () => request.destroy(), hasEnded: () => ended };
  }

  /** Three weeks in which nothing moves: every coordinator is told. */
  const somethingComes = async () => {
    await api.aJourney(coordinator);
    now += 22 * DAY;
    await deliver(now);
  };

  it('hears at once of what comes, and nobody else does', async () => {
    const [one, other] = [await api.signedIn('coordinator'), await api.signedIn('administrator')];
    const [mine, theirs] = [listen(one.cookie), listen(other.cookie)];
    await mine.until(() => mine.unread().length > 0);
    await theirs.until(() => theirs.unread().length > 0);
    await somethingComes();
    await mine.until(() => mine.unread().at(-1)! > 0);
    expect(Math.max(...theirs.unread())).toBe(0);
    mine.close();
    theirs.close();
  });

  it('goes on after the database has dropped its connection, and has missed nothing', async () => {
    const one = await api.signedIn('coordinator');
    const page = listen(one.cookie);
    await page.until(() => page.unread().length > 0);
    await api.sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'peerwork inbox'`);
    await somethingComes();
    await page.until(() => page.unread().at(-1)! > 0);
    page.close();
  });

  it('is open to nobody who is not signed in', async () => {
    await api.http.get('/api/inbox/stream').expect(401);
  });

  it('is closed when the product stops', async () => {
    const other = await testApi();
    const one = await other.signedIn('manager');
    const { port } = other.api.app.getHttpServer().address() as AddressInfo;
    const closed = new Promise<void>((resolve) => {
      const request = get(
        { host: '127.0.0.1', port, path: '/api/inbox/stream', headers: { cookie: one.cookie } },
        (answer) => {
          answer.resume();
          answer.on('close', resolve);
          answer.once('data', () => void other.close());
        },
      );
      request.on('error', () => undefined);
    });
    await closed;
  });
});
