import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Supervision, what the organisation owes, and the days on which it works. */
export class Supervision1790000600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(names);
    await db.query(supervisions);
    await db.query(supervisors);
    await db.query(obligations);
    for (const table of walled) await db.query(wall(table));
    await db.query(grants);
    await db.query(journeysOfBefore);
  }

  async down(): Promise<void> {
    throw new Error('what was agreed in supervision is not taken back: restore a backup instead');
  }
}

const walled = [
  'supervision',
  'supervision_session',
  'supervision_group',
  'supervisor_profile',
  'working_calendar',
  'obligation',
];

/** Some processes are found by what they are about: their id is a hash of it, in the form of a UUID (RFC 9562, version 3). */
const names = `
  create function process_named(name text) returns uuid language sql immutable strict parallel safe
  return overlay(overlay(md5(name) placing '3' from 13) placing '8' from 17)::uuid;
  grant execute on function process_named to peerwork_app;
`;

const supervisions = `
  create table supervision (
    organisation_id uuid not null,
    id uuid primary key,
    person_id uuid not null,
    programme_id uuid not null,
    stage text not null check (stage in ('planned', 'unrecorded', 'suspended', 'ended')),
    version integer not null,
    number integer not null,
    due_on date not null,
    starts_at timestamptz,
    minutes smallint,
    agreed boolean not null default false,
    asked text,
    asked_at timestamptz,
    -- The pattern's distance now: what forecasts are made of.
    every_days smallint not null,
    held integer not null,
    misses smallint not null,
    three_way_at timestamptz,
    three_way_minutes smallint,
    decision_since timestamptz,
    decision_escalated boolean not null default false,
    climbed smallint not null default 0,
    suspended_at timestamptz,
    deadline_at timestamptz,
    deadline_type text,
    unique (organisation_id, person_id, programme_id),
    foreign key (organisation_id, id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );
  create index supervision_next on supervision (organisation_id, starts_at) where stage in ('planned', 'unrecorded');
  -- The few that somebody above the supervisor looks at.
  create index supervision_stuck on supervision (organisation_id, due_on)
    where stage in ('planned', 'unrecorded') and (climbed > 0 or starts_at is null or decision_since is not null);

  -- One row a session that came and went: when it was due, when it was to be, what became of it. Managers see this much.
  create table supervision_session (
    organisation_id uuid not null,
    supervision_id uuid not null,
    number integer not null,
    person_id uuid not null,
    supervisor_id uuid,
    due_on date not null,
    starts_at timestamptz,
    took_place_on date not null,
    outcome text not null check (outcome in ('held', 'missedByWorker', 'missedBySupervisor', 'movedByAgreement')),
    recorded_at timestamptz not null,
    recorded_by uuid,
    version integer not null,
    primary key (supervision_id, version),
    foreign key (organisation_id, supervision_id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );
  create index supervision_session_of on supervision_session (person_id, took_place_on desc);

  create table supervision_group (
    organisation_id uuid not null,
    supervision_id uuid not null,
    version integer not null,
    person_id uuid not null,
    kind text not null check (kind in ('reflectivePractice', 'peerGroup')),
    took_place_on date not null,
    attendance text not null check (attendance in ('attended', 'missed', 'excused')),
    primary key (supervision_id, version),
    foreign key (organisation_id, supervision_id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id)
  );
`;

const supervisors = `
  -- How many people somebody can supervise, and whether they learned to (TURAS 7.1; GUIDE 2.3-d, 4.3-h).
  create table supervisor_profile (
    organisation_id uuid not null,
    user_id uuid primary key,
    trained_on date,
    skills text[] not null default '{}',
    most_people smallint check (most_people > 0),
    most_hours_a_week numeric(4, 1) check (most_hours_a_week > 0),
    updated_at timestamptz not null,
    updated_by uuid,
    foreign key (organisation_id, user_id) references member (organisation_id, user_id)
  );

  -- Holidays come from a library by country and region; what the organisation adds and takes away stands here.
  create table working_calendar (
    organisation_id uuid primary key references organisation (id),
    country text,
    region text,
    weekdays smallint[] not null default '{1,2,3,4,5}',
    added jsonb not null default '[]',
    removed date[] not null default '{}',
    revision integer not null default 1,
    updated_at timestamptz not null,
    updated_by uuid
  );
`;

