import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';

import { forms } from '../../state-machines/journey/forms.js';
import { stages } from '../../state-machines/journey/journey.messages.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { JourneyRequestSchema } from '../../src/journeys/journey.requests.js';
import { ObligationRequestSchema } from '../../src/obligations/obligations.schemas.js';
import { SupervisionRequestSchema } from '../../src/supervision/supervision.requests.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { bringTo, contentOf } from './journeys.world.js';
import { aSupervision } from './supervision.world.js';

/** `FUZZ=20000 npm run jest -- command-fuzz` looks longer. */
const RUNS = Number(process.env.FUZZ ?? 600);
const NOW = Date.UTC(2026, 1, 3, 12);

let api: TestApi;
let all: Client;
let journeys: string[];

beforeAll(async () => {
  api = await testApi({ now: () => NOW });
  await api.api.clock.stop();
  all = await api.signedIn('coordinator', 'manager', 'supervisor');
  journeys = [];
  for (const track of tracks) journeys.push(await at('recruitment', track), await at('training', track));
  journeys.push(await at('supportedPractice', 'outreach'), await at('supportedPractice', 'facilitation'));
  journeys.push(await at('mentoring', 'mentoring'));
}, 120_000);
afterAll(() => api?.close());

async function at(stage: (typeof stages)[number], track: (typeof tracks)[number]): Promise<string> {
  const { id } = await api.aJourney(all, track);
  await bringTo(stage, all, id, '2026-02-03');
  return id;
}

type Schema = z.core.JSONSchema.BaseSchema;

const days = [
  '0001-01-01',
  '1900-02-28',
  '2026-02-02',
  '2026-02-03',
  '2026-02-04',
  '2026-03-03',
  '2027-02-03',
  '2027-02-04',
  '9999-12-31',
];
const instants = [
  '0001-01-01T00:00:00Z',
  '2026-02-03T11:59:59.999Z',
  '2026-02-04T09:00:00Z',
  '2026-03-29T01:30:00Z',
  '2026-02-10T09:00:00Z',
  '2027-02-04T00:00:00Z',
  '9999-12-31T23:59:59Z',
];
const codes = [
  'boundaries',
  'harm-reduction',
  'contacted',
  'role-offered',
  'knows-the-service',
  'training-boundaries',
  'fewer',
];

/** Everything that fits a schema, up to its very edges. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === 'date') return fc.constantFrom(...days);
  if (schema.format === 'date-time') return fc.constantFrom(...instants);
  if (schema.format === 'uuid') return fc.oneof(fc.uuid(), fc.constant(all.userId));
  if (schema.anyOf) return fc.oneof(...(schema.anyOf as Schema[]).map(fitting));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'integer')
    return fc.oneof(
      fc.constantFrom(schema.minimum!, schema.maximum!),
      fc.integer({ min: schema.minimum!, max: Math.min(schema.maximum!, 2_147_483_647) }),
    );
  if (schema.type === 'array') return fc.array(fitting(schema.items as Schema), { maxLength: schema.maxItems ?? 5 });
  if (schema.type === 'object') return record(schema);
  return schema.pattern ? fc.constantFrom(...codes) : fc.string({ minLength: 1, maxLength: 40 });
}

function record({ properties = {}, required = [] }: Schema): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, fitting(schema as Schema)]);
  return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] }) as fc.Arbitrary<object>;
}

/** These come last: a closed journey answers everything with the same no. */
const ends = (type: unknown): boolean =>
  ['LeaveNow', 'EndApplication', 'CloseJourney'].includes((type as Schema).const as string);

/** A form says what it asks, or anything. */
const filled = fc.constantFrom(...forms).chain(({ id }) =>
  fc.record({
    type: fc.constant('FillForm'),
    form: fc.constant(id),
    on: fc.constantFrom(...days),
    content: fc.oneof(fc.constant(contentOf(id)), fc.object()),
  }),
);

