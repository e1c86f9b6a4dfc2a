import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NOW } from '../parts.js';
import { visible, Values } from '../permissions/visible.js';
import { cardColumns, cardOf, cardTables, type CardRow } from './journey-cards.js';
import type { JourneyListQuery } from './journey.requests.js';

const orders: Record<JourneyListQuery['sort'], string> = {
  /** Escalated, then stalled, then whoever has been quiet longest; people of whom nothing is expected now come last. */
  attention: `j.standing in ('paused', 'notNow', 'stoodDown'), case j.attention when 'escalated' then 0 when 'stalled' then 1 else 2 end, j.last_moved_at`,
  name: `n.given_name, n.family_name`,
  daysInStage: `j.stage_since`,
  nextDeadline: `j.deadline_at nulls last`,
};

/** The worklist: paged, filtered and searched by the database, and cut to what the permission table lets this member see. */
@Injectable()
export class JourneyList {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async read(member: Member, query: JourneyListQuery) {
    const { page, pageSize, stage } = query;
    return this.database.reading(member.organisationId, async (manager) => {
      const counts = await this.counts(member, query, (text, values) => manager.query(text, values));
      const values = new Values();
      const where = `${conditions(member, query, values)} and ${ofStage(stage, values)}`;
      const rows = await manager.query<CardRow[]>(
        `select ${cardColumns} from ${cardTables} where ${where} order by ${orders[query.sort]}, j.id
         limit ${values.add(pageSize)} offset ${values.add((page - 1) * pageSize)}`,
        values.list,
      );
      const items = rows.map((row) => cardOf(row, member.zone, this.now()));
      return { items, page, pageSize, total: totalOf(counts, stage), counts };
    });
  }

  /** How many there are in each stage under the same filters. */
  private async counts(member: Member, query: JourneyListQuery, run: Run): Promise<Record<string, number>> {
    const values = new Values();
    const where = conditions(member, query, values);
    const names = query.q ? ' left join person_name n on n.person_id = j.person_id' : '';
    const rows = await run(
      `select j.stage, count(*)::int as n from journey j${names} where ${where} group by j.stage`,
      values.list,
    );
    return Object.fromEntries(rows.map(({ stage, n }) => [stage, n]));
  }
}

/** Who was handed up has not moved either. */
const atLeast = { moving: ['moving'], stalled: ['stalled', 'escalated'], escalated: ['escalated'] } as const;

type Run = (text: string, values: unknown[]) => Promise<{ stage: string; n: number }[]>;

function conditions(member: Member, query: JourneyListQuery, values: Values): string {
  const { track, programmeId, standing, attention, decisions, q, supervisor } = query;
  return [
    visible('journey.see', member, 'j.person_id', values),
    ...(track ? [`j.track = ${values.add(track)}`] : []),
    ...(programmeId ? [`j.programme_id = ${values.add(programmeId)}`] : []),
    ...(standing ? [`j.standing = ${values.add(standing)}`] : []),
    ...(attention ? [`j.attention = any(${values.add(atLeast[attention])})`] : []),
    ...(decisions ? ['j.decisions > 0'] : []),
    ...words(q).map((word) => `n.search like ${values.add(`%${word}%`)}`),
    ...(supervisor ? [supervisedBy(values.add(supervisor))] : []),
  ].join(' and ');
}

/** Each word must occur somewhere in the name. `%` and `_` are letters here. */
export const words = (q: string | undefined): string[] =>
  (q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, (letter) => `\\${letter}`));

const supervisedBy = (holder: string) =>
  `exists (select from person_relation s where s.person_id = j.person_id and s.relation = 'supervisor' and s.holder_id = ${holder})`;

/** Closed journeys are listed only when they are asked for. */
const ofStage = (stage: JourneyListQuery['stage'], values: Values) =>
  stage ? `j.stage = ${values.add(stage)}` : 'j.closed_at is null';

function totalOf(counts: Record<string, number>, stage: JourneyListQuery['stage']): number {
  if (stage) return counts[stage] ?? 0;
  return Object.entries(counts).reduce((sum, [name, n]) => (name === 'closed' ? sum : sum + n), 0);
}
