import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { IANAZone } from 'luxon';
import pg from 'pg';

import type { Role } from '../../state-machines/core/process.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { createAccount, EmailTaken, hashPassword } from '../auth/accounts.js';
import { SignIn } from '../auth/sign-in.js';
import { Database } from '../database/database.js';
import { addPerson, enrol, establishOrganisation } from '../people/establish.js';
import { addProgramme } from '../programmes/establish-programme.js';
import { loadSettings, orExit } from '../settings.js';

/** What only whoever runs the installation may do: make organisations, and their first people. It asks nothing. */

const help = `npm run admin -- create-organisation --name NAME --zone ZONE --email ADDRESS [options]
    makes an organisation with one programme and its first administrator
      --zone          time zone in which its dates are meant, such as Europe/Berlin
      --given-name, --family-name   of the administrator
      --programme     name of the programme (Peer work)
      --policy FILE   the programme's policy as JSON; without it a manager adopts one in the page.
                      The programme opens in the page, when it is ready

npm run admin -- create-user --organisation NAME-OR-ID --email ADDRESS --role ROLE[,ROLE] [options]
    makes a user in an organisation
      --role          coordinator, manager, supervisor, peerWorker or administrator
      --given-name, --family-name

The password is the one in the environment variable ADMIN_PASSWORD (12 characters or more);
where that is not set one is made and printed, this once.`;

class Wrong extends Error {}

