import { DateTime } from 'luxon';

import type { Actor, Instant } from '../../state-machines/core/process.js';
import type { SupervisionCommand } from '../../state-machines/supervision/supervision.messages.js';
import type { Tx } from '../database/database.js';
import type { Engine } from '../engine.js';
import type { Diary } from './cast.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A session is written down so long after it. */
const AFTERWARDS = 20 * MINUTE;

interface Row {
  readonly id: string;
  readonly starts_at: Date | null;
  readonly minutes: number | null;
  readonly stage: string;
}

/** What the diary of one worker is kept by. */
interface Parts {
  readonly engine: Engine;
  readonly organisationId: string;
  readonly zone: string;
  readonly personId: string;
  readonly diary: Diary;
  readonly supervisor: Actor;
  readonly now: Instant;
}

/** Keeps one worker's supervision: session after session, as it was planned, up to a day. */
export class DiaryKeeper {
  private row: Row | undefined;
  private sessions = 0;
  private asked = 0;

  constructor(private readonly parts: Parts) {}

  /** Looks again: the journey has begun supervision, has rested it, or has ended it. */
  async look(): Promise<void> {
    [this.row] = await this.within((tx) =>
      tx.query<Row>('select id, starts_at, minutes, stage from supervision where person_id = $1', [
        this.parts.personId,
      ]),
    );
  }

  /** Says of each session whose time came before an instant what became of it. */
  async passTo(until: Instant): Promise<void> {
    for (let over = this.overAt(); over !== undefined && over < until; over = this.overAt()) {
      const outcome = this.parts.diary.outcomes?.[++this.sessions] ?? 'held';
      await this.ask({ type: 'RecordSession', outcome }, { at: over, by: this.parts.supervisor });
    }
  }

  /** Something that was said besides; answers whether there was a supervision to say it in. */
  async ask(
    input: SupervisionCommand,
    { at, by, text, note }: { at: Instant; by: Actor; text?: string | undefined; note?: string | undefined },
  ): Promise<void> {
    if (!this.row) return;
    const { engine, organisationId } = this.parts;
    const { id: processId } = this.row;
    const commandId = `sample:${++this.asked}`;
    const texts = { ...(text && { text }), ...(note && { note }) };
    const answer = await engine.journal.record({
      ...{ organisationId, processId, kind: 'supervision', commandId, input, by, at, texts },
    });
    if (answer.outcome !== 'recorded')
      throw new Error(`supervision, ${input.type}: ${JSON.stringify('refusal' in answer ? answer.refusal : answer)}`);
    await this.look();
  }

  /** The last session, as the diary ends: forgotten since some days, or agreed on for one of the next. */
  async conclude(): Promise<void> {
    const { diary, now, supervisor } = this.parts;
    const { last } = diary;
    const startsAt = last && ('ahead' in last ? this.hourOf(last.ahead, 14) : this.hourOf(-last.unrecorded, 10));
    const at = startsAt && Math.min(startsAt - 3 * DAY, now - 2 * DAY);
    await this.passTo(at ?? now - 60 * MINUTE);
    if (startsAt && at)
      await this.ask({ type: 'MoveSession', startsAt: new Date(startsAt).toISOString() }, { at, by: supervisor });
  }

  /** A time is looked for again. */
  async proposeAgain(): Promise<void> {
    const { now, supervisor } = this.parts;
    await this.ask({ type: 'ProposeAgain' }, { at: now - DAY, by: supervisor });
  }

  private hourOf(days: number, hour: number): Instant {
    const { now, zone } = this.parts;
    const day = DateTime.fromMillis(now, { zone }).plus({ days });
    return day.set({ hour, minute: 0, second: 0, millisecond: 0 }).toMillis();
  }

  private overAt(): Instant | undefined {
    const { row } = this;
    if (!row?.starts_at || !['planned', 'unrecorded'].includes(row.stage)) return undefined;
    return row.starts_at.getTime() + (row.minutes ?? 60) * MINUTE + AFTERWARDS;
  }

  private within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { engine, organisationId } = this.parts;
    return engine.database.withinOrganisation(organisationId, work);
  }
}
