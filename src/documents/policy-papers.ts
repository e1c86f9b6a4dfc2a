import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { PolicyDraft } from '../../state-machines/policy/draft.js';
import type { Member } from '../auth/sessions.js';
import { clauses } from '../clauses/clauses.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import { readPolicy } from '../policy/policy-drafts.js';
import { policyPaper, type PolicyToPrint } from '../print/policy-paper.js';
import { print } from '../print/printer.js';
import { programmeOr404 } from '../programmes/programmes.service.js';
import type { PolicyPaperQuery } from './papers.schemas.js';

/** The policy as one document for the board. */
@Injectable()
export class PolicyPapers {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async policy({ organisationId, zone }: Member, query: PolicyPaperQuery): Promise<Buffer> {
    const policy = await this.database.reading(organisationId, async (manager) => {
      const programme = await programmeOr404(manager, query.programmeId);
      const read = query.draft === 'true' ? readDraft(manager, query) : readAdopted(manager, query, zone);
      return { programme: programme.name, clauses, ...(await read) };
    });
    return print(policyPaper(policy), this.now());
  }
}

type Read = Pick<PolicyToPrint, 'document' | 'adopted'>;

async function readDraft(manager: EntityManager, { programmeId }: PolicyPaperQuery): Promise<Read> {
  const { draft } = await readPolicy(manager, programmeId);
  return { document: draft.document, adopted: null };
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
