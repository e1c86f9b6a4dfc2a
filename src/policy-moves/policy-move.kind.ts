import type { PolicyMoveState } from '../../state-machines/policy-move/policy-move.machine.js';
import type {
  PolicyMoveFacts,
  PolicyMoveInput,
  StartMove,
} from '../../state-machines/policy-move/policy-move.messages.js';
import { policyMove } from '../../state-machines/policy-move/policy-move.js';
import type { Tx } from '../database/database.js';
import type { Change, ProcessKind } from '../journal/process-kind.js';

/** The move of journeys to another version of the policy, as the journal runs it. */
export const policyMoveKind: ProcessKind<PolicyMoveState, PolicyMoveInput, PolicyMoveFacts> = {
  rules: policyMove,
  facts: async (tx, _, input) => (input.type === 'StartMove' ? { beginning: await readBeginning(tx, input) } : {}),
  project: projectMove,
  textsOf: () => {
    throw new Error('a move keeps no words about a person');
  },
};

async function readBeginning(
  tx: Tx,
  { programmeId, journeyIds }: StartMove,
): Promise<NonNullable<PolicyMoveFacts['beginning']>> {
  const [row] = await tx.query<{ closed: boolean; current: number | null; journeys: number }>(
    `select g.stage = 'closed' as closed, (select max(version) from policy where programme_id = g.id) as current,
       (select count(*)::int from journey where programme_id = g.id and closed_at is null and id = any($2)) as journeys
     from programme g where g.id = $1`,
    [programmeId, journeyIds],
    'move-beginning',
  );
  return { programmeClosed: row?.closed ?? true, current: row?.current ?? null, journeys: row?.journeys ?? 0 };
}

const saveMove = {
  begin: `insert into policy_move (stage, given, id, organisation_id, programme_id, policy_version, total, begun_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  move: 'update policy_move set stage = $1, given = $2 where id = $3',
};

/** Keeps the row that shows how far a move is. */
function projectMove(tx: Tx, { processId, from, at, state }: Change<PolicyMoveState>): void {
  const { programmeId, version, total, ahead } = state.context;
  const values = [state.value, total - ahead.length, processId];
  if (from === 0)
    tx.write(
      saveMove.begin,
      [...values, tx.organisationId, programmeId, version, total, new Date(at)],
      'project-move-begin',
    );
  else tx.write(saveMove.move, values, 'project-move');
}
