import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { oneRowTable } from './anchors/one-row.controller.js';
import type { Bench } from './bench.js';
import { compare, interleave, type Figure } from './harness/compare.js';
import { openLoop } from './harness/load.js';
import { finding } from './harness/report.js';
import { quantile, seededRandom } from './harness/statistics.js';
import { HttpClient, untilAnswering } from './support/http.js';
import { freePort, launch, root } from './support/scripts.js';
import { buildWorld } from './support/world.js';

const JOURNEYS = 200;
/** Well below what two cores can do: this is about how long an answer takes, not about how many there are. */
const PER_SECOND = 60;

/** P2: how long a command takes over HTTP, signed in and validated. */
export const httpBench: Bench = async ({ ground, blocks, sliceMs, onBlock }) => {
  await ground.query(oneRowTable);
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = settingsFor(ground, port);
  const program = new URL('dist/bench/anchors/api-and-one-row.worker.js', root).pathname;
  const api = launch(process.execPath, [program], { env, cwd: root.pathname, log: join(ground.dir, 'api.log') });
  await untilAnswering(`${url}/api/health`, (status) => status === 200);
  const world = await buildWorld(url, env, JOURNEYS);
  const client = new HttpClient(url);
  const random = seededRandom(2);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { cookie: pick(world.coordinators).cookie, 'idempotency-key': randomUUID() };
    const status = await client.post(path, body, headers);
    if (status >= 300) throw new Error(`${path} was answered ${status}`);
  };
  for (let count = 0; count < JOURNEYS; count++)
    await post('/api/journeys', {
      type: 'StartJourney',
      personId: world.nextPerson(),
      programmeId: world.programmeId,
      track: 'outreach',
    });
  const journeys = await ground.query<{ id: string }>('select id from journey');

  const bodies = commands(world.supervisorId);
  const load = (work: () => Promise<void>) => (ms: number) => openLoop(PER_SECOND, ms, work, random);
  const done = await interleave({
    subject: load(() => post(`/api/journeys/${pick(journeys).id}/commands`, pick(bodies))),
    anchor: load(() => post('/api/one-row', pick(bodies))),
    blocks,
    sliceMs: 2 * sliceMs,
    onBlock: onBlock('P2'),
  });
  client.close();
  await api.stop();

  const beside = 'the same app inserting one row';
  const at =
    (share: number): Figure =>
    (slices) =>
      quantile(
        slices.flatMap(({ latencies }) => latencies),
        share,
      );
  return [
    finding(
      { id: 'P2a', what: 'HTTP command, p50', beside, unit: 'ms', goal: 2, better: 'lower' },
      compare(done, at(0.5)),
    ),
    finding(
      { id: 'P2b', what: 'HTTP command, p99', beside, unit: 'ms', goal: 2, better: 'lower' },
      compare(done, at(0.99)),
    ),
  ];
};

/** What coordinators record on an ordinary day, a note among it. */
function commands(holderId: string): object[] {
  return [
    { type: 'AddNote', note: 'Came to the quay on time, brought two flasks of tea and stayed until the end.' },
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05' },
    { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' },
    { type: 'NameSupervisor', holderId },
  ];
}

/** The settings of a production without Temporal. */
export function settingsFor(
  { ownerUrl, appUrl, authUrl, dir }: { ownerUrl: string; appUrl: string; authUrl: string; dir: string },
  port: string,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    PORT: port,
    BASE_URL: `http://localhost:${port}`,
    DATA_DIR: dir,
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    DATABASE_AUTH_URL: authUrl,
    AUTH_SECRET: randomBytes(32).toString('base64'),
    MASTER_KEY: randomBytes(32).toString('base64'),
    CLOCK: 'local',
    LOG_LEVEL: 'warn',
  };
}
