import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NOW } from '../parts.js';
import { cardOf, type BesideRow, type ListedRow } from './journey-cards.js';
import type { JourneyListQuery } from './journey.requests.js';
import { besideStatement, countsStatement, worklistStatement, type Statement } from './journey-list.statements.js';

interface Count {
  readonly stage: string;
  readonly n: number;
}

/** The worklist: paged, filtered and searched by the database, and cut to what the permission table lets this member see. */
@Injectable()
export class JourneyList {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async read(member: Member, query: JourneyListQuery) {
    const { page, pageSize, stage } = query;
    return this.database.listing(member.organisationId, async (tx) => {
      const ask = <Row>({ text, values, name }: Statement): Promise<Row[]> => tx.query<Row>(text, values, name);
      const [counted, listed] = await Promise.all([
        ask<Count>(countsStatement(member, query)),
        ask<ListedRow>(worklistStatement(member, query)),
      ]);
      const beside = await ask<BesideRow & { id: string }>(besideStatement(listed.map(({ id }) => id)));
      const besideOf = new Map(beside.map((row) => [row.id, row]));
      const items = listed.map((row) => cardOf({ ...row, ...besideOf.get(row.id)! }, member.zone, this.now()));
      const counts = Object.fromEntries(counted.map(({ stage: name, n }) => [name, n]));
      return { items, page, pageSize, total: totalOf(counts, stage), counts };
    });
  }
}

function totalOf(counts: Record<string, number>, stage: JourneyListQuery['stage']): number {
  if (stage) return counts[stage] ?? 0;
  return Object.entries(counts).reduce((sum, [name, n]) => (name === 'closed' ? sum : sum + n), 0);
}
