import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { PolicyDraft } from '../../state-machines/policy/draft.js';
import { preloadedDraft } from '../../state-machines/policy/templates.js';
import type { Member } from '../auth/sessions.js';
import { clauses } from '../clauses/clauses.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import { policyPaper, type PolicyToPrint } from '../print/policy-paper.js';
import { print } from '../print/printer.js';
import type { PolicyPaperQuery } from './papers.schemas.js';

interface Programme {
  readonly name: string;
  readonly template: string | null;
}

/** The policy as one document for the board. */
@Injectable()
export class PolicyPapers {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async policy({ organisationId, zone }: Member, query: PolicyPaperQuery): Promise<Buffer> {
    const policy = await this.database.reading(organisationId, async (manager) => {
      const [programme] = await manager.query<Programme[]>('select name, template from programme where id = $1', [
        query.programmeId,
      ]);
      if (!programme) throw new NotThere();
      const read = query.draft === 'true' ? readDraft(manager, query, programme) : readAdopted(manager, query, zone);
      return { programme: programme.name, clauses, ...(await read) };
    });
    return print(policyPaper(policy), this.now());
  }
}

type Read = Pick<PolicyToPrint, 'document' | 'adopted'>;

async function readDraft(
  manager: EntityManager,
  { programmeId }: PolicyPaperQuery,
  { template }: Programme,
): Promise<Read> {
  const [row] = await manager.query<{ document: PolicyDraft }[]>(
    'select document from policy_draft where programme_id = $1',
    [programmeId],
  );
  const document = row?.document ?? (await newest(manager, programmeId)) ?? preloadedDraft(template);
  return { document, adopted: null };
}

async function newest(manager: EntityManager, programmeId: string): Promise<PolicyDraft | undefined> {
  const [row] = await manager.query<{ document: PolicyDraft }[]>(
    'select document from policy where programme_id = $1 order by version desc limit 1',
    [programmeId],
  );
  return row?.document;
}

async function readAdopted(
  manager: EntityManager,
  { programmeId, version }: PolicyPaperQuery,
  zone: string,
): Promise<Read> {
  const [row] = await manager.query<{ version: number; document: PolicyDraft; adopted_at: Date }[]>(
    `select version, document, adopted_at from policy where programme_id = $1 and ($2::int is null or version = $2)
     order by version desc limit 1`,
    [programmeId, version ?? null],
  );
  if (!row) throw new NotThere();
  return {
    document: row.document,
    adopted: { version: row.version, on: dateOf(row.adopted_at.getTime(), zone) },
  };
}
