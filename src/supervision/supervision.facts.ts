import type { Instant } from '../../state-machines/core/process.js';
import { supervisionTermsOf } from '../../state-machines/policy/keeping.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import type {
  Planning,
  SupervisionFacts,
  SupervisionInput,
  SupervisionNews,
} from '../../state-machines/supervision/supervision.messages.js';
import { readCalendar } from '../calendar/working-calendar.js';
import type { Tx } from '../database/database.js';
import type { Standing } from '../journal/process-kind.js';

type Reads = Pick<Tx, 'query'>;

/** After these a session may be planned: both people's weeks are read. */
const planned: readonly SupervisionInput['type'][] = [
  'JoinSupervision',
  'WorkerReturned',
  'WorkerLeft',
  'SupervisorNamed',
  'RecordSession',
  'MoveSession',
  'ProposeAgain',
  'DecideMisses',
  'PlanThreeWay',
];

/** What a supervision's rules need to know of the world around it, read behind the lock of its process. */
export async function readFacts(
  tx: Tx,
  { id }: Pick<Standing, 'id'>,
  input: SupervisionInput,
  at: Instant,
): Promise<SupervisionFacts> {
  const joining = input.type === 'JoinSupervision' ? input : undefined;
  const plans = planned.includes(input.type);
  const [known, calendar, terms] = await Promise.all([
    readAround(tx, id, joining?.personId ?? null, at),
    plans ? readCalendar(tx, at) : undefined,
    joining ? readTerms(tx, joining) : undefined,
  ]);
  const { supervisorId, ...around } = known;
  return {
    supervisorId,
    ...(calendar && { planning: { calendar, ...around } }),
    ...(joining && { terms: terms ?? null }),
  };
}

/** The same for a page that asks what would happen. */
export async function readPlanning(tx: Reads, id: string, at: Instant): Promise<SupervisionFacts> {
  const [{ supervisorId, ...around }, calendar] = await Promise.all([
    readAround(tx, id, null, at),
    readCalendar(tx, at),
  ]);
  return { supervisorId, planning: { calendar, ...around } };
}

type Around = Omit<Planning, 'calendar'> & Pick<SupervisionFacts, 'supervisorId'>;

/** Both people's weeks, when the supervisor meets somebody else, and when one of the two is away. */
async function readAround(tx: Reads, id: string, personId: string | null, at: Instant): Promise<Around> {
  const [row] = await tx.query<Around>(
    `with worker as (select coalesce($2::uuid, (select person_id from supervision where id = $1)) as id),
       pair as (select w.id as worker_id, r.holder_id as supervisor_id,
           (select user_id from member where person_id = w.id) as worker_user_id
         from worker w left join person_relation r on r.person_id = w.id and r.relation = 'supervisor')
     select supervisor_id as "supervisorId",
       (select availability from member_setting where user_id = worker_user_id) as worker,
       (select availability from member_setting where user_id = supervisor_id) as supervisor,
       coalesce((select jsonb_agg(jsonb_build_object('from', round(extract(epoch from taken.starts_at) * 1000),
           'until', round(extract(epoch from taken.starts_at) * 1000) + taken.minutes * 60000) order by taken.starts_at)
         from person_relation r join supervision v on v.person_id = r.person_id and v.stage in ('planned', 'unrecorded'),
           lateral (values (v.starts_at, v.minutes), (v.three_way_at, v.three_way_minutes)) as taken (starts_at, minutes)
         where r.holder_id = supervisor_id and r.relation = 'supervisor' and v.id <> $1
           and taken.starts_at > $3::timestamptz - interval '1 day'), '[]') as busy,
       coalesce((select jsonb_agg(jsonb_build_object('from', a.from_on, 'until', a.until_on) order by a.from_on, a.id)
         from absence a where a.user_id in (supervisor_id, worker_user_id) and a.stage in ('planned', 'away')), '[]') as away
     from pair`,
    [id, personId, new Date(at)],
    'supervision-around',
  );
  return row ?? { supervisorId: null, worker: null, supervisor: null, busy: [], away: [] };
}

type Joining = Extract<SupervisionNews, { type: 'JoinSupervision' }>;

async function readTerms(
  tx: Reads,
  { programmeId, policyVersion, track }: Joining,
): Promise<SupervisionFacts['terms']> {
  const [row] = await tx.query<{ document: Policy }>(
    'select document from policy where programme_id = $1 and version = $2',
    [programmeId, policyVersion],
    'supervision-terms',
  );
  return row ? supervisionTermsOf(policyVersion, row.document, track) : null;
}
