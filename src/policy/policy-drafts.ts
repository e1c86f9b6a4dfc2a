import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { changesBetween } from '../../state-machines/policy/changes.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import { tracks, type Policy, type Track } from '../../state-machines/policy/policy.js';
import { preloadedDraft } from '../../state-machines/policy/templates.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Refused } from '../http/faults.js';
import { NOW } from '../parts.js';
import { programmeOr404 } from '../programmes/programmes.service.js';
import type { PutDraft } from './policy.schemas.js';
import { fullName } from '../people/person-name.js';

interface VersionRow {
  version: number;
  document: Policy;
  adopted_at: Date;
  boundariesSince: number;
}

interface DraftRow {
  revision: number;
  document: PolicyDraft;
  updated_at: Date;
}

/** What a programme's policy is now, and what it may become. */
export interface PolicyOfProgramme {
  readonly latest: VersionRow | undefined;
  readonly draft: { readonly revision: number; readonly document: PolicyDraft; readonly updatedAt: Date | null };
}

/** A programme's policy: the version in force, those before it, and the draft that is being written. */
@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async current({ organisationId }: Member, programmeId: string) {
    return answerOf(await this.database.reading(organisationId, (manager) => readPolicy(manager, programmeId)));
  }

  async put(member: Member, { programmeId, revision, document }: PutDraft) {
    const { organisationId, userId } = member;
    const state = await this.database.reading(organisationId, async (manager) => {
      const { stage } = await programmeOr404(manager, programmeId);
      if (stage === 'closed') throw refused('PROGRAMME_CLOSED', 'This programme is closed.');
      const values = [programmeId, revision, JSON.stringify(document), new Date(this.now()), userId];
      const saved = revision === 0 ? await insert(manager, organisationId, values) : await update(manager, values);
      if (!saved) throw refused('STALE_DRAFT', 'Somebody else changed the draft in the meantime: look at it again.');
      return readPolicy(manager, programmeId);
    });
    return answerOf(state);
  }

  versions({ organisationId }: Member, programmeId: string) {
    return this.database.reading(organisationId, async (manager) => {
      await programmeOr404(manager, programmeId);
      return (await readVersions(manager, programmeId)).map(({ adopted_at, adopted_by, document, ...row }) => ({
        ...row,
        adoptedAt: adopted_at.toISOString(),
        adoptedBy: adopted_by,
        approvedOn: document.general.approvedOn,
        reviewBy: document.general.reviewBy,
        tracks: openIn(document),
      }));
    });
  }
}

const openIn = (document: Policy): Track[] => tracks.filter((track) => document.tracks[track]);

const refused = (code: string, message: string) => new Refused({ code, clause: 'TURAS head', message });

/** The draft as it is; where nobody has written one, what is in force, or what the sources say. */
export async function readPolicy(manager: EntityManager, programmeId: string): Promise<PolicyOfProgramme> {
  const { template } = await programmeOr404(manager, programmeId);
  const [latest] = await manager.query<VersionRow[]>(
    'select version, document, adopted_at, boundaries_since as "boundariesSince" from policy where programme_id = $1 order by version desc limit 1',
    [programmeId],
  );
  const [draft] = await manager.query<DraftRow[]>(
    'select revision, document, updated_at from policy_draft where programme_id = $1',
    [programmeId],
  );
  const document = draft?.document ?? latest?.document ?? preloadedDraft(template);
  return { latest, draft: { revision: draft?.revision ?? 0, document, updatedAt: draft?.updated_at ?? null } };
}

async function insert(manager: EntityManager, organisationId: string, values: unknown[]): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `insert into policy_draft (organisation_id, programme_id, revision, document, updated_at, updated_by)
     values ($6, $1, $2::int + 1, $3, $4, $5) on conflict do nothing returning revision`,
    [...values, organisationId],
  );
  return rows.length > 0;
}

async function update(manager: EntityManager, values: unknown[]): Promise<boolean> {
  const [, changed] = await manager.query<[unknown[], number]>(
    `update policy_draft set revision = revision + 1, document = $3, updated_at = $4, updated_by = $5
     where programme_id = $1 and revision = $2`,
    values,
  );
  return changed > 0;
}

interface ReadVersion {
  version: number;
  document: Policy;
  adopted_at: Date;
  adopted_by: string | null;
  journeys: number;
}

function readVersions(manager: EntityManager, programmeId: string): Promise<ReadVersion[]> {
  return manager.query<ReadVersion[]>(
    `select y.version, y.document, y.adopted_at,
       nullif(${fullName('n')}, '') as adopted_by,
       (select count(*)::int from journey j
        where j.programme_id = y.programme_id and j.policy_version = y.version and j.closed_at is null) as journeys
     from policy y left join member m on m.user_id = y.adopted_by left join person_name n on n.person_id = m.person_id
     where y.programme_id = $1 order by y.version desc`,
    [programmeId],
  );
}

function answerOf({ latest, draft }: PolicyOfProgramme) {
  const { blanks, meter, faults, notices, policy } = examineDraft(draft.document);
  const changed = policy !== null && (!latest || changesBetween(latest.document, policy).length > 0);
  return {
    version: latest?.version ?? null,
    document: latest?.document ?? null,
    adoptedAt: latest?.adopted_at.toISOString() ?? null,
    draft: {
      revision: draft.revision,
      document: draft.document,
      updatedAt: draft.updatedAt?.toISOString() ?? null,
    },
    meter,
    blanks,
    faults,
    notices,
    adoptable: changed && draft.revision > 0,
  };
}
