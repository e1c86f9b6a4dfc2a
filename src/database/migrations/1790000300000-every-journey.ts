import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of every journey and of the policy that drives them. */
export class EveryJourney1790000300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(policies);
    await db.query(journeys);
    for (const table of ['policy_draft', 'policy_move', 'experience_entry', 'certificate_file', 'dependent_process'])
      await db.query(wall(table));
    await db.query(grants);
    await db.query(olderStates);
  }

  async down(): Promise<void> {
    throw new Error('what journeys remember is not taken back: restore a backup instead');
  }
}

const policies = `
  alter table programme
    add column stage text not null default 'readiness' check (stage in ('readiness', 'open', 'closed')),
    add column template text,
    add column review_by date,
    add column deadline_at timestamptz,
    add column deadline_type text;

  -- The version since which the service's column of the boundary agreement has stood as it does.
  alter table policy add column boundaries_since integer not null default 1;

  -- One draft a programme: what is adopted is copied from it, and it goes on being written.
  create table policy_draft (
    organisation_id uuid not null,
    programme_id uuid primary key,
    revision integer not null check (revision > 0),
    document jsonb not null,
    updated_at timestamptz not null,
    updated_by uuid,
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );

  -- A long job: chosen journeys go over to a newer version.
  create table policy_move (
    organisation_id uuid not null,
    id uuid primary key,
    programme_id uuid not null,
    policy_version integer not null,
    stage text not null check (stage in ('running', 'stopped', 'done')),
    total integer not null,
    given integer not null,
    begun_at timestamptz not null,
    foreign key (organisation_id, id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );
`;

const journeys = `
  alter table journey
    add column policy_version integer not null default 1,
    add column contacted_on date,
    add column offered_on date,
    add column decisions integer not null default 0,
    add column keep_until date;

  create index journey_of_person on journey (person_id);

  -- The log of what was worked, entry by entry; the journey itself keeps the sums.
  create table experience_entry (
    organisation_id uuid not null,
    journey_id uuid not null,
    version integer not null,
    person_id uuid not null,
    mode text not null,
    worked_on date not null,
    quarters smallint not null check (quarters > 0),
    with_user_id uuid,
    logged_by uuid,
    withdrawn_at timestamptz,
    primary key (journey_id, version),
    foreign key (organisation_id, journey_id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );
  create index experience_of_person on experience_entry (person_id, mode) where withdrawn_at is null;

  -- Files, sealed with the key of the person whom they are about.
  create table certificate_file (
    organisation_id uuid not null,
    id uuid primary key,
    person_id uuid not null,
    journey_id uuid not null,
    media_type text not null,
    bytes integer not null,
    sealed bytea not null,
    uploaded_at timestamptz not null,
    uploaded_by uuid,
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, journey_id) references process (organisation_id, id)
  );

  -- Processes that must hear when another one pauses, stands down, returns or closes.
  create table dependent_process (
    organisation_id uuid not null,
    process_id uuid not null,
    kind text not null,
    dependent_id uuid not null,
    primary key (process_id, dependent_id),
    foreign key (organisation_id, process_id) references process (organisation_id, id) deferrable initially deferred
  );

  -- Access that ends with a day lasts until the day is over.
  create or replace function actor_of(asked uuid)
  returns table (organisation_id uuid, user_id uuid, person_id uuid, roles text[], zone text)
  language sql stable security definer set search_path = public as $$
    select m.organisation_id, m.user_id, m.person_id, m.roles, o.zone
    from member m join organisation o on o.id = m.organisation_id
    where m.user_id = asked and (m.ended_at is null or m.ended_at > now())
  $$;

  alter table free_text drop constraint free_text_space_check;
  alter table free_text add constraint free_text_space_check
    check (space in ('supervision', 'lineManagement', 'misconduct', 'support', 'own'));
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant select, insert, update on policy_draft, policy_move, experience_entry to peerwork_app;
  grant select, insert, delete on certificate_file, dependent_process to peerwork_app;
`;

/** Journeys of before go on under the rules of now: what they could not yet remember is empty. */
const olderStates = `
  alter table process no force row level security;
  update process set state = jsonb_set(state, '{context}', jsonb_build_object(
      'resumedAt', null, 'returnSteps', '[]'::jsonb, 'offeredOn', null, 'forms', '[]'::jsonb, 'confirmations', '[]'::jsonb, 'basis', null,
      'acknowledged', null, 'contract', '{"worker": null, "service": null}'::jsonb,
      'boundaryAgreement', '{"worker": null, "service": null, "since": null}'::jsonb, 'agreedTopics', '[]'::jsonb,
      'plannedTrainings', '[]'::jsonb, 'certificates', '[]'::jsonb, 'practice', '{}'::jsonb, 'wish', null, 'decisions', '[]'::jsonb,
      'decided', '[]'::jsonb, 'reviewedAt', null, 'expectedEnd', null, 'exitTold', false, 'closedOn', null, 'keepUntil', null
    ) || (state -> 'context'))
  where kind = 'journey';
  update process set state = jsonb_set(state, '{value}', '{"closed": "ended"}')
    where kind = 'journey' and state -> 'value' = '"closed"';
  alter table process force row level security;
`;
