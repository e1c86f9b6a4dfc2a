import { Injectable } from '@nestjs/common';

import { ladderRoles, type Ladder } from '../../state-machines/ladder/ladder.js';
import { keepingOf } from '../../state-machines/policy/keeping.js';
import type { General } from '../../state-machines/policy/policy.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx as Transaction } from '../database/database.js';
import { whoHears } from '../delivery/recipients.js';
import { readStaff } from '../delivery/staff.statements.js';
import { NotThere } from '../http/faults.js';
import { visible, Values } from '../permissions/visible.js';
import type { LadderQuery } from './ladders.schemas.js';
import { fullName } from '../people/person-name.js';

type Tx = Pick<Transaction, 'query'>;
type Role = (typeof ladderRoles)[number];

interface JourneyRow {
  id: string;
  person_id: string;
  policyVersion: number;
  general: Partial<General>;
}

/** Who would hear now if something were late: each step of a ladder, as delivery would tell it in this moment. */
@Injectable()
export class LadderPeople {
  constructor(private readonly database: Database) {}

  who(member: Member, query: LadderQuery) {
    return this.database.listing(member.organisationId, async (tx) => {
      const { id, person_id, policyVersion, general } = await journeyOr404(tx, member, query);
      const told = await peopleOfRoles(tx, person_id);
      return {
        journey: { id, policyVersion },
        roles: ladderRoles.map((role) => ({ role, people: told[role] })),
        steps: stepsOf(keepingOf(general).ladders[query.ladder], told),
      };
    });
  }
}

async function journeyOr404(tx: Tx, member: Member, { programmeId, journeyId }: LadderQuery): Promise<JourneyRow> {
  const values = new Values();
  const [id, programme] = [values.add(journeyId), values.add(programmeId)];
  const mine = visible('journey.see', member, 'j.person_id', values);
  const [found] = await tx.query<JourneyRow>(
    `select j.id, j.person_id, j.policy_version as "policyVersion", coalesce(y.document -> 'general', '{}') as general
     from journey j left join policy y on (y.programme_id, y.version) = (j.programme_id, j.policy_version)
     where j.id = ${id} and j.programme_id = ${programme} and ${mine}`,
    values.list,
  );
  if (!found) throw new NotThere();
  return found;
}

interface Told {
  readonly userId: string;
  readonly name: string;
  readonly as: string;
  readonly coverFor: string | null;
}

async function peopleOfRoles(tx: Tx, personId: string): Promise<Readonly<Record<Role, readonly Told[]>>> {
  const staff = await readStaff(tx, [personId]);
  const heard = ladderRoles.map((role) => [role, whoHears({ to: role }, personId, staff)] as const);
  const names = await namesOf(
    tx,
    staff.map(({ userId }) => userId),
  );
  const told = heard.map(([role, hearers]) => [
    role,
    (hearers?.colleagues ?? []).map(({ userId, coversFor }): Told => {
      const coverFor = coversFor ? (names.get(coversFor) ?? '') : null;
      return { userId, name: names.get(userId) ?? '', as: hearers!.role, coverFor };
    }),
  ]);
  return Object.fromEntries(told) as Record<Role, Told[]>;
}

async function namesOf(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ user_id: string; name: string }>(
    `select m.user_id, ${fullName('n')} as name
     from member m left join person_name n on n.person_id = m.person_id where m.user_id = any($1::uuid[])`,
    [userIds],
    'names-on-a-ladder',
  );
  return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}

/** Nobody is told twice of one step, whatever roles they are told as. */
function stepsOf({ steps }: Ladder, told: Readonly<Record<Role, readonly Told[]>>) {
  return steps.map((step, index) => {
    const people = new Map(step.to.flatMap((role) => told[role]).map((one) => [one.userId, one]));
    return { ...step, index, people: [...people.values()] };
  });
}
