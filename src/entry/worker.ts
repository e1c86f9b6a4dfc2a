import type { Clock } from '../clock/clock.js';
import { temporalPlaceOf } from '../clock/temporal-place.js';
import { Database } from '../database/database.js';
import { openDelivery } from '../delivery/open-delivery.js';
import { buildEngine } from '../engine.js';
import { FreeText } from '../free-text/free-text.js';
import { PersonKeys } from '../free-text/person-keys.js';
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

const database = new Database(settings.databaseAppUrl, { journalConnections: 8 });
const delivery = openDelivery({ database, settings, log: log.code });
const texts = new FreeText(new PersonKeys(settings.masterKey));

try {
  const { deliver } = delivery;
  const engine = (clock: Clock) => buildEngine({ database, kinds, clock, texts, deliver });
  await runWorker({ place, log, engine, stop: stop.signal });
  process.exit(stop.signal.aborted ? 0 : 1);
} catch (fault) {
  if (stop.signal.aborted) process.exit(0);
  log.fault('WORKER_FAILED', fault);
  process.exit(1);
}
