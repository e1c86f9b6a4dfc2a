import type { Input, Instant, OwedCommand } from '../../state-machines/core/process.js';
import type { Carried, ProcessRef } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Journal } from './journal.js';

interface OwedRow {
  readonly version: number;
  readonly index: number;
  readonly body: Pick<OwedCommand, 'to' | 'input'>;
  readonly owed_at: Date;
}

/**
 * A process's hands: lets time pass until `now`, then gives the commands that the process owes to others. Whoever calls it,
 * however often, nothing is done twice: the command id of each comes from the row that owes it.
 */
export class CarryOut {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Answers how the process stands afterwards; nothing for a process that does not exist. */
  async carryOut(ref: ProcessRef, now: Instant): Promise<Carried | undefined> {
    const settled = await this.journal.settle(ref, now);
    if (!settled) return undefined;
    const owed = await this.owedBy(ref);
    for (const row of owed) await this.give(ref, row, now);
    return settled;
  }

  private owedBy(ref: ProcessRef): Promise<OwedRow[]> {
    return this.database.withinOrganisation(ref.organisationId, (tx) =>
      tx.query<OwedRow>(
        `select version, index, body, owed_at from reaction
         where process_id = $1 and kind = 'command' and done_at is null order by version, index`,
        [ref.processId],
        'owed-commands',
      ),
    );
  }

  private async give(ref: ProcessRef, { version, index, body, owed_at }: OwedRow, now: Instant): Promise<void> {
    const { organisationId, processId } = ref;
    const answer = await this.journal.record({
      organisationId,
      ...body.to,
      commandId: `reaction:${processId}:${version}:${index}`,
      input: body.input as Input,
      at: owed_at.getTime(),
    });
    const outcome = answer.outcome === 'refused' ? `refused ${answer.refusal.code}` : answer.outcome;
    await this.database.withinOrganisation(organisationId, (tx) =>
      tx.query(
        'update reaction set done_at = $4, outcome = $5 where process_id = $1 and version = $2 and index = $3 and done_at is null',
        [processId, version, index, new Date(now), outcome],
        'tick-off',
      ),
    );
  }
}
