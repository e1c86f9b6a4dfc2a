import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import supertest from 'supertest';

import { openApi, type Manner } from '../../src/api.js';
import { createAccount, hashPassword } from '../../src/auth/accounts.js';
import { loadSettings } from '../../src/settings.js';
import { testDatabase, type TestDatabase } from './database.js';
import { anOrganisation, type TestOrganisation } from './organisation.js';
import type { Role } from '../../state-machines/core/process.js';
import type { Track } from '../../state-machines/policy/policy.js';

jest.setTimeout(30_000);

export const PASSWORD = 'a password for tests';

/** Someone who is signed in, and asks over HTTP. */
export class Client {
  constructor(
    private readonly agent: ReturnType<typeof supertest>,
    readonly userId: string,
    readonly personId: string,
    readonly cookie: string,
  ) {}

  get(path: string): supertest.Test {
    return this.agent.get(`/api${path}`).set('cookie', this.cookie);
  }

  put(path: string, body: object): supertest.Test {
    return this.agent.put(`/api${path}`).set('cookie', this.cookie).send(body);
  }

  delete(path: string): supertest.Test {
    return this.agent.delete(`/api${path}`).set('cookie', this.cookie);
  }

  /** Posts with a key of its own, unless one is given; `null` sends none. */
  post(path: string, body?: object | string, key: string | null = randomUUID()): supertest.Test {
    const request = this.agent.post(`/api${path}`).set('cookie', this.cookie).set('content-type', 'application/json');
    return (key === null ? request : request.set('idempotency-key', key)).send(body);
  }

  /** Sends fields, and a file where there is one, as a browser's form would. */
  upload(path: string, fields: Record<string, string>, file?: { name: string; content: Buffer }): supertest.Test {
    const request = this.agent.post(`/api${path}`).set('cookie', this.cookie).set('idempotency-key', randomUUID());
    for (const [name, value] of Object.entries(fields)) void request.field(name, value);
    return file ? request.attach('file', file.content, file.name) : request;
  }

  command(journeyId: string, body: object, key?: string | null): supertest.Test {
    return this.post(`/journeys/${journeyId}/commands`, body, key);
  }
}

/** The real API on a database of its own, listening on a port of its own. */
export interface TestApi extends TestOrganisation {
  readonly api: Awaited<ReturnType<typeof openApi>>;
  readonly database: TestDatabase;
  readonly http: ReturnType<typeof supertest>;
  /** Sees everything, as the server's own superuser. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Makes someone with these roles in the organisation, and signs them in. */
  signedIn(...roles: Role[]): Promise<Client>;
  /** Signs in with the address of a user. */
  signIn(email: string, password?: string): supertest.Test;
  /** Begins a journey of a new person. */
  aJourney(by: Client, track?: Track): Promise<{ id: string; personId: string }>;
  close(): Promise<void>;
}

const unhurried = { allowance: { burst: 1_000_000, perSecond: 1_000_000 }, signInsPerMinute: 10_000 };

/** `others` are settings beside those that every test has. */
export async function testApi(manner: Manner = {}, others: Readonly<Record<string, string>> = {}): Promise<TestApi> {
  const database = await testDatabase();
  const settings = loadSettings({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    CLOCK: 'local',
    DATABASE_APP_URL: database.appUrl,
    DATABASE_AUTH_URL: database.authUrl,
    ...others,
  });
  const api = await openApi(settings, { ...unhurried, ...manner });
  await api.app.listen(0, '127.0.0.1');
  const http = supertest(api.app.getHttpServer());
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2, allowExitOnIdle: true });
  owner.on('error', () => undefined);
  const organisation = await anOrganisation(database.ownerUrl);
  const passwordHash = await hashPassword(api.signIn.auth, PASSWORD);
  const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(text, values)).rows;

  const signIn = (email: string, password = PASSWORD): supertest.Test =>
    http.post('/api/auth/sign-in/email').send({ email, password });

  const signedIn = async (...roles: Role[]): Promise<Client> => {
    const personId = await organisation.addPerson();
    const email = `${randomUUID()}@example.org`;
    const userId = await createAccount(api.signIn.auth, { email, name: 'Wren Example', passwordHash });
    await sql('insert into member (organisation_id, user_id, person_id, roles) values ($1, $2, $3, $4)', [
      organisation.organisationId,
      userId,
      personId,
      roles,
    ]);
    const answer = await signIn(email).expect(200);
    return new Client(http, userId, personId, cookieOf(answer));
  };

  return {
    ...organisation,
    api,
    database,
    http,
    sql,
    signIn,
    signedIn,
    aJourney: async (by, track = 'outreach') => {
      const personId = await organisation.addPerson();
      const body = { type: 'StartJourney', personId, programmeId: organisation.programmeId, track };
      const answer = await by.post('/journeys', body).expect(201);
      return { id: answer.body.id as string, personId };
    },
    close: async () => {
      await api.close();
      await owner.end();
      await database.drop();
    },
  };
}

/** The cookies that an answer sets, as a browser would send them. */
export function cookieOf(answer: supertest.Response): string {
  const set = (answer.get('set-cookie') ?? []) as string[];
  return set.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}
