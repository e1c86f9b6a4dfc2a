import type { EntityManager } from 'typeorm';

import type { DomainEvent } from '../../state-machines/core/process.js';
import type { Page } from '../http/schemas.js';

interface Row {
  version: number;
  at: Date;
  type: string;
  section: string | null;
  actor_id: string | null;
  actor_name: string | null;
  events: DomainEvent[];
  total: number;
}

/** What was asked of a programme and what happened, newest first. What a section said then is in the journal, not here. */
export async function readTimeline(manager: EntityManager, id: string, { page, pageSize }: Page) {
  const rows = await manager.query<Row[]>(
    `select l.version, l.at, l.input ->> 'type' as type, l.input ->> 'section' as section, l.actor_id, l.events,
       concat_ws(' ', n.given_name, nullif(n.family_name, '')) as actor_name, count(*) over ()::int as total
     from journal l left join member m on m.user_id = l.actor_id left join person_name n on n.person_id = m.person_id
     where l.process_id = $1 order by l.version desc limit $2 offset $3`,
    [id, pageSize, (page - 1) * pageSize],
  );
  const items = rows.map(({ version, at, type, section, actor_id, actor_name, events }) => ({
    id: String(version),
    version,
    at: at.toISOString(),
    type,
    section,
    actor: actor_id ? { id: actor_id, name: actor_name || '—' } : null,
    events,
  }));
  return { items, page, pageSize, total: rows[0]?.total ?? 0 };
}
