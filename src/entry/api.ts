import { openApi } from '../api.js';
import { loadSettings, orExit } from '../settings.js';

/** The API's own process: HTTP, the page, and the local clock where that one is in use. */
const settings = orExit(() => loadSettings());

try {
  const api = await openApi(settings);
  stopWith(api.close);
  await api.app.listen(settings.port, settings.host);
  console.log(JSON.stringify({ ready: true, url: settings.baseUrl, bootMs: Math.round(performance.now()) }));
} catch (fault) {
  console.error(sentenceOf(fault as NodeJS.ErrnoException));
  process.exit(1);
}

function stopWith(close: () => Promise<void>): void {
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void close().finally(() => process.exit(0));
    });
}

/** Why it does not start, for whoever starts it. Only a bug is told with its stack. */
function sentenceOf({ name, code, message, stack }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return `Port ${settings.port} is taken by another program: choose another one with PORT.`;
  if (code === 'EACCES') return `Port ${settings.port} is not ours to open: choose one above 1024 with PORT.`;
  if (name === 'DatabaseAway' || code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'The database of DATABASE_APP_URL does not answer.';
  if (code === '28P01' || code === '28000') return 'The database does not let the role of DATABASE_APP_URL in.';
  return stack ?? message;
}
