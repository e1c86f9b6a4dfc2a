import pg from 'pg';

import { stages } from '../state-machines/journey/journey.messages.js';
import { tracks } from '../state-machines/policy/policy.js';
import type { Member } from '../src/auth/sessions.js';
import { Database } from '../src/database/database.js';
import { JourneyList } from '../src/journeys/journey-list.js';
import { countsStatement, worklistStatement, type Statement } from '../src/journeys/journey-list.statements.js';
import { JourneyListSchema, type JourneyListQuery } from '../src/journeys/journey.requests.js';
import type { Bench, Setting } from './bench.js';
import { compare, interleave, type Figure } from './harness/compare.js';
import { closedLoop, type Slice } from './harness/load.js';
import { finding, type Finding } from './harness/report.js';
import { quantile, seededRandom } from './harness/statistics.js';
import { inventedName, memberOf, type House } from './seed/organisation.js';
import { seed } from './seed/seed.js';
import type { Ground } from './support/ground.js';

const random = seededRandom(80);
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const asked = (query: Partial<JourneyListQuery>): JourneyListQuery => JourneyListSchema.parse(query);

/** What boards and worklists are asked all day. */
const lists = (): JourneyListQuery =>
  pick([
    () => asked({}),
    () => asked({ page: 1 + Math.floor(random() * 4) }),
    () => asked({ stage: pick(stages) }),
    () => asked({ sort: pick(['daysInStage', 'nextDeadline']) }),
  ])();
const counts = (): JourneyListQuery => pick([() => asked({}), () => asked({ track: pick(tracks) })])();

/** Parts of a name, as somebody types them who is looking for one person. */
const search = (): JourneyListQuery => {
  const { given, family } = inventedName(random);
  return asked({ q: `${family.slice(0, 6)} ${given.slice(0, 3)}` });
};

/** P8: boards and worklists among a hundred thousand journeys, behind the wall and by the permission table. */
export const worklistBench: Bench = async (setting) => {
  const { ground, quick, onStep } = setting;
  const journeys = quick ? 4_000 : 100_000;
  const onProgress = (done: number) => onStep(`P8: ${done} of ${journeys} journeys seeded`);
  const [house] = await seed({ ...ground, journeys, organisations: 10, onProgress });
  await ground.query('vacuum analyze');
  return readLists(setting, house!, journeys);
};

/** In the largest organisation of so many journeys. */
export async function readLists(
  { ground, blocks, sliceMs, onBlock }: Pick<Setting, 'ground' | 'blocks' | 'sliceMs' | 'onBlock'>,
  house: House,
  journeys: number,
): Promise<Finding[]> {
  const { organisationId } = house;
  const coordinator = memberOf(house, 'coordinator');
  const supervisor = memberOf(house, 'supervisor');
  const ids = await someJourneys(ground, organisationId);
  const client = await behindTheWall(ground, organisationId);
  const database = await new Database(ground.appUrl).open();
  const list = new JourneyList(database, Date.now);

  const run = ({ text, values, name }: Statement) => client.query({ text, values: [...values], name });
  const byKey = (): Statement => ({ text: 'select * from journey where id = $1', values: [pick(ids)], name: 'by-key' });
  const alone = (work: () => Promise<unknown>) => (ms: number) => closedLoop(1, ms, work);
  const anchor = alone(() => run(byKey()));
  const findings: Finding[] = [];
  const measure = async (told: Told, work: () => Promise<unknown>, figures: readonly [string, number, number][]) => {
    const [firstId] = figures[0]!;
    const done = await interleave({ subject: alone(work), anchor, blocks, sliceMs, onBlock: onBlock(firstId) });
    for (const [id, share, goal] of figures) {
      const what = `${told.what}, p${100 * share}`;
      const line = { id, what, beside: told.beside ?? besideKey, unit: 'ms', goal, better: 'lower' } as const;
      findings.push(finding(line, compare(done, at(share))));
    }
  };
  const statement = (member: Member, query: () => JourneyListQuery, of: typeof worklistStatement) => () =>
    run(of(member, query()));

  const some = `of ${journeys} journeys`;
  await measure({ what: `worklist of 50 ${some}` }, statement(coordinator, lists, worklistStatement), [
    ['P8a', 0.5, 3],
    ['P8b', 0.99, 5],
  ]);
  await measure({ what: `counts by stage ${some}` }, statement(coordinator, counts, countsStatement), [
    ['P8c', 0.5, 2],
  ]);
  await measure({ what: `search by name ${some}` }, statement(coordinator, search, worklistStatement), [
    ['P8d', 0.5, 3],
    ['P8e', 0.99, 5],
  ]);
  await measure({ what: `supervisor's own worklist ${some}` }, statement(supervisor, lists, worklistStatement), [
    ['P8f', 0.5, 3],
  ]);
  await measure({ what: `supervisor's own counts ${some}` }, statement(supervisor, counts, countsStatement), [
    ['P8g', 0.5, 2],
  ]);
  await measure(
    { what: `GET /api/journeys whole: counts, 50 cards, what each lacks` },
    () => list.read(coordinator, lists()),
    [['P8h', 0.5, 40]],
  );
  await client.end();
  await database.close();
  return findings;
}

interface Told {
  readonly what: string;
  readonly beside?: string;
}

const besideKey = 'a primary-key SELECT on the same connection';

const at =
  (share: number): Figure =>
  (slices: readonly Slice[]) =>
    quantile(
      slices.flatMap(({ latencies }) => latencies),
      share,
    );

async function someJourneys({ query }: Ground, organisationId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'select id from journey where organisation_id = $1 order by md5(id::text) limit 2000',
    [organisationId],
  );
  return rows.map(({ id }) => id);
}

/** One connection as the pool of lists has it, its organisation set for good. */
async function behindTheWall({ appUrl }: Ground, organisationId: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: appUrl,
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
  });
  await client.connect();
  await client.query(`select set_config('app.organisation', $1, false)`, [organisationId]);
  return client;
}
