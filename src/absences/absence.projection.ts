import type { AbsenceState } from '../../state-machines/absence/absence.js';
import { absence } from '../../state-machines/absence/absence.js';
import type { Tx } from '../database/database.js';
import type { Change } from '../journal/process-kind.js';

const save = {
  begin: `insert into absence (user_id, cover_id, from_on, until_on, stage, version, id, organisation_id, entered_at, entered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  change: `update absence set user_id = $1, cover_id = $2, from_on = $3, until_on = $4, stage = $5, version = $6 where id = $7`,
  goesOver: `insert into covering (organisation_id, absent_id, cover_id, absence_id) values ($1, $2, $3, $4)
    on conflict (absent_id) do update set cover_id = excluded.cover_id, absence_id = excluded.absence_id`,
  comesBack: 'delete from covering where absence_id = $1',
};

/** Keeps the row that pages read; and while somebody is away, the row by which their queue goes over to the cover. */
export function projectAbsence(tx: Tx, { processId, from, version, at, state, by }: Change<AbsenceState>): void {
  const { userId, coverId, from: firstDay, until } = state.context;
  const stage = absence.stageOf(state);
  const values = [userId, coverId, firstDay, until, stage, version, processId];
  if (from === 0)
    tx.write(save.begin, [...values, tx.organisationId, new Date(at), by?.userId ?? null], 'absence-begin');
  else tx.write(save.change, values, 'absence-change');
  if (stage === 'away') tx.write(save.goesOver, [tx.organisationId, userId, coverId, processId], 'absence-goes-over');
  else tx.write(save.comesBack, [processId], 'absence-comes-back');
}
