import type { Product } from '../support/product.js';

/** Ways to spoil what is in the database, each of which the audit must find. */
const ways = {
  lost: `delete from journal where (process_id, version) = (select process_id, version from journal where command_id like 'key:%' order by recorded_at desc limit 1)`,
  doubled: `insert into journal (organisation_id, process_id, version, command_id, at, actor_id, input, facts, events, state)
    select organisation_id, process_id, version + 1, command_id || ' again', at, actor_id, input, facts, events, state
    from journal j where not exists (select from journal n where n.process_id = j.process_id and n.version > j.version) limit 1`,
  owed: `update reaction set done_at = null, outcome = null where (process_id, version, index) = (select process_id, version, index from reaction limit 1)`,
  differing: `update journey set attention = case attention when 'stalled' then 'moving' else 'stalled' end where id = (select id from journey limit 1)`,
};

export type Sabotage = keyof typeof ways;

export async function sabotage(query: Product['query'], way: Sabotage): Promise<void> {
  if (!(way in ways)) throw new Error(`there is no sabotage ${way}: there are ${Object.keys(ways).join(', ')}`);
  await query('alter table journal disable trigger all');
  await query(ways[way]);
}
