import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of each message, for each person and on each way; links that lead from a mail to its page. */
export class Dispatches1790000800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(dispatches);
    await db.query(links);
    for (const table of ['dispatch', 'failing_address', 'message_link']) await db.query(wall(table));
    await db.query(grants);
    await db.query(whatWasToldBefore);
    await db.query(acrossOrganisations);
  }

  async down(): Promise<void> {
    throw new Error('what was told is not taken back: restore a backup instead');
  }
}

const dispatches = `
  -- Why a message that is owed has not been told yet: a code.
  alter table reaction add column put_off text;

  -- One row a person and way. Nothing that was due is missing: a reaction without rows here reached nobody, and says why in its outcome.
  create table dispatch (
    organisation_id uuid not null,
    process_id uuid not null,
    version integer not null,
    index smallint not null,
    user_id uuid not null,
    channel text not null check (channel in ('inbox', 'email', 'calendar', 'sms', 'push')),
    -- In the name of which role; for whom, where that one is away; and whether because another one could not be reached.
    role text not null,
    covers_for uuid,
    instead boolean not null default false,
    due_at timestamptz not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'silenced')),
    -- Why it waits, failed or stays silent: a code.
    reason text,
    tries smallint not null default 0,
    again_at timestamptz,
    settled_at timestamptz,
    primary key (process_id, version, index, user_id, channel),
    foreign key (organisation_id, process_id) references process (organisation_id, id),
    foreign key (organisation_id, user_id) references member (organisation_id, user_id),
    check ((state = 'waiting') = (again_at is not null)),
    check ((state = 'waiting') = (settled_at is null))
  );
  create index dispatch_waiting on dispatch (again_at) where state = 'waiting';
  create index dispatch_for_digest on dispatch (user_id) where state = 'waiting' and reason = 'digest';
  create index reaction_by_day on reaction (organisation_id, owed_at) where kind = 'message';

  -- An address that the other side refused for good: nothing is sent there until somebody mends it.
  create table failing_address (
    organisation_id uuid not null,
    user_id uuid not null,
    channel text not null check (channel in ('email', 'sms', 'push')),
    since timestamptz not null,
    code text not null,
    -- Of the address that failed: once another one is written down, this row says nothing any more.
    address_hash bytea not null,
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
    -- The channel and topic that this link can unsubscribe from, a code 'email:reminders'; nothing, where they may not be stopped.
    stops text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );
  create index message_link_expires on message_link (organisation_id, expires_at);
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant select, insert, update, delete on dispatch, failing_address, message_link to peerwork_app;
`;

/** The inbox of before becomes what was sent; it no longer keeps account of mails. */
const whatWasToldBefore = `
  alter table inbox_message no force row level security;
  alter table reaction no force row level security;
  alter table dispatch no force row level security;
  insert into dispatch (organisation_id, process_id, version, index, user_id, channel, role, due_at, state, reason, settled_at)
    select i.organisation_id, i.process_id, i.version, i.index, i.user_id, w.channel,
      coalesce(nullif(split_part(r.outcome, ':', 2), ''), r.body ->> 'to'), r.owed_at, w.state, w.reason, w.at
    from inbox_message i
      join reaction r on (r.process_id, r.version, r.index) = (i.process_id, i.version, i.index)
      cross join lateral (values
        ('inbox', 'sent', null, i.delivered_at),
        ('email', 'sent', null, i.mailed_at),
        ('email', 'failed', 'refused', case when i.mailed_at is null and r.outcome like 'failed%' then r.done_at end)
      ) as w (channel, state, reason, at)
    where w.at is not null;
  alter table dispatch force row level security;
  alter table reaction force row level security;
  alter table inbox_message force row level security;
  alter table inbox_message drop column mailed_at;
`;

