import type pg from 'pg';

import type { Actor, Instant } from '../../state-machines/core/process.js';
import { standingBy, type Named, type Relation } from '../permissions/permissions.js';

/** A signed-in member of an organisation: the actor of what is asked. */
export interface Member extends Actor {
  readonly organisationId: string;
  /** The organisation's time zone, in which its dates are meant. */
  readonly zone: string;
}

/** The worker whom a request is about, and how the member stands to that one. */
export interface Subject {
  readonly personId: string;
  /** Held now: in one's own name, or for somebody who is away. */
  readonly relations: readonly Relation[];
  /** Held in one's own name alone: what was said in confidence goes by these. */
  readonly named: readonly Relation[];
}

/** Which worker a request names, by id or by the id of something of theirs. */
export interface Asked {
  readonly journeyId?: string;
  readonly supervisionId?: string;
  readonly obligationId?: string;
  readonly personId?: string;
}

interface Row {
  organisation_id: string;
  user_id: string;
  person_id: string;
  roles: Member['roles'];
  zone: string;
  subject_id: string | null;
  relations: Named[] | null;
  named: Named[] | null;
}

/** Turns a session token into the member who holds it and, in the same statement, their relation to a worker. */
export class Sessions {
  constructor(
    private readonly pool: pg.Pool,
    private readonly now: () => Instant = Date.now,
  ) {}

  async find(token: string, asked: Asked = {}): Promise<{ member: Member; subject?: Subject } | undefined> {
    const { rows } = await this.pool.query<Row>({
      name: 'standing_of',
      text: 'select * from public.standing_of($1, $2, $3, $4)',
      values: [token, new Date(this.now()), processOf(asked), asked.personId ?? null],
    });
    const row = rows[0];
    return row && { member: memberOf(row), ...(row.subject_id && { subject: subjectOf(row, row.subject_id) }) };
  }
}

function memberOf(row: Row): Member {
  const { organisation_id: organisationId, user_id: userId, person_id: personId, roles, zone } = row;
  return { userId, personId, roles, organisationId, zone };
}

const processOf = ({ journeyId, supervisionId, obligationId }: Asked) =>
  journeyId ?? supervisionId ?? obligationId ?? null;

function subjectOf({ person_id, relations, named }: Row, personId: string): Subject {
  if (personId === person_id) return { personId, relations: ['self'], named: ['self'] };
  return { personId, relations: standingBy(relations), named: standingBy(named) };
}
