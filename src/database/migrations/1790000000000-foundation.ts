import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables behind the wall: each row belongs to one organisation, and only that organisation's transactions see it. */
const walled = [
  'member',
  'person',
  'person_name',
  'person_relation',
  'person_key',
  'programme',
  'policy',
  'process',
  'journal',
  'reaction',
  'journey',
  'free_text',
  'draft',
  'inbox_message',
];

/** Organisations, people, policy, and the engine's four tables, walled off from the first row on. */
export class Foundation1790000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(people);
    await db.query(policies);
    await db.query(engine);
    await db.query(projections);
    await db.query(texts);
    await db.query(acrossOrganisations);
    for (const table of walled) await db.query(wall(table));
    await db.query(grants);
    await db.query(ownMigrations);
  }

  async down(): Promise<void> {
    throw new Error('the foundation is not taken back: restore a backup instead');
  }
}

const people = `
  create table organisation (
    id uuid primary key,
    name text not null,
    zone text not null,
    created_at timestamptz not null default now()
  );
  alter table organisation enable row level security;
  alter table organisation force row level security;
  create policy wall on organisation using (id = current_setting('app.organisation', true)::uuid);

  create table person (
    organisation_id uuid not null references organisation (id),
    id uuid primary key,
    blocked_at timestamptz,
    created_at timestamptz not null default now(),
    unique (organisation_id, id)
  );

  -- Names and addresses stay searchable: they live here and nowhere else, so that an erasure empties one table.
  create table person_name (
    organisation_id uuid not null,
    person_id uuid primary key,
    given_name text not null,
    family_name text not null default '',
    email text,
    search text not null generated always as (lower(given_name || ' ' || family_name)) stored,
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );
  create index person_name_search on person_name (organisation_id, family_name, given_name);

  create table member (
    organisation_id uuid not null references organisation (id),
    user_id uuid primary key,
    person_id uuid not null unique,
    roles text[] not null check (roles <@ array['coordinator','manager','supervisor','peerWorker','administrator'] and roles <> '{}'),
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (organisation_id, user_id),
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );

  create table person_relation (
    organisation_id uuid not null,
    person_id uuid not null,
    relation text not null check (relation in ('lineManager', 'keyworker', 'supervisor')),
    holder_id uuid not null,
    since timestamptz not null,
    primary key (person_id, relation),
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, holder_id) references member (organisation_id, user_id)
  );
  -- GUIDE 3.3-6 and 3.5-c: nobody is keyworker and line manager of the same person.
  create unique index keyworker_is_not_line_manager on person_relation (person_id, holder_id)
    where relation in ('lineManager', 'keyworker');
  create index person_relation_holder on person_relation (organisation_id, holder_id, relation);
`;

const policies = `
  create table programme (
    organisation_id uuid not null references organisation (id),
    id uuid primary key,
    name text not null,
    created_at timestamptz not null default now(),
    unique (organisation_id, id)
  );

  create table policy (
    organisation_id uuid not null,
    programme_id uuid not null,
    version integer not null check (version > 0),
    document jsonb not null,
    adopted_at timestamptz not null,
    adopted_by uuid,
    primary key (programme_id, version),
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );
`;

const engine = `
  create table process (
    organisation_id uuid not null references organisation (id),
    id uuid primary key,
    kind text not null,
    version integer not null,
    state jsonb not null,
    at timestamptz not null,
    deadline_at timestamptz,
    deadline_type text,
    ended boolean not null default false,
    unique (organisation_id, id)
  );
  create index process_due on process (deadline_at) where deadline_at is not null;

  create table journal (
    organisation_id uuid not null,
    process_id uuid not null,
    version integer not null,
    command_id text not null,
    at timestamptz not null,
    actor_id uuid,
    input jsonb not null,
    facts jsonb not null,
    events jsonb not null,
    state jsonb not null,
    request_hash text,
    recorded_at timestamptz not null default now(),
    primary key (process_id, version),
    constraint journal_command unique (process_id, command_id),
    foreign key (organisation_id, process_id) references process (organisation_id, id) deferrable initially deferred
  );

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the journal is append-only';
  end $$;
  create trigger journal_is_append_only before update or delete or truncate on journal
    for each statement execute function refuse_change();

  create table reaction (
    organisation_id uuid not null,
    process_id uuid not null,
    version integer not null,
    index smallint not null,
    kind text not null check (kind in ('command', 'message')),
    body jsonb not null,
    owed_at timestamptz not null,
    claimed_until timestamptz,
    attempts smallint not null default 0,
    done_at timestamptz,
    outcome text,
    primary key (process_id, version, index),
    foreign key (organisation_id, process_id) references process (organisation_id, id) deferrable initially deferred,
    check ((done_at is null) = (outcome is null))
  );
  create index reaction_owed on reaction (kind, owed_at) where done_at is null;
`;

const projections = `
  create table journey (
    organisation_id uuid not null,
    id uuid primary key,
    person_id uuid not null,
    programme_id uuid not null,
    track text not null,
    stage text not null,
    standing text not null,
    attention text not null,
    version integer not null,
    started_at timestamptz not null,
    stage_since timestamptz not null,
    last_moved_at timestamptz not null,
    stalled_at timestamptz,
    explained_until timestamptz,
    review_at timestamptz,
    deadline_at timestamptz,
    deadline_type text,
    closed_at timestamptz,
    foreign key (organisation_id, id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );
  create unique index one_open_journey_a_track on journey (person_id, programme_id, track) where closed_at is null;
  create index journey_board on journey (organisation_id, stage, last_moved_at);

  create table inbox_message (
    organisation_id uuid not null,
    id uuid primary key,
    user_id uuid not null,
    process_id uuid not null,
    version integer not null,
    index smallint not null,
    matter text not null,
    clause text not null,
    since timestamptz not null,
    delivered_at timestamptz not null,
    read_at timestamptz,
    unique (process_id, version, index, user_id),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id),
    foreign key (organisation_id, process_id) references process (organisation_id, id)
  );
  create index inbox_of on inbox_message (organisation_id, user_id, delivered_at desc);
`;

