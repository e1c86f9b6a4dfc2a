import 'reflect-metadata';

import { SignIn } from '../auth/sign-in.js';
import { Database } from '../database/database.js';
import { CertificateFiles } from '../documents/certificate-files.js';
import { buildEngine } from '../engine.js';
import { FreeText } from '../free-text/free-text.js';
import { PersonKeys } from '../free-text/person-keys.js';
import { kinds } from '../kinds.js';
import { loadSample } from '../sample/load.js';
import { loadSettings, orExit } from '../settings.js';

/** Loads the invented organisations of a development machine; the last line it prints names their accounts. */
const settings = orExit(() => loadSettings());
if (settings.production || !settings.databaseUrl) {
  console.error('The sample is for development machines only, and needs DATABASE_URL.');
  process.exit(1);
}

const database = await new Database(settings.databaseAppUrl).open();
const signIn = await SignIn.open(settings);
const nobodyListens = { wake: () => undefined, wakeDelivery: () => undefined };
const keys = new PersonKeys(settings.masterKey);
const engine = buildEngine({
  database,
  kinds,
  clock: nobodyListens,
  texts: new FreeText(keys),
  deliver: async () => 0,
});
try {
  const files = new CertificateFiles(keys);
  const { databaseUrl: ownerUrl } = settings;
  const accounts = await loadSample({ engine, auth: signIn.auth, files, ownerUrl, now: Date.now() });
  console.log(JSON.stringify({ accounts }));
} finally {
  await signIn.close();
  await database.close();
}
