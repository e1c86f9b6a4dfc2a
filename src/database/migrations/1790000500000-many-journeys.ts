import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of a hundred thousand journeys are read with: their order, how many there are of each kind, and a way to a name. */
export class ManyJourneys1790000500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(order);
    await db.query(counts);
    await db.query(search);
    if (await hasTrigrams(db)) await db.query(trigrams);
  }

  async down(): Promise<void> {
    throw new Error('counts and orders are not taken back: restore a backup instead');
  }
}

/** A server that was installed without PostgreSQL's own extensions finds names as well, only not as fast. */
async function hasTrigrams(db: QueryRunner): Promise<boolean> {
  const found = (await db.query(`select from pg_available_extensions where name = 'pg_trgm'`)) as unknown[];
  return found.length > 0;
}

const order = `
  alter table journey
    -- Escalated, then stalled, then whoever is on their way; those from whom nothing is wanted now come last.
    add column turn smallint not null generated always as (
      case when standing in ('paused', 'notNow', 'stoodDown') then 3
        when attention = 'escalated' then 0 when attention = 'stalled' then 1 else 2 end) stored;

  drop index journey_board;
  create index journey_board on journey (organisation_id, stage, turn, last_moved_at, id);
  create index journey_worklist on journey (organisation_id, turn, last_moved_at, id) where closed_at is null;
  create index journey_next on journey (organisation_id, deadline_at, id) where closed_at is null;
  create index journey_longest on journey (organisation_id, stage_since, id) where closed_at is null;
  create index journey_standing on journey (organisation_id, standing, turn, last_moved_at, id)
    where closed_at is null and standing <> 'active';
  create index journey_undecided on journey (organisation_id, turn, last_moved_at, id) where decisions > 0;
`;

const counts = `
  -- So many journeys stand like this. Counting them takes longer with each journey; these are a few rows, however many there are.
  create table journey_count (
    organisation_id uuid not null,
    programme_id uuid not null,
    track text not null,
    stage text not null,
    standing text not null,
    attention text not null,
    n integer not null,
    primary key (organisation_id, programme_id, track, stage, standing, attention),
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  ) with (fillfactor = 50);
  alter table journey_count enable row level security;
  alter table journey_count force row level security;
  create policy wall on journey_count using (organisation_id = current_setting('app.organisation', true)::uuid);
  grant select, insert, update on journey_count to peerwork_app;

  -- Ordered, so that two journeys that change places do not wait for one another.
  create function count_journey() returns trigger language plpgsql as $$
  begin
    insert into journey_count
      select organisation_id, programme_id, track, stage, standing, attention, n from (values
        (old.organisation_id, old.programme_id, old.track, old.stage, old.standing, old.attention, -1),
        (new.organisation_id, new.programme_id, new.track, new.stage, new.standing, new.attention, 1)
      ) as c (organisation_id, programme_id, track, stage, standing, attention, n)
      where organisation_id is not null
      order by organisation_id, programme_id, track, stage, standing, attention
    on conflict (organisation_id, programme_id, track, stage, standing, attention)
      do update set n = journey_count.n + excluded.n;
    return null;
  end $$;
  create trigger journey_is_counted after insert or delete on journey for each row execute function count_journey();
  create trigger journey_is_counted_anew after update on journey for each row
    when ((old.programme_id, old.track, old.stage, old.standing, old.attention)
      is distinct from (new.programme_id, new.track, new.stage, new.standing, new.attention))
    execute function count_journey();

  alter table journey no force row level security;
  alter table journey_count no force row level security;
  insert into journey_count
    select organisation_id, programme_id, track, stage, standing, attention, count(*) from journey group by 1, 2, 3, 4, 5, 6;
  alter table journey force row level security;
  alter table journey_count force row level security;
`;

/** Behind the wall no index finds a part of a name: this looks for it as a role that may, and answers with ids of the same organisation. */
const search = `
  grant select (organisation_id, person_id, search) on person_name to peerwork_clock;
  create policy across on person_name for select to peerwork_clock using (true);
  create function people_called(parts text[]) returns setof uuid
  language sql stable security definer set search_path = public as $$
    select person_id from person_name
    where organisation_id = current_setting('app.organisation', true)::uuid and search like parts[1] and search like all (parts)
  $$;
  grant create on schema public to peerwork_clock;
  alter function people_called owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function people_called from public;
  grant execute on function people_called to peerwork_app;
`;

const trigrams = `
  create extension if not exists pg_trgm;
  create index person_name_parts on person_name using gin (search gin_trgm_ops);
`;
