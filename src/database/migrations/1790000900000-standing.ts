import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the asker stands to a worker: also to the worker of a supervision, and while they cover for somebody. */
export class Standing1790000900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(sight);
    await db.query(standing);
  }

  async down(): Promise<void> {
    throw new Error('sign-in is not taken back: restore a backup instead');
  }
}

const sight = `
  grant select (organisation_id, id, person_id) on supervision, obligation to peerwork_clock;
  create policy across on supervision for select to peerwork_clock using (true);
  create policy across on obligation for select to peerwork_clock using (true);
  grant select (organisation_id, absent_id, cover_id) on covering to peerwork_clock;
  create policy across on covering for select to peerwork_clock using (true);
  grant select (organisation_id) on person_relation to peerwork_clock;
  grant select on held_relation to peerwork_clock;
`;

/**
 * Who holds this session, and how that one stands to the worker in question: one statement for each request. \`relations\`
 * are those held now, in one's own name or for somebody away; \`named\` only the former. Access that ends with a day lasts
 * until the day is over.
 */
const standing = `
  drop function standing_of(text, timestamptz, uuid, uuid);
  create function standing_of(asked_token text, now timestamptz, asked_process uuid, asked_person uuid)
  returns table (organisation_id uuid, user_id uuid, person_id uuid, roles text[], zone text, subject_id uuid, relations text[], named text[])
  language plpgsql stable security definer set search_path = public as $$
  begin
    return query
      select m.organisation_id, m.user_id, m.person_id, m.roles, o.zone, s.id, h.relations, h.named
      from auth."session" x
        join member m on m.user_id = x."userId" and (m.ended_at is null or m.ended_at > now)
        join organisation o on o.id = m.organisation_id
        left join lateral (
          select p.id from person p
          where p.organisation_id = m.organisation_id and p.id = coalesce(
            asked_person,
            (select j.person_id from journey j where j.id = asked_process and j.organisation_id = m.organisation_id),
            (select v.person_id from supervision v where v.id = asked_process and v.organisation_id = m.organisation_id),
            (select b.person_id from obligation b where b.id = asked_process and b.organisation_id = m.organisation_id))
        ) s on true
        left join lateral (
          select array_agg(distinct r.relation) as relations, array_agg(r.relation) filter (where r.covers_for is null) as named
          from held_relation r where r.person_id = s.id and r.holder_id = m.user_id
        ) h on true
      where x."token" = asked_token and x."expiresAt" > now;
  end $$;
  grant create on schema public to peerwork_clock;
  alter function standing_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function standing_of from public;
  grant execute on function standing_of to peerwork_auth;
`;
