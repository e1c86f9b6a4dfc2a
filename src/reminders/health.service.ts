import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { NOW } from '../parts.js';
import { NO_NAME, personNameOf } from '../people/person-name.js';
import { visible, Values } from '../permissions/visible.js';
import type { HealthQuery, Item, ReminderState } from './health.schemas.js';
import {
  countStatement,
  daysStatement,
  failingStatement,
  itemsStatement,
  peopleStatement,
  type Part,
} from './health.statements.js';

interface ItemRow {
  process_id: string;
  owed_at: Date;
  matter: string;
  clause: string;
  kind: string;
  user_id: string | null;
  channel: string | null;
  state: ReminderState;
  reason: string | null;
  late: number | null;
  to_name: string;
  person_id: string | null;
  given_name: string | null;
  family_name: string | null;
}

interface FailingRow {
  user_id: string;
  channel: string;
  since: Date;
  code: string;
  name: string;
}

const USUAL_DAYS = 30;

/** How reminders fare: what was due, and what became of it. Nothing that was due is missing. */
@Injectable()
export class ReminderHealth {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async read(member: Member, query: HealthQuery) {
    const part = this.partOf(member, query);
    const { page, pageSize } = query;
    return this.database.listing(member.organisationId, async (tx) => {
      const ask = <Row>(write: (values: Values) => string) => asked<Row>(tx, write);
      const [days, people, items, [count], failing] = await Promise.all([
        ask<Record<string, unknown>>((values) => daysStatement(part, member.zone, values)),
        ask<Record<string, unknown>>((values) => peopleStatement(part, values)),
        ask<ItemRow>((values) => {
          const sees = (person: string) => visible('journey.see', member, person, values);
          return itemsStatement(part, sees, values, query);
        }),
        ask<{ total: number }>((values) => countStatement(part, values)),
        tx.query<FailingRow>(failingStatement),
      ]);
      const total = count!.total;
      return {
        days: days.map(rounded),
        people: people.map(rounded),
        items: items.map(itemOf),
        ...{ page, pageSize, total },
        failing: failing.map(failingOf),
      };
    });
  }

  /** The last thirty days, where nothing is said. */
  private partOf({ zone }: Member, { from, until, userId, state }: HealthQuery): Part {
    const last = until ? DateTime.fromISO(until, { zone }) : DateTime.fromMillis(this.now(), { zone }).startOf('day');
    const first = from ? DateTime.fromISO(from, { zone }) : last.minus({ days: USUAL_DAYS });
    return { from: first.toJSDate(), until: last.plus({ days: 1 }).toJSDate(), userId, state };
  }
}

function asked<Row>(tx: Pick<Tx, 'query'>, write: (values: Values) => string): Promise<Row[]> {
  const values = new Values();
  return tx.query<Row>(write(values), values.list);
}

const inMinutes = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes * 10) / 10);

const rounded = (row: Record<string, unknown>) => ({
  ...row,
  lateP50Minutes: inMinutes(row.lateP50Minutes as number | null),
  lateMaxMinutes: inMinutes(row.lateMaxMinutes as number | null),
});

function itemOf(row: ItemRow): Item {
  const { process_id: id, owed_at, matter, clause, kind, user_id, channel, state, reason, late, person_id } = row;
  return {
    dueAt: owed_at.toISOString(),
    matter,
    clause,
    person: person_id ? personNameOf({ ...row, person_id }) : null,
    to: user_id ? { userId: user_id, name: row.to_name || NO_NAME } : null,
    ...{ channel, state, reason },
    lateMinutes: inMinutes(late),
    journeyId: kind === 'journey' && person_id ? id : null,
    supervisionId: kind === 'supervision' && person_id ? id : null,
    obligationId: kind === 'obligation' && person_id ? id : null,
  };
}

const failingOf = ({ user_id: userId, name, channel, since, code }: FailingRow) => ({
  user: { userId, name: name || NO_NAME },
  channel,
  since: since.toISOString(),
  code,
});
