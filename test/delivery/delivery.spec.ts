import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import type { Database } from '../../src/database/database.js';
import { DatabaseAway } from '../../src/database/faults.js';
import { LEASE_MS, MOST_TRIES, waitAfter } from '../../src/delivery/back-off.js';
import { Delivery } from '../../src/delivery/delivery.js';
import { SUBJECT } from '../../src/delivery/letter.js';
import { Mail } from '../../src/delivery/channels/mail.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { MailServer } from './mail-server.js';
import { aService, DAY, escalatedAt, stalledAt, start, type Service } from './service.js';

const baseUrl = 'https://peerwork.example';
jest.setTimeout(30_000);

let server: TestDatabase;
let database: Database;
let engine: Engine;
let mailServer: MailServer;
let mail: Mail;
let logged: string[];

beforeAll(async () => {
  server = await testDatabase();
  database = await server.open();
  mailServer = await new MailServer().start();
  const clock = { wake: () => undefined, wakeDelivery: () => undefined };
  engine = buildEngine({
    database,
    kinds,
    clock,
    texts: { write: async () => undefined },
    deliver: (journal, now) => aDeliverer().deliver(journal, now),
  });
});

beforeEach(() => {
  logged = [];
  mail = new Mail({ smtpUrl: mailServer.url, mailFrom: 'Peer work <peerwork@service.example>', baseUrl }, log);
});

afterEach(() => {
  mail.close();
  mailServer.manner = () => 'take';
  mailServer.mostPerConnection = Infinity;
});

afterAll(async () => {
  await mailServer.stop();
  await database.close();
  await server.drop();
});

const log = (code: string, details?: object) => void logged.push(`${code} ${JSON.stringify(details)}`);
const aDeliverer = (parts: Partial<ConstructorParameters<typeof Delivery>[0]> = {}) =>
  new Delivery({ database, channels: [mail], baseUrl, log, ...parts });
const deliver = (now: number, deliverer = aDeliverer()) => deliverer.deliver(engine.journal, now);
const service = (): Promise<Service> => aService({ ownerUrl: server.ownerUrl, database, engine });

/** Something to wait at until the test opens it. */
function aGate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}

describe('a message', () => {
  it('reaches whoever holds the role, in the inbox and by mail, once', async () => {
    const { users, address, inbox, dispatches, outcomes, aStalledJourney, pathOf } = await service();
    const { processId, personId } = await aStalledJourney();
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toEqual([
      {
        matter: 'journey-stalled',
        clause: 'TURAS 7.1',
        process_id: processId,
        person_id: personId,
      },
    ]);
    expect(await dispatches(processId)).toMatchObject([{ state: 'sent', settled_at: new Date(stalledAt) }]);
    await deliver(stalledAt + DAY);
    const mails = mailServer.to(address(users.coordinator));
    expect(mails).toHaveLength(1);
    expect(await pathOf(mails[0]!.text)).toBe(`/journeys/${processId}`);
    expect(mails[0]!.text).toContain('TURAS 7.1');
    expect(mails[0]!.from).toContain('peerwork@service.example');
    expect(mails[0]!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered', done_at: new Date(stalledAt) }]);
  });

  it('reaches nobody of another organisation, and nobody without the role', async () => {
    const [home, other] = [await service(), await service()];
    const { processId } = await home.aStalledJourney();
    await deliver(stalledAt);
    for (const role of ['manager', 'supervisor', 'peerWorker', 'administrator'] as const) {
      expect(await home.inbox(home.users[role])).toEqual([]);
      expect(mailServer.to(home.address(home.users[role]))).toEqual([]);
    }
    for (const userId of Object.values(other.users)) {
      expect(await other.inbox(userId)).toEqual([]);
      expect(mailServer.to(other.address(userId))).toEqual([]);
    }
    expect(mailServer.received.filter(({ messageId }) => messageId.includes(processId))).toHaveLength(1);
  });

  it('is delivered to several organisations in one batch, each behind its own wall', async () => {
    const services = await Promise.all([service(), service(), service()]);
    const journeys = [];
    for (const each of services) journeys.push(await each.aStalledJourney(), await each.aStalledJourney());
    await deliver(stalledAt);
    for (const [n, { users, inbox, address }] of services.entries()) {
      const own = journeys.slice(2 * n, 2 * n + 2).map(({ processId }) => processId);
      expect((await inbox(users.coordinator)).map(({ process_id }) => process_id).toSorted()).toEqual(own.toSorted());
      expect(mailServer.to(address(users.coordinator))).toHaveLength(2);
    }
  });

  it('reaches everyone who holds the role', async () => {
    const { users, hire, inbox, address, aStalledJourney } = await service();
    const second = await hire('coordinator');
    await aStalledJourney();
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await inbox(second.userId)).toHaveLength(1);
    const ids = [address(users.coordinator), second.address].map((to) => mailServer.to(to)[0]!.messageId);
    expect(new Set(ids).size).toBe(2);
  });

  it('lies in the inbox of someone who has no address', async () => {
    const { users, inbox, asOwner, personOf, aStalledJourney, outcomes, dispatches, address } = await service();
    await asOwner('update person_name set email = null where person_id = $1', [await personOf(users.coordinator)]);
    const { processId } = await aStalledJourney();
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([{ state: 'silenced', reason: 'noAddress' }]);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered' }]);
  });

  it('lies in the inbox where no mail server is set', async () => {
    const { users, inbox, aStalledJourney, outcomes } = await service();
    const { processId } = await aStalledJourney();
    await deliver(stalledAt, aDeliverer({ channels: [] }));
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered' }]);
  });
});

