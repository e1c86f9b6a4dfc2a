import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is away, who covers, and how each person wants to be told. */
export class Absences1790000700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(absences);
    await db.query(settings);
    for (const table of walled) await db.query(wall(table));
    await db.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('absences are not taken back: restore a backup instead');
  }
}

const walled = ['absence', 'covering', 'member_setting', 'calendar_feed', 'push_subscription'];

const absences = `
  create table absence (
    organisation_id uuid not null,
    id uuid primary key,
    user_id uuid not null,
    cover_id uuid,
    from_on date not null,
    until_on date not null,
    stage text not null check (stage in ('planned', 'away', 'over', 'cancelled')),
    version integer not null,
    entered_at timestamptz not null,
    entered_by uuid,
    foreign key (organisation_id, id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id),
    foreign key (organisation_id, cover_id) references member (organisation_id, user_id)
  );
  create index absence_of on absence (organisation_id, user_id, from_on);

  -- Who is away at this moment, and who covers; written by the absence itself as it begins and ends, so that no reader needs a clock.
  create table covering (
    organisation_id uuid not null,
    absent_id uuid primary key,
    cover_id uuid,
    absence_id uuid not null,
    foreign key (organisation_id, absent_id) references member (organisation_id, user_id),
    foreign key (organisation_id, cover_id) references member (organisation_id, user_id)
  );
  create index covering_by on covering (organisation_id, cover_id);

  -- Where a cover falls ill, whoever covers for that one stands in for both.
  create view standing_in with (security_invoker = true) as
    select organisation_id, absent_id, cover_id from covering where cover_id is not null
    union all
    select c.organisation_id, c.absent_id, d.cover_id from covering c join covering d on d.absent_id = c.cover_id
    where d.cover_id <> c.absent_id;

  -- Who stands how to whom now: as named, and while somebody is away, whoever covers for them as well. A keyworker named
  -- since stays out of the line manager's place (GUIDE 3.3-6, 3.5-c).
  create view held_relation with (security_invoker = true) as
    select organisation_id, person_id, relation, holder_id, null::uuid as covers_for from person_relation
    union all
    select r.organisation_id, r.person_id, r.relation, c.cover_id, r.holder_id
    from person_relation r join standing_in c on c.absent_id = r.holder_id
    where r.relation = 'supervisor' or r.relation = 'lineManager' and not exists (
      select from person_relation k where k.person_id = r.person_id and k.relation = 'keyworker' and k.holder_id = c.cover_id);
`;

const settings = `
  alter table person_name add column phone text, add column address_since timestamptz;

  -- Whoever reads letters to an address that was mended is not who they were meant for: links in them sign nobody in any more.
  create function address_changed() returns trigger language plpgsql as $$
  begin
    new.address_since := now();
    return new;
  end $$;
  create trigger address_changed before update of email, phone on person_name for each row
    when (old.email is distinct from new.email or old.phone is distinct from new.phone) execute function address_changed();

  -- How somebody wants to be told, and when they can meet. Hours by the wall clock of their zone; no zone: the organisation's.
  create table member_setting (
    organisation_id uuid not null,
    user_id uuid primary key,
    zone text,
    quiet_from time default '21:00',
    quiet_until time default '08:00',
    digest_hour smallint check (digest_hour between 0 and 23),
    -- Ways on which nothing is to come, a code "channel" or "channel:topic".
    stopped text[] not null default '{}',
    availability jsonb,
    line_manager_id uuid,
    updated_at timestamptz not null,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id),
    foreign key (organisation_id, line_manager_id) references member (organisation_id, user_id)
  );

  create table calendar_feed (
    organisation_id uuid not null,
    user_id uuid primary key,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );

  create table push_subscription (
    organisation_id uuid not null,
    id uuid primary key,
    user_id uuid not null,
    endpoint text not null,
    keys jsonb not null,
    created_at timestamptz not null,
    unique (organisation_id, endpoint),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );

  grant select (organisation_id, user_id, token_hash) on calendar_feed to peerwork_clock;
  create policy across on calendar_feed for select to peerwork_clock using (true);
  create function calendar_feed_of(hash bytea) returns table (organisation_id uuid, user_id uuid, person_id uuid)
  language sql stable security definer set search_path = public as $$
    select f.organisation_id, f.user_id, m.person_id from calendar_feed f join member m on m.user_id = f.user_id
    where f.token_hash = hash and (m.ended_at is null or m.ended_at > now())
  $$;
  grant create on schema public to peerwork_clock;
  alter function calendar_feed_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function calendar_feed_of from public;
  grant execute on function calendar_feed_of to peerwork_app;
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant select, insert, update on absence, member_setting to peerwork_app;
  grant select, insert, update, delete on covering, calendar_feed, push_subscription to peerwork_app;
  grant select on held_relation, standing_in to peerwork_app;
  grant select on standing_in to peerwork_clock;
`;
