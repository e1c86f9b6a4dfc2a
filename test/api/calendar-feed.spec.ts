import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import ICAL from 'ical.js';

import { testApi, type Client, type TestApi } from '../support/api.js';
import { aSupervision, cover, hold, tell } from './supervision.world.js';

const MONDAY = Date.UTC(2026, 2, 2, 9);

let api: TestApi;
let [coordinator, supervisor, worker]: Client[] = [];
let supervisionId: string;
let journeyId: string;

beforeAll(async () => {
  api = await testApi({ now: () => MONDAY });
  coordinator = await api.signedIn('coordinator');
}, 60_000);

afterAll(() => api?.close());

beforeEach(async () => {
  supervisor = await api.signedIn('supervisor');
  worker = await api.signedIn('peerWorker');
  const { personId } = worker;
  const begun = await aSupervision(api, coordinator!, { personId, supervisorId: supervisor.userId, at: MONDAY });
  [supervisionId, journeyId] = [begun.id, begun.journeyId];
}, 30_000);

async function follow(who: Client): Promise<string> {
  const { body } = await who.post('/me/calendar-feed').expect(201);
  return new URL(body.url as string).pathname;
}
const fetched = (path: string) => api.http.get(path);

interface Dated {
  uid: string;
  sequence: number;
  startsAt: number;
  summary: string;
  url: unknown;
  isDate: boolean;
}

async function datesIn(path: string): Promise<Dated[]> {
  const { text } = await fetched(path).expect(200);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const { uid, sequence, summary, startDate, component } = new ICAL.Event(one);
    const startsAt = startDate.toUnixTime() * 1000;
    return { uid, sequence, summary, startsAt, url: component.getFirstPropertyValue('url'), isDate: startDate.isDate };
  });
}

const slotOf = async (): Promise<number> => {
  const [row] = await api.sql<{ starts_at: Date }>('select starts_at from supervision where id = $1', [supervisionId]);
  return row!.starts_at.getTime();
};
const move = (startsAt: number) =>
  supervisor!.post(`/supervision/${supervisionId}/commands`, {
    type: 'MoveSession',
    startsAt: new Date(startsAt).toISOString(),
  });

describe('somebody’s own calendar', () => {
  it('follows their sessions, as worker and as supervisor', async () => {
    const slot = await slotOf();
    for (const who of [worker!, supervisor!]) {
      const dates = await datesIn(await follow(who));
      expect(dates).toMatchObject([{ startsAt: slot, summary: 'Appointment' }]);
      expect(dates[0]!.url).toMatch(new RegExp(`/supervision/${supervisionId}$`));
    }
  });

  it('moves with a session, and loses it when the work rests', async () => {
    const path = await follow(worker!);
    const [before] = await datesIn(path);
    const later = before!.startsAt + 86_400_000;
    await move(later).expect(200);
    const [after] = await datesIn(path);
    expect(after).toMatchObject({ uid: before!.uid, startsAt: later });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
    await tell(api, supervisionId, { type: 'WorkerPaused', journeyId } as never, MONDAY);
    expect(await datesIn(path)).toEqual([]);
  });

  it('holds days of training as days, and says nothing of what they are about', async () => {
    const plan = { type: 'PlanTraining', topic: 'boundaries', on: '2026-03-20' };
    await coordinator!.command(journeyId, plan).expect(200);
    const path = await follow(worker!);
    expect(await datesIn(path)).toContainEqual(
      expect.objectContaining({ isDate: true, startsAt: Date.UTC(2026, 2, 20), summary: 'Appointment' }),
    );
    const { text } = await fetched(path);
    expect(text).not.toMatch(/boundar|Wren|Example|training|session/i);
    expect(await datesIn(await follow(supervisor!))).toHaveLength(1);
  });

  it('shows a cover the dates of the one who is away, while that lasts', async () => {
    const colleague = await api.signedIn('supervisor');
    const path = await follow(colleague);
    expect(await datesIn(path)).toEqual([]);
    await cover(api, supervisor!.userId, colleague.userId);
    expect(await datesIn(path)).toMatchObject([{ startsAt: await slotOf() }]);
    await api.sql('delete from covering where absent_id = $1', [supervisor!.userId]);
    expect(await datesIn(path)).toEqual([]);
  });

  it('changes hands with the supervisor', async () => {
    const next = await api.signedIn('supervisor');
    const paths = [await follow(supervisor!), await follow(next)];
    await hold(api, worker!.personId, 'supervisor', next.userId);
    expect(await Promise.all(paths.map(async (path) => (await datesIn(path)).length))).toEqual([0, 1]);
  });

  it('shows nobody else’s', async () => {
    const stranger = await api.signedIn('peerWorker');
    expect(await datesIn(await follow(stranger))).toEqual([]);
    expect(await datesIn(await follow(coordinator!))).toEqual([]);
  });
});

describe('the address of a calendar', () => {
  it('is kept as a hash, is shown once, and says since when', async () => {
    expect((await worker!.get('/me/calendar-feed').expect(200)).body).toEqual({ exists: false, createdAt: null });
    const path = await follow(worker!);
    expect((await worker!.get('/me/calendar-feed')).body).toEqual({
      exists: true,
      createdAt: new Date(MONDAY).toISOString(),
    });
    const token = path.split('/').at(-1)!.replace('.ics', '');
    const rows = await api.sql('select encode(token_hash, $2) as hash from calendar_feed where user_id = $1', [
      worker!.userId,
      'base64',
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('ends when it is taken back, and when a new one is made', async () => {
    const first = await follow(worker!);
    const second = await follow(worker!);
    await fetched(first).expect(404);
    await fetched(second).expect(200);
    await worker!.delete('/me/calendar-feed').expect(204);
    await fetched(second).expect(404);
    await worker!.delete('/me/calendar-feed').expect(204);
  });

  it('ends with the membership', async () => {
    const path = await follow(worker!);
    await api.sql('update member set ended_at = now() where user_id = $1', [worker!.userId]);
    await fetched(path).expect(404);
  });

  it('is answered with a calendar that no shared cache keeps', async () => {
    const { headers } = await fetched(await follow(worker!)).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toBe('private, max-age=300');
  });

  it.each([
    ['nobody’s', `${randomBytes(32).toString('base64url')}.ics`],
    ['without its ending', randomBytes(32).toString('base64url')],
    ['too short', 'abc.ics'],
    ['a path', '..%2f..%2fetc%2fpasswd.ics'],
    ['a NUL', '%00.ics'],
    ['very long', `${'a'.repeat(190)}.ics`],
  ])('%s is not there', async (_, file) => {
    const { status } = await fetched(`/api/calendar/${file}`);
    expect([400, 404]).toContain(status);
  });

  it('is not asked without end', async () => {
    const path = await follow(worker!);
    const statuses: number[] = [];
    for (let time = 0; time < 31; time++) statuses.push((await fetched(path)).status);
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});
