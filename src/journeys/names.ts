import type { EntityManager } from 'typeorm';
import { fullName } from '../people/person-name.js';

/** What users are called, by their ids. */
export async function namesOf(
  manager: EntityManager,
  userIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const asked = [...new Set(userIds)].filter(Boolean);
  if (asked.length === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string }[]>(
    `select m.user_id as id, ${fullName('n')} as name
     from member m join person_name n on n.person_id = m.person_id where m.user_id = any($1)`,
    [asked],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
