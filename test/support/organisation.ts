import { randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Role } from '../../state-machines/core/process.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { Database } from '../../src/database/database.js';
import { addProgramme } from '../../src/programmes/establish-programme.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';

/** The smallest organisation that a journey can run in. */
export interface TestOrganisation {
  readonly organisationId: string;
  readonly programmeId: string;
  /** A user of each role. */
  readonly users: Readonly<Record<Role, string>>;
  /** Adds someone and answers the person's id. */
  addPerson(): Promise<string>;
  addMember(role: Role): Promise<{ userId: string; personId: string }>;
}

/** Every blank filled in, every track open. */
export const aPolicy = samplePolicy;

/** Before any journey of a test begins. */
const BEGAN = Date.UTC(2026, 0, 5, 8);

/** Writes an organisation with an open programme, an adopted policy and one member of each role, as the owner. */
export async function anOrganisation(ownerUrl: string, policy: Policy | null = aPolicy()): Promise<TestOrganisation> {
  const organisationId = randomUUID();
  const programmeId = randomUUID();
  const query = async (text: string, values: unknown[]): Promise<void> => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  const addPerson = async (): Promise<string> => {
    const personId = randomUUID();
    await query(
      `with p as (insert into person (organisation_id, id) values ($1, $2))
       insert into person_name (organisation_id, person_id, given_name, family_name) values ($1, $2, 'Wren', 'Example')`,
      [organisationId, personId],
    );
    return personId;
  };
  const addMember = async (role: Role): Promise<{ userId: string; personId: string }> => {
    const personId = await addPerson();
    const userId = randomUUID();
    await query('insert into member (organisation_id, user_id, person_id, roles) values ($1, $2, $3, $4)', [
      organisationId,
      userId,
      personId,
      [role],
    ]);
    return { userId, personId };
  };
  await query(`insert into organisation (id, name, zone) values ($1, 'Example service', 'Europe/Dublin')`, [
    organisationId,
  ]);
  const owner = new Database(ownerUrl, { journalConnections: 1 });
  await owner.withinOrganisation(organisationId, (tx) =>
    addProgramme(tx, {
      id: programmeId,
      name: 'Example outreach',
      template: 'outreach',
      zone: 'Europe/Dublin',
      at: BEGAN,
      ...(policy && { policy, readiness: sampleReadiness() }),
    }),
  );
  await owner.close();
  const users: Partial<Record<Role, string>> = {};
  for (const role of ['coordinator', 'manager', 'supervisor', 'peerWorker', 'administrator'] as const)
    users[role] = (await addMember(role)).userId;
  return { organisationId, programmeId, users: users as Record<Role, string>, addPerson, addMember };
}
