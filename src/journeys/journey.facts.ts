import {
  staffedModes,
  type Elsewhere,
  type JourneyFacts,
  type JourneyInput,
  type StartJourney,
} from '../../state-machines/journey/journey.messages.js';
import { journeyPolicyOf, type JourneyPolicy, type Policy } from '../../state-machines/policy/policy.js';
import type { Track } from '../../state-machines/policy/policy.js';
import type { Tx } from '../database/database.js';
import type { Standing } from '../journal/process-kind.js';
import { readSupervising } from '../supervisors/supervising.js';

/** What a journey's rules need to know of the world around it, read behind the lock of its process. */
export async function readFacts(tx: Tx, { id }: Pick<Standing, 'id'>, input: JourneyInput): Promise<JourneyFacts> {
  const [known, asked] = await Promise.all([
    input.type === 'StartJourney' ? readNewcomer(tx, input.personId) : readWorker(tx, id),
    readAsked(tx, id, input),
  ]);
  return { ...known, ...asked };
}

type Known = Omit<JourneyFacts, 'holderIsStaff' | 'entry' | 'policy' | 'beginning'>;

const nothingElsewhere: Elsewhere = { trainings: [], staffed: { sessions: 0, firstOn: null } };

/** What only some inputs ask for. */
async function readAsked(tx: Tx, id: string, input: JourneyInput): Promise<Partial<JourneyFacts>> {
  if (input.type === 'StartJourney') return { beginning: await readBeginning(tx, input) };
  if (input.type === 'MoveToPolicy') return { policy: await readPolicy(tx, id, input.version) };
  if (input.type === 'WithdrawExperience') return { entry: await readEntry(tx, id, input.entry) };
  return 'holderId' in input ? readHolder(tx, id, input) : {};
}

/** Whoever is to supervise has to have room for one more. */
async function readHolder(
  tx: Tx,
  id: string,
  { type, holderId }: { readonly type: string; readonly holderId: string },
): Promise<Partial<JourneyFacts>> {
  const [holderIsStaff, supervising, lineManagerCover] = await Promise.all([
    isStaff(tx, holderId),
    type === 'NameSupervisor' ? readSupervising(tx, id, holderId) : undefined,
    type === 'NameKeyworker' ? readLineManagerCover(tx, id) : undefined,
  ]);
  return {
    holderIsStaff,
    ...(supervising && { supervising }),
    ...(lineManagerCover !== undefined && { lineManagerCover }),
  };
}

/** Who covers for the line manager now: that one can't be keyworker either (GUIDE 3.5-c). */
async function readLineManagerCover(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ cover_id: string }>(
    `select s.cover_id from journey j join person_relation r on r.person_id = j.person_id and r.relation = 'lineManager'
       join standing_in s on s.absent_id = r.holder_id
     where j.id = $1 order by exists (select from covering c where c.absent_id = s.cover_id) limit 1`,
    [id],
    'line-manager-cover',
  );
  return row?.cover_id ?? null;
}

/** The part of the facts about a worker under way, as SQL beside a row `p` of `person` and a row `j` of `journey`. */
export const workerFacts = `
  p.blocked_at is not null as blocked,
  coalesce((select jsonb_object_agg(r.relation, r.holder_id) from person_relation r where r.person_id = p.id), '{}') as relations,
  exists (select from programme g where g.id = j.programme_id and g.stage = 'open') as "programmeOpen",
  jsonb_build_object(
    'trainings', coalesce(
      (select jsonb_agg(jsonb_build_object('topic', t ->> 'topic', 'on', t ->> 'on'))
       from journey s join process sp on sp.id = s.id cross join jsonb_array_elements(sp.state -> 'context' -> 'trainings') t
       where s.person_id = p.id and s.id <> j.id), '[]'),
    'staffed', (select jsonb_build_object('sessions', count(*), 'firstOn', min(e.worked_on))
       from experience_entry e
       where e.person_id = p.id and e.journey_id <> j.id and e.withdrawn_at is null
         and e.mode = any('{${staffedModes.join(',')}}'))
  ) as elsewhere,
  coalesce((select jsonb_agg(jsonb_build_object('kind', d.kind, 'processId', d.dependent_id) order by d.dependent_id)
    from dependent_process d where d.process_id = j.id), '[]') as dependents,
  j.id as "journeyId",
  process_named('supervision:' || j.person_id || ':' || j.programme_id) as "supervisionId",
  jsonb_build_object('training', process_named('owed:training:' || j.id), 'information', process_named('owed:information:' || j.id))
    as "obligationIds"`;

