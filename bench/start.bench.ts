import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import { Connection } from '@temporalio/client';

import type { Bench, Setting } from './bench.js';
import { compare, interleave, type Figure, type Side } from './harness/compare.js';
import { absolute, finding, type Finding } from './harness/report.js';
import { quantile } from './harness/statistics.js';
import { settingsFor } from './http.bench.js';
import { untilAnswering } from './support/http.js';
import { Crowd } from './support/crowd.js';
import { startProduct } from './support/product.js';
import {
  bundleWorkflows,
  freePort,
  lastLines,
  launch,
  openScratch,
  root,
  thriftyFlags,
  type Handle,
} from './support/scripts.js';

/** P9: from nothing to ready, and what it then takes of the memory. */
export const startBench: Bench = async (setting) => [
  await apiStart(setting),
  await workerStart(setting),
  await wholeStart(setting.quick ? 1 : 5),
  await memory(setting.quick ? 100 : 1_000),
];

const typical: Figure = (slices) =>
  quantile(
    slices.flatMap(({ latencies }) => latencies),
    0.5,
  );

/** A stretch of "load" is one start: how long it lasts is what is asked. */
const starts =
  (start: () => Promise<Handle>): Side =>
  async () => {
    const began = performance.now();
    const handle = await start();
    const tookMs = performance.now() - began;
    await handle.stop();
    return { ms: tookMs, latencies: [tookMs] };
  };

async function apiStart({ ground, blocks, onBlock }: Setting): Promise<Finding> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = settingsFor(ground, port);
  const program = (path: string) => async () => {
    const handle = launch(process.execPath, [`dist/${path}`], {
      env,
      cwd: root.pathname,
      log: join(ground.dir, 'api.log'),
    });
    await untilAnswering(`${url}/api/health`, (status) => status === 200 || status === 404);
    return handle;
  };
  const subject = starts(program('src/entry/api.js'));
  const anchor = starts(program('bench/anchors/empty-nest.worker.js'));
  const done = await interleave({ subject, anchor, blocks, sliceMs: 0, onBlock: onBlock('P9a') });
  const told = {
    id: 'P9a',
    what: 'API, from start to ready',
    beside: 'an empty Nest app',
    unit: 'ms',
    goal: 1.5,
    better: 'lower',
  } as const;
  return finding(told, compare(done, typical));
}

async function workerStart({ ground, blocks, onBlock }: Setting): Promise<Finding> {
  const { address, namespace } = await ground.temporal();
  const connection = await Connection.connect({ address });
  const log = join(ground.dir, 'worker.log');
  const bundle = join(ground.dir, 'empty-bundle.js');
  writeFileSync(bundle, await bundleWorkflows(new URL('dist/bench/anchors/no-op.workflow.js', root).pathname));
  const env = { ...settingsFor(ground, '0'), CLOCK: 'temporal', TEMPORAL_ADDRESS: address };
  const begin = async (taskQueue: string, args: string[]) => {
    const handle = launch(process.execPath, args, {
      env: { ...env, TEMPORAL_TASK_QUEUE: taskQueue },
      cwd: root.pathname,
      log,
    });
    await untilAttended(connection, namespace, taskQueue);
    return handle;
  };
  const subject = starts(() => begin(randomUUID(), [...thriftyFlags('worker'), 'dist/src/entry/worker.js']));
  const anchor = starts(() => {
    const taskQueue = randomUUID();
    return begin(taskQueue, ['dist/bench/anchors/empty.worker.js', address, namespace, taskQueue, bundle]);
  });
  const done = await interleave({ subject, anchor, blocks, sliceMs: 0, onBlock: onBlock('P9b') });
  await connection.close();
  const told = {
    id: 'P9b',
    what: 'worker, from start to ready',
    beside: 'an empty worker',
    unit: 'ms',
    goal: 1.5,
    better: 'lower',
  } as const;
  return finding(told, compare(done, typical));
}

/** Ready is a worker whose poll the server has seen. */
async function untilAttended(connection: Connection, namespace: string, taskQueue: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await delay(5)) {
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: 1,
    });
    if (pollers && pollers.length > 0) return;
  }
  throw new Error('the worker did not become ready');
}

/** `npm start` where everything is installed and built, on a data folder that has been used before. */
async function wholeStart(runs: number): Promise<Finding> {
  const scratch = await openScratch('peerwork-start-');
  const log = join(scratch.dir, 'start.log');
  const seconds: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const port = String(await freePort());
    const { BASE_URL: _, ...inherited } = process.env;
    const env = { ...inherited, PORT: port, DATA_DIR: join(scratch.dir, 'data'), NODE_ENV: 'development' };
    const began = performance.now();
    const npm = launch('npm', ['start'], { env, cwd: root.pathname, log });
    await untilAnswering(`http://127.0.0.1:${port}/api/health`, (status) => status === 200, 600_000).catch(
      (fault: unknown) => {
        throw new Error(`npm start: ${lastLines(log)}`, { cause: fault });
      },
    );
    if (run > 0) seconds.push((performance.now() - began) / 1_000); // the first makes the data folder
    await npm.stop();
  }
  scratch.close();
  return absolute(
    { id: 'P9c', what: 'npm start with everything installed', unit: 's', goal: 8, better: 'lower' },
    seconds,
  );
}

/** What API and worker hold in memory when they have seen each of so many journeys and then rested. */
async function memory(journeys: number): Promise<Finding> {
  const product = await startProduct();
  try {
    const crowd = await Crowd.gather(product, journeys);
    await crowd.lookAround();
    const { api, worker } = product.members;
    const megabytes: number[] = [];
    for (let look = 0; look < 5; look++) {
      await delay(2_000);
      megabytes.push(residentMb(api.pid) + residentMb(worker.pid));
    }
    const what = `memory of API and worker with ${journeys} journeys`;
    return absolute({ id: 'P9d', what, unit: 'MB', goal: 450, better: 'lower' }, megabytes);
  } finally {
    await product.stop(false);
  }
}

function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
