import { rehydrate } from '../clock/rehydrate.js';
import { temporalPlaceOf } from '../clock/temporal-place.js';
import { TemporalServer } from '../clock/temporal-server.js';
import { Database } from '../database/database.js';
import { loadSettings, orExit } from '../settings.js';

/**
 * `npm run rehydrate [-- --after ID]`: gives every open process its workflow again, from the journal alone, after Temporal's
 * database was lost or set up anew. Safe at any time: nothing is done twice. Ctrl-C stops it and says how to go on.
 */
const settings = orExit(() => loadSettings());
const place = temporalPlaceOf(settings);
if (!place) {
  console.error('TEMPORAL_ADDRESS is missing: there is no Temporal server to give the processes to.');
  process.exit(1);
}

const asked = process.argv.indexOf('--after');
let last = asked < 0 ? undefined : process.argv[asked + 1];
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const server = new TemporalServer(place);
const database = new Database(settings.databaseAppUrl);
try {
  const done = await rehydrate({
    database,
    revive: (ref) => server.wake(ref),
    after: last,
    signal: stop.signal,
    onProgress: (count, processId) => {
      last = processId;
      console.log(`${count} processes, the last was ${processId}`);
    },
  });
  console.log(`Done: ${done} open processes have their workflow.`);
} catch (fault) {
  console.error(stop.signal.aborted ? 'Stopped.' : `Failed: ${(fault as Error).message}`);
  if (last) console.error(`Go on with: npm run rehydrate -- --after ${last}`);
  process.exitCode = 1;
} finally {
  await server.close();
  await database.close();
}
