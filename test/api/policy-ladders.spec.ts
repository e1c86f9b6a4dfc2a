import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { defaultLadders } from '../../state-machines/policy/keeping.js';
import type { General } from '../../state-machines/policy/policy.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { aPolicy } from '../support/organisation.js';

let api: TestApi;
let manager: Client;
let coordinator: Client;
let supervisor: Client;
let worker: Client;

beforeAll(async () => {
  api = await testApi();
  manager = await api.signedIn('manager');
  coordinator = await api.signedIn('coordinator');
  supervisor = await api.signedIn('supervisor');
  worker = await api.signedIn('peerWorker');
  await api.sql('update member set ended_at = now() where user_id = any($1)', [
    [api.users.manager, api.users.coordinator, api.users.supervisor],
  ]);
}, 60_000);

afterAll(() => api.close());

interface Told {
  userId: string;
  as: string;
  coverFor: string | null;
}

const ask = (by: Client, journeyId: string, ladder = 'supervision', programmeId = api.programmeId) =>
  by.get(`/policy/ladders/who?programmeId=${programmeId}&journeyId=${journeyId}&ladder=${ladder}`);

const name = (journeyId: string, holder: Client) =>
  coordinator.command(journeyId, { type: 'NameSupervisor', holderId: holder.userId }).expect(200);

/** Whom each step tells: as what, and who. */
const told = (people: Told[]) => people.map(({ userId, as }) => [as, userId]);

const draftWith = async (general: object) => {
  const id = (await coordinator.post('/programmes', { name: 'Example', template: 'outreach' }).expect(201)).body.id;
  const document = aPolicy(general as Partial<General>);
  return (await coordinator.put('/policy/draft', { programmeId: id, revision: 0, document }).expect(200)).body;
};

describe('who would get this now', () => {
  it('is whoever holds the role of a step for this worker, once a step', async () => {
    const { id } = await api.aJourney(coordinator);
    await name(id, supervisor);
    const { body } = await ask(coordinator, id).expect(200);
    expect(body.journey).toEqual({ id, policyVersion: 1 });
    expect(body.steps.map(({ index, people }: { index: number; people: Told[] }) => [index, told(people)])).toEqual([
      [0, [['supervisor', supervisor.userId]]],
      [
        1,
        [
          ['supervisor', supervisor.userId],
          ['coordinator', coordinator.userId],
        ],
      ],
      [2, [['manager', manager.userId]]],
    ]);
    expect(body.steps[0]).toMatchObject({ ...defaultLadders.supervision.steps[0], people: [{ name: 'Wren Example' }] });
    expect(body.roles.map(({ role }: { role: string }) => role)).toEqual(['supervisor', 'coordinator', 'manager']);
  });

  it('is whoever stands above where nobody holds the role, and each of them once', async () => {
    const { id } = await api.aJourney(coordinator);
    const { body } = await ask(manager, id).expect(200);
    expect(told(body.roles[0].people)).toEqual([['coordinator', coordinator.userId]]);
    expect(told(body.steps[1].people)).toEqual([['coordinator', coordinator.userId]]);
  });

  it('is the cover of somebody who is away', async () => {
    const { id } = await api.aJourney(coordinator);
    await name(id, supervisor);
    const cover = await api.signedIn('supervisor');
    await api.sql('insert into covering (organisation_id, absent_id, cover_id, absence_id) values ($1, $2, $3, $4)', [
      api.organisationId,
      supervisor.userId,
      cover.userId,
      randomUUID(),
    ]);
    const { body } = await ask(coordinator, id).expect(200);
    await api.sql('delete from covering where absent_id = $1', [supervisor.userId]);
    expect(body.roles[0].people).toMatchObject([{ userId: cover.userId, as: 'supervisor', coverFor: 'Wren Example' }]);
  });

  it('follows the policy version of the journey', async () => {
    const own = {
      after: { amount: 3, unit: 'hours' },
      to: ['manager'],
      channels: ['inbox', 'sms'],
      urgent: true,
      words: 'Look at the whiteboard',
    };
    const { id } = await api.aJourney(coordinator);
    await api.sql(
      `insert into policy (organisation_id, programme_id, version, document, adopted_at, boundaries_since)
       select organisation_id, programme_id, 2, jsonb_set(document, '{general,ladders}', $2), now(), 1 from policy where programme_id = $1 and version = 1`,
      [api.programmeId, JSON.stringify({ reply: { steps: [own] } })],
    );
    await api.sql('update journey set policy_version = 2 where id = $1', [id]);
    const { body } = await ask(coordinator, id, 'reply').expect(200);
    expect(body.steps).toEqual([{ ...own, index: 0, people: [expect.objectContaining({ userId: manager.userId })] }]);
    expect((await ask(coordinator, id, 'debrief').expect(200)).body.steps).toHaveLength(3);
  });

  it('is told to those who plan, of journeys that there are', async () => {
    const { id } = await api.aJourney(coordinator);
    await ask(worker, id).expect(403);
    await ask(supervisor, id).expect(403);
    await ask(coordinator, randomUUID()).expect(404);
    await ask(coordinator, id, 'supervision', randomUUID()).expect(404);
    await ask(coordinator, id, 'holidays').expect(400);
    await ask(coordinator, 'everyone').expect(400);
    await coordinator.get('/policy/ladders/who').expect(400);
  });
});

describe('a ladder that is drafted', () => {
  it('can’t be adopted without a top, and says so by its clause', async () => {
    const step = {
      after: { amount: 1, unit: 'days' },
      to: ['coordinator'],
      channels: ['inbox'],
      urgent: false,
      words: '',
    };
    const { adoptable, faults } = await draftWith({ ladders: { debrief: { steps: [step] } } });
    expect(adoptable).toBe(false);
    expect(faults).toEqual([
      {
        path: 'general.ladders.debrief.steps.0.to',
        message: 'This ladder has no top: its last step must reach the manager.',
        clause: 'TURAS 6.2',
      },
    ]);
  });

  it('is kept with whatever is wrong about it, and never breaks the answer', async () => {
    for (const odd of [
      7,
      'x',
      [],
      [[]],
      [null],
      [{ to: 'manager' }],
      { steps: 1 },
      Array.from({ length: 9 }, () => ({})),
    ]) {
      const { adoptable, faults } = await draftWith({ ladders: { reply: { steps: odd } } });
      expect(adoptable).toBe(false);
      expect(faults).not.toEqual([]);
    }
  });

  it('is preloaded, and each blank says what holds where it is left empty', async () => {
    const id = (await coordinator.post('/programmes', { name: 'Example', template: 'outreach' }).expect(201)).body.id;
    const { draft, blanks } = (await coordinator.get(`/policy?programmeId=${id}`).expect(200)).body;
    expect(draft.document.general.ladders).toEqual(defaultLadders);
    const blank = blanks.find(({ path }: { path: string }) => path === 'general.ladders.reply');
    expect(blank).toMatchObject({ kind: 'ladder', required: false, filled: true, byDefault: defaultLadders.reply });
  });
});
