/**
 * `npm run seed:crowd -- --journeys 100000 --organisations 10`: fills the database of this installation with invented people on
 * journeys of all kinds, as they would have come about. Its last line names who can sign in. For development machines only.
 */
import 'reflect-metadata';

import { parseArgs } from 'node:util';

import { createAccount, hashPassword } from '../../src/auth/accounts.js';
import { SignIn } from '../../src/auth/sign-in.js';
import { loadSettings, orExit } from '../../src/settings.js';
import { seed } from './seed.js';

const PASSWORD = 'a crowd of invented people';

const { values } = parseArgs({
  options: { journeys: { type: 'string', default: '100000' }, organisations: { type: 'string', default: '10' } },
});
const [journeys, organisations] = [values.journeys, values.organisations].map(Number) as [number, number];
if (!Number.isInteger(journeys) || !Number.isInteger(organisations) || organisations < 1 || journeys < organisations) {
  console.error('--journeys and --organisations are whole numbers, with at least one journey for each organisation.');
  process.exit(2);
}
const settings = orExit(() => loadSettings());
const { databaseUrl: ownerUrl, databaseAppUrl: appUrl, production } = settings;
if (production || !ownerUrl) {
  console.error('A crowd is for development machines only, and needs DATABASE_URL.');
  process.exit(1);
}

const signIn = await SignIn.open(settings);
try {
  const passwordHash = await hashPassword(signIn.auth, PASSWORD);
  const run = Date.now().toString(36);
  const accounts: { email: string; role: string; organisation: string }[] = [];
  await seed({
    ownerUrl,
    appUrl,
    journeys,
    organisations,
    account: async (role, organisation) => {
      const email = `${role}.${organisation.replaceAll(' ', '').toLowerCase()}.${run}@example.org`;
      accounts.push({ email, role, organisation });
      return createAccount(signIn.auth, { email, name: `A ${role}`, passwordHash });
    },
    onProgress: (done) => process.stderr.write(`${done} of ${journeys} journeys\n`),
  });
  console.log(JSON.stringify({ password: PASSWORD, accounts }));
} finally {
  await signIn.close();
}
