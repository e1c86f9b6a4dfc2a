import type { Queries } from '../free-text/person-keys.js';
import { fullName } from '../people/person-name.js';

/** Where the policy says nothing of a supervision yet: what a session takes. */
const USUAL_MINUTES = 60;

/** A supervisor as the organisation knows them: what they learned, and what they have on their hands. */
export interface Capacity {
  readonly userId: string;
  readonly name: string;
  readonly trainedOn: string | null;
  readonly skills: string[];
  readonly mostPeople: number | null;
  readonly mostHours: number | null;
  readonly people: number;
  readonly hoursAWeek: number;
}

/** Who counts as a supervisor: whoever has the role, has a profile, or supervises somebody. */
const supervisors = `m.ended_at is null and (m.roles @> array['supervisor'] or p.user_id is not null
  or exists (select from person_relation r where r.holder_id = m.user_id and r.relation = 'supervisor'))`;

/**
 * What supervisors have on their hands: people who are under way in a journey, and the hours that the patterns of those in
 * a role ask for now. One of them, or all.
 */
export async function readCapacities(
  queries: Queries,
  { userId = null, without = null }: { readonly userId?: string | null; readonly without?: string | null } = {},
): Promise<Capacity[]> {
  return queries.query(
    `select m.user_id as "userId", ${fullName('n')} as name,
       p.trained_on::text as "trainedOn", coalesce(p.skills, '{}') as skills, p.most_people::int as "mostPeople",
       p.most_hours_a_week::float8 as "mostHours", h.people, h.hours as "hoursAWeek"
     from member m left join person_name n on n.person_id = m.person_id left join supervisor_profile p on p.user_id = m.user_id
       cross join lateral (
         select count(distinct r.person_id)::int as people,
           coalesce(round(sum(v.minutes / 60.0 * 7 / v.every_days), 1), 0)::float8 as hours
         from person_relation r
           left join lateral (select coalesce(max(s.minutes), ${USUAL_MINUTES}) as minutes, min(s.every_days) as every_days
             from supervision s where s.person_id = r.person_id and s.stage in ('planned', 'unrecorded')
             group by s.programme_id) v on true
         where r.holder_id = m.user_id and r.relation = 'supervisor' and r.person_id is distinct from $2::uuid
           and exists (select from journey j where j.person_id = r.person_id and j.closed_at is null)) h
     where (case when $1::uuid is null then ${supervisors} else m.user_id = $1 and m.ended_at is null end)
     order by name, m.user_id`,
    [userId, without],
  ) as Promise<Capacity[]>;
}

/** More people or hours than there is room for. */
export const isOver = ({ people, hoursAWeek, mostPeople, mostHours }: Capacity): boolean =>
  (mostPeople !== null && people > mostPeople) || (mostHours !== null && hoursAWeek > mostHours);