async function readWorker(tx: Tx, journeyId: string): Promise<Known> {
  const [row] = await tx.query<Known>(
    `select ${workerFacts} from journey j join person p on p.id = j.person_id where j.id = $1`,
    [journeyId],
    'journey-worker',
  );
  return row ?? { relations: {}, blocked: false, programmeOpen: false, elsewhere: nothingElsewhere, dependents: [] };
}

async function readNewcomer(tx: Tx, personId: string): Promise<Known> {
  const [row] = await tx.query<Pick<Known, 'blocked' | 'relations'>>(
    `select p.blocked_at is not null as blocked,
       coalesce((select jsonb_object_agg(r.relation, r.holder_id) from person_relation r where r.person_id = p.id), '{}') as relations
     from person p where p.id = $1`,
    [personId],
    'journey-newcomer',
  );
  const { blocked, relations } = row ?? { blocked: false, relations: {} };
  return { blocked, relations, programmeOpen: false, elsewhere: nothingElsewhere, dependents: [] };
}

interface PolicyRow {
  readonly version: number | null;
  readonly document: Policy | null;
  readonly boundaries_since: number | null;
}

async function readBeginning(
  tx: Tx,
  { personId, programmeId, track }: StartJourney,
): Promise<JourneyFacts['beginning']> {
  const [row] = await tx.query<PolicyRow & { zone: string; closed: boolean; under_way: boolean }>(
    `select o.zone, p.version, p.document, p.boundaries_since,
       exists (select from programme g where g.id = $2 and g.stage = 'closed') as closed,
       exists (select from journey j where j.person_id = $1 and j.programme_id = $2 and j.track = $3 and j.closed_at is null) as under_way
     from organisation o left join policy p on p.programme_id = $2
     order by p.version desc nulls last limit 1`,
    [personId, programmeId, track],
    'journey-beginning',
  );
  return {
    zone: row?.zone ?? 'UTC',
    policy: termsOf(row, track),
    programmeClosed: row?.closed ?? false,
    alreadyUnderWay: row?.under_way ?? false,
  };
}

async function readPolicy(tx: Tx, journeyId: string, version: number): Promise<JourneyPolicy | null> {
  const [row] = await tx.query<PolicyRow & { track: Track }>(
    `select p.version, p.document, p.boundaries_since, j.track
     from journey j join policy p on p.programme_id = j.programme_id and p.version = $2 where j.id = $1`,
    [journeyId, version],
    'journey-policy',
  );
  return row ? termsOf(row, row.track) : null;
}

/** A track's terms, where all of its blanks are filled. */
function termsOf(row: PolicyRow | undefined, track: Track): JourneyPolicy | null {
  if (!row?.document || !row.version) return null;
  return journeyPolicyOf(row.version, row.document, track, row.boundaries_since ?? row.version);
}

async function readEntry(tx: Tx, journeyId: string, entry: number): Promise<JourneyFacts['entry']> {
  const [row] = await tx.query<NonNullable<JourneyFacts['entry']>>(
    `select e.mode, e.worked_on::text as on, e.quarters,
       (select min(o.worked_on)::text from experience_entry o
        where o.journey_id = e.journey_id and o.mode = e.mode and o.version <> e.version and o.withdrawn_at is null) as "othersSince"
     from experience_entry e where e.journey_id = $1 and e.version = $2 and e.withdrawn_at is null`,
    [journeyId, entry],
    'journey-entry',
  );
  return row ?? null;
}

async function isStaff(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx.query(
    `select from member where user_id = $1 and ended_at is null and roles && array['coordinator', 'manager', 'supervisor']`,
    [userId],
    'is-staff',
  );
  return rows.length > 0;
}