describe('who is told is settled at the moment of telling', () => {
  it('a coordinator who has left is told nothing; the one who came hears it', async () => {
    const { users, hire, leave, inbox, address, aStalledJourney } = await service();
    await aStalledJourney();
    await leave(users.coordinator);
    const successor = await hire('coordinator');
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toEqual([]);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    expect(await inbox(successor.userId)).toHaveLength(1);
    expect(mailServer.to(successor.address)).toHaveLength(1);
  });

  it('a coordinator who became a supervisor is told nothing', async () => {
    const { users, giveRoles, inbox, aStalledJourney } = await service();
    await aStalledJourney();
    await giveRoles(users.coordinator, 'supervisor');
    await giveRoles(users.supervisor, 'coordinator');
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toEqual([]);
    expect(await inbox(users.supervisor)).toHaveLength(1);
  });

  it('a coordinator hears nothing about their own journey: whoever stands above does', async () => {
    const { users, personOf, inbox, aStalledJourney, outcomes, address } = await service();
    const { processId } = await aStalledJourney(await personOf(users.coordinator));
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toEqual([]);
    expect(await inbox(users.manager)).toMatchObject([{ matter: 'journey-stalled' }]);
    expect(mailServer.to(address(users.manager))[0]!.text).toContain('as there is no coordinator who could be told');
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered:manager' }]);
  });

  it('where nobody is coordinator the manager hears it, and the outcome says so', async () => {
    const { users, leave, inbox, outcomes, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    await leave(users.coordinator);
    await deliver(stalledAt);
    expect(await inbox(users.manager)).toMatchObject([{ matter: 'journey-stalled', process_id: processId }]);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered:manager' }]);
  });

  it('an administrator hears that a role is not held, and nothing about a person', async () => {
    const { users, leave, inbox, outcomes, address, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    await leave(users.coordinator);
    await leave(users.manager);
    await deliver(stalledAt);
    expect(await inbox(users.administrator)).toMatchObject([{ matter: 'role-unheld', person_id: null }]);
    const [letter] = mailServer.to(address(users.administrator));
    expect(letter!.text).toContain('Give the role of coordinator to someone.');
    expect(letter!.text).not.toContain(processId);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered:administrator' }]);
  });

  it('where nobody can be told it stays owed, and is told once somebody holds the role', async () => {
    const { users, leave, hire, inbox, outcomes, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    for (const role of ['coordinator', 'manager', 'administrator'] as const) await leave(users[role]);
    await deliver(stalledAt);
    expect(await outcomes(processId)).toMatchObject([{ outcome: null, attempts: 1 }]);
    const coordinator = await hire('coordinator');
    await deliver(stalledAt + waitAfter(1) + 1);
    expect(await inbox(coordinator.userId)).toHaveLength(1);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered' }]);
  });
});

describe('a matter that was dealt with', () => {
  it.each([
    ['explained', { type: 'ExplainDelay', until: '2026-03-01' }],
    ['paused', { type: 'PauseJourney', reviewOn: '2026-03-01' }],
    ['closed', { type: 'EndApplication', reason: 'withdrew' }],
  ])('is silent: %s', async (_, input) => {
    const { users, inbox, outcomes, give, address, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    expect(await give(processId, input, stalledAt + 1)).toMatchObject({ outcome: 'recorded' });
    await deliver(stalledAt + 2);
    expect((await outcomes(processId))[0]).toMatchObject({ outcome: 'silenced:dealtWith' });
    expect(await inbox(users.coordinator)).toEqual([]);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
  });

  it('falls silent between two tries of its mail', async () => {
    const { users, inbox, dispatches, give, address, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    mailServer.manner = () => 451;
    await deliver(stalledAt);
    mailServer.manner = () => 'take';
    await give(processId, { type: 'ExplainDelay', until: '2026-03-01' } as never, stalledAt + 1);
    await deliver(stalledAt + DAY);
    expect(await dispatches(processId)).toMatchObject([{ state: 'silenced', reason: 'dealtWith' }]);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
  });
});

describe('mail', () => {
  it('is the same mail when it is sent again, after a wait that grows, while the inbox has it once and at once', async () => {
    const { users, inbox, outcomes, dispatches, address, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    mailServer.manner = () => 'hangUp';
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered' }]);
    expect(await dispatches(processId)).toMatchObject([
      { state: 'waiting', reason: 'later', again_at: new Date(stalledAt + waitAfter(1)) },
    ]);
    await deliver(stalledAt + waitAfter(1) - 1);
    const second = stalledAt + waitAfter(1) + 1;
    await deliver(second);
    expect(await dispatches(processId)).toMatchObject([{ tries: 2, again_at: new Date(second + waitAfter(2)) }]);
    mailServer.manner = () => 'take';
    await deliver(second + waitAfter(2) + 1);
    await deliver(second + DAY);
    const mails = mailServer.to(address(users.coordinator));
    expect(mails.length).toBeGreaterThanOrEqual(3);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mails[0]!.messageId).toMatch(new RegExp(`^<${processId}\\.2\\.0\\.[0-9a-f]{16}@service\\.example>$`));
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([
      { state: 'sent', reason: null, settled_at: new Date(second + waitAfter(2) + 1) },
    ]);
  });

  it('goes out when the server is back', async () => {
    const { users, inbox, dispatches, address, aStalledJourney } = await service();
    const journeys = [await aStalledJourney(), await aStalledJourney(), await aStalledJourney()];
    await mailServer.stop();
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toHaveLength(3);
    await mailServer.start();
    await deliver(stalledAt + DAY);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(3);
    for (const { processId } of journeys) expect(await dispatches(processId)).toMatchObject([{ state: 'sent' }]);
  });

  it('goes on over another connection when the server wants no more over this one', async () => {
    const { users, address, aStalledJourney } = await service();
    for (let n = 0; n < 20; n += 1) await aStalledJourney();
    mailServer.mostPerConnection = 2;
    await deliver(stalledAt);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(20);
    expect(logged).toEqual([]);
  });

  it('is the same mail after a crash between sending and ticking off', async () => {
    const { users, inbox, dispatches, address, aStalledJourney, organisationId } = await service();
    const { processId } = await aStalledJourney();
    let transactions = 0;
    const crashing = Object.create(database, {
      withinOrganisation: {
        value: (organisation: string, work: never) => {
          if (organisation === organisationId && ++transactions === 2) throw new DatabaseAway('crashed');
          return database.withinOrganisation(organisation, work);
        },
      },
    }) as Database;
    await expect(deliver(stalledAt, aDeliverer({ database: crashing }))).rejects.toThrow('crashed');
    expect(await dispatches(processId)).toMatchObject([{ state: 'waiting' }]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    await deliver(stalledAt + LEASE_MS - 1);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
    await deliver(stalledAt + LEASE_MS);
    const mails = mailServer.to(address(users.coordinator));
    expect(mails).toHaveLength(2);
    expect(mails[0]!.messageId).toBe(mails[1]!.messageId);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([{ state: 'sent' }]);
  });

  it('that went to one of two is sent again to the other alone', async () => {
    const { users, hire, address, dispatches, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    const second = await hire('coordinator');
    mailServer.manner = (to) => (to === second.address ? 451 : 'take');
    await deliver(stalledAt);
    mailServer.manner = () => 'take';
    await deliver(stalledAt + DAY);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
    expect(mailServer.to(second.address)).toHaveLength(1);
    const rows = (await dispatches(processId)).map(({ state, tries }) => ({ state, tries }));
    expect(rows.toSorted((a, b) => a.tries - b.tries)).toEqual([
      { state: 'sent', tries: 1 },
      { state: 'sent', tries: 2 },
    ]);
  });

  it('to an address that does not exist is tried once, and the inbox has it', async () => {
    const { users, inbox, dispatches, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    mailServer.manner = () => 550;
    await deliver(stalledAt);
    const own = (await dispatches(processId)).filter(({ user_id }) => user_id === users.coordinator);
    expect(own).toMatchObject([{ state: 'failed', reason: 'refused', tries: 1 }]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
  });

  it('is given up after a day of tries, and the inbox has it once', async () => {
    const { users, inbox, dispatches, asOwner, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    mailServer.manner = () => 451;
    await deliver(stalledAt);
    await asOwner(`update dispatch set tries = $2 where process_id = $1 and channel = 'email'`, [
      processId,
      MOST_TRIES - 1,
    ]);
    await deliver(stalledAt + DAY);
    const own = (await dispatches(processId)).filter(({ user_id }) => user_id === users.coordinator);
    expect(own).toMatchObject([{ state: 'failed', reason: 'gaveUp', tries: MOST_TRIES }]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
  });

  it('that could not leave in time goes back without counting as a try', async () => {
    const { users, address, dispatches, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    await deliver(stalledAt, aDeliverer({ sendingMs: 0 }));
    expect(await dispatches(processId)).toMatchObject([{ state: 'waiting', tries: 0, again_at: new Date(stalledAt) }]);
    await deliver(stalledAt);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
  });
});

describe('several deliverers at once', () => {
  it('never tell anybody twice', async () => {
    const { users, inbox, address, aStalledJourney } = await service();
    for (let n = 0; n < 30; n += 1) await aStalledJourney();
    await Promise.all(Array.from({ length: 4 }, () => deliver(stalledAt)));
    expect(await inbox(users.coordinator)).toHaveLength(30);
    const mails = mailServer.to(address(users.coordinator));
    expect(mails).toHaveLength(30);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(30);
  });

  it('do no harm to each other when one is slow and its claim runs out', async () => {
    const { users, inbox, dispatches, address, aStalledJourney } = await service();
    const { processId } = await aStalledJourney();
    const asleep = aGate();
    const slow = aDeliverer({
      channels: [{ serves: mail.serves, send: (letter, now) => asleep.passed.then(() => mail.send(letter, now)) }],
    });
    const slowly = deliver(stalledAt, slow);
    while ((await inbox(users.coordinator)).length === 0) await new Promise(setImmediate);
    await deliver(stalledAt + LEASE_MS + 1);
    asleep.open();
    await slowly;
    const mails = mailServer.to(address(users.coordinator));
    expect(mails.map(({ messageId }) => messageId)).toEqual([mails[0]!.messageId, mails[0]!.messageId]);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await dispatches(processId)).toMatchObject([
      { state: 'sent', settled_at: new Date(stalledAt + LEASE_MS + 1) },
    ]);
  });

  it('do no harm to each other when one stops between claiming and telling, and another takes over', async () => {
    const { users, inbox, outcomes, address, aStalledJourney, organisationId } = await service();
    const { processId } = await aStalledJourney();
    const [stopped, takenOver] = [aGate(), aGate()];
    const stopping = Object.create(database, {
      withinOrganisation: {
        value: async (organisation: string, work: never) => {
          if (organisation === organisationId) await stopped.passed;
          return database.withinOrganisation(organisation, work);
        },
      },
    }) as Database;
    const stops = deliver(stalledAt, aDeliverer({ database: stopping }));
    while ((await outcomes(processId))[0]!.attempts === 0) await new Promise(setImmediate);
    const slow = aDeliverer({
      channels: [{ serves: mail.serves, send: (letter, now) => takenOver.passed.then(() => mail.send(letter, now)) }],
    });
    const takesOver = deliver(stalledAt + LEASE_MS + 1, slow);
    while ((await inbox(users.coordinator)).length === 0) await new Promise(setImmediate);
    stopped.open();
    await stops;
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    takenOver.open();
    await takesOver;
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered', attempts: 2 }]);
  });
});

describe('a message that can’t be dealt with', () => {
  it('holds up no other, stays owed, and is logged without a word of what it says', async () => {
    const { users, inbox, outcomes, asOwner, aStalledJourney } = await service();
    const [strange, usual] = [await aStalledJourney(), await aStalledJourney()];
    await asOwner(`update reaction set body = body || '{"matter": "never-heard-of"}' where process_id = $1`, [
      strange.processId,
    ]);
    await deliver(stalledAt);
    expect(await inbox(users.coordinator)).toMatchObject([{ process_id: usual.processId }]);
    expect(await outcomes(strange.processId)).toMatchObject([{ outcome: null, attempts: 1 }]);
    expect(logged.filter((line) => line.includes(strange.processId))).toEqual([
      `MESSAGE_FAULT {"processId":"${strange.processId}","version":2,"fault":"Error"}`,
    ]);
    await asOwner('update reaction set done_at = now(), outcome = $2 where process_id = $1', [
      strange.processId,
      'test over',
    ]);
  });
});

describe('privacy', () => {
  it('no mail and no log holds a name, whatever people are called, and every subject is the same', async () => {
    const { users, personOf, asOwner, aStalledJourney, address } = await service();
    const coordinator = await personOf(users.coordinator);
    const call = (people: string[], name: string) =>
      asOwner('update person_name set given_name = $2, family_name = $2 where person_id = any($1)', [people, name]);
    const aWord = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ÿ]{6,20}$/);
    const aWayToWriteIt = fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => `🌧 ${word}`,
      (word) => `Ann\r\nBcc: ${word}@else.example`,
      (word) => `"${word}" <${word}@else.example>`,
    );
    let now = stalledAt;
    await fc.assert(
      fc.asyncProperty(aWord, aWayToWriteIt, fc.boolean(), async (word, write, firstTryFails) => {
        const { personId } = await aStalledJourney();
        await call([personId, coordinator], write(word));
        mailServer.manner = () => (firstTryFails ? 451 : 'take');
        await deliver((now += DAY));
        mailServer.manner = () => 'take';
        await deliver((now += DAY));
        const { subject, text, raw } = mailServer.to(address(users.coordinator)).at(-1)!;
        expect(subject).toBe(SUBJECT);
        for (const told of [text, raw, ...logged]) expect(told).not.toContain(word);
      }),
      { numRuns: 12 },
    );
    expect(mailServer.to(address(users.coordinator))).toHaveLength(12);
    expect(logged.filter((line) => line.includes('@'))).toEqual([]);
  });
});

describe('from silence to a message', () => {
  it('a journey stalls, the coordinator hears it; nothing moves, the manager hears it', async () => {
    const { users, inbox, address, aJourney, settle, outcomes } = await service();
    const { processId } = await aJourney();
    await settle(processId, start + 20 * DAY);
    await engine.hands.deliver(start + 20 * DAY);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    await settle(processId, stalledAt);
    await engine.hands.deliver(stalledAt);
    expect(await inbox(users.coordinator)).toMatchObject([{ matter: 'journey-stalled' }]);
    expect(await inbox(users.manager)).toEqual([]);
    await settle(processId, escalatedAt);
    await engine.hands.deliver(escalatedAt);
    expect(await inbox(users.coordinator)).toHaveLength(1);
    expect(await inbox(users.manager)).toMatchObject([{ matter: 'stall-escalated' }]);
    expect(mailServer.to(address(users.manager))).toHaveLength(1);
    expect(await outcomes(processId)).toMatchObject([{ outcome: 'delivered' }, { outcome: 'delivered' }]);
  });

  it('a break’s review comes and passes: coordinator, then manager', async () => {
    const { users, inbox, give, aJourney, settle } = await service();
    const { processId } = await aJourney();
    await give(processId, { type: 'PauseJourney', reviewOn: '2026-01-10' } as never, start + 1);
    for (const now of [start + 6 * DAY, start + 20 * DAY]) {
      await settle(processId, now);
      await engine.hands.deliver(now);
    }
    expect(await inbox(users.coordinator)).toMatchObject([{ matter: 'pause-review-due', clause: 'TURAS 13.4' }]);
    expect(await inbox(users.manager)).toMatchObject([{ matter: 'pause-review-overdue', clause: 'TURAS 13.4' }]);
  });
});
