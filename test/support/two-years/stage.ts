import { randomUUID } from 'node:crypto';

import pg from 'pg';

import type { Actor, Instant } from '../../../state-machines/core/process.js';
import { supervisionTermsOf } from '../../../state-machines/policy/keeping.js';
import type { Policy } from '../../../state-machines/policy/policy.js';
import { samplePolicy } from '../../../state-machines/policy/sample-policy.js';
import { daysOffOf } from '../../../src/calendar/working-calendar.js';
import type { Clock } from '../../../src/clock/clock.js';
import type { Database } from '../../../src/database/database.js';
import { openDelivery } from '../../../src/delivery/open-delivery.js';
import { buildEngine, type Engine } from '../../../src/engine.js';
import { kinds } from '../../../src/kinds.js';
import { testDatabase, type TestDatabase } from '../database.js';
import { anOrganisation } from '../organisation.js';
import { PostBox } from '../post-box.js';
import { country, firstSupervisorOf, zone, type Arrival, type Cast, type Line, type Worker } from './cast.js';

/** Every week for two years, and beyond. */
export function weekly(): Policy {
  const policy = samplePolicy();
  const supervision = { first: { everyDays: 7, times: 4 }, second: { everyDays: 7, times: 4 }, thenEveryDays: 7 };
  return {
    ...policy,
    tracks: { ...policy.tracks, outreach: { ...policy.tracks.outreach!, supervision } },
  };
}

export async function termsAndCalendar(years: readonly number[]): Promise<Pick<Cast, 'terms' | 'calendar'>> {
  const days = await daysOffOf({ country, region: null, added: [], removed: [] }, years);
  return {
    terms: supervisionTermsOf(1, weekly(), 'outreach')!,
    calendar: { zone, weekdays: [1, 2, 3, 4, 5], daysOff: days.map(({ on }) => on) },
  };
}

/** A real service on a database of its own, with a real mail server, in which the two years are played. */
export class Stage {
  readonly engine: Engine;
  private readonly delivery: ReturnType<typeof openDelivery>;

  private constructor(
    private readonly server: TestDatabase,
    readonly database: Database,
    readonly organisationId: string,
    readonly cast: Cast,
    readonly post: PostBox,
    clock: Pick<Clock, 'wake'>,
  ) {
    const settings = {
      smtpUrl: post.url,
      mailFrom: 'Peer work <peerwork@service.example>',
      baseUrl: 'https://peerwork.example',
      sms: undefined,
      push: undefined,
    };
    this.delivery = openDelivery({ database, settings });
    const { deliver } = this.delivery;
    const texts = { write: async () => undefined };
    this.engine = buildEngine({ database, texts, kinds, clock: { ...clock, wakeDelivery: () => undefined }, deliver });
  }

  static async open(size: { workers: number; supervisors: number }, clock: Pick<Clock, 'wake'>): Promise<Stage> {
    const [server, post] = await Promise.all([testDatabase(), PostBox.open()]);
    const database = await server.open();
    const home = await anOrganisation(server.ownerUrl, weekly());
    const { organisationId, programmeId, users } = home;
    const hire = async (role: 'supervisor' | 'peerWorker'): Promise<Actor> => ({
      ...(await home.addMember(role)),
      roles: [role],
    });
    const supervisors: Actor[] = [];
    while (supervisors.length < size.supervisors) supervisors.push(await hire('supervisor'));
    const workers: Worker[] = [];
    while (workers.length < size.workers)
      workers.push({ ...(await hire('peerWorker')), journeyId: randomUUID(), supervisionId: randomUUID() });
    const years = [0, 1, 2, 3, 4].map((ahead) => new Date().getUTCFullYear() + ahead);
    const inRole = (role: 'coordinator' | 'manager'): Actor => ({
      userId: users[role],
      personId: randomUUID(),
      roles: [role],
    });
    const cast: Cast = {
      programmeId,
      workers,
      supervisors,
      coordinator: inRole('coordinator'),
      manager: inRole('manager'),
      ...(await termsAndCalendar(years)),
    };
    await furnish(server.ownerUrl, organisationId, cast);
    return new Stage(server, database, organisationId, cast, post, clock);
  }

  /** Sends what is owed and what has waited, at an instant: one batch holds all that falls due together here. */
  async send(now: Instant): Promise<void> {
    await this.engine.hands.deliver(now);
  }

  /** Asks for one line, as people and journeys do. */
  async give({ at, kind, processId, input, by, supervisor }: Line): Promise<void> {
    if (supervisor) await this.appoint(supervisor);
    const { organisationId } = this;
    const commandId = `play:${processId}:${at}`;
    const answer = await this.engine.journal.record({
      ...{ organisationId, processId, kind, commandId, input, at },
      ...(by && { by }),
    });
    if (answer.outcome !== 'recorded')
      throw new Error(`${input.type} at ${new Date(at).toISOString()}: ${JSON.stringify(answer)}`);
    await this.send(at);
  }

  /** What the mail server has taken, in the words of the play: the Message-ID says which message of which process it is. */
  async arrivals(processIds: ReadonlySet<string>): Promise<Arrival[]> {
    const rows = await this.within<{ id: string; matter: string }>(
      `select process_id || '.' || version || '.' || index as id, body ->> 'matter' as matter from reaction where kind = 'message'`,
    );
    const matters = new Map(rows.map(({ id, matter }) => [id, matter]));
    return this.post.posted.flatMap(({ date, messageId, to }) => {
      const [, id = '', processId = ''] = /^<(([^.]+)\.\d+\.\d+)\./.exec(messageId) ?? [];
      return processIds.has(processId)
        ? [{ at: date, matter: matters.get(id) ?? messageId, userId: to.split('@')[0]! }]
        : [];
    });
  }

  /** When something that waits is to be sent. */
  async nextRelease(): Promise<Instant | undefined> {
    const [row] = await this.within<{ at: Date | null }>(
      `select min(again_at) as at from dispatch where state = 'waiting'`,
    );
    return row?.at?.getTime();
  }

  async close(): Promise<void> {
    this.delivery.close();
    await this.post.close();
    await this.database.close();
    await this.server.drop();
  }

  private appoint({ personId, holderId }: NonNullable<Line['supervisor']>): Promise<unknown> {
    return this.within(
      `update person_relation set holder_id = $2 where person_id = $1 and relation = 'supervisor' returning 1`,
      [personId, holderId],
    );
  }

  private within<Row>(query: string, values: unknown[] = []): Promise<Row[]> {
    return this.database.withinOrganisation(this.organisationId, (tx) => tx.query<Row>(query, values));
  }
}

/** Addresses, supervisors, holidays; and of the journeys that supervision hangs on, no more than that they are there. */
async function furnish(ownerUrl: string, organisationId: string, cast: Cast): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `update person_name n set email = m.user_id || '@service.example' from member m where m.person_id = n.person_id`,
    );
    await client.query('insert into working_calendar (organisation_id, country, updated_at) values ($1, $2, now())', [
      organisationId,
      country,
    ]);
    for (const [index, { personId, journeyId }] of cast.workers.entries()) {
      await client.query(
        `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, 'supervisor', $3, now())`,
        [organisationId, personId, firstSupervisorOf(cast, index).userId],
      );
      await client.query(
        `insert into process (organisation_id, id, kind, version, state, at, ended) values ($1, $2, 'journey', 0, '{}', now(), true)`,
        [organisationId, journeyId],
      );
    }
  } finally {
    await client.end();
  }
}
