import { daysBetween, dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { ObligationState } from '../../state-machines/obligation/obligation.js';
import type { OwedThing, ReplySubject } from '../../state-machines/obligation/obligation.messages.js';
import type { Member } from '../auth/sessions.js';
import type { Queries } from '../free-text/person-keys.js';
import { fullName, personNameOf } from '../people/person-name.js';
import type { Named } from '../permissions/permissions.js';
import { visible, Values } from '../permissions/visible.js';
import type { ObligationAnswer, ObligationListQuery } from './obligations.schemas.js';

/** What is owed, as lists find it. */
export interface ObligationRow {
  id: string;
  person_id: string;
  given_name: string | null;
  family_name: string | null;
  programme_id: string;
  journey_id: string | null;
  what: OwedThing;
  about: ReplySubject | null;
  stage: ObligationAnswer['stage'];
  opened_at: Date;
  first_promise: Date;
  promised_by: Date;
  settled_on: string | null;
  asked_of: string | null;
  opened_by: string | null;
  asked_name: string | null;
  state: ObligationState;
  /** How the asker stands to the worker. */
  relations: Named[];
  /** The asker answers for it. */
  mine: boolean;
}

const MOST = 300;
/** What was settled can still be opened again for so long. */
const SETTLED_LATELY = `interval '30 days'`;

/** What is owed, as far as this member may see it: what was promised first comes first. */
export function listObligations(
  queries: Queries,
  member: Member,
  { scope, journeyId }: ObligationListQuery,
  now: Instant,
): Promise<ObligationRow[]> {
  const values = new Values();
  const me = values.add(member.userId);
  const own = `b.person_id = ${values.add(member.personId)}`;
  const mine = answeredBy(member, me);
  const at = values.add(new Date(now));
  const where = [
    `(${visible('obligation.see', member, 'b.person_id', values)} or b.asked_of = ${me})`,
    `(${own} or ${forTheirEyes(member, values)})`,
    ...(scope === 'mine' ? [`(${own} or ${mine})`] : []),
    ...(journeyId ? [ofJourney(values.add(journeyId))] : []),
  ];
  return queries.query(
    `select b.id, b.person_id, n.given_name, n.family_name, b.programme_id, b.journey_id, b.what, b.about, b.stage, b.opened_at,
       b.first_promise, b.promised_by, b.settled_on::text, b.asked_of, b.opened_by, ${fullName('h')} as asked_name,
       k.state, array(select r.relation from held_relation r where r.person_id = b.person_id and r.holder_id = ${me}) as relations,
       ${mine} as mine
     from (select * from obligation b where b.stage in ('open', 'overdue', 'suspended')
         union all select b.* from obligation b join process k on k.id = b.id
           where ${own} and b.stage in ('fulfilled', 'withdrawn') and k.at > ${at}::timestamptz - ${SETTLED_LATELY}) b
       join process k on k.id = b.id left join person_name n on n.person_id = b.person_id
       left join member m on m.user_id = b.asked_of left join person_name h on h.person_id = m.person_id
     where ${where.join(' and ')}
     order by b.stage in ('fulfilled', 'withdrawn'), b.promised_by, b.id limit ${values.add(MOST)}`,
    values.list,
  );
}

/** Feedback that goes to somebody in person is for that one alone (GUIDE 4.3-f): those whom it may be about do not even see that it was given. */
function forTheirEyes({ roles, userId }: Member, values: Values): string {
  if (roles.includes('manager')) return 'true';
  return `(b.about is distinct from 'feedback' or b.asked_of is null or b.asked_of = ${values.add(userId)})`;
}

/** May this one know that it is there? */
export async function isForTheirEyes(queries: Queries, member: Member, id: string): Promise<boolean> {
  const values = new Values();
  const own = `b.person_id = ${values.add(member.personId)}`;
  const which = `b.id = ${values.add(id)} and (${own} or ${forTheirEyes(member, values)})`;
  const rows: unknown[] = await queries.query(`select from obligation b where ${which}`, values.list);
  return rows.length > 0;
}

/** Who answers for it: the one who was asked in person, else the supervisor, and the coordinator for what the organisation provides. */
function answeredBy({ roles }: Member, me: string): string {
  const supervised = `exists (select from held_relation r where r.person_id = b.person_id and r.relation = 'supervisor'`;
  const byCoordinator = roles.includes('coordinator')
    ? ` or b.what in ('training', 'expenses', 'information') or not ${supervised})`
    : '';
  const bySupervisor = `(b.what in ('reply', 'debrief') and ${supervised} and r.holder_id = ${me}))`;
  return `(b.asked_of is not distinct from ${me} or (b.asked_of is null and (${bySupervisor}${byCoordinator})))`;
}

const ofJourney = (journey: string) =>
  `(b.journey_id = ${journey} or (b.journey_id is null and exists (select from journey j
     where j.id = ${journey} and j.person_id = b.person_id and j.programme_id = b.programme_id)))`;

/** Open as long as nobody settled it or took it back. */
const isOpen = (stage: ObligationRow['stage']) => stage === 'open' || stage === 'overdue';

export const isTheirs = (row: ObligationRow, { personId }: Member): boolean => row.person_id === personId || row.mine;

/** What is owed, without the words. */
export function obligationOf(row: ObligationRow, asker: Member, now: Instant) {
  const days = daysBetween(row.first_promise.getTime(), now, row.state.context.zone);
  return {
    id: row.id,
    person: personNameOf(row),
    programmeId: row.programme_id,
    journeyId: row.journey_id,
    what: row.what,
    about: row.about,
    openedAt: row.opened_at.toISOString(),
    firstPromise: row.first_promise.toISOString(),
    promisedBy: row.promised_by.toISOString(),
    settledOn: row.settled_on,
    stage: row.stage,
    daysLate: isOpen(row.stage) ? Math.max(0, days) : 0,
    askedOf: row.asked_of ? { userId: row.asked_of, name: row.asked_name || '—' } : null,
    yours: isTheirs(row, asker),
  };
}

/** The day on which it was promised, where the organisation is. */
export const promisedOn = ({ promised_by, state }: ObligationRow): string =>
  dateOf(promised_by.getTime(), state.context.zone);
