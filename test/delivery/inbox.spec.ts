import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Role } from '../../state-machines/core/process.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import type { Database } from '../../src/database/database.js';
import { Delivery } from '../../src/delivery/delivery.js';
import type { Engine } from '../../src/engine.js';
import { NotThere } from '../../src/http/faults.js';
import { Inbox } from '../../src/inbox/inbox.service.js';
import { unheardEngine } from '../support/engine.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { aService, DAY, stalledAt, type Service } from './service.js';

jest.setTimeout(30_000);

let server: TestDatabase;
let database: Database;
let engine: Engine;
let inbox: Inbox;

beforeAll(async () => {
  server = await testDatabase();
  database = await server.open();
  const delivery = new Delivery({ database, baseUrl: 'https://peerwork.example' });
  engine = unheardEngine(database, { deliver: (journal, now) => delivery.deliver(journal, now) });
  inbox = new Inbox(database, engine.journal, () => stalledAt + DAY);
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const service = () => aService({ ownerUrl: server.ownerUrl, database, engine });

async function asMember({ organisationId, users, personOf }: Service, role: Role) {
  return {
    organisationId,
    userId: users[role],
    personId: await personOf(users[role]),
    roles: [role],
    zone: 'Europe/Dublin',
  };
}

const wholePage = { page: 1, pageSize: 50 };

describe('the inbox', () => {
  it('shows what a member was told, about whom, by which clause and since when', async () => {
    const home = await service();
    const { processId, personId } = await home.aStalledJourney();
    await engine.hands.deliver(stalledAt);
    const read = await inbox.list(await asMember(home, 'coordinator'), wholePage);
    expect(read).toEqual({
      items: [
        {
          id: expect.any(String),
          matter: 'journey-stalled',
          clause: 'TURAS 7.1',
          to: 'coordinator',
          journeyId: processId,
          supervisionId: null,
          obligationId: null,
          programmeId: null,
          path: `/journeys/${processId}`,
          person: { id: personId, givenName: 'Wren', familyName: 'Example' },
          owedAt: '2026-01-26T09:00:00.000Z',
          readAt: null,
          stands: true,
        },
      ],
      page: 1,
      pageSize: 50,
      total: 1,
      unread: 1,
    });
  });

  it('is each member’s own', async () => {
    const home = await service();
    await home.aStalledJourney();
    await engine.hands.deliver(stalledAt);
    for (const role of ['manager', 'supervisor', 'peerWorker', 'administrator'] as const)
      expect(await inbox.list(await asMember(home, role), wholePage)).toMatchObject({ items: [], total: 0 });
  });

  it('is read a page at a time, newest first', async () => {
    const home = await service();
    const journeys: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      journeys.unshift((await home.aStalledJourney()).processId);
      await engine.hands.deliver(stalledAt + n);
    }
    const me = await asMember(home, 'coordinator');
    const pages = await Promise.all([1, 2, 3, 4].map((page) => inbox.list(me, { page, pageSize: 2 })));
    expect(pages.flatMap(({ items }) => items.map(({ journeyId }) => journeyId))).toEqual(journeys);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
  });

  it('marks a message as read once, and only for whom it is', async () => {
    const home = await service();
    await home.aStalledJourney();
    await engine.hands.deliver(stalledAt);
    const me = await asMember(home, 'coordinator');
    const { items } = await inbox.list(me, wholePage);
    const id = items[0]!.id;
    await expect(inbox.markRead(await asMember(home, 'manager'), id)).rejects.toThrow(NotThere);
    const elsewhere = { ...me, organisationId: (await service()).organisationId };
    await expect(inbox.markRead(elsewhere, id)).rejects.toThrow(NotThere);
    await expect(inbox.markRead(me, randomUUID())).rejects.toThrow(NotThere);
    expect(await inbox.list(me, wholePage)).toMatchObject({ unread: 1 });
    await inbox.markRead(me, id);
    await inbox.markRead(me, id);
    expect(await inbox.list(me, wholePage)).toMatchObject({
      items: [{ readAt: new Date(stalledAt + DAY).toISOString() }],
      unread: 0,
      total: 1,
    });
    expect(await database.reading(home.organisationId, (manager) => inbox.unread(manager, me, 20))).toEqual([]);
  });

  it('says when a matter was dealt with', async () => {
    const home = await service();
    const { processId } = await home.aStalledJourney();
    await engine.hands.deliver(stalledAt);
    await home.give(processId, { type: 'ExplainDelay', until: '2026-03-01' } as never, stalledAt + 1);
    const me = await asMember(home, 'coordinator');
    expect(await inbox.list(me, wholePage)).toMatchObject({ items: [{ stands: false }] });
  });

  it('shows nothing about someone whom the member may not see any more', async () => {
    const home = await service();
    await home.aStalledJourney();
    await engine.hands.deliver(stalledAt);
    const me = await asMember(home, 'coordinator');
    expect(await inbox.list({ ...me, roles: ['supervisor'] }, wholePage)).toMatchObject({
      items: [],
      total: 0,
      unread: 0,
    });
  });

  it('shows a worker what they were told about their own journey', async () => {
    const home = await service();
    const { users } = home;
    const personId = await home.personOf(users.peerWorker);
    const { processId } = await home.aJourney(personId);
    const certificate = { topic: 'boundaries', issuedOn: '2026-01-05', expiresOn: '2026-02-20' };
    const added = { type: 'AddCertificate', certificateId: randomUUID(), ...certificate } as never;
    expect(await home.give(processId, added, stalledAt - 20 * DAY)).toMatchObject({ outcome: 'recorded' });
    await home.settle(processId, stalledAt - 18 * DAY);
    await engine.hands.deliver(stalledAt - 18 * DAY);
    expect(await inbox.list(await asMember(home, 'peerWorker'), wholePage)).toMatchObject({
      items: [{ matter: 'certificate-renewal', to: 'peerWorker', journeyId: processId, person: { id: personId } }],
    });
  });

  it('leads to the programme where it is about nobody', async () => {
    const home = await service();
    const near = Date.parse(samplePolicy().general.reviewBy) - 50 * DAY;
    await home.settle(home.programmeId, near, 'programme');
    await engine.hands.deliver(near);
    expect(await inbox.list(await asMember(home, 'coordinator'), wholePage)).toMatchObject({
      items: [
        { matter: 'policy-review-near', journeyId: null, person: null, programmeId: home.programmeId, stands: true },
      ],
    });
  });

  it('tells an administrator of a role that nobody holds, and of no person', async () => {
    const home = await service();
    const { processId, personId } = await home.aStalledJourney();
    await home.leave(home.users.coordinator);
    await home.leave(home.users.manager);
    await engine.hands.deliver(stalledAt);
    const read = await inbox.list(await asMember(home, 'administrator'), wholePage);
    expect(read.items).toMatchObject([{ matter: 'role-unheld', to: 'coordinator', journeyId: null, person: null }]);
    expect(JSON.stringify(read)).not.toContain(processId);
    expect(JSON.stringify(read)).not.toContain(personId);
  });
});
