import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { remedyOf } from './journeys.world.js';

let api: TestApi;
let coordinator: Client;

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
});
afterAll(() => api?.close());

/** In two programmes, so that no lock is shared between them. */
async function twoJourneysOfOnePerson(): Promise<[string, string]> {
  const { id, personId } = await api.aJourney(coordinator);
  const other = randomUUID();
  await api.sql(`insert into programme (organisation_id, id, name) values ($1, $2, 'Another')`, [
    api.organisationId,
    other,
  ]);
  await api.sql(
    `insert into policy (organisation_id, programme_id, version, document, adopted_at)
     select organisation_id, $2, 1, document, adopted_at from policy where programme_id = $1`,
    [api.programmeId, other],
  );
  const body = { type: 'StartJourney', personId, programmeId: other, track: 'outreach' };
  const answer = await coordinator.post('/journeys', body).expect(201);
  return [id, answer.body.id];
}

const journalOf = (id: string) => api.sql('select version from journal where process_id = $1', [id]);

describe('beginning a journey', () => {
  it('answers 201 with its id, and finds the same journey when it is asked again with the same key', async () => {
    const personId = await api.addPerson();
    const body = { type: 'StartJourney', personId, programmeId: api.programmeId, track: 'outreach' };
    const key = randomUUID();
    const first = await coordinator.post('/journeys', body, key).expect(201);
    const again = await coordinator.post('/journeys', body, key).expect(201);
    expect(first.body).toMatchObject({
      outcome: 'recorded',
      version: 1,
      events: [{ type: 'JourneyStarted' }, { type: 'StageEntered' }],
    });
    expect(again.body).toEqual({ ...first.body, outcome: 'recordedEarlier' });
  });

  it('refuses a second journey of the same person on the same track', async () => {
    const { personId } = await api.aJourney(coordinator);
    const body = { type: 'StartJourney', personId, programmeId: api.programmeId, track: 'outreach' };
    const answer = await coordinator.post('/journeys', body).expect(409);
    expect(answer.body).toMatchObject({ code: 'JOURNEY_UNDER_WAY', clause: 'TURAS 4.2' });
  });

  it('answers 404 for a programme that is not there', async () => {
    const body = {
      type: 'StartJourney',
      personId: await api.addPerson(),
      programmeId: randomUUID(),
      track: 'outreach',
    };
    await coordinator.post('/journeys', body).expect(404);
  });
});

