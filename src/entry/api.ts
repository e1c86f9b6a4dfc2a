import { openApi } from '../api.js';
import { loadSettings, orExit } from '../settings.js';

/** The API's own process: HTTP, the page, and the local clock where that one is in use. */
const settings = orExit(() => loadSettings());
const api = await openApi(settings);
await api.app.listen(settings.port, settings.host);
console.log(JSON.stringify({ ready: true, url: settings.baseUrl, bootMs: Math.round(performance.now()) }));

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    void api.close().finally(() => process.exit(0));
  });
}
