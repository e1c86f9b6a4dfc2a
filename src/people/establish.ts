import { randomUUID } from 'node:crypto';

import type pg from 'pg';

import type { Role } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';

/** How organisations and their first people come into being: for `npm run admin`, the sample and the tests. */

export interface NewOrganisation {
  readonly id?: string;
  readonly name: string;
  /** An IANA time zone, in which the organisation's dates are meant. */
  readonly zone: string;
}

/** Only the database's owner can make an organisation. Answers its id. */
export async function establishOrganisation(
  owner: pg.Client,
  { id = randomUUID(), name, zone }: NewOrganisation,
): Promise<string> {
  await owner.query('begin');
  try {
    await owner.query(`select set_config('app.organisation', $1, true)`, [id]);
    await owner.query('insert into organisation (id, name, zone) values ($1, $2, $3)', [id, name, zone]);
    await owner.query('commit');
    return id;
  } catch (fault) {
    await owner.query('rollback');
    throw fault;
  }
}

export interface NewName {
  readonly id?: string;
  readonly givenName: string;
  readonly familyName?: string;
  readonly email?: string;
}

/** Someone whom the organisation knows by name. Answers the person's id. */
export async function addPerson(
  tx: Tx,
  { id = randomUUID(), givenName, familyName = '', email }: NewName,
): Promise<string> {
  await tx.query('insert into person (organisation_id, id) values ($1, $2)', [tx.organisationId, id]);
  await tx.query(
    'insert into person_name (organisation_id, person_id, given_name, family_name, email) values ($1, $2, $3, $4, $5)',
    [tx.organisationId, id, givenName, familyName, email ?? null],
  );
  return id;
}

/** Gives a person an account's rights in the organisation. */
export async function enrol(tx: Tx, userId: string, personId: string, roles: readonly Role[]): Promise<void> {
  await tx.query('insert into member (organisation_id, user_id, person_id, roles) values ($1, $2, $3, $4)', [
    tx.organisationId,
    userId,
    personId,
    roles,
  ]);
}
