import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import {
  MOST_JOURNEYS,
  type PolicyMoveCommand,
  type StartMove,
} from '../../state-machines/policy-move/policy-move.messages.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { programmeOr404 } from '../programmes/programmes.service.js';
import type { NewMove } from './policy-moves.schemas.js';

interface MoveRow {
  id: string;
  programme_id: string;
  policy_version: number;
  stage: string;
  begun_at: Date;
  total: number;
  given: number;
  moved: number;
  refused: { journeyId: string; code: string }[];
}

/** The long job that takes journeys over to a newer version of the policy. */
@Injectable()
export class PolicyMoves {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
  ) {}

  async start(member: Member, key: string, request: NewMove) {
    const { programmeId, version } = request;
    const id = this.commands.idFor(member, key);
    const journeyIds = await this.database.reading(member.organisationId, async (manager) => {
      await programmeOr404(manager, programmeId);
      return request.journeyIds === 'all' ? readAll(manager, programmeId, version) : request.journeyIds;
    });
    const input: StartMove = { type: 'StartMove', programmeId, version, journeyIds };
    return { id, ...(await this.commands.give(member, { ...moveOf(id), key, input, sent: request })) };
  }

  command(member: Member, id: string, key: string, command: PolicyMoveCommand) {
    return this.commands.give(member, { ...moveOf(id), key, input: command, sent: command });
  }

  async one({ organisationId }: Member, id: string) {
    const [row] = await this.database.reading(organisationId, (manager) => readMoves(manager, 'm.id = $1', id));
    if (!row) throw new NotThere();
    return answerOf(row);
  }

  all({ organisationId }: Member, programmeId: string) {
    return this.database.reading(organisationId, async (manager) => {
      await programmeOr404(manager, programmeId);
      return (await readMoves(manager, 'm.programme_id = $1', programmeId)).map(answerOf);
    });
  }
}

const moveOf = (processId: string) => ({ kind: 'policyMove', processId });

/** Everyone under way who goes by an older version; one more than may be, so that too many are noticed. */
async function readAll(manager: EntityManager, programmeId: string, version: number): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from journey where programme_id = $1 and policy_version < $2 and closed_at is null
     order by started_at, id limit $3`,
    [programmeId, version, MOST_JOURNEYS + 1],
  );
  return rows.map((row) => row.id);
}

function readMoves(manager: EntityManager, which: 'm.id = $1' | 'm.programme_id = $1', id: string): Promise<MoveRow[]> {
  return manager.query<MoveRow[]>(
    `select m.id, m.programme_id, m.policy_version, m.stage, m.begun_at, m.total, m.given,
       count(*) filter (where r.outcome like 'recorded%')::int as moved,
       coalesce(jsonb_agg(jsonb_build_object('journeyId', r.body -> 'to' ->> 'processId', 'code', split_part(r.outcome, ' ', 2))
         order by r.version, r.index) filter (where r.outcome like 'refused %'), '[]') as refused
     from policy_move m left join reaction r on r.process_id = m.id and r.kind = 'command'
     where ${which} group by m.id order by m.begun_at desc limit 50`,
    [id],
  );
}

const answerOf = ({ programme_id, policy_version, begun_at, ...row }: MoveRow) => ({
  ...row,
  programmeId: programme_id,
  version: policy_version,
  begunAt: begun_at.toISOString(),
});
