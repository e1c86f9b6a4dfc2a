import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant, OwedMessage, ProcessState } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import type { Page } from '../http/schemas.js';
import { Journal } from '../journal/journal.js';
import { NOW } from '../parts.js';
import { NO_NAME } from '../people/person-name.js';
import { visible, Values } from '../permissions/visible.js';
import { correspondenceOf } from '../delivery/sentences.js';
import type { InboxMessage } from './inbox.schemas.js';

interface InboxRow {
  id: string;
  matter: string;
  clause: string;
  process_id: string;
  read_at: Date | null;
  person_id: string | null;
  given_name: string | null;
  family_name: string | null;
  owed_at: Date;
  body: Omit<OwedMessage, 'kind'>;
  kind: string;
  state: ProcessState;
}

/** What members were told, each their own. A message about someone whom they may not see any more is not shown. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list(member: Member, { page, pageSize }: Page) {
    return this.database.reading(member.organisationId, async (manager) => {
      const rows = await read(manager, member, { limit: pageSize, offset: (page - 1) * pageSize });
      return {
        items: rows.map((row) => this.messageOf(row, member)),
        page,
        pageSize,
        ...(await count(manager, member)),
      };
    });
  }

  /** The newest unread messages, for Today. */
  async unread(manager: EntityManager, member: Member, most: number): Promise<InboxMessage[]> {
    const rows = await read(manager, member, { limit: most, offset: 0, onlyUnread: true });
    return rows.map((row) => this.messageOf(row, member));
  }

  /** How many messages are unread. */
  async countUnread(member: Member): Promise<number> {
    return this.database.reading(member.organisationId, async (manager) => (await count(manager, member)).unread);
  }

  async markRead({ organisationId, userId }: Member, id: string): Promise<void> {
    await this.database.reading(organisationId, async (manager) => {
      const [, found] = await manager.query<[unknown, number]>(
        'update inbox_message set read_at = coalesce(read_at, $3) where id = $1 and user_id = $2',
        [id, userId, new Date(this.now())],
      );
      if (found === 0) throw new NotThere();
    });
  }

  private messageOf(row: InboxRow, member: Member): InboxMessage {
    const { id, matter, clause, body, state } = row;
    const { rules } = this.journal.kind(row.kind);
    return {
      id,
      matter,
      clause,
      to: body.to,
      ...aboutWhat(row),
      path: pathOf(row, member),
      owedAt: row.owed_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      stands: rules.stands({ kind: 'message', ...body }, state),
    };
  }
}

/** Which process it is about, for whoever may know about whom. */
function aboutWhat({ person_id: id, kind, process_id, given_name, family_name }: InboxRow) {
  const idOf = (name: string) => (id && kind === name ? process_id : null);
  return {
    journeyId: idOf('journey'),
    supervisionId: idOf('supervision'),
    obligationId: idOf('obligation'),
    programmeId: kind === 'programme' ? process_id : null,
    person: id ? { id, givenName: given_name ?? NO_NAME, familyName: family_name ?? '' } : null,
  };
}

/** Where the next step is taken: one's own page, where it is about oneself. */
function pathOf({ kind, process_id, person_id, state }: InboxRow, member: Member): string {
  const { pageOf, pageOfTheWorker = '/', subjectOf } = correspondenceOf(kind);
  if (subjectOf(state) === null) return pageOf(process_id, state);
  if (!person_id) return '/';
  return person_id === member.personId ? pageOfTheWorker : pageOf(process_id, state);
}

/** Which messages of a member are shown. */
function shown(member: Member, values: Values): string {
  const told = visible('journey.see', member, 'i.person_id', values);
  return `i.user_id = ${values.add(member.userId)} and (i.person_id is null or ${told})`;
}

async function count(manager: EntityManager, member: Member): Promise<{ total: number; unread: number }> {
  const values = new Values();
  const [counts] = await manager.query<{ total: number; unread: number }[]>(
    `select count(*)::int as total, (count(*) filter (where i.read_at is null))::int as unread
     from inbox_message i where ${shown(member, values)}`,
    values.list,
  );
  return counts!;
}

interface Part {
  readonly limit: number;
  readonly offset: number;
  readonly onlyUnread?: boolean;
}

function read(manager: EntityManager, member: Member, { limit, offset, onlyUnread }: Part): Promise<InboxRow[]> {
  const values = new Values();
  const where = `${shown(member, values)}${onlyUnread ? ' and i.read_at is null' : ''}`;
  return manager.query<InboxRow[]>(
    `select i.id, i.matter, i.clause, i.process_id, i.read_at, i.person_id, n.given_name, n.family_name,
       r.owed_at, r.body, p.kind, p.state
     from inbox_message i
       join reaction r on r.process_id = i.process_id and r.version = i.version and r.index = i.index
       join process p on p.id = i.process_id left join person_name n on n.person_id = i.person_id
     where ${where} order by i.delivered_at desc, i.id
     limit ${values.add(limit)} offset ${values.add(offset)}`,
    values.list,
  );
}
