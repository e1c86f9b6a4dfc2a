import { randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Actor, Role } from '../../state-machines/core/process.js';
import { createAccount, hashPassword } from '../../src/auth/accounts.js';
import { SignIn } from '../../src/auth/sign-in.js';
import { Database } from '../../src/database/database.js';
import { addPerson, enrol, establishOrganisation } from '../../src/people/establish.js';
import { addProgramme } from '../../src/programmes/establish-programme.js';
import { loadSettings } from '../../src/settings.js';
import { openProgramme } from './organisation.js';

/** Someone who is signed in over HTTP. */
export interface User extends Actor {
  readonly cookie: string;
}

/** An organisation with people to be told things, people to ask for things, and people to begin journeys. */
export interface World {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly coordinators: readonly User[];
  readonly supervisorId: string;
  /** Takes somebody who has no journey yet. */
  readonly nextPerson: () => string;
}

const PASSWORD = 'a password for the crash run';
const COORDINATORS = 4;
const MANAGERS = 2;

export async function buildWorld(url: string, env: Readonly<Record<string, string>>, people: number): Promise<World> {
  const settings = loadSettings(env);
  const database = await new Database(settings.databaseAppUrl).open();
  const signIn = await SignIn.open(settings);
  try {
    const owner = new pg.Client({ connectionString: settings.databaseUrl });
    await owner.connect();
    const zone = 'Europe/Dublin';
    const organisationId = await establishOrganisation(owner, { name: 'Example service', zone });
    await owner.end();
    const within = <T>(work: Parameters<typeof database.withinOrganisation<T>>[1]): Promise<T> =>
      database.withinOrganisation(organisationId, work);
    const programmeId = await within((tx) => addProgramme(tx, { ...openProgramme, zone }));
    const passwordHash = await hashPassword(signIn.auth, PASSWORD);
    const enrolled = async (role: Role): Promise<Actor & { email: string }> => {
      const email = `${randomUUID()}@example.org`;
      const userId = await createAccount(signIn.auth, { email, name: `A ${role}`, passwordHash });
      const personId = await within(async (tx) => {
        const id = await addPerson(tx, { givenName: 'Wren', familyName: role });
        await enrol(tx, userId, id, [role]);
        return id;
      });
      return { userId, personId, roles: [role], email };
    };
    const coordinators: User[] = [];
    while (coordinators.length < COORDINATORS) {
      const one = await enrolled('coordinator');
      coordinators.push({ ...one, cookie: await signedIn(url, one.email) });
    }
    for (let count = 0; count < MANAGERS; count++) await enrolled('manager');
    const { userId: supervisorId } = await enrolled('supervisor');
    const waiting = await within(async (tx) => {
      const ids: string[] = [];
      while (ids.length < people) ids.push(await addPerson(tx, { givenName: 'Robin', familyName: `${ids.length}` }));
      return ids;
    });
    const nextPerson = (): string => {
      const id = waiting.pop();
      if (id === undefined) throw new Error('everybody has a journey');
      return id;
    };
    return { organisationId, programmeId, coordinators, supervisorId, nextPerson };
  } finally {
    await signIn.close();
    await database.close();
  }
}

async function signedIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in was answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
