import type { Instant, LocalDate, Refusal } from '../../state-machines/core/process.js';
import { absence } from '../../state-machines/absence/absence.js';
import type { AbsenceFacts } from '../../state-machines/absence/absence.messages.js';
import type { Tx } from '../database/database.js';
import { fullName } from '../people/person-name.js';

/** Who is away, and when. */
export interface Away {
  readonly userId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

type Cover = NonNullable<AbsenceFacts['cover']>;

/** Somebody who could cover, as the rules look at that one. */
export interface Candidate {
  readonly name: string;
  readonly isLineManager: boolean;
  readonly isManager: boolean;
  readonly cover: Cover;
}

interface Row extends Cover {
  readonly name: string;
  readonly isLineManager: boolean;
  readonly isManager: boolean;
}

/**
 * Everyone on the staff but the absent one: the line manager first, then the managers, then the others; or one who is
 * named, whoever that is.
 */
export async function readCandidates(
  tx: Pick<Tx, 'query'>,
  absentId: string,
  named: string | null = null,
): Promise<Candidate[]> {
  const rows = await tx.query<Row>(
    `select m.user_id as "userId", s.on_staff as "isStaff", ${fullName('n')} as name,
       w.line_manager_id is not null as "isLineManager", 'manager' = any(m.roles) as "isManager",
       (select count(*)::int from person_relation k join person_relation l using (person_id)
        where k.relation = 'keyworker' and k.holder_id = m.user_id and l.relation = 'lineManager' and l.holder_id = $1) as "keyworksForThem",
       coalesce((select jsonb_agg(jsonb_build_object('from', a.from_on::text, 'until', a.until_on::text, 'coverId', a.cover_id) order by a.from_on)
        from absence a where a.user_id = m.user_id and a.stage in ('planned', 'away')), '[]') as away
     from member m left join person_name n on n.person_id = m.person_id
       left join member_setting w on w.user_id = $1 and w.line_manager_id = m.user_id
       cross join lateral (values ((m.ended_at is null or m.ended_at > now()) and m.roles && array['coordinator', 'manager', 'supervisor'])) s (on_staff)
     where case when $2::uuid is null then s.on_staff and m.user_id <> $1 else m.user_id = $2 end
     order by "isLineManager" desc, "isManager" desc, name, m.user_id`,
    [absentId, named],
    'cover-candidates',
  );
  return rows.map(({ name, isLineManager, isManager, ...cover }) => ({ name, isLineManager, isManager, cover }));
}

/** The one who is named, as the rules look at that one: a stranger is nobody on the staff. */
export async function readNamed(tx: Pick<Tx, 'query'>, absentId: string, coverId: string): Promise<Cover> {
  const [found] = await readCandidates(tx, absentId, coverId);
  return found?.cover ?? { userId: coverId, isStaff: false, keyworksForThem: 0, away: [] };
}

/** Who covers where nobody is named: the line manager, else a manager, as the rules allow; nothing where nobody can. */
export function defaultCover(candidates: readonly Candidate[], away: Away, zone: string, at: Instant): Cover | null {
  const able = candidates.find((one) => (one.isLineManager || one.isManager) && !refusalOf(one.cover, away, zone, at));
  return able?.cover ?? null;
}

/** Why somebody cannot cover: the very rules that a command meets. */
export function refusalOf(cover: Cover, { userId, from, until }: Away, zone: string, at: Instant): Refusal | null {
  const facts: AbsenceFacts = { zone, isStaff: true, cover, others: [] };
  const asked = { type: 'StartAbsence', userId, from, until, coverId: cover.userId, at, facts } as const;
  const answer = absence.decide(undefined, asked);
  return !answer.accepted && answer.refusal.code.startsWith('COVER_') ? answer.refusal : null;
}
