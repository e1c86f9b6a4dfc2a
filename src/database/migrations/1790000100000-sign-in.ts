import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['user', 'session', 'account', 'verification', 'twoFactor', 'rateLimit'];

/** Sign-in: better-auth's tables in a schema of their own, and the one question that every request asks. */
export class SignIn1790000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(betterAuth);
    for (const table of tables) await db.query(onlyForSignIn(table));
    await db.query(standing);
  }

  async down(): Promise<void> {
    throw new Error('sign-in is not taken back: restore a backup instead');
  }
}

/** As better-auth 1.7 writes it itself (`getMigrations(auth.options).compileMigrations()`); a test compares the two. */
const betterAuth = `
  create schema auth;

  create table auth."user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "twoFactorEnabled" boolean);

  create table auth."session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" ("id") on delete cascade);

  create table auth."account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);

  create table auth."verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);

  create table auth."twoFactor" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "secret" text not null, "backupCodes" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);

  create table auth."rateLimit" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null);

  create index "session_userId_idx" on auth."session" ("userId");
  create index "account_userId_idx" on auth."account" ("userId");
  create index "verification_identifier_idx" on auth."verification" ("identifier");
  create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
  create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

  grant usage on schema auth to peerwork_auth, peerwork_clock;
`;

/** These rows belong to no organisation: they belong to sign-in alone, and the application's own role has no right here. */
const onlyForSignIn = (table: string) => `
  alter table auth."${table}" enable row level security;
  alter table auth."${table}" force row level security;
  create policy sign_in on auth."${table}" to peerwork_auth using (true) with check (true);
  grant select, insert, update, delete on auth."${table}" to peerwork_auth;
`;

/**
 * Who holds this session, and how that one stands to the worker in question: one statement for each request.
 * A session that was revoked or has run out, or a member who has left, answers with no row, at once.
 */
const standing = `
  grant select ("token", "userId", "expiresAt") on auth."session" to peerwork_clock;
  create policy across on auth."session" for select to peerwork_clock using (true);
  grant select (organisation_id, id, person_id) on journey to peerwork_clock;
  create policy across on journey for select to peerwork_clock using (true);
  grant select (organisation_id, id) on person to peerwork_clock;
  create policy across on person for select to peerwork_clock using (true);
  grant select (person_id, relation, holder_id) on person_relation to peerwork_clock;
  create policy across on person_relation for select to peerwork_clock using (true);

  create function standing_of(asked_token text, now timestamptz, asked_journey uuid, asked_person uuid)
  returns table (organisation_id uuid, user_id uuid, person_id uuid, roles text[], zone text, subject_id uuid, relations text[])
  language plpgsql stable security definer set search_path = public as $$
  begin
    return query
      select m.organisation_id, m.user_id, m.person_id, m.roles, o.zone, s.id,
        (select array_agg(r.relation) from person_relation r where r.person_id = s.id and r.holder_id = m.user_id)
      from auth."session" x
        join member m on m.user_id = x."userId" and m.ended_at is null
        join organisation o on o.id = m.organisation_id
        left join lateral (
          select p.id from person p
          where p.organisation_id = m.organisation_id and p.id = coalesce(
            asked_person, (select j.person_id from journey j where j.id = asked_journey and j.organisation_id = m.organisation_id))
        ) s on true
      where x."token" = asked_token and x."expiresAt" > now;
  end $$;
  grant create on schema public to peerwork_clock;
  alter function standing_of owner to peerwork_clock;
  revoke create on schema public from peerwork_clock;
  revoke execute on function standing_of from public;
  grant execute on function standing_of to peerwork_auth;
`;