const roles = [
  'coordinator',
  'manager',
  'supervisor',
  'peerWorker',
  'administrator',
] as const satisfies readonly Role[];
const options = {
  name: { type: 'string' },
  zone: { type: 'string' },
  email: { type: 'string' },
  'given-name': { type: 'string' },
  'family-name': { type: 'string' },
  programme: { type: 'string', default: 'Peer work' },
  policy: { type: 'string' },
  organisation: { type: 'string' },
  role: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Asked = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

interface Hands {
  readonly database: Database;
  readonly signIn: SignIn;
  readonly owner: pg.Client;
}

interface Newcomer {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

async function createOrganisation(hands: Hands, asked: Asked): Promise<string> {
  const { name, zone } = { name: needed(asked, 'name'), zone: needed(asked, 'zone') };
  if (!IANAZone.isValidZone(zone)) throw new Wrong(`--zone ${zone} is no time zone: give one such as Europe/Berlin.`);
  const newcomer: Newcomer = { ...nameOf(asked, 'Administrator'), roles: ['administrator'] };
  const policy = asked.policy ? policyFrom(asked.policy) : undefined;
  return withAccount(hands, newcomer, async (userId) => {
    const organisationId = await establishOrganisation(hands.owner, { name, zone });
    await hands.database.withinOrganisation(organisationId, async (tx) => {
      await enrol(tx, userId, await addPerson(tx, newcomer), newcomer.roles);
      await addProgramme(tx, { name: asked.programme, zone, at: Date.now(), ...(policy && { policy }) });
    });
    return `The organisation ${name} is there (${organisationId}).`;
  });
}

async function createUser(hands: Hands, asked: Asked): Promise<string> {
  const organisation = await findOrganisation(hands.owner, needed(asked, 'organisation'));
  const newcomer: Newcomer = { ...nameOf(asked, ''), roles: rolesFrom(needed(asked, 'role')) };
  return withAccount(hands, newcomer, async (userId) => {
    await hands.database.withinOrganisation(organisation.id, async (tx) =>
      enrol(tx, userId, await addPerson(tx, newcomer), newcomer.roles),
    );
    return `The user is there, in ${organisation.name}.`;
  });
}

/** Makes the account first, for its address is what may be taken; takes it back when the rest fails. */
async function withAccount({ signIn }: Hands, newcomer: Newcomer, work: (userId: string) => Promise<string>) {
  const given = process.env.ADMIN_PASSWORD;
  if (given && given.length < 12) throw new Wrong('ADMIN_PASSWORD must have 12 characters or more.');
  const password = given || aPassword();
  const { email } = newcomer;
  const name = `${newcomer.givenName} ${newcomer.familyName}`.trim();
  const userId = await createAccount(signIn.auth, {
    email,
    name,
    passwordHash: await hashPassword(signIn.auth, password),
  });
  try {
    const sentence = await work(userId);
    const shown = given ? 'the password in ADMIN_PASSWORD' : `this password, shown only now: ${password}`;
    return `${sentence}\n${email} signs in with ${shown}`;
  } catch (fault) {
    await (await signIn.auth.$context).internalAdapter.deleteUser(userId);
    throw fault;
  }
}

async function findOrganisation(owner: pg.Client, asked: string) {
  const { rows } = await owner.query<{ id: string; name: string }>(
    'select id, name from organisation where id::text = $1 or name = $1',
    [asked],
  );
  if (rows.length === 1 && rows[0]) return rows[0];
  throw new Wrong(
    rows.length === 0
      ? `There is no organisation ${asked}.`
      : `Several organisations are called ${asked}: give the id of one of them (${rows.map(({ id }) => id).join(', ')}).`,
  );
}

function nameOf(asked: Asked, otherwise: string) {
  const email = needed(asked, 'email');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Wrong(`--email ${email} is no mail address.`);
  const givenName = asked['given-name'] || otherwise || needed(asked, 'given-name');
  return { email, givenName, familyName: asked['family-name'] ?? '' };
}

function rolesFrom(list: string): Role[] {
  return list.split(',').map((each) => {
    const role = roles.find((known) => known === each.trim());
    if (!role) throw new Wrong(`--role ${each} is no role: give ${roles.join(', ')}.`);
    return role;
  });
}

function policyFrom(file: string): Policy {
  const { policy, faults, blanks } = examineDraft(documentIn(file));
  if (policy) return policy;
  const holes = blanks.filter(({ track, filled, fault }) => track === null && !filled && !fault);
  const wrong = [...faults, ...holes.map(({ path, explains }) => ({ path, message: explains }))];
  throw new Wrong(wrong.map(({ path, message }) => `${file}: ${path}: ${message}`).join('\n'));
}

function documentIn(file: string): PolicyDraft {
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isPolicy = typeof document === 'object' && document !== null && 'schema' in document && document.schema === 2;
  if (isPolicy) return document as PolicyDraft;
  throw new Wrong(`${file} is no policy: it begins {"schema": 2, "general": {…}, "tracks": {…}}.`);
}

function needed(asked: Asked, option: 'name' | 'zone' | 'email' | 'given-name' | 'organisation' | 'role'): string {
  const value = asked[option]?.trim();
  if (!value) throw new Wrong(`--${option} is missing. npm run admin -- --help says more.`);
  return value;
}

/** A hundred bits that can be read out over the telephone. */
function aPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

async function open(): Promise<Hands & { close(): Promise<unknown> }> {
  const settings = orExit(() => loadSettings());
  if (!settings.databaseUrl) throw new Wrong('DATABASE_URL is missing: only the owner of the database can do this.');
  const owner = new pg.Client({ connectionString: settings.databaseUrl });
  await owner.connect();
  const [database, signIn] = await Promise.all([new Database(settings.databaseAppUrl).open(), SignIn.open(settings)]);
  return { owner, database, signIn, close: () => Promise.all([owner.end(), database.close(), signIn.close()]) };
}

async function obey(): Promise<string> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const command = { 'create-organisation': createOrganisation, 'create-user': createUser }[positionals[0] ?? ''];
  if (!command || values.help) return help;
  const hands = await open();
  try {
    return await command(hands, values);
  } finally {
    await hands.close();
  }
}

try {
  console.log(await obey());
} catch (fault) {
  const code = (fault as { code?: string }).code ?? '';
  const clear =
    fault instanceof Wrong || fault instanceof EmailTaken || code.startsWith('ERR_PARSE_ARGS') || code === 'ENOENT';
  console.error(clear ? (fault as Error).message : fault);
  process.exitCode = 1;
}
