import { JourneyPage } from '../src/journeys/journey-page.js';
import { worklistStatement } from '../src/journeys/journey-list.statements.js';
import { JourneyListSchema } from '../src/journeys/journey.requests.js';
import { Database } from '../src/database/database.js';
import { PolicyOutlook } from '../src/policy/policy-outlook.js';
import type { Bench } from './bench.js';
import { compare, interleave, type Figure } from './harness/compare.js';
import { closedLoop } from './harness/load.js';
import { finding } from './harness/report.js';
import { quantile, seededRandom } from './harness/statistics.js';
import { memberOf } from './seed/organisation.js';
import { seed } from './seed/seed.js';
import type { Ground } from './support/ground.js';

const REHEARSED = 200;
const WEEKS = 52;
const DAY = 86_400_000;

const middle: Figure = (slices) =>
  quantile(
    slices.flatMap(({ latencies }) => latencies),
    0.5,
  );

/** P13: what time would do to one journey within a year, and to two hundred under another policy. */
export const foresightBench: Bench = async ({ ground, blocks, sliceMs, quick, onBlock, onStep }) => {
  const journeys = quick ? 2_000 : 20_000;
  const onProgress = (done: number) => onStep(`P13: ${done} of ${journeys} journeys seeded`);
  const [large] = await seed({ ...ground, journeys, organisations: 1, onProgress });
  const [small] = await seed({ ...ground, journeys: 2 * REHEARSED, organisations: 1, seed: 13 });
  await keepOpen(ground, small!.organisationId, REHEARSED);
  await ground.query('vacuum analyze');
  const database = await new Database(ground.appUrl).open();
  const page = new JourneyPage(database, Date.now);
  const outlook = new PolicyOutlook(database, Date.now);
  const random = seededRandom(130);
  const alone = (work: () => Promise<unknown>) => (ms: number) => closedLoop(1, ms, work);
  const inAYear = (): string => new Date(Date.now() + 365 * DAY).toISOString();

  const coordinator = memberOf(large!, 'coordinator');
  const ids = await openJourneys(ground, large!.organisationId, 1_000);
  const one = () => page.lookAhead(coordinator, ids[Math.floor(random() * ids.length)]!, inAYear());
  const worklist = () =>
    database.listing(large!.organisationId, (tx) => {
      const { text, values, name } = worklistStatement(coordinator, JourneyListSchema.parse({}));
      return tx.query(text, values, name);
    });
  const ahead = await interleave({
    subject: alone(one),
    anchor: alone(worklist),
    blocks,
    sliceMs,
    onBlock: onBlock('P13a'),
  });

  const manager = memberOf(small!, 'manager');
  const few = await openJourneys(ground, small!.organisationId, REHEARSED);
  const { programmeId } = small!;
  const rehearsal = await interleave({
    subject: alone(() => outlook.rehearse(manager, { programmeId, weeks: WEEKS })),
    anchor: alone(async () => {
      for (const id of few) await page.lookAhead(manager, id, inAYear());
    }),
    blocks: Math.min(blocks, 10),
    sliceMs: 3 * sliceMs,
    onBlock: onBlock('P13b'),
  });
  await database.close();
  const told = { unit: 'ms', better: 'lower' } as const;
  return [
    finding(
      { ...told, id: 'P13a', what: 'look-ahead of one journey for a year', beside: 'the worklist query', goal: 3 },
      compare(ahead, middle),
    ),
    finding(
      {
        ...told,
        id: 'P13b',
        what: `rehearsal of ${few.length} journeys for a year, under both policies`,
        beside: `${few.length} look-aheads one by one`,
        goal: 0.8,
      },
      compare(rehearsal, middle),
    ),
  ];
};

async function openJourneys({ query }: Ground, organisationId: string, most: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'select id from journey where organisation_id = $1 and closed_at is null order by md5(id::text) limit $2',
    [organisationId, most],
  );
  return rows.map(({ id }) => id);
}

/** So many open journeys and a draft that changes something for each of them. */
async function keepOpen({ query }: Ground, organisationId: string, many: number): Promise<void> {
  await query(
    `update journey set closed_at = now() where organisation_id = $1 and closed_at is null and id not in (
       select id from journey where organisation_id = $1 and closed_at is null order by started_at, id limit $2)`,
    [organisationId, many],
  );
  await query(
    `update policy_draft set document = jsonb_set(document, '{general,stalledAfterDays}', '14') where organisation_id = $1`,
    [organisationId],
  );
}
