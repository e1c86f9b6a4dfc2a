import { stillFails } from '../delivery/address.statements.js';
import type { Values } from '../permissions/visible.js';
import type { ReminderState } from './health.schemas.js';
import { fullName } from '../people/person-name.js';

/** Which reminders are asked about. */
export interface Part {
  readonly from: Date;
  /** The end of the last day. */
  readonly until: Date;
  readonly userId?: string | undefined;
  readonly state?: ReminderState | undefined;
}

/**
 * Every message that was due, for each person and way; one that reached nobody stands here by itself. What was told before
 * account was kept of it has no more than its outcome.
 */
const reminders = `
  select r.process_id, r.version, r.index, r.owed_at, r.body, p.kind, p.state as process_state, d.user_id, d.channel,
    coalesce(d.state, case when r.done_at is null then 'waiting' else split_part(o.code, ':', 1) end) as state,
    case when d.user_id is not null then d.reason when r.done_at is null then r.put_off else nullif(split_part(o.code, ':', 2), '') end as reason,
    coalesce(d.settled_at, r.done_at) as settled_at
  from reaction r join process p on p.id = r.process_id
    left join dispatch d on (d.process_id, d.version, d.index) = (r.process_id, r.version, r.index)
    cross join lateral (select case when r.outcome like 'delivered%' then 'sent' else r.outcome end as code) o
  where r.kind = 'message'`;

const within = (part: Part, values: Values): string =>
  [
    `r.owed_at >= ${values.add(part.from)} and r.owed_at < ${values.add(part.until)}`,
    ...(part.userId ? [`d.user_id = ${values.add(part.userId)}`] : []),
  ].join(' and ');

const late = `extract(epoch from (m.settled_at - m.owed_at)) / 60`;

const counts = `count(*)::int as due, (count(*) filter (where m.state = 'sent'))::int as sent,
  (count(*) filter (where m.state = 'failed'))::int as failed, (count(*) filter (where m.state = 'silenced'))::int as silenced,
  (count(*) filter (where m.state = 'waiting'))::int as waiting,
  (percentile_cont(0.5) within group (order by ${late}) filter (where m.state = 'sent'))::float as "lateP50Minutes",
  (max(${late}) filter (where m.state = 'sent'))::float as "lateMaxMinutes"`;

/** Day by day, in the organisation's zone. */
export const daysStatement = (part: Part, zone: string, values: Values): string =>
  `select to_char(m.owed_at at time zone ${values.add(zone)}, 'YYYY-MM-DD') as "on", ${counts}
   from (${reminders} and ${within(part, values)}) m group by 1 order by 1`;

/** Person by person, whoever has most that failed first. */
export const peopleStatement = (part: Part, values: Values): string =>
  `select m.user_id as "userId", ${fullName('n')} as name, ${counts}
   from (${reminders} and ${within(part, values)}) m join member u on u.user_id = m.user_id
     left join person_name n on n.person_id = u.person_id
   group by 1, 2 order by failed desc, waiting desc, name, 1`;

const inState = ({ state }: Part, values: Values): string => (state ? `where m.state = ${values.add(state)}` : '');

export const countStatement = (part: Part, values: Values): string =>
  `select count(*)::int as total from (${reminders} and ${within(part, values)}) m ${inState(part, values)}`;

/** The newest first. Whom it is about is said to whoever may see that one. */
export const itemsStatement = (
  part: Part,
  sees: (person: string) => string,
  values: Values,
  { page, pageSize }: { page: number; pageSize: number },
): string =>
  `select m.process_id, m.owed_at, m.body ->> 'matter' as matter, m.body ->> 'clause' as clause, m.kind, m.user_id, m.channel,
     m.state, m.reason, case when m.state = 'sent' then (${late})::float end as late,
     ${fullName('t')} as to_name, a.person_id, a.given_name, a.family_name
   from (${reminders} and ${within(part, values)}) m
     left join member u on u.user_id = m.user_id left join person_name t on t.person_id = u.person_id
     left join person_name a on a.person_id = (m.process_state #>> '{context,personId}')::uuid and ${sees('a.person_id')}
   ${inState(part, values)}
   order by m.owed_at desc, m.process_id, m.version, m.index, m.user_id, m.channel
   limit ${values.add(pageSize)} offset ${values.add((page - 1) * pageSize)}`;

/** Addresses to which nothing gets through, as they stand now. */
export const failingStatement = `
  select f.user_id, f.channel, f.since, f.code, ${fullName('n')} as name
  from failing_address f join member m on m.user_id = f.user_id join person_name n on n.person_id = m.person_id
  where (m.ended_at is null or m.ended_at > now())
    and ${stillFails}
  order by f.since desc, f.user_id`;
