import { temporalPlaceOf } from '../clock/temporal-place.js';
import { Database } from '../database/database.js';
import { buildEngine } from '../engine.js';
import { kinds } from '../kinds.js';
import { loadSettings, orExit } from '../settings.js';
import { workerLog } from '../worker/log.js';
import { runWorker } from '../worker/run.js';

/** The worker's own process: the clock and hands of every process, on a Temporal server. */
const settings = orExit(() => loadSettings());
const log = workerLog(settings.logLevel);
const place = temporalPlaceOf(settings);
if (!place) {
  console.error('TEMPORAL_ADDRESS is missing: without a Temporal server there is nothing for a worker to do.');
  process.exit(1);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

try {
  await runWorker({
    place,
    log,
    stop: stop.signal,
    engine: (clock) =>
      buildEngine({
        database: new Database(settings.databaseAppUrl),
        kinds,
        clock,
        texts: { write: async () => undefined },
        deliver: async () => 0,
      }),
  });
  process.exit(stop.signal.aborted ? 0 : 1);
} catch (fault) {
  if (stop.signal.aborted) process.exit(0);
  log.fault('WORKER_FAILED', fault);
  process.exit(1);
}
