import type { MigrationInterface, QueryRunner } from 'typeorm';

const touched = ['policy', 'process', 'journal', 'programme', 'organisation', 'journey'];

/**
 * Policies of the first release take the present shape, programmes become processes, and journeys under way get the terms
 * that their policy could not name yet. What nobody was ever asked gets a careful value, to be looked at in the page.
 */
export class Programmes1790000400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of touched) await db.query(`alter table ${table} no force row level security`);
    await db.query(policies, [JSON.stringify(boundaries), JSON.stringify(role)]);
    await db.query(terms, [JSON.stringify(role)]);
    await db.query(programmes);
    await db.query(programmeRows);
    await db.query('set constraints all immediate'); // no table is altered while a check of it is still to come
    for (const table of touched) await db.query(`alter table ${table} force row level security`);
  }

  async down(): Promise<void> {
    throw new Error('policies do not go back to what they could not say: restore a backup instead');
  }
}

const row = (id: string, service: string, about: string) => ({ id, about, service, note: '' });

const boundaries = [
  row('contact-outside-hours', 'sometimes', 'Being in contact outside working hours'),
  row('personal-events', 'sometimes', 'Going to each other’s personal events'),
  row('visiting-home', 'never', 'Visiting a peer at home'),
  row('lending', 'never', 'Lending or borrowing money or things'),
  row('gifts', 'sometimes', 'Giving or taking gifts'),
  row('touch', 'sometimes', 'Touch: a handshake, a hand on the shoulder, a hug'),
  row('personal-phone', 'never', 'Giving out a personal phone number or address'),
  row('social-media', 'sometimes', 'Being connected on social media'),
  row('passing-on', 'never', 'Passing on what one knows about others or the service'),
  row('recovery-meetings', 'sometimes', 'Going to recovery meetings together'),
  row('business', 'never', 'Doing business with each other'),
  row('own-story', 'sometimes', 'Talking about one’s own story'),
  row('sexual-relationship', 'never', 'A sexual relationship with a peer or a peer’s family'),
  row('after-leaving', 'sometimes', 'Staying in contact after somebody has left'),
];

const role = {
  inScope: ['Outreach, as described in this policy'],
  outOfScope: [],
  qualities: [
    'willing-to-learn',
    'ground-rules',
    'listens-well',
    'clear-without-confrontation',
    'reflects',
    'takes-feedback',
    'non-judgemental',
  ],
  coAuthors: ['management'],
  eligibility: [{ id: 'person-specification', sentence: 'The role’s person specification is met' }],
  basis: { allowed: ['voluntary', 'expenses'], livingWageCents: null, weeklyHoursCap: 16 },
};

/** Supervision took place at one distance. */
const supervision = (everyDays: string) => `jsonb_build_object(
  'first', jsonb_build_object('times', 0, 'everyDays', ${everyDays}),
  'second', jsonb_build_object('times', 0, 'everyDays', ${everyDays}), 'thenEveryDays', ${everyDays})`;

const certificates = `'{"renewSoonDays": 60, "graceDays": 30}'::jsonb`;
const exit = `'{"openDaysBefore": 60, "followUpAfterDays": 90, "keepMonths": 36}'::jsonb`;

const policies = `
  update policy p set document = jsonb_build_object('schema', 2,
    'general', jsonb_build_object(
      'approvedOn', to_char(p.adopted_at, 'YYYY-MM-DD'), 'reviewBy', to_char(p.adopted_at + interval '2 years', 'YYYY-MM-DD'),
      'targetGroup', o.one -> 'targetGroup', 'teamEvents', o.one -> 'teamEvents',
      'stalledAfterDays', p.document -> 'stalledAfterDays', 'escalateAfterDays', p.document -> 'escalateAfterDays',
      'minorIncidents', '{"times": 3, "withinDays": 180}'::jsonb, 'missedSupervisions', 3,
      'certificates', ${certificates}, 'twoSidedReviewEveryDays', 180, 'exit', ${exit}, 'boundaries', $1::jsonb),
    'tracks', jsonb_build_object('outreach', jsonb_build_object(
      'role', $2::jsonb, 'extraTopics', o.one -> 'extraTopics', 'minimumTrainingDates', o.one -> 'minimumTrainingDates',
      'debriefSystem', o.one -> 'debriefSystem', 'supervision', ${supervision(`o.one -> 'supervisionEveryDays'`)},
      'aims', o.one -> 'aims', 'whereAndWhen', o.one -> 'whereAndWhen', 'trainingIn', o.one -> 'trainingIn')))
  from (select programme_id, version, document -> 'tracks' -> 'outreach' as one from policy) o
  where o.programme_id = p.programme_id and o.version = p.version and p.document -> 'schema' = '1'::jsonb
`;

