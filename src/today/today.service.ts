import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Inbox } from '../inbox/inbox.service.js';
import { cardColumns, cardTables, type CardRow } from '../journeys/journey-cards.js';
import { NOW } from '../parts.js';
import { personNameOf } from '../people/person-name.js';
import { standingBy, type Named, type Relation } from '../permissions/permissions.js';
import { visible, Values } from '../permissions/visible.js';
import { keptMatters } from './kept-matters.js';
import { mattersOf } from './matters.js';

/** Nobody works through more in a day; what stalls comes first, so it is never cut off. */
const MOST_JOURNEYS = 300;
const MOST_DECISIONS = 100;
const MOST_MESSAGES = 20;
const MOST_FOLLOW_UPS = 50;
/** A follow-up is asked for within a year at most; whoever was not reached for so long is not asked about every day. */
const FOLLOW_UPS_BACK = 500;
const DAYS_AHEAD = 14;
const A_DAY = 24 * 60 * 60 * 1000;

/** The first page of the day: what needs me, what waits for others, and what comes if nobody acts. */
@Injectable()
export class Today {
  constructor(
    private readonly database: Database,
    private readonly inbox: Inbox,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async read(member: Member) {
    const now = this.now();
    const { rows, closed, inbox, covered, kept } = await this.database.reading(
      member.organisationId,
      async (manager) => ({
        rows: await openJourneys(manager, member, now),
        closed: await followUps(manager, member, now),
        covered: await coveredBy(manager, member),
        kept: await keptMatters(manager, member, now),
        inbox: await this.inbox.unread(manager, member, MOST_MESSAGES),
      }),
    );
    const matters = [
      ...kept,
      ...[...rows, ...closed].flatMap((row) =>
        mattersOf(row, { ...member, relations: relationsTo(row, member, covered) }, now),
      ),
    ];
    return {
      needsYou: matters.filter(({ mine }) => mine).map(({ item }) => item),
      waiting: matters.filter(({ mine }) => !mine).map(({ item }) => item),
      ifNobodyActs: rows.flatMap((row) => nextHappening(row, now) ?? []).toSorted((a, b) => a.at.localeCompare(b.at)),
      inbox,
    };
  }
}

/** The top of the worklist, and whatever waits for a decision or a review, wherever it stands: chosen first, and read whole only then. */
function openJourneys(manager: EntityManager, member: Member, now: Instant): Promise<CardRow[]> {
  const values = new Values();
  const some = (which: string, most: number) =>
    `(select j.id from journey j where j.closed_at is null and ${visible('journey.see', member, 'j.person_id', values)} and ${which}
      order by j.turn, j.last_moved_at, j.id limit ${values.add(most)})`;
  const parts = [
    some('true', MOST_JOURNEYS),
    some('j.decisions > 0', MOST_DECISIONS),
    some(`j.turn = 3 and j.review_at <= ${values.add(new Date(now))}`, MOST_DECISIONS),
  ];
  return manager.query<CardRow[]>(
    `select ${cardColumns} from ${cardTables} where j.id = any(array(${parts.join(' union ')}))
     order by case when j.turn = 0 then 0 when j.turn = 1 or j.decisions > 0 or j.review_at <= ${values.add(new Date(now))} then 1
       else j.turn end, j.last_moved_at, j.id`,
    values.list,
  );
}

/** Who left lately and is to be contacted once more. */
function followUps(manager: EntityManager, member: Member, now: Instant): Promise<CardRow[]> {
  const values = new Values();
  const where = visible('journey.RecordFollowUp', member, 'j.person_id', values);
  if (where === 'false') return Promise.resolve([]);
  return manager.query<CardRow[]>(
    `select ${cardColumns} from ${cardTables}
     where j.closed_at > ${values.add(new Date(now - FOLLOW_UPS_BACK * A_DAY))} and k.state #>> '{value,closed}' = 'followUpDue' and ${where}
     order by j.closed_at, j.id limit ${values.add(MOST_FOLLOW_UPS)}`,
    values.list,
  );
}

type Covered = ReadonlyMap<string, readonly Named[]>;

/** To whom one stands in for somebody who is away, and how. */
async function coveredBy(manager: EntityManager, { userId }: Member): Promise<Covered> {
  const rows = await manager.query<{ person_id: string; relations: Named[] }[]>(
    `select person_id, array_agg(distinct relation) as relations from held_relation
     where holder_id = $1 and covers_for is not null group by person_id`,
    [userId],
  );
  return new Map(rows.map(({ person_id, relations }) => [person_id, relations]));
}

function relationsTo(row: CardRow, { userId, personId }: Member, covered: Covered): Relation[] {
  if (row.person_id === personId) return ['self'];
  const mine = (row.people ?? []).filter(({ id }) => id === userId).map(({ relation }) => relation);
  return standingBy([...mine, ...(covered.get(row.person_id) ?? [])]);
}

/** The next thing that time will do to a journey, if it does so within two weeks. */
function nextHappening(row: CardRow, now: Instant) {
  const [next] = passTime(journey, row.state, now + DAYS_AHEAD * A_DAY, row.facts);
  if (!next) return undefined;
  const message = next.owed.find((reaction) => reaction.kind === 'message');
  return {
    journeyId: row.id,
    person: personNameOf(row),
    at: new Date(next.at).toISOString(),
    type: next.input.type,
    ...(message && { to: message.to }),
  };
}
