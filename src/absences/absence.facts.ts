import type { AbsenceFacts, AbsenceInput } from '../../state-machines/absence/absence.messages.js';
import type { AbsenceState } from '../../state-machines/absence/absence.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { Standing } from '../journal/process-kind.js';
import { defaultCover, readCandidates, readNamed, type Away } from './covers.js';

interface Plain {
  readonly zone: string;
  readonly isStaff: boolean;
  readonly others: AbsenceFacts['others'];
}

/** What an absence cannot know by itself. Only where dates or a cover are set is more asked than the zone. */
export async function readAbsenceFacts(
  tx: Tx,
  process: Standing<AbsenceState>,
  input: AbsenceInput,
  at: Instant,
): Promise<AbsenceFacts> {
  if (input.type !== 'StartAbsence' && input.type !== 'ChangeDates' && input.type !== 'NameCover')
    return readPlain(tx, process.id, null);
  const state = await process.state;
  const away = input.type === 'StartAbsence' ? input : awayAs(state, input);
  if (!away) return readPlain(tx, process.id, null);
  await oneAtATime(tx);
  const plain = await readPlain(tx, process.id, away.userId);
  return { ...plain, cover: await readCover(tx, input, state, away, { zone: plain.zone, at }) };
}

/** Absences are judged by each other: no two of an organisation are entered at the same time. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('absences of ' || $1, 0))`, [tx.organisationId]);
}

function awayAs(state: AbsenceState | undefined, input: AbsenceInput): Away | undefined {
  if (!state) return undefined;
  const { userId, from, until } = state.context;
  return input.type === 'ChangeDates' ? { userId, from: input.from, until: input.until } : { userId, from, until };
}

async function readCover(
  tx: Tx,
  input: AbsenceInput,
  state: AbsenceState | undefined,
  away: Away,
  { zone, at }: { readonly zone: string; readonly at: Instant },
): Promise<AbsenceFacts['cover']> {
  const named = 'coverId' in input ? input.coverId : (state?.context.coverId ?? undefined);
  if (named !== undefined) return readNamed(tx, away.userId, named);
  return defaultCover(await readCandidates(tx, away.userId), away, zone, at);
}

async function readPlain(tx: Tx, absenceId: string, userId: string | null): Promise<Plain> {
  const [row] = await tx.query<Plain>(
    `select o.zone, exists (select from member m where m.user_id = $2 and (m.ended_at is null or m.ended_at > now())
         and m.roles && array['coordinator', 'manager', 'supervisor']) as "isStaff",
       coalesce((select jsonb_agg(jsonb_build_object('from', a.from_on::text, 'until', a.until_on::text) order by a.from_on) from absence a
         where a.user_id = $2 and a.id <> $1 and a.stage in ('planned', 'away')), '[]') as others
     from organisation o`,
    [absenceId, userId],
    'absence-facts',
  );
  return row!;
}
