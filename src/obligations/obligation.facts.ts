import type { Instant } from '../../state-machines/core/process.js';
import type {
  ObligationFacts,
  ObligationInput,
  OpenObligation,
} from '../../state-machines/obligation/obligation.messages.js';
import { obligationTermsOf } from '../../state-machines/policy/keeping.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { readCalendar } from '../calendar/working-calendar.js';
import type { Tx } from '../database/database.js';
import type { Standing } from '../journal/process-kind.js';

type Reads = Pick<Tx, 'query'>;

/** What the rules of an obligation need to know of the world around it. */
export async function readFacts(
  tx: Tx,
  _: Pick<Standing, 'id'>,
  input: ObligationInput,
  at: Instant,
): Promise<ObligationFacts> {
  const opening = input.type === 'OpenObligation' ? input : undefined;
  const [calendar, beginning] = await Promise.all([readCalendar(tx, at), opening && readBeginning(tx, opening)]);
  return { calendar, ...beginning };
}

interface BeginningRow {
  readonly version: number | null;
  readonly document: Policy | null;
  readonly answers: boolean;
}

/**
 * Under which terms something is promised: those of its journey, else those in force. Whoever is asked in person has to be
 * one who may answer: management, or somebody who looks after this worker.
 */
export async function readBeginning(
  tx: Reads,
  { personId, programmeId, journeyId, askedOf, what }: Omit<OpenObligation, 'type'>,
): Promise<Partial<ObligationFacts>> {
  const [row] = await tx.query<BeginningRow>(
    `select p.version, p.document,
       exists (select from member m where m.user_id = $4 and m.ended_at is null and (m.roles && array['coordinator', 'manager']
         or (m.roles @> array['supervisor'] and exists (select from held_relation r where r.person_id = $1 and r.holder_id = $4
           and r.relation in ('supervisor', 'lineManager'))))) as answers
     from organisation o left join policy p on p.programme_id = $2
       and p.version = coalesce((select j.policy_version from journey j where j.id = $3), p.version)
     order by p.version desc nulls last limit 1`,
    [personId, programmeId, journeyId ?? null, askedOf ?? null],
    'obligation-beginning',
  );
  const terms = row?.document && row.version ? obligationTermsOf(row.version, row.document, what) : undefined;
  return { ...(terms && { terms }), askedOfIsStaff: row?.answers ?? false };
}
