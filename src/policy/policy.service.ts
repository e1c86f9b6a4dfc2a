import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { policyBlanks, PolicySchema, type Policy } from '../../state-machines/policy/policy.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Malformed, NotThere } from '../http/faults.js';
import type { Fault } from '../http/problem.js';
import { pathOf } from '../http/validation.pipe.js';
import { NOW } from '../parts.js';
import type { AdoptPolicy } from './policy.schemas.js';

interface PolicyRow {
  version: number;
  document: Policy;
  adopted_at: Date;
}

/** A programme's policy: versioned, complete or not adopted at all. Journeys under way keep the version they began with. */
@Injectable()
export class Policies {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  programmes({ organisationId }: Member) {
    return this.database.reading(organisationId, async (manager) => {
      const rows = await manager.query<{ id: string; name: string; open: boolean }[]>(
        `select g.id, g.name, exists (select from policy p where p.programme_id = g.id) as open from programme g order by g.name, g.id`,
      );
      return rows.map(({ id, name, open }) => ({ id, name, tracks: open ? ['outreach'] : [] }));
    });
  }

  current({ organisationId }: Member, programmeId: string) {
    return this.database.reading(organisationId, async (manager) => {
      await programmeOr404(manager, programmeId, '');
      return answerOf(await latest(manager, programmeId));
    });
  }

  async adopt(member: Member, { programmeId, document }: AdoptPolicy) {
    const checked = PolicySchema.safeParse(document);
    if (!checked.success) throw new Malformed(checked.error.issues.map(faultOf));
    return this.database.reading(member.organisationId, async (manager) => {
      await programmeOr404(manager, programmeId, 'for update');
      const version = ((await latest(manager, programmeId))?.version ?? 0) + 1;
      const row = { version, document: checked.data, adopted_at: new Date(this.now()) };
      await manager.query(
        `insert into policy (organisation_id, programme_id, version, document, adopted_at, adopted_by) values ($1, $2, $3, $4, $5, $6)`,
        [member.organisationId, programmeId, version, JSON.stringify(row.document), row.adopted_at, member.userId],
      );
      return answerOf(row);
    });
  }
}

async function programmeOr404(manager: EntityManager, id: string, lock: 'for update' | '') {
  const [found] = await manager.query<unknown[]>(`select id from programme where id = $1 ${lock}`, [id]);
  if (!found) throw new NotThere();
}

async function latest(manager: EntityManager, programmeId: string): Promise<PolicyRow | undefined> {
  const [row] = await manager.query<PolicyRow[]>(
    'select version, document, adopted_at from policy where programme_id = $1 order by version desc limit 1',
    [programmeId],
  );
  return row;
}

function answerOf(row: PolicyRow | undefined) {
  const filled = row !== undefined;
  return {
    version: row?.version ?? null,
    document: row?.document ?? null,
    adoptedAt: row?.adopted_at.toISOString() ?? null,
    blanks: policyBlanks.map((blank) => ({ ...blank, filled })),
  };
}

/** What is wrong with a document, with the clause that leaves the blank open. */
function faultOf({ path, message }: { path: PropertyKey[]; message: string }): Fault {
  const at = pathOf(path);
  const blank = policyBlanks.find(
    (one) => at === one.path || at.startsWith(`${one.path}.`) || one.path.startsWith(`${at}.`),
  );
  return {
    path: `document.${at}`,
    message: blank ? `${blank.explains} (${message})` : message,
    ...(blank && { clause: blank.clause }),
  };
}
