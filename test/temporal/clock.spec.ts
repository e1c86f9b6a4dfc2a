import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import type { Input } from '../../state-machines/core/process.js';
import { ChosenClock } from '../../src/clock/choose-clock.js';
import type { Database } from '../../src/database/database.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { activities } from '../../src/worker/activities.js';
import { workflowIdOf } from '../../workflows/names.js';
import { type ErrandInput, errandKinds } from '../kinds/errands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { anOrganisation } from '../support/organisation.js';
import { Gate } from '../support/gate.js';
import { eventsOf } from '../support/histories.js';
import { describeTemporal, testTemporal, type TestTemporal } from '../support/temporal.js';
import { until } from '../support/until.js';

const HOUR = 3_600_000;

let temporal: TestTemporal;
let server: TestDatabase;
let organisationId: string;
let database: Database;
let gate: Gate;
let clock: ChosenClock;
let engine: Engine;
let codes: string[];
let stopWorker: () => Promise<void>;

async function give(kind: string, processId: string, input: Input, at = Date.now()) {
  const commandId = randomUUID();
  return engine.journal.record({ organisationId, processId, kind, commandId, input, at });
}

/** An errand due in so many milliseconds of real time. */
async function anErrand(inMs: number): Promise<string> {
  const [doorId, errandId] = [randomUUID(), randomUUID()];
  await give('door', doorId, { type: 'HangDoor' });
  await give('errand', errandId, { type: 'StartErrand', doorId, inMs } as ErrandInput);
  return errandId;
}

const inputsOf = (processId: string) =>
  database.withinOrganisation(organisationId, async (tx) =>
    (
      await tx.query<{ type: string }>(
        `select input ->> 'type' as type from journal where process_id = $1 order by version`,
        [processId],
      )
    ).map(({ type }) => type),
  );

const isDone = async (errandId: string) => (await inputsOf(errandId)).includes('HearAnswer');
const done = ['StartErrand', 'TimeCame', 'HearAnswer'];
/** A worker that stands beside the server: it comes by no gate. */
async function work(): Promise<() => Promise<void>> {
  const away = {
    wake: (ref: Parameters<TestTemporal['wake']>[0]) => void temporal.wake(ref),
    wakeDelivery: () => undefined,
  };
  const parts = { database, kinds: errandKinds, texts: { write: async () => undefined }, deliver: async () => 0 };
  return temporal.work(activities({ ...buildEngine({ ...parts, clock: away }), server: temporal }));
}

describeTemporal('the clock of CLOCK=auto', () => {
  beforeAll(async () => {
    [temporal, server] = await Promise.all([testTemporal(), testDatabase()]);
    database = await server.open();
    ({ organisationId } = await anOrganisation(server.ownerUrl));
  });

  afterAll(async () => {
    await temporal.close();
    await database.close();
    await server.drop();
  });

  beforeEach(async () => {
    stopWorker = async () => undefined;
    codes = [];
    gate = await Gate.before(temporal.place.address);
    clock = new ChosenClock({
      wanted: 'auto',
      temporal: { ...temporal.place, address: gate.address },
      log: (code) => codes.push(code),
    });
    const parts = { database, kinds: errandKinds, texts: { write: async () => undefined }, deliver: async () => 0 };
    engine = buildEngine({ ...parts, clock });
    clock.start(engine);
  });

  afterEach(async () => {
    await clock.stop();
    await stopWorker();
    await gate.shut();
  });

  it('begins on the local clock, and hands over without a restart once a server and a worker are there', async () => {
    expect(clock.status()).toEqual({ adapter: 'local', wanted: 'auto', temporal: 'preparing' });
    const first = await anErrand(100);
    await until(() => isDone(first));

    await gate.open();
    const across = await anErrand(4_000);
    expect(clock.status()).toMatchObject({ adapter: 'local', temporal: 'preparing' });
    stopWorker = await work();
    await until(() => codes.includes('CLOCK_HANDED_OVER'), 20_000);
    expect(clock.status()).toEqual({ adapter: 'temporal', wanted: 'auto', temporal: 'up' });

    const after = await anErrand(100);
    await until(() => isDone(after));
    await until(() => isDone(across));
    expect(await inputsOf(first)).toEqual(done);
    expect(await inputsOf(across)).toEqual(done);
    expect(await inputsOf(after)).toEqual(done);
  });

  it('takes every command at once while Temporal is away, says so, and makes up for it when it is back', async () => {
    await gate.open();
    stopWorker = await work();
    await until(() => clock.status().temporal === 'up', 20_000);
    await gate.shut();
    const began = Date.now();
    const errands = await Promise.all(Array.from({ length: 20 }, () => anErrand(100)));
    expect(Date.now() - began).toBeLessThan(2_000);
    await until(() => clock.status().temporal === 'away');
    expect(clock.status()).toEqual({ adapter: 'temporal', wanted: 'auto', temporal: 'away' });
    await gate.open();
    await until(async () => (await Promise.all(errands.map(isDone))).every(Boolean), 20_000);
    expect(clock.status().temporal).toBe('up');
  });

  it('finds a workflow that runs already, and leaves it alone unless its process moved meanwhile', async () => {
    await gate.open();
    stopWorker = await work();
    await until(() => codes.includes('CLOCK_HANDED_OVER'), 20_000);
    const errand = await anErrand(HOUR);
    const id = workflowIdOf({ kind: 'errand', processId: errand });
    await until(async () => (await eventsOf(temporal, id).catch((): string[] => [])).includes('timer started'));
    const before = await eventsOf(temporal, id);

    const next = new ChosenClock({ wanted: 'auto', temporal: temporal.place, log: (code) => codes.push(code) });
    codes.length = 0;
    next.start(engine);
    await until(() => codes.includes('CLOCK_HANDED_OVER'), 20_000);
    await next.stop();
    expect(await eventsOf(temporal, id)).toEqual(before);
  });
});
