import { Injectable } from '@nestjs/common';

import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { KeyReused } from '../http/faults.js';
import { RequestHash } from '../http/idempotency.js';
import { called, words } from '../journeys/journey-list.statements.js';
import { actions, may } from '../permissions/permissions.js';
import { visible, Values } from '../permissions/visible.js';
import { addPerson } from './establish.js';
import type { NewPerson, PeopleQuery } from './people.schemas.js';
import { fullName } from './person-name.js';

interface PersonRow {
  id: string;
  given_name: string | null;
  family_name: string | null;
  journey_id: string | null;
  stage: string | null;
  open: boolean;
  total: number;
}

/** The people of an organisation, as far as the asker may know of them. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly hash: RequestHash,
  ) {}

  async me({ organisationId, userId, personId, roles, zone }: Member) {
    const [row] = await this.database.reading(organisationId, (manager) =>
      manager.query<{ name: string; given_name: string | null }[]>(
        'select o.name, n.given_name from organisation o left join person_name n on n.person_id = $1',
        [personId],
      ),
    );
    return {
      userId,
      personId,
      roles,
      givenName: row?.given_name ?? '',
      organisation: { id: organisationId, name: row?.name ?? '', zone },
      permissions: actions.filter((action) => may(action, roles)),
    };
  }

  async list(member: Member, { q, page, pageSize }: PeopleQuery) {
    const values = new Values();
    const parts = words(q);
    const where = [
      visible('person.see', member, 'w.id', values),
      ...(parts.length > 0 ? [`w.id = ${called(parts, values)}`] : []),
    ].join(' and ');
    const seesJourney = visible('journey.see', member, 'w.id', values);
    const rows = await this.database.reading(member.organisationId, (manager) =>
      manager.query<PersonRow[]>(
        `select w.id, n.given_name, n.family_name, j.id is not null and j.closed_at is null as open,
           case when ${seesJourney} then j.id end as journey_id, case when ${seesJourney} then j.stage end as stage,
           count(*) over ()::int as total
         from person w join person_name n on n.person_id = w.id
           left join lateral (
             select id, stage, closed_at from journey where person_id = w.id order by closed_at desc nulls first limit 1) j on true
         where ${where} order by n.given_name, n.family_name, w.id
         limit ${values.add(pageSize)} offset ${values.add((page - 1) * pageSize)}`,
        values.list,
      ),
    );
    return { items: rows.map(personOf), page, pageSize, total: rows[0]?.total ?? 0 };
  }

  /**
   * A person the organisation knows of; a journey may follow. The id follows from the key, so that the same request finds
   * the same person, and asking twice adds nobody twice.
   */
  async add({ organisationId, userId }: Member, key: string, { givenName, familyName, email }: NewPerson) {
    const id = this.hash.processId(organisationId, userId, `person:${key}`);
    const wanted = { givenName, familyName, email: email ?? null };
    await this.database.withinOrganisation(organisationId, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]); // the same key twice at once
      const [known] = await tx.query<typeof wanted>(
        `select n.given_name as "givenName", n.family_name as "familyName", n.email
         from person w left join person_name n on n.person_id = w.id where w.id = $1`,
        [id],
      );
      if (!known) return addPerson(tx, { id, givenName, familyName, ...(email && { email }) });
      if (JSON.stringify(known) !== JSON.stringify(wanted)) throw new KeyReused();
      return id;
    });
    return { id, givenName, familyName, inPeerWork: false };
  }

  /** Whoever can be named line manager, keyworker or supervisor. */
  async staff({ organisationId }: Member) {
    return this.database.reading(organisationId, (manager) =>
      manager.query<{ id: string; personId: string; name: string; roles: string[] }[]>(
        `select m.user_id as id, m.person_id as "personId", ${fullName('n')} as name, m.roles
         from member m left join person_name n on n.person_id = m.person_id
         where m.ended_at is null and m.roles && array['coordinator', 'manager', 'supervisor'] order by name, m.user_id`,
      ),
    );
  }
}

function personOf({ id, given_name, family_name, journey_id, stage, open }: PersonRow) {
  return {
    id,
    givenName: given_name ?? '',
    familyName: family_name ?? '',
    inPeerWork: open,
    ...(journey_id && { journey: { id: journey_id, stage } }),
  };
}
