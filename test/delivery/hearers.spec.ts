import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Role } from '../../state-machines/core/process.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import type { Database } from '../../src/database/database.js';
import { Delivery } from '../../src/delivery/delivery.js';
import { Mail } from '../../src/delivery/channels/mail.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { MailServer } from './mail-server.js';
import { aService, DAY, start, type Service } from './service.js';

const baseUrl = 'https://peerwork.example';
jest.setTimeout(30_000);

let server: TestDatabase;
let database: Database;
let engine: Engine;
let mailServer: MailServer;
let mail: Mail;

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
    deliver: (journal, now) => new Delivery({ database, channels: [mail], baseUrl }).deliver(journal, now),
  });
});
beforeEach(() => {
  mail = new Mail({ smtpUrl: mailServer.url, mailFrom: 'Peer work <peerwork@service.example>', baseUrl });
});
afterEach(() => mail.close());
afterAll(async () => {
  await mailServer.stop();
  await database.close();
  await server.drop();
});

/** A service, a worker in it, and ways to make things fall due on that worker's journey. */
async function aWorker({ signsIn = true, supervised = true } = {}) {
  const home: Service = await aService({ ownerUrl: server.ownerUrl, database, engine });
  const { users, programmeId } = home;
  const personId = signsIn ? await home.personOf(users.peerWorker) : await home.addPerson();
  const { processId } = await home.aJourney(personId);
  const recorded = async (input: object, at: number, role?: Role) => {
    expect(await home.give(processId, input as never, at, role)).toMatchObject({ outcome: 'recorded' });
  };
  await home.asOwner(
    `insert into supervisor_profile (organisation_id, user_id, trained_on, updated_at) values ($1, $2, '2025-01-01', now())`,
    [home.organisationId, users.supervisor],
  );
  if (supervised) await recorded({ type: 'NameSupervisor', holderId: users.supervisor }, start + 1);
  const mailsTo = (userId: string) => mailServer.to(home.address(userId)).map(({ text }) => text);
  const heard = async (userId: string) => (await home.inbox(userId)).map(({ matter }) => matter);
  const deliver = (now: number) => engine.hands.deliver(now);

  const acknowledged = () => recorded({ type: 'AcknowledgePolicy', version: 1 }, start + 2);
  const moveToNewerPolicy = async (at: number) => {
    await home.asOwner(
      `insert into policy (organisation_id, programme_id, version, document, adopted_at) values ($1, $2, 2, $3, $4)`,
      [home.organisationId, programmeId, JSON.stringify(samplePolicy()), new Date(start)],
    );
    await recorded({ type: 'MoveToPolicy', version: 2 }, at, 'manager');
  };
  /** The worker acknowledged the first version, and is moved to a second. */
  const aNewerPolicy = async (at: number) => {
    await acknowledged();
    await moveToNewerPolicy(at);
  };
  const aCertificate = (expiresOn: string) =>
    recorded(
      { type: 'AddCertificate', certificateId: randomUUID(), topic: 'boundaries', issuedOn: '2026-01-05', expiresOn },
      start + 3,
    );
  /** Waived by the manager until 20 January; asked about on the morning after. */
  const aWaiver = () =>
    recorded(
      { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-01-20' },
      start + 4,
      'manager',
    );
  const words = { recorded, mailsTo, heard, deliver };
  return {
    ...home,
    ...words,
    processId,
    personId,
    acknowledged,
    moveToNewerPolicy,
    aNewerPolicy,
    aCertificate,
    aWaiver,
  };
}

const afterWaiver = Date.UTC(2026, 0, 21, 12);

describe('a newer policy', () => {
  it('is brought to the worker, in words to them, with the way to their own page', async () => {
    const { users, processId, mailsTo, heard, deliver, aNewerPolicy, outcomes, pathOf } = await aWorker();
    await aNewerPolicy(start + DAY);
    await deliver(start + DAY);
    expect(await heard(users.peerWorker)).toEqual(['policy-to-acknowledge']);
    const [text, ...more] = mailsTo(users.peerWorker);
    expect(more).toEqual([]);
    expect(text).toContain('There is a newer version of the policy that your work follows');
    expect(await pathOf(text!)).toBe('/');
    expect(text).not.toContain(processId);
    expect((await outcomes(processId)).at(-1)).toMatchObject({ outcome: 'delivered' });
    for (const role of ['supervisor', 'coordinator', 'manager'] as const) expect(mailsTo(users[role])).toEqual([]);
  });

  it('is heard by the supervisor in the place of a worker who has no account', async () => {
    const worker = await aWorker({ signsIn: false });
    const { users, processId, mailsTo, heard, deliver, aNewerPolicy, outcomes, pathOf } = worker;
    await aNewerPolicy(start + DAY);
    await deliver(start + DAY);
    expect(await heard(users.supervisor)).toEqual(['policy-to-acknowledge']);
    expect(mailsTo(users.supervisor)[0]).toContain('the peer worker can’t sign in here: please tell them');
    expect(await pathOf(mailsTo(users.supervisor)[0]!)).toBe(`/journeys/${processId}`);
    expect((await outcomes(processId)).at(-1)).toMatchObject({ outcome: 'delivered:supervisor' });
  });

  it('is heard by the coordinator where there is no supervisor either', async () => {
    const { users, heard, deliver, aNewerPolicy } = await aWorker({ signsIn: false, supervised: false });
    await aNewerPolicy(start + DAY);
    await deliver(start + DAY);
    expect(await heard(users.coordinator)).toEqual(['policy-to-acknowledge']);
    expect(await heard(users.supervisor)).toEqual([]);
  });

  it('is silent once it is acknowledged', async () => {
    const { users, processId, recorded, mailsTo, deliver, aNewerPolicy, outcomes } = await aWorker();
    await aNewerPolicy(start + DAY);
    await recorded({ type: 'AcknowledgePolicy', version: 2 }, start + DAY + 1, 'peerWorker');
    await deliver(start + DAY + 2);
    expect(mailsTo(users.peerWorker)).toEqual([]);
    expect((await outcomes(processId)).at(-1)).toMatchObject({ outcome: 'silenced:dealtWith' });
  });
});

describe('a certificate that runs out soon', () => {
  const due = Date.UTC(2026, 0, 8, 12);

  it('is told to the worker and to the supervisor, each in their own words', async () => {
    const { users, mailsTo, deliver, aCertificate, settle, processId } = await aWorker();
    await aCertificate('2026-03-01');
    await settle(processId, due);
    await deliver(due);
    expect(mailsTo(users.peerWorker)).toHaveLength(1);
    expect(mailsTo(users.peerWorker)[0]).toContain('One of your certificates runs out before long.');
    expect(mailsTo(users.supervisor)).toHaveLength(1);
    expect(mailsTo(users.supervisor)[0]).toContain('A certificate of a peer worker runs out before long.');
  });

  it('is told to the supervisor once, where the worker has no account', async () => {
    const { users, mailsTo, heard, deliver, aCertificate, settle, processId, outcomes } = await aWorker({
      signsIn: false,
    });
    await aCertificate('2026-03-01');
    await settle(processId, due);
    await deliver(due);
    await deliver(due + DAY);
    expect(mailsTo(users.supervisor)).toHaveLength(1);
    expect(await heard(users.supervisor)).toEqual(['certificate-renewal']);
    const ends = (await outcomes(processId)).map(({ outcome }) => String(outcome));
    expect(ends.toSorted()).toEqual(['delivered', 'silenced:saidAnyway']);
  });
});

describe('a waiver that has ended', () => {
  it('is asked about of the manager who gave it, and of no other', async () => {
    const { users, hire, processId, mailsTo, deliver, aWaiver, settle } = await aWorker();
    const second = await hire('manager');
    await aWaiver();
    await settle(processId, afterWaiver);
    await deliver(afterWaiver);
    expect(mailsTo(users.manager)).toHaveLength(1);
    expect(mailsTo(users.manager)[0]).toContain('You get this because you gave your word on it.');
    expect(mailServer.to(second.address)).toEqual([]);
  });

  it('is asked about of another manager, once the one who gave it has left', async () => {
    const { users, hire, leave, processId, mailsTo, deliver, aWaiver, settle } = await aWorker();
    await aWaiver();
    await settle(processId, afterWaiver);
    const second = await hire('manager');
    await leave(users.manager);
    await deliver(afterWaiver);
    expect(mailsTo(users.manager)).toEqual([]);
    expect(mailServer.to(second.address)).toHaveLength(1);
    expect(mailServer.to(second.address)[0]!.text).toContain('You get this as manager.');
  });

  it('is asked about of another manager, where the one who gave it has no part in the journey any more', async () => {
    const { users, hire, giveRoles, processId, mailsTo, deliver, aWaiver, settle } = await aWorker();
    await aWaiver();
    await settle(processId, afterWaiver);
    const second = await hire('manager');
    await giveRoles(users.manager, 'administrator');
    await deliver(afterWaiver);
    expect(mailsTo(users.manager)).toEqual([]);
    expect(mailServer.to(second.address)).toHaveLength(1);
  });

  it('is silent once it was given again', async () => {
    const { users, recorded, processId, mailsTo, deliver, aWaiver, settle } = await aWorker();
    await aWaiver();
    await settle(processId, afterWaiver);
    const again = { type: 'WaiveRequirement', requirement: 'role-description-seen', until: '2026-03-20' };
    await recorded(again, afterWaiver + 1, 'manager');
    await deliver(afterWaiver + 2);
    expect(mailsTo(users.manager)).toEqual([]);
  });
});

describe('a break', () => {
  it('silences everything that lies ready, and all that falls due meanwhile, until the morning after the return', async () => {
    const worker = await aWorker();
    const { users, recorded, processId, mailsTo, deliver, settle } = worker;
    const [paused, returned] = [Date.UTC(2026, 0, 8, 13), Date.UTC(2026, 2, 19, 13)];
    await worker.acknowledged();
    await worker.aWaiver();
    await worker.aCertificate('2026-03-01');
    await settle(processId, paused - 1);
    await recorded({ type: 'PauseJourney', reviewOn: '2026-03-20' }, paused, 'peerWorker');
    await worker.moveToNewerPolicy(paused + DAY);
    await settle(processId, returned - 1);
    await deliver(returned - 1);
    for (const userId of Object.values(users)) expect(mailsTo(userId)).toEqual([]);
    await recorded({ type: 'ResumeJourney' }, returned, 'supervisor');
    await settle(processId, returned + DAY);
    await deliver(returned + DAY);
    expect(await worker.heard(users.manager)).toEqual(['decide-waiver-lapsed']);
    expect(await worker.heard(users.peerWorker)).toContain('policy-to-acknowledge');
  });

  it('ends in words of success, told to the coordinator on the day to talk', async () => {
    const { users, recorded, processId, mailsTo, deliver, settle } = await aWorker();
    await recorded({ type: 'PauseJourney', reviewOn: '2026-02-02' }, start + DAY, 'peerWorker');
    await settle(processId, Date.UTC(2026, 1, 2, 12));
    await deliver(Date.UTC(2026, 1, 2, 12));
    const [text, ...more] = mailsTo(users.coordinator);
    expect(more).toEqual([]);
    expect(text).toContain('A break is not a failure: the place is kept.');
    expect(mailsTo(users.peerWorker)).toEqual([]);
  });
});

describe('a programme', () => {
  const reviewBy = Date.parse(samplePolicy().general.reviewBy);
  const [near, overdue] = [reviewBy - 54.5 * DAY, reviewBy + 1.5 * DAY];

  it('tells the coordinator that its policy comes up for review, and the manager once it is overdue', async () => {
    const home = await aService({ ownerUrl: server.ownerUrl, database, engine });
    const { users, programmeId, address, settle, inbox, pathOf } = home;
    await settle(programmeId, near, 'programme');
    await engine.hands.deliver(near);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
    expect(mailServer.to(address(users.manager))).toEqual([]);
    await settle(programmeId, overdue, 'programme');
    await engine.hands.deliver(overdue);
    expect(await inbox(users.manager)).toMatchObject([
      { matter: 'policy-overdue', clause: 'TURAS head', process_id: programmeId, person_id: null },
    ]);
    const [letter] = mailServer.to(address(users.manager));
    expect(await pathOf(letter!.text)).toBe(`/programme?programme=${programmeId}`);
    expect(mailServer.to(address(users.coordinator))).toHaveLength(1);
  });

  it('tells nobody twice, and is silent on a review that came too late to be told', async () => {
    const { users, programmeId, address, settle, outcomes } = await aService({
      ownerUrl: server.ownerUrl,
      database,
      engine,
    });
    await settle(programmeId, overdue, 'programme');
    await engine.hands.deliver(overdue);
    await engine.hands.deliver(overdue + DAY);
    expect(mailServer.to(address(users.coordinator))).toEqual([]);
    expect(mailServer.to(address(users.manager))).toHaveLength(1);
    const ends = (await outcomes(programmeId)).map(({ outcome }) => String(outcome));
    expect(ends.toSorted()).toEqual(['delivered', 'silenced:dealtWith']);
  });
});
