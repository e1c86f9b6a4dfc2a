import { randomUUID } from 'node:crypto';

import type { Actor } from '../../state-machines/core/process.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { Database } from '../../src/database/database.js';
import { addProgramme, type NewProgramme } from '../../src/programmes/establish-programme.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import type { Ground } from './ground.js';

/** An organisation in which journeys can run. */
export interface Organisation {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly coordinator: Actor;
  readonly supervisorId: string;
  /** People who have no journey yet. */
  readonly personIds: readonly string[];
}

export const policy: Policy = samplePolicy();

/** A programme in which journeys can run, open since before any of them begins. */
export const openProgramme: NewProgramme = {
  name: 'Example outreach',
  template: 'outreach',
  zone: 'Europe/Dublin',
  at: Date.UTC(2026, 0, 5, 8),
  policy,
  readiness: sampleReadiness(),
};

/** Writes an organisation with a programme, its policy, a coordinator, a supervisor and so many people. */
export async function anOrganisation(
  { query, ownerUrl }: Pick<Ground, 'query' | 'ownerUrl'>,
  people: number,
): Promise<Organisation> {
  const organisationId = randomUUID();
  const programmeId = randomUUID();
  const addPeople = async (count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => randomUUID());
    await query(
      `with someone as (insert into person (organisation_id, id) select $1, unnest($2::uuid[]) returning id)
       insert into person_name (organisation_id, person_id, given_name, family_name) select $1, id, 'Wren', 'Example' from someone`,
      [organisationId, ids],
    );
    return ids;
  };
  const addMember = async (role: string): Promise<{ userId: string; personId: string }> => {
    const userId = randomUUID();
    const [personId] = await addPeople(1);
    await query('insert into member (organisation_id, user_id, person_id, roles) values ($1, $2, $3, $4)', [
      organisationId,
      userId,
      personId,
      [role],
    ]);
    return { userId, personId: personId! };
  };
  await query(`insert into organisation (id, name, zone) values ($1, 'Example service', 'Europe/Dublin')`, [
    organisationId,
  ]);
  const owner = new Database(ownerUrl, { journalConnections: 1 });
  await owner.withinOrganisation(organisationId, (tx) => addProgramme(tx, { id: programmeId, ...openProgramme }));
  await owner.close();
  return {
    organisationId,
    programmeId,
    coordinator: { ...(await addMember('coordinator')), roles: ['coordinator'] },
    supervisorId: (await addMember('supervisor')).userId,
    personIds: await addPeople(people),
  };
}