/** What must look across organisations returns ids and instants, and runs as a role that can do nothing else. */
const acrossOrganisations = `
  grant select on dispatch to peerwork_clock;
  grant update (again_at, tries) on dispatch to peerwork_clock;
  grant select on message_link to peerwork_clock;
  grant select (organisation_id, person_id, email, phone) on person_name to peerwork_clock;
  create policy across on dispatch for select to peerwork_clock using (true);
  create policy across_claim on dispatch for update to peerwork_clock using (true);
  create policy across on message_link for select to peerwork_clock using (true);

  -- What waits for an organisation is taken for one moment by whoever sends it: a claim that runs out comes again.
  create function claim_dispatches(now timestamptz, until timestamptz, most integer)
  returns table (organisation_id uuid, process_id uuid, version integer, index smallint, user_id uuid, channel text, tries smallint)
  language sql volatile security definer set search_path = public as $$
    update dispatch d set again_at = until, tries = d.tries + 1
    from (
      select w.process_id, w.version, w.index, w.user_id, w.channel from dispatch w
      where w.state = 'waiting' and w.again_at <= now
      order by w.again_at limit most for update skip locked
    ) c
    where (d.process_id, d.version, d.index, d.user_id, d.channel) = (c.process_id, c.version, c.index, c.user_id, c.channel)
    returning d.organisation_id, d.process_id, d.version, d.index, d.user_id, d.channel, d.tries
  $$;

  -- Nothing leaves before it is owed, whatever the time is elsewhere.
  create or replace function claim_messages(now timestamptz, until timestamptz, most integer)
  returns table (organisation_id uuid, process_id uuid, version integer, index smallint, attempts smallint)
  language sql volatile security definer set search_path = public as $$
    update reaction r set claimed_until = until, attempts = r.attempts + 1
    from (
      select o.process_id, o.version, o.index from reaction o
      where o.kind = 'message' and o.done_at is null and o.owed_at <= now and (o.claimed_until is null or o.claimed_until <= now)
      order by o.owed_at limit most for update skip locked
    ) c
    where r.process_id = c.process_id and r.version = c.version and r.index = c.index
    returning r.organisation_id, r.process_id, r.version, r.index, r.attempts
  $$;

  -- When something that waits may go: nobody looks in vain before.
  create function next_delivery() returns timestamptz
  language sql stable security definer set search_path = public as $$
    select least(
      (select min(again_at) from dispatch where state = 'waiting'),
      (select min(coalesce(claimed_until, case when owed_at > now() then owed_at end))
       from reaction where kind = 'message' and done_at is null))
  $$;
  create or replace function next_deadline() returns timestamptz
  language sql stable security definer set search_path = public as $$
    select least((select min(deadline_at) from process), next_delivery())
  $$;

  create or replace function owed_summary(now timestamptz)
  returns table (messages bigint, commands bigint, overdue_processes bigint, oldest timestamptz)
  language sql stable security definer set search_path = public as $$
    select
      (select count(*) from reaction where kind = 'message' and done_at is null)
        + (select count(*) from dispatch where state = 'waiting' and again_at <= now),
      (select count(*) from reaction where kind = 'command' and done_at is null),
      (select count(*) from process where deadline_at <= now),
      least((select min(owed_at) from reaction where done_at is null), (select min(deadline_at) from process where deadline_at <= now))
  $$;

  create function message_link_of(hash bytea)
  returns table (organisation_id uuid, user_id uuid, path text, stops text, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = public as $$
    select organisation_id, user_id, path, stops, expires_at, used_at from message_link where token_hash = hash
  $$;

  -- Whose telephone or mailbox this is: for a STOP that comes by SMS, and for mail that comes back.
  create function members_at(asked_phone text, asked_email text) returns table (organisation_id uuid, user_id uuid)
  language sql stable security definer set search_path = public as $$
    select m.organisation_id, m.user_id from person_name n join member m on m.person_id = n.person_id
    where regexp_replace(n.phone, '[^0-9+]', '', 'g') = asked_phone or lower(trim(n.email)) = lower(asked_email)
  $$;

  -- To whom something was sent, for mail that comes back and says what it answers.
  create function told_of(asked_process uuid, asked_version integer, asked_index integer)
  returns table (organisation_id uuid, user_id uuid)
  language sql stable security definer set search_path = public as $$
    select organisation_id, user_id from dispatch
    where (process_id, version, index) = (asked_process, asked_version, asked_index) and channel in ('email', 'calendar')
  $$;

  grant create on schema public to peerwork_clock;
  alter function claim_dispatches owner to peerwork_clock;
  alter function next_delivery owner to peerwork_clock;
  alter function message_link_of owner to peerwork_clock;
  alter function members_at owner to peerwork_clock;
  alter function told_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function claim_dispatches, next_delivery, message_link_of, members_at, told_of from public;
  grant execute on function claim_dispatches, next_delivery, message_link_of, members_at, told_of to peerwork_app;
  grant execute on function next_delivery to peerwork_clock;
`;
