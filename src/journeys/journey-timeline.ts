import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { DomainEvent, Input } from '../../state-machines/core/process.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { FreeText, type Written } from '../free-text/free-text.js';
import type { Page } from '../http/schemas.js';
import type { NoteSpace } from '../journal/process-kind.js';
import { may, type Action } from '../permissions/permissions.js';

interface EntryRow {
  version: number;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  input: Input;
  events: DomainEvent[];
  total: number;
}

/** What a form says is read on its own page, by its own readers. */
const FORM = 'form';

type Shown = { readonly text: string } | { readonly withheld: true };

/** What was asked of a journey and what happened, newest first; words only for those who may read them. */
@Injectable()
export class JourneyTimeline {
  constructor(
    private readonly database: Database,
    private readonly texts: FreeText,
  ) {}

  async read(member: Member, subject: Subject, journeyId: string, { page, pageSize }: Page) {
    return this.database.reading(member.organisationId, async (manager) => {
      const rows = await entries(manager, journeyId, pageSize, (page - 1) * pageSize);
      const written = await this.texts.of(
        manager,
        journeyId,
        rows.map(({ version }) => version),
      );
      const reads = (action: Action) => may(action, member.roles, subject.relations);
      const readable: Partial<Record<NoteSpace, boolean>> = {
        lineManagement: reads('journey.readNotes'),
        own: reads('journey.readOwnPages'),
      };
      const shown = (text: Written): Shown =>
        (readable[text.space] || text.authorId === member.userId) && text.text !== null
          ? { text: text.text }
          : { withheld: true };
      const words = written.filter(({ field }) => field !== FORM);
      return {
        items: rows.map((row) => ({
          ...entryOf(row),
          ...Object.fromEntries(
            words.filter(({ version }) => version === row.version).map((text) => [text.field, shown(text)]),
          ),
        })),
        page,
        pageSize,
        total: rows[0]?.total ?? 0,
      };
    });
  }
}

function entries(manager: EntityManager, journeyId: string, limit: number, offset: number): Promise<EntryRow[]> {
  return manager.query<EntryRow[]>(
    `select l.version, l.at, l.actor_id, l.input, l.events, count(*) over ()::int as total,
       concat_ws(' ', n.given_name, nullif(n.family_name, '')) as actor_name
     from journal l left join member m on m.user_id = l.actor_id left join person_name n on n.person_id = m.person_id
     where l.process_id = $1 order by l.version desc limit $2 offset $3`,
    [journeyId, limit, offset],
  );
}

function entryOf({ version, at, actor_id, actor_name, input, events }: EntryRow) {
  return {
    version,
    at: at.toISOString(),
    input,
    events,
    actor: actor_id ? { id: actor_id, name: actor_name || '—' } : null,
  };
}
