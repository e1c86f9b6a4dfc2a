import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import type { Input, Instant } from '../../state-machines/core/process.js';
import { inParallel } from '../../src/clock/in-parallel.js';
import type { ProcessRef } from '../../src/clock/clock.js';
import { TemporalServer } from '../../src/clock/temporal-server.js';
import { Database } from '../../src/database/database.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';
import { settingsFor } from '../http.bench.js';
import type { Ground } from './ground.js';
import { anOrganisation, type Organisation } from './organisation.js';
import type { PostOffice } from './post-office.js';
import { launch, root, thriftyFlags, type Handle } from './scripts.js';

const DAY = 86_400_000;
const AT_ONCE = 8;

/** A reminder that somebody is to get: of which process, and when. */
export interface Reminder {
  readonly processId: string;
  readonly dueAt: Instant;
}

/** Journeys whose reminders fall due to the millisecond, and the product's own worker that serves them. */
export class Reminders {
  private constructor(
    private readonly ground: Ground,
    private readonly home: Organisation,
    private readonly engine: Engine,
    private readonly server: TemporalServer,
    private readonly worker: Handle,
  ) {}

  static async open(ground: Ground, post: PostOffice, people: number): Promise<Reminders> {
    const { address, namespace } = await ground.temporal();
    const home = await anOrganisation(ground, people);
    await reachByMail(ground, home);
    const database = await new Database(ground.appUrl).open();
    const clock = { wake: () => undefined, wakeDelivery: () => undefined };
    const texts = { write: () => Promise.resolve() };
    const engine = buildEngine({ database, kinds, texts, clock, deliver: () => Promise.resolve(0) });
    const server = new TemporalServer({ address, namespace, taskQueue: 'peerwork' });
    return new Reminders(ground, home, engine, server, startWorker(ground, address, post));
  }

  /** Sets a reminder for each of these instants: a journey with its workflow, which sleeps on its timer. */
  async set(instants: readonly Instant[]): Promise<Reminder[]> {
    const reminders = instants.map((dueAt) => ({ processId: randomUUID(), dueAt }));
    await inParallel(reminders, AT_ONCE, ({ processId }) => this.begin(processId));
    await this.postpone(reminders);
    const { organisationId } = this.home;
    await inParallel(reminders, AT_ONCE, ({ processId }) =>
      this.server.begin({ organisationId, processId, kind: 'journey' }),
    );
    return reminders;
  }

  /** How many are still owed. */
  async owed(): Promise<number> {
    const [row] = await this.ground.query<{ owed: number }>(
      `select count(*)::int as owed from reaction where kind = 'message' and done_at is null`,
    );
    return row!.owed;
  }

  async close(): Promise<void> {
    await this.worker.stop();
    await this.server.close();
    await this.engine.database.close();
  }

  private async begin(processId: string): Promise<void> {
    const { organisationId, programmeId, personIds, coordinator } = this.home;
    const personId = (personIds as string[]).pop();
    if (personId === undefined) throw new Error('everybody has a journey');
    const ref: ProcessRef = { organisationId, processId, kind: 'journey' };
    const input = { type: 'StartJourney', personId, programmeId, track: 'outreach' } as Input;
    const answer = await this.engine.journal.record({
      ...ref,
      commandId: randomUUID(),
      input,
      by: coordinator,
      at: Date.now() - DAY,
    });
    if (answer.outcome !== 'recorded') throw new Error(`a journey was answered ${answer.outcome}`);
  }

  /** A policy speaks of days. That so many things fall due within one minute, to the millisecond, is written into the states. */
  private async postpone(reminders: readonly Reminder[]): Promise<void> {
    await this.ground.query(
      `update process p set deadline_at = to_timestamp(r.due_at / 1000.0), state = jsonb_set(jsonb_set(p.state,
         '{context,lastMovedAt}', to_jsonb(($2)::bigint)), '{context,explainedUntil}', to_jsonb(r.due_at))
       from unnest($1::uuid[], $3::bigint[]) as r (id, due_at) where p.id = r.id`,
      [reminders.map(({ processId }) => processId), Date.now() - 40 * DAY, reminders.map(({ dueAt }) => dueAt)],
    );
  }
}

/** One address, and no quiet hours: what is measured at night is to be the same as by day. */
async function reachByMail({ query }: Ground, { organisationId, coordinator }: Organisation): Promise<void> {
  await query('update person_name set email = $2 where person_id = $1', [
    coordinator.personId,
    'coordinator@service.example',
  ]);
  await query(
    `insert into member_setting (organisation_id, user_id, quiet_from, quiet_until, updated_at) values ($1, $2, null, null, now())`,
    [organisationId, coordinator.userId],
  );
}

/** The product's worker as production runs it. */
function startWorker(ground: Ground, address: string, post: PostOffice): Handle {
  const env = {
    ...settingsFor(ground, '0'),
    CLOCK: 'temporal',
    TEMPORAL_ADDRESS: address,
    SMTP_URL: post.url,
    MAIL_FROM: 'Peer work <peerwork@service.example>',
  };
  const args = [...thriftyFlags('worker'), 'dist/src/entry/worker.js'];
  return launch(process.execPath, args, { env, cwd: root.pathname, log: join(ground.dir, 'worker.log') });
}
