import { temporalPlaceOf } from '../clock/temporal-place.js';
import { TemporalServer } from '../clock/temporal-server.js';
import { loadSettings, orExit } from '../settings.js';

/** Is a worker at work on our task queue? For a container's health check: ends with 0 or 1. */
const place = temporalPlaceOf(orExit(() => loadSettings()));
const server = place && new TemporalServer(place);
const attended = await server?.isAttended().catch(() => false);
await server?.close();
process.exitCode = attended ? 0 : 1;
