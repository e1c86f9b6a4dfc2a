import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Role } from '../../state-machines/core/process.js';
import type { Database } from '../../src/database/database.js';
import type { Engine } from '../../src/engine.js';
import { anOrganisation } from '../support/organisation.js';

export const DAY = 86_400_000;
export const start = Date.UTC(2026, 0, 5, 12);
/** The coordinator is told on the morning of the 21st day of quiet, the manager a week later. */
export const stalledAt = start + 22 * DAY;
export const escalatedAt = start + 30 * DAY;

interface DispatchRow {
  user_id: string;
  state: string;
  reason: string | null;
  tries: number;
  again_at: Date | null;
  settled_at: Date | null;
}

interface MemberSettings {
  zone: string | null;
  quietFrom: string | null;
  quietUntil: string | null;
  digestHour: number | null;
  stopped: string[];
}

interface Surroundings {
  readonly ownerUrl: string;
  readonly database: Database;
  readonly engine: Engine;
}

/** A peer-work service with staff who have addresses, and ways to bring it into every situation of these tests. */
export async function aService({ ownerUrl, database, engine }: Surroundings) {
  const home = await anOrganisation(ownerUrl);
  const { organisationId, programmeId, users } = home;
  const asOwner = async (text: string, values: unknown[]): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query(text, values);
      return rows;
    } finally {
      await client.end();
    }
  };
  const within = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    database.withinOrganisation(organisationId, (tx) => tx.query<Row>(text, values));

  const address = (userId: string): string => `${userId}@service.example`;
  const giveAddresses = () =>
    asOwner(
      `update person_name n set email = m.user_id || '@service.example' from member m
       where m.person_id = n.person_id and m.organisation_id = $1`,
      [organisationId],
    );
  await giveAddresses();

  const hire = async (role: Role) => {
    const member = await home.addMember(role);
    await giveAddresses();
    return { ...member, address: address(member.userId) };
  };
  const leave = (userId: string) => asOwner('update member set ended_at = now() where user_id = $1', [userId]);
  const giveRoles = (userId: string, ...roles: Role[]) =>
    asOwner('update member set roles = $2 where user_id = $1', [userId, roles]);
  const personOf = async (userId: string): Promise<string> => {
    const [row] = await within<{ person_id: string }>('select person_id from member where user_id = $1', [userId]);
    return row!.person_id;
  };

  const give = async (processId: string, input: { type: string }, at: number, role: Role = 'coordinator') => {
    const userId = users[role];
    const personId = await personOf(userId);
    return engine.journal.record({
      organisationId,
      processId,
      kind: 'journey',
      commandId: randomUUID(),
      input,
      at,
      by: { userId, personId, roles: [role] },
    });
  };
  const settle = (processId: string, now: number, kind = 'journey') =>
    engine.journal.settle({ organisationId, processId, kind }, now);
  const aJourney = async (personId?: string) => {
    const processId = randomUUID();
    const person = personId ?? (await home.addPerson());
    await give(processId, { type: 'StartJourney', personId: person, programmeId, track: 'outreach' } as never, start);
    return { processId, personId: person };
  };
  /** A journey in which nothing has moved: the coordinator is owed a word. */
  const aStalledJourney = async (personId?: string) => {
    const journey = await aJourney(personId);
    await settle(journey.processId, stalledAt);
    return journey;
  };

  const inbox = (userId: string) =>
    within<{ matter: string; clause: string; process_id: string; person_id: string | null }>(
      'select matter, clause, process_id, person_id from inbox_message where user_id = $1 order by delivered_at',
      [userId],
    );
  /** How it stands with what left the house, or was to. */
  const dispatches = (processId: string, channel = 'email') =>
    within<DispatchRow>(
      `select user_id, state, reason, tries, again_at, settled_at from dispatch
       where process_id = $1 and channel = $2 order by version, index, user_id`,
      [processId, channel],
    );
  /** Where the link in a mail leads. */
  const pathOf = async (text: string): Promise<string | undefined> => {
    const token = /\/go\/([\w-]{43})/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(token).digest();
    const [row] = await within<{ path: string }>('select path from message_link where token_hash = $1', [hash]);
    return row?.path;
  };
  const settings = (userId: string, set: Partial<MemberSettings>) =>
    asOwner(
      `insert into member_setting (organisation_id, user_id, zone, quiet_from, quiet_until, digest_hour, stopped, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, now())
       on conflict (user_id) do update set zone = $3, quiet_from = $4, quiet_until = $5, digest_hour = $6, stopped = $7`,
      [
        organisationId,
        userId,
        set.zone ?? null,
        set.quietFrom === undefined ? '21:00' : set.quietFrom,
        set.quietUntil === undefined ? '08:00' : set.quietUntil,
        set.digestHour ?? null,
        set.stopped ?? [],
      ],
    );
  const outcomes = async (processId: string) => {
    const rows = await within<{
      outcome: string | null;
      done_at: Date | null;
      attempts: number;
      claimed_until: Date | null;
    }>('select outcome, done_at, attempts, claimed_until from reaction where process_id = $1 order by version, index', [
      processId,
    ]);
    return rows;
  };

  return {
    ...home,
    asOwner,
    address,
    hire,
    leave,
    giveRoles,
    personOf,
    give,
    settle,
    aJourney,
    aStalledJourney,
    inbox,
    within,
    dispatches,
    pathOf,
    settings,
    outcomes,
  };
}

export type Service = Awaited<ReturnType<typeof aService>>;
