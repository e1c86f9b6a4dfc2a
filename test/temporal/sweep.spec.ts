import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import { TemporalClock } from '../../src/clock/temporal-clock.js';
import type { Database } from '../../src/database/database.js';
import { buildEngine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';
import { activities } from '../../src/worker/activities.js';
import { ensureSweep } from '../../src/worker/prepare.js';
import { laneIdOf, SWEEP } from '../../workflows/names.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { anOrganisation } from '../support/organisation.js';
import { exportHistory } from '../support/histories.js';
import { describeTemporal, testTemporal, type TestTemporal } from '../support/temporal.js';
import { until } from '../support/until.js';

const DAY = 86_400_000;

let temporal: TestTemporal;
let server: TestDatabase;
let database: Database;
let clock: TemporalClock;
let stop: () => Promise<void>;
/** Messages that the delivery dealt with. */
let delivered = 0;

describeTemporal('the sweep', () => {
  beforeAll(async () => {
    [temporal, server] = await Promise.all([testTemporal(), testDatabase()]);
    database = await server.open();
    clock = new TemporalClock(temporal);
    const parts = { database, kinds, texts: { write: async () => undefined }, clock };
    const deliver = async () => {
      const [row] = await database.across<{ messages: string }>('owed_summary($1)', [new Date()]);
      const before = delivered;
      delivered = Number(row!.messages);
      return delivered - before;
    };
    stop = await temporal.work(activities({ ...buildEngine({ ...parts, deliver }), server: temporal }));
  });

  afterAll(async () => {
    await stop();
    await clock.stop();
    await database.close();
    await server.drop();
  });

  it('finds a process whose wake got lost, and has its messages delivered', async () => {
    const home = await anOrganisation(server.ownerUrl);
    const deaf = { wake: () => undefined, wakeDelivery: () => undefined };
    const parts = { database, kinds, texts: { write: async () => undefined }, deliver: async () => 0 };
    const engine = buildEngine({ ...parts, clock: deaf });
    const processId = randomUUID();
    const personId = await home.addPerson();
    const { organisationId, programmeId } = home;
    await engine.journal.record({
      organisationId,
      processId,
      kind: 'journey',
      commandId: randomUUID(),
      at: Date.now() - 60 * DAY,
      input: { type: 'StartJourney', personId, programmeId, track: 'outreach' } as Input,
    });

    await ensureSweep(temporal);
    await ensureSweep(temporal); // a second worker, or the next version
    await temporal.client.schedule.getHandle(SWEEP).trigger();
    const types = () =>
      database.withinOrganisation(organisationId, async (tx) =>
        (
          await tx.query<{ type: string }>(
            `select input ->> 'type' as type from journal where process_id = $1 order by version`,
            [processId],
          )
        ).map(({ type }) => type),
      );
    await until(async () => (await types()).length === 3, 20_000);
    expect(await types()).toEqual(['StartJourney', 'QuietTimePassed', 'EscalationTimePassed']);
    await until(() => delivered === 2, 20_000);
    await exportHistory(temporal, laneIdOf(0), 'delivery');
  });

  it('wakes nobody when nothing is late', async () => {
    const workflowId = randomUUID();
    await temporal.client.workflow.start(SWEEP, { workflowId, taskQueue: 'test', args: [] });
    expect(await temporal.client.workflow.getHandle(workflowId).result()).toEqual({ woken: 0 });
    await exportHistory(temporal, workflowId, 'sweep');
  });
});
