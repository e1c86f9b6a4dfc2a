import type { Role } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { stillFails } from './address.statements.js';
import type { Colleague } from './recipients.js';
import type { Reach } from './ways.js';

/** A colleague, and how that one can be reached. */
export interface Reachable extends Colleague {
  readonly reach: Reach;
}

interface Row {
  readonly user_id: string;
  readonly person_id: string;
  readonly roles: Role[];
  readonly email: string | null;
  readonly phone: string | null;
  readonly supervises: string[] | null;
  readonly away: boolean;
  readonly cover_id: string | null;
  readonly zone: string;
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly digest_hour: number | null;
  readonly stopped: string[];
  readonly failing: string[] | null;
  readonly pushes: number;
}

/**
 * Who is on the staff in this moment, who of them is away and who covers, whom each of them supervises of the people in
 * question; and those people and whoever is asked in person, where they can sign in.
 */
export async function readStaff(
  tx: Pick<Tx, 'query'>,
  people: readonly string[],
  toUsers: readonly string[] = [],
): Promise<Reachable[]> {
  const rows = await tx.query<Row>(
    `select m.user_id, m.person_id, m.roles, n.email, n.phone,
       (select array_agg(s.person_id) from person_relation s
        where s.holder_id = m.user_id and s.relation = 'supervisor' and s.person_id = any($1::uuid[])) as supervises,
       c.absent_id is not null as away, c.cover_id, coalesce(w.zone, o.zone) as zone,
       case when w.user_id is null then '21:00' else w.quiet_from::text end as quiet_from,
       case when w.user_id is null then '08:00' else w.quiet_until::text end as quiet_until,
       w.digest_hour, coalesce(w.stopped, '{}') as stopped,
       (select array_agg(f.channel) from failing_address f where f.user_id = m.user_id
         and ${stillFails}) as failing,
       (select count(*)::int from push_subscription p where p.user_id = m.user_id) as pushes
     from member m join organisation o on o.id = m.organisation_id
       left join person_name n on n.person_id = m.person_id
       left join covering c on c.absent_id = m.user_id
       left join member_setting w on w.user_id = m.user_id
     where (m.ended_at is null or m.ended_at > now())
       and (m.roles && array['supervisor', 'coordinator', 'manager', 'administrator']
         or m.person_id = any($1::uuid[]) or m.user_id = any($2::uuid[]))`,
    [people, toUsers],
    'read-staff',
  );
  return rows.map(colleagueOf);
}

function colleagueOf(row: Row): Reachable {
  const email = row.email?.trim() || null;
  const { user_id: userId, person_id: personId, roles } = row;
  return {
    userId,
    personId,
    roles,
    email,
    supervises: row.supervises ?? [],
    ...(row.away && { away: { coverId: row.cover_id } }),
    reach: {
      email,
      phone: row.phone?.trim() || null,
      pushes: row.pushes,
      quiet: { zone: row.zone, from: row.quiet_from, until: row.quiet_until },
      digestHour: row.digest_hour,
      stopped: row.stopped,
      isStaff: roles.some((role) => role !== 'peerWorker'),
      failing: row.failing ?? [],
    },
  };
}
