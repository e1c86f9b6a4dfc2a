import type { EntityManager } from 'typeorm';

import { daysBetween } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { JourneyFacts, Relation } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { missingNext } from '../../state-machines/journey/offers.js';
import type { Tx } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { fullName, NO_NAME, personNameOf } from '../people/person-name.js';
import type { JourneyCard } from './journey.answers.js';
import { workerFacts } from './journey.facts.js';

/** A journey's row as a list finds it. */
export interface ListedRow {
  id: string;
  person_id: string;
  track: JourneyCard['track'];
  stage: JourneyCard['stage'];
  standing: JourneyCard['standing'];
  attention: JourneyCard['attention'];
  stage_since: Date;
  last_moved_at: Date;
  deadline_at: Date | null;
  deadline_type: string | null;
  review_at: Date | null;
  explained_until: Date | null;
  started_at: Date;
  contacted_on: string | null;
  offered_on: string | null;
  decisions: number;
  policy_version: number;
}

/** What a card needs beside it. */
export interface BesideRow {
  given_name: string | null;
  family_name: string | null;
  facts: JourneyFacts;
  people: { relation: Relation; id: string; name: string | null }[] | null;
  state: JourneyState;
}

export type CardRow = ListedRow & BesideRow;

/** `j` is the journey. */
export const listedColumns = `
  j.id, j.person_id, j.track, j.stage, j.standing, j.attention, j.stage_since, j.last_moved_at,
  j.deadline_at, j.deadline_type, j.review_at, j.explained_until, j.started_at, j.contacted_on::text, j.offered_on::text, j.decisions,
  j.policy_version`;

/** `j` is the journey, `p` its worker and `n` the worker's name, `k` its process. */
export const besideColumns = `
  n.given_name, n.family_name, k.state,
  (select to_jsonb(known) from (select ${workerFacts}) known) as facts,
  (select json_agg(json_build_object('relation', r.relation, 'id', r.holder_id, 'name', ${fullName('h')}))
   from person_relation r join member m on m.user_id = r.holder_id left join person_name h on h.person_id = m.person_id
   where r.person_id = j.person_id) as people`;

/** What every page of a journey selects. */
export const cardColumns = `${listedColumns}, ${besideColumns}`;

export const cardTables = `
  journey j join process k on k.id = j.id join person p on p.id = j.person_id left join person_name n on n.person_id = j.person_id`;

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function cardOf(row: CardRow, zone: string, now: Instant): JourneyCard {
  const days = (since: Date) => Math.max(0, daysBetween(since.getTime(), now, zone));
  return {
    id: row.id,
    person: personNameOf(row),
    track: row.track,
    stage: row.stage,
    standing: row.standing,
    attention: row.attention,
    stageSince: row.stage_since.toISOString(),
    lastMovedAt: row.last_moved_at.toISOString(),
    daysInStage: days(row.stage_since),
    daysQuiet: days(row.last_moved_at),
    daysSinceStart: days(row.started_at),
    contactedOn: row.contacted_on,
    offeredOn: row.offered_on,
    missing: row.stage === 'closed' ? 0 : missingNext(row.state, row.facts, now).length,
    decisions: row.decisions,
    policyVersion: row.policy_version,
    nextDeadline: row.deadline_at && { at: row.deadline_at.toISOString(), type: row.deadline_type ?? '' },
    reviewAt: iso(row.review_at),
    explainedUntil: iso(row.explained_until),
    relations: Object.fromEntries(
      (row.people ?? []).map(({ relation, id, name }) => [relation, { id, name: name || NO_NAME }]),
    ),
  };
}

const oneCard = `select ${cardColumns} from ${cardTables} where j.id = $1`;

/** A journey's row, or the answer that there is none. */
export async function cardOr404(manager: EntityManager, id: string): Promise<CardRow> {
  return found(await manager.query<CardRow[]>(oneCard, [id]));
}

/** The same by a prepared statement: planning this one takes longer than answering it. */
export async function preparedCardOr404(tx: Pick<Tx, 'query'>, id: string): Promise<CardRow> {
  return found(await tx.query<CardRow>(oneCard, [id], 'one-card'));
}

function found([row]: readonly CardRow[]): CardRow {
  if (!row) throw new NotThere();
  return row;
}
