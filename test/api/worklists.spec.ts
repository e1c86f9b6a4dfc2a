import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';

let api: TestApi;
let coordinator: Client;
let now = Date.UTC(2026, 0, 5, 12);
const A_DAY = 24 * 60 * 60 * 1000;

interface Card {
  id: string;
  stage: string;
  person: { givenName: string; familyName: string };
}

/** Begins a journey of someone with a name. */
async function journeyOf(givenName: string, familyName: string): Promise<string> {
  const { id, personId } = await api.aJourney(coordinator);
  await api.sql('update person_name set given_name = $2, family_name = $3 where person_id = $1', [
    personId,
    givenName,
    familyName,
  ]);
  return id;
}

const names = async (query: string): Promise<string[]> =>
  (await coordinator.get(`/journeys?${query}`).expect(200)).body.items.map(
    ({ person }: Card) => `${person.givenName} ${person.familyName}`,
  );

beforeAll(async () => {
  api = await testApi({ now: () => now });
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

describe('the board', () => {
  it('is paged, searched by any part of the name, and counts by stage', async () => {
    for (const [given, family] of [
      ['Ana', 'Heron'],
      ['Anton', 'Rowan'],
      ['Ben', 'O’Hara 100%'],
      ['Çağla', 'Ünlü_x'],
    ])
      await journeyOf(given!, family!);
    expect(await names('q=an&sort=name')).toEqual(['Ana Heron', 'Anton Rowan']);
    expect(await names('q=an her')).toEqual(['Ana Heron']);
    expect(await names('q=100%25')).toEqual(['Ben O’Hara 100%']);
    expect(await names('q=_x')).toEqual(['Çağla Ünlü_x']);
    expect(await names(`q=${encodeURIComponent('ÇAĞ')}`)).toEqual(['Çağla Ünlü_x']);
    expect(await names('sort=name&pageSize=2&page=2')).toEqual(['Ben O’Hara 100%', 'Çağla Ünlü_x']);
    const page = await coordinator.get('/journeys?pageSize=2').expect(200);
    expect(page.body).toMatchObject({ page: 1, pageSize: 2, total: 4, counts: { recruitment: 4 } });
  });

  it('counts under the same filters, and leaves closed journeys out until they are asked for', async () => {
    const id = await journeyOf('Dee', 'Alder');
    await coordinator.command(id, { type: 'EndApplication', reason: 'withdrew' }).expect(200);
    expect(await names('q=alder')).toEqual([]);
    expect(await names('q=alder&stage=closed')).toEqual(['Dee Alder']);
    const { body } = await coordinator.get('/journeys?q=dee').expect(200);
    expect(body).toMatchObject({ total: 0, counts: { closed: 1 } });
  });

  it('is narrowed by track and programme', async () => {
    const { id } = await api.aJourney(coordinator, 'mentoring');
    const ids = async (query: string) =>
      (await coordinator.get(`/journeys?${query}`).expect(200)).body.items.map((card: Card) => card.id);
    expect(await ids('track=mentoring')).toEqual([id]);
    expect(await ids(`track=mentoring&programmeId=${api.programmeId}`)).toEqual([id]);
    expect(await ids(`programmeId=${randomUUID()}`)).toEqual([]);
    const { body } = await coordinator.get('/journeys?track=mentoring').expect(200);
    expect(body).toMatchObject({ total: 1, counts: { recruitment: 1 }, items: [{ track: 'mentoring' }] });
  });

  it('shows a supervisor the people whom they supervise, and filters by supervisor', async () => {
    const supervisor = await api.signedIn('supervisor');
    const id = await journeyOf('Eve', 'Sparrow');
    await journeyOf('Finn', 'Hazel');
    await coordinator.command(id, { type: 'NameSupervisor', holderId: supervisor.userId }).expect(200);
    const own = await supervisor.get('/journeys').expect(200);
    expect(own.body).toMatchObject({
      total: 1,
      counts: { recruitment: 1 },
      items: [{ id, relations: { supervisor: { id: supervisor.userId } } }],
    });
    expect(await names(`supervisor=${supervisor.userId}`)).toEqual(['Eve Sparrow']);
  });
});

describe('time', () => {
  it('brings who stalls to the top, tells the coordinator and then the manager, and falls silent on a pause', async () => {
    const manager = await api.signedIn('manager');
    const id = await journeyOf('Gio', 'Kestrel');
    const settle = () =>
      api.api.engine.journal.settle({ organisationId: api.organisationId, processId: id, kind: 'journey' }, now);
    const ahead = await coordinator.get(`/journeys/${id}/look-ahead`).expect(200);
    expect(ahead.body.items).toEqual([
      {
        at: '2026-01-26T09:00:00.000Z',
        type: 'QuietTimePassed',
        event: 'JourneyStalled',
        to: 'coordinator',
        clause: 'TURAS 7.1',
      },
      {
        at: '2026-02-02T09:00:00.000Z',
        type: 'EscalationTimePassed',
        event: 'StallEscalated',
        to: 'manager',
        clause: 'TURAS 7.1',
      },
    ]);
    const mine = async (member: Client) =>
      (await member.get('/today').expect(200)).body.needsYou.filter(
        ({ journeyId }: { journeyId: string }) => journeyId === id,
      );

    now += 22 * A_DAY;
    await settle();
    expect(await mine(coordinator)).toMatchObject([
      {
        matter: 'journey-stalled',
        clause: 'TURAS 7.1',
        why: { params: { days: 22, missing: 5 } },
        action: { type: 'ConfirmEligibility' },
      },
    ]);
    expect(await mine(manager)).toEqual([]);
    expect(await names('attention=stalled')).toContain('Gio Kestrel');
    await journeyOf('Just', 'Begun');
    expect((await names('pageSize=200')).at(-1)).toBe('Just Begun');

    now += 7 * A_DAY;
    await settle();
    expect(await mine(manager)).toMatchObject([{ matter: 'stall-escalated' }]);
    expect(await names('attention=stalled')).toContain('Gio Kestrel'); // who was handed up has not moved either
    expect(await names('attention=escalated')).toContain('Gio Kestrel');

    await coordinator.command(id, { type: 'PauseJourney', reviewOn: '2026-03-02', note: 'A break.' }).expect(200);
    expect([await mine(coordinator), await mine(manager)]).toEqual([[], []]);
    const today = await coordinator.get('/today').expect(200);
    expect(today.body.waiting).toContainEqual(
      expect.objectContaining({
        journeyId: id,
        matter: 'on-a-pause',
        why: { code: 'on-a-pause', params: { stage: 'recruitment', track: 'outreach', until: '2026-03-02' } },
      }),
    );
  });

  it('is looked at no further than was asked, and never more than two years', async () => {
    const id = await journeyOf('Hana', 'Birch');
    const until = new Date(now + 10 * A_DAY).toISOString();
    expect((await coordinator.get(`/journeys/${id}/look-ahead?until=${until}`).expect(200)).body.items).toEqual([]);
    expect((await coordinator.get(`/journeys/${id}/look-ahead?until=9999-12-31`).expect(200)).body.items).toHaveLength(
      2,
    );
  });
});

describe('offers', () => {
  it('say what may be asked now, what is missing for the rest, and leave out what is never theirs', async () => {
    const id = await journeyOf('Ivo', 'Linnet');
    const { body } = await coordinator.get(`/journeys/${id}/offers`).expect(200);
    const offer = (type: string) => body.offers.find((one: { type: string }) => one.type === type);
    expect(offer('StartInduction')).toMatchObject({
      allowed: false,
      primary: true,
      refusal: { code: 'REQUIREMENTS_MISSING', missing: [{}, {}, {}, {}, {}] },
    });
    expect(offer('RecordStep')).toMatchObject({ allowed: true });
    expect(offer('WaiveRequirement')).toBeUndefined();
    const manager = await api.signedIn('manager');
    const theirs = await manager.get(`/journeys/${id}/offers`).expect(200);
    expect(theirs.body.offers.map(({ type }: { type: string }) => type)).toContain('WaiveRequirement');
  });
});

describe('the machine', () => {
  it('is drawn from the machine: its stages in order and the commands between them', async () => {
    const { body } = await coordinator.get('/machines/journey').expect(200);
    expect(body.stages[0]).toEqual({ id: 'recruitment', order: 0 });
    expect(body.edges).toContainEqual({ from: 'training', to: 'supportedPractice', command: 'StartSupportedPractice' });
  });
});

describe('people', () => {
  it('are added and found, by name', async () => {
    const added = await coordinator
      .post('/people', { givenName: ' Jude  Ann ', familyName: 'Willow', email: 'jude@example.org' })
      .expect(201);
    expect(added.body).toMatchObject({ givenName: 'Jude Ann', familyName: 'Willow', inPeerWork: false });
    const found = await coordinator.get('/people?q=willow jude').expect(200);
    expect(found.body).toMatchObject({ total: 1, items: [{ id: added.body.id }] });
  });

  it('are added once for each key, however often it comes, and a key says one thing only', async () => {
    const wren = { givenName: 'Wren', familyName: 'Once' };
    const key = randomUUID();
    const [first, again] = await Promise.all([
      coordinator.post('/people', wren, key),
      coordinator.post('/people', wren, key),
    ]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await coordinator.get('/people?q=once').expect(200)).body.total).toBe(1);
    const other = await coordinator.post('/people', { ...wren, familyName: 'Twice' }, key).expect(422);
    expect(other.body.code).toBe('KEY_REUSED');
    await coordinator.post('/people', wren, null).expect(400);
    await coordinator.post('/people', wren).expect(201);
    await api.sql(`delete from person_name where family_name = 'Once' and person_id = $1`, [first.body.id]);
    await coordinator.post('/people', wren, key).expect(422);
  });

  it('are to a keyworker people in peer work, without their journey', async () => {
    const keyworker = await api.signedIn('supervisor');
    const id = await journeyOf('Kit', 'Plover');
    await coordinator.command(id, { type: 'NameKeyworker', holderId: keyworker.userId }).expect(200);
    const { body } = await keyworker.get('/people?q=plover').expect(200);
    expect(body.items).toEqual([{ id: expect.any(String), givenName: 'Kit', familyName: 'Plover', inPeerWork: true }]);
    await keyworker.get(`/journeys/${id}`).expect(403);
  });
});

describe('a draft', () => {
  it('is kept for its writer alone, encrypted, and thrown away when it is asked', async () => {
    const key = `journey:${randomUUID()}:note`;
    const other = await api.signedIn('coordinator');
    await coordinator.put(`/drafts/${key}`, { text: 'CANARY half a thought' }).expect(204);
    expect((await coordinator.get(`/drafts/${key}`).expect(200)).body.text).toBe('CANARY half a thought');
    await other.get(`/drafts/${key}`).expect(404);
    expect(JSON.stringify(await api.sql("select encode(sealed, 'escape') as sealed from draft"))).not.toContain(
      'CANARY',
    );
    await coordinator.delete(`/drafts/${key}`).expect(204);
    await coordinator.get(`/drafts/${key}`).expect(404);
  });
});

describe('who I am', () => {
  it('is said with the organisation, its zone and what I may do', async () => {
    const { body } = await coordinator.get('/me').expect(200);
    expect(body).toMatchObject({
      userId: coordinator.userId,
      roles: ['coordinator'],
      organisation: { id: api.organisationId, zone: 'Europe/Dublin' },
    });
    expect(body.permissions).toContain('journey.StartJourney');
    expect(body.permissions).not.toContain('policy.adopt');
  });
});
