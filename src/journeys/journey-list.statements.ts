import { createHash } from 'node:crypto';

import type { Member } from '../auth/sessions.js';
import { heldBy, reachOf, visible, Values } from '../permissions/visible.js';
import { besideColumns, cardTables, listedColumns } from './journey-cards.js';
import type { JourneyListQuery } from './journey.requests.js';

/** What a list asks the database. Each way of asking has a name of its own, under which a connection prepares it once. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name: string;
}

type Filters = Omit<JourneyListQuery, 'page' | 'pageSize' | 'sort'>;

const orders: Record<JourneyListQuery['sort'], string> = {
  /** Escalated, then stalled, then whoever has been quiet longest; people of whom nothing is expected now come last. */
  attention: `j.turn, j.last_moved_at`,
  name: `n.given_name, n.family_name`,
  daysInStage: `j.stage_since`,
  nextDeadline: `j.deadline_at`,
};

/** Which journeys come next, and what their own rows say of them. */
export function worklistStatement(member: Member, query: JourneyListQuery): Statement {
  const { page, pageSize, stage, sort } = query;
  const values = new Values();
  const where = [conditions(member, query, values), ofStage(stage, values)].join(' and ');
  const names = sort === 'name' ? ' left join person_name n on n.person_id = j.person_id' : '';
  const cut = `limit ${values.add(pageSize)} offset ${values.add((page - 1) * pageSize)}`;
  return statement(
    `select ${listedColumns} from journey j${names} where ${where} order by ${orders[sort]}, j.id ${cut}`,
    values,
  );
}

/** What the cards of these journeys need beside that. */
export function besideStatement(ids: readonly string[]): Statement {
  const values = new Values();
  return statement(`select j.id, ${besideColumns} from ${cardTables} where j.id = any(${values.add(ids)})`, values);
}

/** How many there are in each stage under the same filters. */
export function countsStatement(member: Member, query: Filters): Statement {
  const reach = reachOf('journey.see', member);
  const { q, supervisor, decisions } = query;
  const values = new Values();
  if (reach === 'some' || q || supervisor || decisions)
    return statement(
      `select j.stage, count(*)::int as n from journey j where ${conditions(member, query, values)} group by j.stage`,
      values,
    );
  const all = `select c.stage, c.n from journey_count c where ${ofKind('c', query, values)}`;
  const own = () =>
    `union all select j.stage, -1 from journey j where j.person_id = ${values.add(member.personId)} and ${ofKind('j', query, values)}`;
  return statement(
    `select stage, sum(n)::int as n from (${all} ${reach === 'everyone' ? '' : own()}) g group by stage having sum(n) > 0`,
    values,
  );
}

function statement(text: string, { list }: Values): Statement {
  return { text, values: list, name: `list ${createHash('sha1').update(text).digest('base64url')}` };
}

/** Who was handed up has not moved either. */
const atLeast = { moving: ['moving'], stalled: ['stalled', 'escalated'], escalated: ['escalated'] } as const;

function conditions(member: Member, query: Filters, values: Values): string {
  const { decisions, q, supervisor } = query;
  const parts = words(q);
  return [
    visible('journey.see', member, 'j.person_id', values),
    ofKind('j', query, values),
    ...(decisions ? ['j.decisions > 0'] : []),
    ...(parts.length > 0 ? [`j.person_id = ${called(parts, values)}`] : []),
    ...(supervisor ? [`j.person_id = ${heldBy(values.add(supervisor), ` and r.relation = 'supervisor'`)}`] : []),
  ].join(' and ');
}

/** What journeys are counted by, on a journey or on a row of `journey_count`. */
function ofKind(row: string, { track, programmeId, standing, attention }: Filters, values: Values): string {
  const parts = [
    ...(track ? [`${row}.track = ${values.add(track)}`] : []),
    ...(programmeId ? [`${row}.programme_id = ${values.add(programmeId)}`] : []),
    ...(standing ? [`${row}.standing = ${values.add(standing)}`] : []),
    ...(standing && standing !== 'active' ? [`${row}.standing <> 'active'`] : []), // as the index of the few says it
    ...(attention ? [`${row}.attention = any(${values.add(atLeast[attention])})`] : []),
  ];
  return parts.length > 0 ? parts.join(' and ') : 'true';
}

/** Whose names hold all of these parts: the longest is looked up, the others are held against what was found. */
export function called(parts: readonly string[], values: Values): string {
  const patterns = parts.toSorted((a, b) => b.length - a.length).map((part) => `%${part}%`);
  return `any(array(select people_called(${values.add(patterns)})))`;
}

/** Each word must occur somewhere in the name. `%` and `_` are letters here. */
export const words = (q: string | undefined): string[] =>
  (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, (letter) => `\\${letter}`));

/** Closed journeys are listed only when they are asked for. */
const ofStage = (stage: JourneyListQuery['stage'], values: Values) =>
  stage ? `j.stage = ${values.add(stage)}` : 'j.closed_at is null';