const texts = `
  -- One data key a person, wrapped by the master key: destroy it, and the person's free text is gone everywhere.
  create table person_key (
    organisation_id uuid not null,
    person_id uuid primary key,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );

  create table free_text (
    organisation_id uuid not null,
    id uuid primary key,
    person_id uuid not null,
    process_id uuid not null,
    version integer not null,
    field text not null,
    space text not null check (space in ('supervision', 'lineManagement', 'misconduct', 'support')),
    sealed bytea not null,
    author_id uuid,
    written_at timestamptz not null,
    unique (process_id, version, field),
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, process_id) references process (organisation_id, id) deferrable initially deferred
  );

  create table draft (
    organisation_id uuid not null,
    user_id uuid not null,
    key text not null,
    person_id uuid not null,
    sealed bytea not null,
    updated_at timestamptz not null default now(),
    primary key (user_id, key),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id),
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );
`;

/** What must look across organisations returns ids and instants, and runs as a role that can do nothing else. */
const acrossOrganisations = `
  grant usage on schema public to peerwork_clock;
  grant select on process, reaction, member, organisation to peerwork_clock;
  grant update (claimed_until, attempts) on reaction to peerwork_clock;
  create policy across on process for select to peerwork_clock using (true);
  create policy across on reaction for select to peerwork_clock using (true);
  create policy across_claim on reaction for update to peerwork_clock using (true);
  create policy across on member for select to peerwork_clock using (true);
  create policy across on organisation for select to peerwork_clock using (true);

  create function due_processes(now timestamptz, most integer)
  returns table (organisation_id uuid, process_id uuid, kind text, version integer)
  language sql stable security definer set search_path = public as $$
    select p.organisation_id, p.id, p.kind, p.version from process p where p.deadline_at <= now
    union
    select p.organisation_id, p.id, p.kind, p.version from reaction r join process p on p.id = r.process_id
      where r.kind = 'command' and r.done_at is null
    limit most
  $$;

  create function next_deadline() returns timestamptz
  language sql stable security definer set search_path = public as $$ select min(deadline_at) from process $$;

  create function open_processes(after uuid, most integer)
  returns table (organisation_id uuid, process_id uuid, kind text, version integer)
  language sql stable security definer set search_path = public as $$
    select p.organisation_id, p.id, p.kind, p.version from process p
    where not p.ended and p.id > after order by p.id limit most
  $$;

  create function claim_messages(now timestamptz, until timestamptz, most integer)
  returns table (organisation_id uuid, process_id uuid, version integer, index smallint, attempts smallint)
  language sql volatile security definer set search_path = public as $$
    update reaction r set claimed_until = until, attempts = r.attempts + 1
    from (
      select o.process_id, o.version, o.index from reaction o
      where o.kind = 'message' and o.done_at is null and (o.claimed_until is null or o.claimed_until < now)
      order by o.owed_at limit most for update skip locked
    ) c
    where r.process_id = c.process_id and r.version = c.version and r.index = c.index
    returning r.organisation_id, r.process_id, r.version, r.index, r.attempts
  $$;

  create function owed_summary(now timestamptz)
  returns table (messages bigint, commands bigint, overdue_processes bigint, oldest timestamptz)
  language sql stable security definer set search_path = public as $$
    select
      (select count(*) from reaction where kind = 'message' and done_at is null),
      (select count(*) from reaction where kind = 'command' and done_at is null),
      (select count(*) from process where deadline_at <= now),
      least((select min(owed_at) from reaction where done_at is null), (select min(deadline_at) from process where deadline_at <= now))
  $$;

  create function actor_of(asked uuid)
  returns table (organisation_id uuid, user_id uuid, person_id uuid, roles text[], zone text)
  language sql stable security definer set search_path = public as $$
    select m.organisation_id, m.user_id, m.person_id, m.roles, o.zone
    from member m join organisation o on o.id = m.organisation_id where m.user_id = asked and m.ended_at is null
  $$;

  grant create on schema public to peerwork_clock;
  alter function due_processes owner to peerwork_clock;
  alter function next_deadline owner to peerwork_clock;
  alter function open_processes owner to peerwork_clock;
  alter function claim_messages owner to peerwork_clock;
  alter function owed_summary owner to peerwork_clock;
  alter function actor_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant usage on schema public to peerwork_app;
  grant select on organisation to peerwork_app;
  grant select, insert on journal, policy to peerwork_app;
  grant select, insert, update on member, person, person_relation, programme, process, reaction, journey, inbox_message, free_text
    to peerwork_app;
  grant select, insert, update, delete on person_name, person_key, draft to peerwork_app;
  grant delete on free_text to peerwork_app;
  revoke execute on all functions in schema public from public;
  grant execute on function due_processes, next_deadline, open_processes, claim_messages, owed_summary, actor_of to peerwork_app;
  grant execute on function actor_of to peerwork_auth;
  grant usage on schema public to peerwork_auth;
`;

/** TypeORM's own list of migrations: the owner's alone. */
const ownMigrations = `
  alter table migration enable row level security;
  alter table migration force row level security;
  create policy owner on migration to current_user using (true);
`;
