import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { testApi, type Client, type TestApi } from '../support/api.js';

/** `FUZZ=20000 npm run jest -- keeping-fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ ?? 400);
const NOW = Date.UTC(2026, 1, 3, 12);

let api: TestApi;
let staff: Client[];
let absenceIds: string[];

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  await api.api.clock.stop();
  staff = [
    await api.signedIn('coordinator', 'manager'),
    await api.signedIn('manager'),
    await api.signedIn('supervisor'),
  ];
  absenceIds = [];
}, 60_000);
afterAll(() => api?.close());

const day = fc.constantFrom(
  ...['0001-01-01', '1900-02-28', '2026-02-02', '2026-02-03', '2026-02-04', '2026-03-29', '2026-10-25'],
  ...['2027-02-03', '2027-02-04', '2028-02-03', '2028-02-29', '9999-12-31'],
);
const near = fc.integer({ min: 1, max: 27 }).map((date) => `2026-02-${String(date).padStart(2, '0')}`);
const date = fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: day });
const odd = fc.oneof(
  fc.constantFrom(
    '',
    'a\u0000b',
    '\ud800',
    '08:00',
    '24:00',
    'Europe/Dublin',
    'constructor',
    '+353871234567',
    -1,
    0,
    2 ** 31,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant(null),
  fc.object({ maxDepth: 2 }),
);
const member = fc.nat({ max: 2 }).map((which) => staff[which]!);
const userId = fc.oneof({ weight: 4, arbitrary: member.map((one) => one.userId) }, { weight: 1, arbitrary: fc.uuid() });

/** Mostly what it should be, and now and then anything at all. */
const mostly = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary }, { weight: 1, arbitrary: odd });

const seen = new Map<number, number>();
function judge(asked: unknown, { status, body }: { status: number; body: unknown }): void {
  seen.set(status, (seen.get(status) ?? 0) + 1);
  expect([asked, status < 500 ? 'answered' : status, status < 500 ? '' : body]).toEqual([asked, 'answered', '']);
}

it('answers nothing that is asked of absences with a 500', async () => {
  const days = { from: mostly(date), until: mostly(date) };
  const entry = fc.record(
    { userId: mostly(userId), ...days, coverId: mostly(userId) },
    { requiredKeys: ['userId', 'from', 'until'] },
  );
  const command = fc.oneof(
    fc.record({ type: fc.constant('ChangeDates'), ...days }),
    fc.record({ type: fc.constant('NameCover'), coverId: mostly(userId) }),
    fc.constant({ type: 'EndAbsence' }),
    fc.record({ type: fc.constantFrom('AbsenceBegan', 'AbsencePassed', 'StartAbsence', 'xstate.stop') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.boolean(), entry, command, fc.nat(), member, async (enters, absence, asked, which, by) => {
      const id = absenceIds.at(-1 - (which % 3)); // those before are over
      if (enters || !id) {
        const answer = await by.post('/absences', absence);
        judge(absence, answer);
        if (answer.status === 201) absenceIds.push(answer.body.id as string);
      } else judge(asked, await by.post(`/absences/${id}/commands`, asked));
    }),
    { numRuns: RUNS },
  );
  expect(seen.get(200)).toBeGreaterThan(10);
  expect(seen.get(201)).toBeGreaterThan(10);
  await fc.assert(
    fc.asyncProperty(fc.record({ userId, from: date, until: date }), member, async (asked, by) => {
      judge(asked, await by.get(`/absences/cover?${new URLSearchParams(asked).toString()}`));
      judge(asked, await by.get(`/absences?from=${asked.from}&until=${asked.until}`));
    }),
    { numRuns: RUNS / 4 },
  );
}, 300_000);

it('keeps each absence as its journal says, with one cover at a time', async () => {
  const torn = await api.sql(
    `select a.id from absence a join process p on p.id = a.id left join covering c on c.absence_id = a.id
     where a.stage <> p.state ->> 'value' or a.version <> p.version or (a.stage = 'away') <> (c.absent_id is not null)
       or c.cover_id is distinct from case when a.stage = 'away' then a.cover_id end`,
  );
  expect(torn).toEqual([]);
  const overlapping = await api.sql(
    `select a.id from absence a join absence b on b.user_id = a.user_id and b.id > a.id
     where a.stage in ('planned', 'away') and b.stage in ('planned', 'away') and a.from_on <= b.until_on and b.from_on <= a.until_on`,
  );
  expect(overlapping).toEqual([]);
});

it('answers nothing that is put into settings with a 500', async () => {
  const time = fc.constantFrom('00:00', '08:00', '21:00', '23:59');
  const window = fc.record({
    weekday: mostly(fc.integer({ min: 1, max: 7 })),
    from: mostly(time),
    until: mostly(time),
  });
  const settings = fc.record(
    {
      zone: mostly(fc.constantFrom('Europe/Dublin', 'Pacific/Apia', 'UTC', 'GMT', 'Asia/Kathmandu', null)),
      quietFrom: mostly(time),
      quietUntil: mostly(time),
      digestHour: mostly(fc.oneof(fc.integer({ min: 0, max: 23 }), fc.constant(null))),
      stopped: mostly(
        fc.array(mostly(fc.constantFrom('email', 'sms:own', 'push:asked', 'calendar')), { maxLength: 4 }),
      ),
      availability: mostly(fc.oneof(fc.constant(null), fc.array(window, { minLength: 1, maxLength: 3 }))),
      phone: mostly(fc.constantFrom(null, '+353871234567')),
      lineManagerId: mostly(fc.oneof(userId, fc.constant(null))),
    },
    { noNullPrototype: true },
  );
  seen.clear();
  await fc.assert(
    fc.asyncProperty(settings, member, async (asked, by) => {
      judge(asked, await by.put('/me/settings', asked));
    }),
    { numRuns: RUNS },
  );
  expect(seen.get(200)).toBeGreaterThan(10);
  for (const one of staff) await one.get('/me/settings').expect(200);
}, 300_000);

it('answers nothing that is put into the working calendar with a 500', async () => {
  const calendar = fc.record({
    country: mostly(fc.constantFrom('IE', 'GB', 'DE', 'EG', null)),
    region: mostly(fc.constantFrom('SCT', 'BY', null)),
    weekdays: mostly(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })),
    added: mostly(fc.array(fc.record({ on: mostly(day), name: mostly(fc.constant('Own day')) }), { maxLength: 3 })),
    removed: mostly(fc.array(day, { maxLength: 3 })),
  });
  seen.clear();
  await fc.assert(
    fc.asyncProperty(calendar, async (asked) => {
      const { revision } = (await staff[0]!.get('/working-calendar').expect(200)).body;
      judge(asked, await staff[0]!.put('/working-calendar', { ...asked, revision }));
    }),
    { numRuns: RUNS / 2 },
  );
  expect(seen.get(200)).toBeGreaterThan(10);
}, 300_000);