/** Journeys stay pinned to their version: its terms are said in full, and the topics that they were promised stay. */
const terms = `
  update process p set state = jsonb_set(p.state, '{context,policy}', jsonb_build_object(
      'eligibility', $1::jsonb -> 'eligibility', 'qualities', $1::jsonb -> 'qualities', 'basis', $1::jsonb -> 'basis',
      'served', null, 'reconfirmEveryDays', null, 'certificates', ${certificates}, 'twoSidedReviewEveryDays', 180,
      'exit', ${exit}, 'boundariesSince', 1,
      'supervision', coalesce(y.document -> 'tracks' -> 'outreach' -> 'supervision', ${supervision(`14`)})
    ) || (p.state -> 'context' -> 'policy'))
  from journey j left join policy y on y.programme_id = j.programme_id and y.version = j.policy_version
  where p.kind = 'journey' and j.id = p.id
`;

/** A programme with a policy was open; one without was still being prepared. */
const programmes = `
  with now_a_process as (
    select g.organisation_id, g.id, coalesce(y.adopted_at, g.created_at) as at, y.version,
      jsonb_build_object('value', case when y.version is null then 'readiness' else 'open' end, 'context', jsonb_build_object(
        'template', case when y.version is null then null else 'outreach' end, 'zone', o.zone,
        'startedAt', (extract(epoch from g.created_at) * 1000)::bigint,
        'openedAt', case when y.version is null then null else (extract(epoch from y.adopted_at) * 1000)::bigint end,
        'readiness', '{}'::jsonb, 'insuranceTold', false,
        'policy', case when y.version is null then null else jsonb_build_object(
          'version', y.version, 'adoptedAt', (extract(epoch from y.adopted_at) * 1000)::bigint,
          'reviewBy', y.document -> 'general' -> 'reviewBy', 'tracks', '["outreach"]'::jsonb, 'told', null) end)) as state,
      (((y.document -> 'general' ->> 'reviewBy')::date - 60)::timestamp + interval '9 hours') at time zone o.zone as due
    from programme g join organisation o on o.id = g.organisation_id
      left join lateral (select * from policy where programme_id = g.id order by version desc limit 1) y on true
    where not exists (select from process p where p.id = g.id)
  ), journaled as (
    insert into journal (organisation_id, process_id, version, command_id, at, input, facts, events, state)
    select organisation_id, id, 1, 'migration:programmes', at, '{"type": "StartProgramme", "template": null}', '{}',
      case when version is null then '[{"type": "ProgrammeStarted", "template": null}]'::jsonb
        else '[{"type": "ProgrammeStarted", "template": "outreach"}, {"type": "ProgrammeOpened"}]'::jsonb end, state
    from now_a_process
  )
  insert into process (organisation_id, id, kind, version, state, at, deadline_at, deadline_type)
  select organisation_id, id, 'programme', 1, state, at, due, case when due is null then null else 'PolicyReviewNear' end
  from now_a_process
`;

const programmeRows = `
  update programme g set stage = p.state ->> 'value', template = p.state -> 'context' ->> 'template',
    review_by = (p.state -> 'context' -> 'policy' ->> 'reviewBy')::date, deadline_at = p.deadline_at, deadline_type = p.deadline_type
  from process p where p.id = g.id and p.kind = 'programme'
`;
