import type { EntityManager } from 'typeorm';

import { daysAfter, dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { stillFails } from '../delivery/address.statements.js';
import { listObligations, type ObligationRow } from '../obligations/obligation-rows.js';
import { personNameOf } from '../people/person-name.js';
import { heldBy, visible, Values } from '../permissions/visible.js';
import { supervisionColumns, supervisionTables, type SupervisionRow } from '../supervision/supervision-cards.js';
import { obligationMatter } from './obligation-matters.js';
import { supervisionMatters } from './supervision-matters.js';
import type { Matter, MatterOfToday } from './today.schemas.js';

/** What a supervision or something owed means for whoever looks at it. */
export interface KeptReading {
  readonly matter: Matter;
  readonly clause: string;
  readonly since: Instant;
  readonly mine: boolean;
  readonly action: { readonly type: string; readonly href: string } | null;
  readonly params?: Record<string, string | number>;
}

interface About {
  readonly id: string;
  readonly journeyId: string | null;
  readonly supervisionId: string | null;
  readonly obligationId: string | null;
  readonly person: MatterOfToday['person'];
}

type Read = { mine: boolean; item: MatterOfToday };

const MOST = 100;
const A_WEEK = 7;

/** What supervision, what is owed and failing addresses ask of somebody today. */
export async function keptMatters(manager: EntityManager, member: Member, now: Instant): Promise<Read[]> {
  const supervisions = await openSupervisions(manager, member, now);
  const owed = await listObligations(manager, member, { scope: 'mine' }, now);
  const climbed = await climbedObligations(manager, member, now, owed);
  return [
    ...supervisions.flatMap((row) =>
      supervisionMatters(row, member, now).map((reading) => toMatter(aboutSupervision(row), reading)),
    ),
    ...[...owed, ...climbed].flatMap((row) =>
      obligationMatter(row, member, now).map((reading) => toMatter(aboutObligation(row), reading)),
    ),
    ...(await failingAddresses(manager, member)),
  ];
}

/** One's own, the week of those whom one supervises, and what has come up to whoever sees to it that supervision happens. */
function openSupervisions(manager: EntityManager, member: Member, now: Instant): Promise<SupervisionRow[]> {
  const values = new Values();
  const me = values.add(member.userId);
  const weekEnds = values.add(daysAfter(dateOf(now, member.zone), A_WEEK));
  const thisWeek = `(v.stage = 'unrecorded' or coalesce(v.starts_at::date, v.due_on) <= ${weekEnds}::date or v.starts_at is null
    or v.asked is not null or v.decision_since is not null or v.three_way_at::date <= ${weekEnds}::date)`;
  const some = (which: string) =>
    `(select v.id from supervision v where v.stage in ('planned', 'unrecorded') and ${which} order by v.due_on limit ${values.add(MOST)})`;
  const looksAfterAll = member.roles.some((role) => role === 'coordinator' || role === 'manager');
  const parts = [
    some(`v.person_id = ${values.add(member.personId)}`),
    some(`v.person_id = ${heldBy(me, ` and r.relation = 'supervisor'`)} and ${thisWeek}`),
    ...(looksAfterAll ? [some(`${stuck} and ${visible('supervision.see', member, 'v.person_id', values)}`)] : []),
  ];
  return manager.query<SupervisionRow[]>(
    `select ${supervisionColumns(me)} from ${supervisionTables} where v.id = any(array(${parts.join(' union ')}))
     order by v.stage = 'planned', coalesce(v.starts_at, v.due_on), v.id limit ${values.add(MOST)}`,
    values.list,
  );
}

/** As the index of the few says it. */
const stuck = '(v.climbed > 0 or v.starts_at is null or v.decision_since is not null)';

/** What others owe and did not do in time has come up to coordinators and managers. */
async function climbedObligations(
  manager: EntityManager,
  member: Member,
  now: Instant,
  known: readonly ObligationRow[],
): Promise<ObligationRow[]> {
  if (!member.roles.some((role) => role === 'coordinator' || role === 'manager')) return [];
  const [{ late } = { late: false }] = await manager.query<{ late: boolean }[]>(
    `select exists (select from obligation where stage = 'overdue' and climbed > 0) as late`,
  );
  if (!late) return [];
  const all = await listObligations(manager, member, { scope: 'all' }, now);
  return all.filter(({ id, stage }) => stage === 'overdue' && known.every((one) => one.id !== id));
}

const aboutSupervision = (row: SupervisionRow): About => ({
  id: row.id,
  journeyId: row.state.context.journeys[0]?.journeyId ?? null,
  supervisionId: row.id,
  obligationId: null,
  person: personNameOf(row),
});

const aboutObligation = (row: ObligationRow): About => ({
  id: row.id,
  journeyId: row.journey_id,
  supervisionId: null,
  obligationId: row.id,
  person: personNameOf(row),
});

function toMatter({ id, ...about }: About, { matter, clause, since, mine, action, params }: KeptReading): Read {
  return {
    mine,
    item: {
      ...about,
      id: `${id}:${matter}`,
      matter,
      clause,
      since: new Date(since).toISOString(),
      why: { code: matter, params: { ...params } },
      action,
    },
  };
}

interface FailingRow {
  user_id: string;
  person_id: string;
  given_name: string | null;
  family_name: string | null;
  channel: string;
  since: Date;
}

/** Nothing arrives there until somebody mends it: the coordinator’s matter. */
async function failingAddresses(manager: EntityManager, { roles }: Member): Promise<Read[]> {
  if (!roles.includes('coordinator')) return [];
  const rows = await manager.query<FailingRow[]>(
    `select f.user_id, m.person_id, n.given_name, n.family_name, f.channel, f.since
     from failing_address f join member m on m.user_id = f.user_id and m.ended_at is null
       left join person_name n on n.person_id = m.person_id
     where ${stillFails}
     order by f.since, f.user_id limit $1`,
    [MOST],
  );
  return rows.map((row) =>
    toMatter(
      {
        id: `${row.user_id}:${row.channel}`,
        journeyId: null,
        supervisionId: null,
        obligationId: null,
        person: personNameOf(row),
      },
      {
        matter: 'address-failing',
        clause: 'TURAS 7.1',
        since: row.since.getTime(),
        mine: true,
        action: { type: 'mendAddress', href: '/reminders' },
        params: { about: row.channel },
      },
    ),
  );
}
