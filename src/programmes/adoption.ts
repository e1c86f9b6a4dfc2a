import { changesBetween } from '../../state-machines/policy/changes.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import { tracks } from '../../state-machines/policy/policy.js';
import { holesOf, versionOf, type InForce } from '../../state-machines/programme/adoption.js';
import type { Adoption, ProgrammeEvent } from '../../state-machines/programme/programme.messages.js';
import type { Tx } from '../database/database.js';

interface DraftToAdopt {
  readonly revision: number;
  readonly draft: PolicyDraft;
  readonly in_force: InForce | null;
}

/** What adopting the draft would come to. The draft's row is held, so that it can't change before it is copied. */
export async function readAdoption(tx: Tx, programmeId: string): Promise<Adoption | null> {
  const [row] = await tx.query<DraftToAdopt>(
    `select d.revision, d.document as draft,
       (select jsonb_build_object('version', p.version, 'document', p.document, 'boundariesSince', p.boundaries_since)
        from policy p where p.programme_id = d.programme_id order by p.version desc limit 1) as in_force
     from policy_draft d where d.programme_id = $1 for update of d`,
    [programmeId],
    'draft-to-adopt',
  );
  return row ? adoptionOf(row) : null;
}

function adoptionOf({ revision, draft, in_force: inForce }: DraftToAdopt): Adoption {
  const { policy, faults, ...examined } = examineDraft(draft);
  return {
    revision,
    ...versionOf(policy, inForce),
    reviewBy: policy?.general.reviewBy ?? null,
    tracks: tracks.filter((track) => policy?.tracks[track]),
    missing: holesOf(examined),
    faults: faults.slice(0, 10),
    unchanged: policy !== null && inForce !== null && changesBetween(inForce.document, policy).length === 0,
  };
}

/** The draft becomes a version: the general part, and every track whose blanks are all filled. */
export async function copyDraft(
  tx: Tx,
  programmeId: string,
  { version, revision, boundariesSince }: Extract<ProgrammeEvent, { type: 'PolicyAdopted' }>,
  at: Date,
  adoptedBy: string | null,
): Promise<void> {
  const [row] = await tx.query<{ document: PolicyDraft }>(
    'select document from policy_draft where programme_id = $1 and revision = $2',
    [programmeId, revision],
    'draft-adopted',
  );
  const policy = row && examineDraft(row.document).policy;
  if (!policy) throw new Error('a draft was adopted that cannot be');
  tx.write(
    `insert into policy (organisation_id, programme_id, version, document, adopted_at, adopted_by, boundaries_since)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.organisationId, programmeId, version, JSON.stringify(policy), at, adoptedBy, boundariesSince],
    'adopt-policy',
  );
}
