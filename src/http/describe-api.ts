import { assembleApi } from '../api.js';
import { loadSettings } from '../settings.js';
import { apiDocument } from './api-document.js';

/** Nobody answers here: the description needs the routes and their schemas only. */
const nowhere = 'postgres://nobody@127.0.0.1:1/nowhere';

/** The API's description as it is committed. */
export async function describeApi(): Promise<string> {
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    CLOCK: 'local',
    DATABASE_APP_URL: nowhere,
    DATABASE_AUTH_URL: nowhere,
  };
  const { app, close } = await assembleApi(loadSettings(env));
  try {
    await app.init();
    return `${JSON.stringify(apiDocument(app), null, 2)}\n`;
  } finally {
    await close();
  }
}
