import type { EntityManager } from 'typeorm';

/** What users are called, by their ids. */
export async function namesOf(
  manager: EntityManager,
  userIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const asked = [...new Set(userIds)].filter(Boolean);
  if (asked.length === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string }[]>(
    `select m.user_id as id, concat_ws(' ', n.given_name, nullif(n.family_name, '')) as name
     from member m join person_name n on n.person_id = m.person_id where m.user_id = any($1)`,
    [asked],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