it('answers no command that has the right shape with a 500', async () => {
  const { $defs = {} } = z.toJSONSchema(JourneyRequestSchema, { io: 'input' });
  const options = (Object.values($defs) as Schema[]).filter(
    ({ properties }) => properties?.type && !ends(properties.type),
  );
  const command = fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(...options).chain((one) => record(one)) },
    { weight: 1, arbitrary: filled },
  );
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(command, fc.nat(), async (asked, which) => {
      const { status, body } = await all.command(journeys[which % journeys.length]!, asked);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect([asked, status < 500 ? 'answered' : status, status < 500 ? '' : body]).toEqual([asked, 'answered', '']);
    }),
    { numRuns: RUNS },
  );
  expect(seen.get(200)).toBeGreaterThan(RUNS / 20); // it gets through to the journal, and is no fuzz of 400s only
  for (const id of journeys.slice(0, 2)) await all.command(id, { type: 'LeaveNow' }).expect(200);
  for (const id of journeys)
    for (const page of ['', '/offers', '/look-ahead', '/forms', '/boundary-agreement', '/experience', '/timeline'])
      expect([page, (await all.get(`/journeys/${id}${page}`)).status]).toEqual([page, 200]);
  await all.get('/journeys?pageSize=200').expect(200);
  await all.get('/today').expect(200);
}, 600_000);

/** Everything that fits one of these schemas, given to one of these processes. */
async function fuzz(
  schema: z.ZodType,
  pathsOf: readonly string[],
  members: readonly Client[],
): Promise<Map<number, number>> {
  const { $defs = {} } = z.toJSONSchema(schema, { io: 'input' });
  const options = (Object.values($defs) as Schema[]).filter(({ properties }) => properties?.type);
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...options).chain((one) => record(one)),
      fc.constantFrom(...pathsOf),
      fc.constantFrom(...members),
      async (asked, path, member) => {
        const { status, body } = await member.post(`${path}/commands`, asked);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect([asked, status < 500 ? 'answered' : status, status < 500 ? '' : body]).toEqual([asked, 'answered', '']);
      },
    ),
    { numRuns: RUNS },
  );
  return seen;
}

it('answers no command to a supervision with a 500', async () => {
  const worker = await api.signedIn('peerWorker');
  const { personId } = worker;
  const { id } = await aSupervision(api, all, { personId, supervisorId: all.userId, at: NOW });
  const alone = await aSupervision(api, all, { personId: await api.addPerson(), at: NOW });
  const paths = [`/supervision/${id}`, `/supervision/${id}`, `/supervision/${alone.id}`];
  const seen = await fuzz(SupervisionRequestSchema, paths, [all, worker]);
  expect(seen.get(200)).toBeGreaterThan(RUNS / 20);
  for (const member of [all, worker])
    for (const page of [`/supervision/${id}`, `/supervision/${id}/timeline`, '/supervision', '/today'])
      expect([page, (await member.get(page)).status]).toEqual([page, 200]);
  for (const page of ['/supervisors', '/supervisors/load', `/supervision/${alone.id}`])
    expect([page, (await all.get(page)).status]).toEqual([page, 200]);
}, 600_000);

it('answers no command to what is owed with a 500', async () => {
  const worker = await api.signedIn('peerWorker');
  const { personId } = worker;
  const { programmeId } = api;
  await all.post('/journeys', { type: 'StartJourney', personId, programmeId, track: 'other' }).expect(201);
  const paths: string[] = [];
  for (const what of ['debrief', 'expenses', 'training', 'information'])
    paths.push(
      `/obligations/${(await worker.post('/obligations', { personId, programmeId, what }).expect(201)).body.id}`,
    );
  const seen = await fuzz(ObligationRequestSchema, paths, [all, worker]);
  expect(seen.get(200)).toBeGreaterThan(10);
  for (const member of [all, worker]) await member.get('/obligations').expect(200);
  await all.get('/obligations?scope=all').expect(200);
}, 600_000);
