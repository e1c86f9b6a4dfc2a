import { assembleApi } from '../../src/api.js';
import { loadSettings } from '../../src/settings.js';
import { addOneRowRoute } from './one-row.controller.js';

/** The product's API as production runs it, and beside its routes one that only inserts a row. Nobody is held back. */
addOneRowRoute();
const settings = loadSettings();
const unhurried = { allowance: { burst: 1_000_000, perSecond: 1_000_000 } };
const api = await assembleApi(settings, unhurried);
await api.engine.database.open();
api.clock.start(api.engine);
await api.app.listen(settings.port, settings.host);
