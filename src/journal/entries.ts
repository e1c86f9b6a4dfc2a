import type { EntityManager } from 'typeorm';

import type { DomainEvent, Input } from '../../state-machines/core/process.js';
import type { Page } from '../http/schemas.js';
import { fullName } from '../people/person-name.js';

interface Row {
  version: number;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  input: Input;
  events: DomainEvent[];
  total: number;
}

/** A page of a process's journal as timelines tell it, newest first; without the inputs that are not for every reader. */
export async function readEntries(
  manager: EntityManager,
  processId: string,
  { page, pageSize }: Page,
  without: readonly string[] = [],
) {
  const rows = await manager.query<Row[]>(
    `select l.version, l.at, l.actor_id, l.input, l.events, count(*) over ()::int as total,
       ${fullName('n')} as actor_name
     from journal l left join member m on m.user_id = l.actor_id left join person_name n on n.person_id = m.person_id
     where l.process_id = $1 and l.input ->> 'type' <> all($4) order by l.version desc limit $2 offset $3`,
    [processId, pageSize, (page - 1) * pageSize, without],
  );
  const entries = rows.map(({ version, at, actor_id, actor_name, input, events }) => ({
    version,
    at: at.toISOString(),
    input,
    events,
    actor: actor_id ? { id: actor_id, name: actor_name || '—' } : null,
  }));
  return { entries, page, pageSize, total: rows[0]?.total ?? 0 };
}