describe('a command', () => {
  it('is recorded with its version, events and next deadline', async () => {
    const { id } = await api.aJourney(coordinator);
    const answer = await coordinator
      .command(id, { type: 'RecordStep', requirement: 'contacted', on: '2026-01-02' })
      .expect(200);
    expect(answer.body).toMatchObject({
      outcome: 'recorded',
      version: 2,
      events: [{ type: 'StepRecorded' }],
      nextDeadline: { type: 'QuietTimePassed' },
    });
  });

  it('is done once and answered twice when it comes twice with the same key', async () => {
    const { id } = await api.aJourney(coordinator);
    const body = { type: 'AddNote', note: 'A good first talk.' };
    const key = randomUUID();
    await coordinator.command(id, body, key).expect(200);
    const again = await coordinator.command(id, body, key).expect(200);
    expect(again.body.outcome).toBe('recordedEarlier');
    expect(await journalOf(id)).toHaveLength(2);
  });

  it('is a 422 when its key came before with another body, and when another member uses it', async () => {
    const { id } = await api.aJourney(coordinator);
    const other = await api.signedIn('coordinator');
    const key = randomUUID();
    await coordinator.command(id, { type: 'AddNote', note: 'One.' }, key).expect(200);
    const swapped = await coordinator.command(id, { type: 'AddNote', note: 'Two.' }, key).expect(422);
    const stolen = await other.command(id, { type: 'AddNote', note: 'One.' }, key).expect(422);
    expect([swapped.body.code, stolen.body.code]).toEqual(['KEY_REUSED', 'KEY_REUSED']);
    expect(await journalOf(id)).toHaveLength(2);
  });

  it('is refused with code, clause, sentence and everything that is missing', async () => {
    const { id } = await api.aJourney(coordinator);
    const answer = await coordinator.command(id, { type: 'StartInduction' }).expect(409);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'REQUIREMENTS_MISSING',
      detail: '5 things are still missing before this step.',
    });
    expect(answer.body.missing.map(({ clause }: { clause: string }) => clause)).toEqual([
      'TURAS 13.2',
      'TURAS 8.1',
      'TURAS 8.1',
      'GUIDE 3.3-d',
      'TURAS 13.2',
    ]);
    expect(await journalOf(id)).toHaveLength(1);
  });

  it.each(['NameLineManager', 'NameKeyworker'])(
    'is refused where the keyworker would be the line manager: %s',
    async (second) => {
      const { id } = await api.aJourney(coordinator);
      const { userId: holderId } = await api.addMember('supervisor');
      const first = second === 'NameKeyworker' ? 'NameLineManager' : 'NameKeyworker';
      await coordinator.command(id, { type: first, holderId }).expect(200);
      const answer = await coordinator.command(id, { type: second, holderId }).expect(409);
      expect(answer.body).toMatchObject({ code: 'KEYWORKER_IS_LINE_MANAGER', clause: 'GUIDE 3.5-c' });
    },
  );

  it('is the same 409 when the database itself sees what the facts could not', async () => {
    const { userId: holderId } = await api.addMember('supervisor');
    for (let round = 0; round < 8; round++) {
      const [here, there] = await twoJourneysOfOnePerson();
      const racing = await Promise.all([
        coordinator.command(here, { type: 'NameLineManager', holderId }),
        coordinator.command(there, { type: 'NameKeyworker', holderId }),
      ]);
      expect(new Set(racing.map(({ status }) => status))).toEqual(new Set([200, 409]));
      expect(racing.find(({ status }) => status === 409)?.body.code).toBe('KEYWORKER_IS_LINE_MANAGER');
    }
  });
});

describe('what a command changes', () => {
  it('is seen at once on the journey, the board, the timeline and Today', async () => {
    const { id, personId } = await api.aJourney(coordinator);
    const { body: before } = await coordinator.get(`/journeys/${id}`).expect(200);
    for (const missing of before.missing)
      for (const command of remedyOf(missing, '2026-01-02', before, coordinator.userId))
        await coordinator.command(id, command).expect(200);

    const today = await coordinator.get('/today').expect(200);
    expect(today.body.needsYou).toContainEqual(
      expect.objectContaining({
        journeyId: id,
        matter: 'ready-to-move',
        action: { type: 'StartInduction', href: `/journeys/${id}` },
      }),
    );

    await coordinator.command(id, { type: 'StartInduction', note: 'Welcome.' }).expect(200);
    const journey = await coordinator.get(`/journeys/${id}`).expect(200);
    expect(journey.body).toMatchObject({ stage: 'induction', person: { id: personId }, policyVersion: 1 });
    expect(journey.body.missing).toHaveLength(8);
    expect(journey.body.visited.map(({ stage }: { stage: string }) => stage)).toEqual(['recruitment', 'induction']);
    const board = await coordinator.get('/journeys?stage=induction').expect(200);
    expect(board.body.items.map((card: { id: string }) => card.id)).toContain(id);
    const timeline = await coordinator.get(`/journeys/${id}/timeline`).expect(200);
    expect(timeline.body.items[0]).toMatchObject({
      input: { type: 'StartInduction' },
      note: { text: 'Welcome.' },
      actor: { id: coordinator.userId },
    });
  });

  it('keeps words out of the journal, the process and the reactions', async () => {
    const { id } = await api.aJourney(coordinator);
    await coordinator.command(id, { type: 'ExplainDelay', until: '2099-01-01', why: 'CANARY-47 is ill' });
    await coordinator.command(id, { type: 'AddNote', note: 'CANARY-47 rang' }).expect(200);
    const rows = await api.sql<{ text: string }>(
      `select j::text as text from journal j union all select p::text from process p union all select r::text from reaction r
       union all select f::text from free_text f`,
    );
    expect(rows.filter(({ text }) => text.includes('CANARY'))).toEqual([]);
  });
});
