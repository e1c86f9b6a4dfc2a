import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of each message, for each person and on each way; links that lead from a mail to its page. */
export class Dispatches1790000800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(dispatches);
    await db.query(links);
    for (const table of ['dispatch', 'failing_address', 'message_link']) await db.query(wall(table));
    await db.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('what was told is not taken back: restore a backup instead');
  }
}

const dispatches = `
  -- One row a person and way. Nothing that was due is missing: a reaction without rows here reached nobody, and says why in its outcome.
  create table dispatch (
    organisation_id uuid not null,
    process_id uuid not null,
    version integer not null,
    index smallint not null,
    user_id uuid not null,
    channel text not null check (channel in ('inbox', 'email', 'calendar', 'sms', 'push')),
    due_at timestamptz not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'silenced')),
    -- Why it waits, failed or stays silent: a code.
    reason text,
    tries smallint not null default 0,
    again_at timestamptz,
    settled_at timestamptz,
    primary key (process_id, version, index, user_id, channel),
    foreign key (organisation_id, process_id) references process (organisation_id, id),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );
  create index dispatch_by_day on dispatch (organisation_id, due_at);
  create index dispatch_of on dispatch (organisation_id, user_id, due_at);

  -- An address that the other side refused for good: nothing is sent there until somebody mends it.
  create table failing_address (
    organisation_id uuid not null,
    user_id uuid not null,
    channel text not null check (channel in ('email', 'sms', 'push')),
    since timestamptz not null,
    code text not null,
    primary key (user_id, channel),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );
`;

const links = `
  -- A link in a mail leads one person to one page, and signs nobody else in.
  create table message_link (
    organisation_id uuid not null,
    token_hash bytea primary key,
    user_id uuid not null,
    path text not null,
    -- The topic that this link can unsubscribe from.
    topic text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );
  grant select on message_link to peerwork_clock;
  create policy across on message_link for select to peerwork_clock using (true);
  create function message_link_of(hash bytea)
  returns table (organisation_id uuid, user_id uuid, path text, topic text, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = public as $$
    select organisation_id, user_id, path, topic, expires_at, used_at from message_link where token_hash = hash
  $$;
  grant create on schema public to peerwork_clock;
  alter function message_link_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function message_link_of from public;
  grant execute on function message_link_of to peerwork_app;
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant select, insert, update, delete on dispatch, failing_address, message_link to peerwork_app;
`;
