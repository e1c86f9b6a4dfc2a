import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Input } from '../../state-machines/core/process.js';
import { exportHistory } from '../support/histories.js';
import { describeTemporal } from '../support/temporal.js';
import { until } from '../support/until.js';
import { VirtualLife, type VirtualProcess } from '../support/virtual-life.js';

const YEAR = 366 * 86_400_000;
const JOURNEYS = 60;

let life: VirtualLife;

const query = <Row>(text: string, values: unknown[] = []) =>
  life.database.withinOrganisation(life.home.organisationId, (tx) => tx.query<Row>(text, values));

/** A second version, which gives everybody more time. */
async function adoptAnother(): Promise<void> {
  await query(
    `insert into policy (organisation_id, programme_id, version, document, adopted_at)
     select organisation_id, programme_id, 2, jsonb_set(document, '{general,stalledAfterDays}', '30'), now()
     from policy where programme_id = $1 and version = 1`,
    [life.home.programmeId],
  );
}

const moved = async (): Promise<number> => {
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from journal where input ->> 'type' = 'MoveToPolicy'`,
  );
  return row!.n;
};

const stageOf = async (move: VirtualProcess): Promise<string> => {
  const [row] = await query<{ stage: string }>('select stage from policy_move where id = $1', [move.ref.processId]);
  return row!.stage;
};

describeTemporal('a move of journeys to another version', () => {
  beforeAll(async () => {
    life = await VirtualLife.open();
    await life.work();
  });

  afterAll(() => life.close());

  it('is stopped, outlives its worker, goes on, and moves every journey exactly once', async () => {
    const journeys: VirtualProcess[] = [];
    while (journeys.length < JOURNEYS) journeys.push(await life.aJourney());
    await adoptAnother();

    // Every third time the worker dies after the deed and before it could say so.
    let deeds = 0;
    life.around = async (work) => {
      const answer = await work();
      if (deeds++ % 3 === 0) throw new Error('the worker died');
      return answer;
    };
    const journeyIds = journeys.map(({ ref }) => ref.processId);
    const start = { type: 'StartMove', programmeId: life.home.programmeId, version: 2, journeyIds };
    const move = await life.begin('policyMove', start as Input);
    await until(async () => (await moved()) === 25, 30_000);
    expect((await move.give({ type: 'StopMove' }, { role: 'manager' })).outcome).toBe('recorded');
    await move.skip(60_000);
    expect([await moved(), await stageOf(move)]).toEqual([25, 'stopped']);

    await life.endWork();
    await move.give({ type: 'ResumeMove' }, { role: 'manager' });
    expect([await moved(), await stageOf(move)]).toEqual([25, 'running']);
    await life.work({ maxCachedWorkflows: 0 });
    await until(async () => (await moved()) === 50, 30_000);
    await move.skip(60_000);
    await until(async () => (await stageOf(move)) === 'done' && (await moved()) === JOURNEYS, 30_000);
    await life.temporal.client.workflow.getHandle(move.workflowId).result();
    life.around = (work) => work();
    expect(deeds).toBeGreaterThan(3);

    const once = await query(
      `select process_id from journal where input ->> 'type' = 'MoveToPolicy' group by 1 having count(*) = 1`,
    );
    expect(once).toHaveLength(JOURNEYS);
    expect(await query(`select distinct policy_version from journey`)).toEqual([{ policy_version: 2 }]);
    expect(await query(`select distinct outcome from reaction where kind = 'command'`)).toEqual([
      { outcome: 'recorded' },
    ]);
    await exportHistory(life.temporal, move.workflowId, 'policy-move');
    await life.endWork();
    await life.work();
  }, 180_000);

  it('leaves a programme alone, which tells its own dates years ahead', async () => {
    const programme = await life.revive('programme', life.home.programmeId);
    await programme.skip(12 * YEAR);
    const told = (await programme.journal()).filter(({ command_id }) => command_id.startsWith('time:'));
    expect(told.map(({ input }) => input.type)).toEqual(
      expect.arrayContaining(['PolicyReviewNear', 'PolicyReviewOverdue']),
    );
    await exportHistory(life.temporal, programme.workflowId, 'programme');
  }, 60_000);
});
