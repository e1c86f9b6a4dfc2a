import { changesBetween } from '../../state-machines/policy/changes.js';
import { examineDraft, type PolicyDraft } from '../../state-machines/policy/draft.js';
import { tracks, type Policy } from '../../state-machines/policy/policy.js';
import { holesOf, sameBoundaries } from '../../state-machines/programme/adoption.js';
import type { Adoption, ProgrammeEvent } from '../../state-machines/programme/programme.messages.js';
import type { Tx } from '../database/database.js';

interface Rows {
  readonly revision: number;
  readonly draft: PolicyDraft;
  readonly version: number | null;
  readonly document: Policy | null;
  readonly boundaries_since: number | null;
}

/** What adopting the draft would come to. The draft's row is held, so that it can't change before it is copied. */
export async function readAdoption(tx: Tx, programmeId: string): Promise<Adoption | null> {
  const [row] = await tx.query<Rows>(
    `select d.revision, d.document as draft, p.version, p.document, p.boundaries_since
     from policy_draft d left join lateral (
       select version, document, boundaries_since from policy where programme_id = d.programme_id order by version desc limit 1) p on true
     where d.programme_id = $1 for update of d`,
    [programmeId],
    'draft-to-adopt',
  );
  return row ? adoptionOf(row) : null;
}

function adoptionOf({ revision, draft, version: current, document, boundaries_since }: Rows): Adoption {
  const { policy, faults, ...examined } = examineDraft(draft);
  const version = (current ?? 0) + 1;
  const same = policy && document && sameBoundaries(document.general.boundaries, policy.general.boundaries);
  return {
    revision,
    version,
    boundariesSince: same ? (boundaries_since ?? version) : version,
    reviewBy: policy?.general.reviewBy ?? null,
    tracks: tracks.filter((track) => policy?.tracks[track]),
    missing: holesOf(examined),
    faults: faults.slice(0, 10),
    unchanged: policy !== null && document !== null && changesBetween(document, policy).length === 0,
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
