import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import type {
  SupervisionCommandType,
  SupervisionTimeType,
} from '../../state-machines/supervision/supervision.messages.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import type { Page } from '../http/schemas.js';
import { readEntries } from '../journal/entries.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { NOW } from '../parts.js';
import { heldBy, visible, Values } from '../permissions/visible.js';
import { supervisionCardOf, supervisionColumns, supervisionTables, type SupervisionRow } from './supervision-cards.js';
import { circleOf } from './supervision-words.js';
import { partWords, type SupervisionListQuery, type SupervisionRequest } from './supervision.requests.js';

/** More sessions than anybody keeps an eye on at a glance. */
const MOST = 300;

/** Between those who meet: what is brought up, how the work feels, and about what a third one may hear (GUIDE 4.2-b, 4.3-d). */
const confided: readonly (SupervisionCommandType | SupervisionTimeType)[] = [
  'AddAgendaItem',
  'RemoveAgendaItem',
  'AnswerPulse',
  'WriteNote',
  'GiveConsent',
  'WithdrawConsent',
  'ConsentEnded',
  'PlanThreeWay',
  'CancelThreeWay',
  'RecordThreeWay',
];

/** Lists of supervisions, and commands to them. */
@Injectable()
export class Supervisions {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list(member: Member, query: SupervisionListQuery) {
    const rows = await this.database.reading(member.organisationId, (manager) =>
      listSupervisions(manager, member, query),
    );
    return { items: rows.map((row) => supervisionCardOf(row, member, this.now())) };
  }

  give(member: Member, id: string, key: string, request: SupervisionRequest) {
    const { input, texts } = partWords(request);
    return this.commands.give(member, { kind: 'supervision', processId: id, key, input, texts, sent: request });
  }

  /** Whoever is not one of those who meet reads that sessions were planned, moved and recorded, and no more. */
  timeline(member: Member, subject: Subject, id: string, page: Page) {
    const without = circleOf(member, subject) === 'outside' ? confided : [];
    return this.database.reading(member.organisationId, async (manager) => {
      const [found] = await manager.query<{ id: string }[]>('select id from supervision where id = $1', [id]);
      if (!found) throw new NotThere();
      const { entries, ...counted } = await readEntries(manager, id, page, without);
      return { items: entries.map(({ input, ...entry }) => ({ ...entry, type: input.type })), ...counted };
    });
  }
}

/** Supervisions under way, by the day of their next session: what waits to be recorded whatever its day, all else within days. */
export function listSupervisions(
  manager: EntityManager,
  member: Member,
  { scope, from, until }: SupervisionListQuery,
): Promise<SupervisionRow[]> {
  const values = new Values();
  const day = `coalesce((v.starts_at at time zone o.zone)::date, v.due_on)`;
  const within = [
    ...(from ? [`${day} >= ${values.add(from)}::date`] : []),
    ...(until ? [`${day} <= ${values.add(until)}::date`] : []),
  ];
  const where = [
    `v.stage <> 'ended'`,
    visible('supervision.see', member, 'v.person_id', values),
    ...(scope === 'mine' ? [ofTheirs(member, values)] : []),
    ...(within.length > 0 ? [`(v.stage = 'unrecorded' or (v.stage = 'planned' and ${within.join(' and ')}))`] : []),
  ];
  return manager.query<SupervisionRow[]>(
    `select ${supervisionColumns(values.add(member.userId))} from ${supervisionTables} join organisation o on true
     where ${where.join(' and ')}
     order by array_position('{unrecorded,planned,suspended}', v.stage), ${day}, v.starts_at, v.id limit ${values.add(MOST)}`,
    values.list,
  );
}

/** One's own supervision, or those that one holds: in one's own name, or for somebody away. */
function ofTheirs({ personId, userId }: Member, values: Values): string {
  const held = heldBy(values.add(userId), ` and r.relation = 'supervisor'`);
  return `(v.person_id = ${values.add(personId)} or v.person_id = ${held})`;
}