const obligations = `
  create table obligation (
    organisation_id uuid not null,
    id uuid primary key,
    person_id uuid not null,
    programme_id uuid not null,
    journey_id uuid,
    what text not null check (what in ('training', 'debrief', 'expenses', 'reply', 'information')),
    about text,
    asked_of uuid,
    stage text not null check (stage in ('open', 'overdue', 'suspended', 'fulfilled', 'withdrawn')),
    version integer not null,
    opened_at timestamptz not null,
    opened_by uuid,
    first_promise timestamptz not null,
    promised_by timestamptz not null,
    climbed smallint not null default 0,
    settled_on date,
    deadline_at timestamptz,
    deadline_type text,
    foreign key (organisation_id, id) references process (organisation_id, id) deferrable initially deferred,
    foreign key (organisation_id, person_id) references person (organisation_id, id),
    foreign key (organisation_id, programme_id) references programme (organisation_id, id)
  );
  create index obligation_open on obligation (organisation_id, promised_by) where stage in ('open', 'overdue', 'suspended');
  create index obligation_climbed on obligation (organisation_id) where stage = 'overdue' and climbed > 0;
  create index obligation_of on obligation (person_id);
`;

const wall = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy wall on ${table} using (organisation_id = current_setting('app.organisation', true)::uuid);
`;

const grants = `
  grant select, insert, update on ${walled.join(', ')} to peerwork_app;
`;

const practised = `exists (select from jsonb_array_elements(p.state #> '{context,visits}') v
  where v ->> 'stage' in ('supportedPractice', 'inPairs', 'alone', 'leading', 'mentoring'))`;

/** What every open journey of these owes to another process, for its hands to give. */
const owes = (index: number, kind: string, name: string, input: string, which: string) => `
  insert into reaction (organisation_id, process_id, version, index, kind, body, owed_at)
    select j.organisation_id, j.id, p.version, ${index}, 'command', jsonb_build_object(
      'to', jsonb_build_object('kind', '${kind}', 'processId', process_named(${name})),
      'input', jsonb_build_object('journeyId', j.id) || ${input}), greatest(p.at, now())
    from journey j join process p on p.id = j.id where j.closed_at is null and ${which};
`;

const supervised = `'supervision:' || j.person_id || ':' || j.programme_id`;
const ofWhom = `jsonb_build_object('personId', j.person_id, 'programmeId', j.programme_id)`;

/**
 * Whoever took up a role before supervision kept itself is supervised from now on, and whoever waits for information or
 * training is promised it from now on: their journeys owe the commands that begin it. Whoever rests goes on resting.
 */
const journeysOfBefore = `
  alter table process no force row level security;
  alter table journey no force row level security;
  alter table reaction no force row level security;
  ${owes(
    1000,
    'supervision',
    supervised,
    `${ofWhom} || jsonb_build_object('type', 'JoinSupervision', 'track', j.track, 'policyVersion', j.policy_version)`,
    practised,
  )}
  ${owes(
    1001,
    'supervision',
    supervised,
    `jsonb_build_object('type', case j.standing when 'paused' then 'WorkerPaused' else 'WorkerStoodDown' end)`,
    `j.standing in ('paused', 'stoodDown') and ${practised}`,
  )}
  ${owes(
    1000,
    'obligation',
    `'owed:training:' || j.id`,
    `${ofWhom} || '{"type": "OpenObligation", "what": "training"}'`,
    `j.stage = 'training' and j.standing in ('active', 'underReview')`,
  )}
  ${owes(
    1000,
    'obligation',
    `'owed:information:' || j.id`,
    `${ofWhom} || '{"type": "OpenObligation", "what": "information"}'`,
    `j.stage = 'induction' and j.standing in ('active', 'underReview')
      and not p.state #> '{context,steps}' @> '[{"requirement": "information-pack"}]'`,
  )}
  set constraints all immediate;
  alter table reaction force row level security;
  alter table journey force row level security;
  alter table process force row level security;
`;
