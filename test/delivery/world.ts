import { randomUUID } from 'node:crypto';

import type { Input, Role } from '../../state-machines/core/process.js';
import type { Database } from '../../src/database/database.js';
import type { Channel } from '../../src/delivery/channels/channel.js';
import { Mail } from '../../src/delivery/channels/mail.js';
import { Delivery } from '../../src/delivery/delivery.js';
import type { Engine } from '../../src/engine.js';
import { unheardEngine } from '../support/engine.js';
import { testDatabase } from '../support/database.js';
import { MailServer, type Received } from './mail-server.js';
import { aService, DAY } from './service.js';

export const baseUrl = 'https://peerwork.example';
export const HOUR = 3_600_000;
/** Monday, 5 January 2026, noon in Dublin. */
export const monday = Date.UTC(2026, 0, 5, 12);

/** A real database, a real mail server, and the engine between them. */
export class World {
  readonly logged: string[] = [];
  mail!: Mail;
  engine!: Engine;
  private channels: readonly Channel[] = [];

  private constructor(
    readonly server: Awaited<ReturnType<typeof testDatabase>>,
    readonly database: Database,
    readonly post: MailServer,
  ) {}

  static async open(): Promise<World> {
    const server = await testDatabase();
    const world = new World(server, await server.open(), await new MailServer().start());
    world.startAgain();
    return world;
  }

  /** A delivery that knows nothing of what was before, as after a restart; with other ways, where some are given. */
  startAgain(others: readonly Channel[] = [], smtpUrl = this.post.url): void {
    this.mail?.close();
    const log = (code: string, details?: object) => void this.logged.push(`${code} ${JSON.stringify(details)}`);
    this.mail = new Mail({ smtpUrl, mailFrom: 'Peer work <peerwork@service.example>', baseUrl }, log);
    this.channels = [this.mail, ...others];
    const delivery = new Delivery({ database: this.database, channels: this.channels, baseUrl, log });
    this.engine = unheardEngine(this.database, { deliver: (journal, now) => delivery.deliver(journal, now) });
  }

  /** Delivers until nothing is left that may go at this instant. */
  async deliver(now: number): Promise<void> {
    while ((await this.engine.hands.deliver(now)) > 0);
  }

  async close(): Promise<void> {
    this.mail.close();
    await this.post.stop();
    await this.database.close();
    await this.server.drop();
  }

  /** A service with staff who have addresses; time passes for all of its processes. */
  async service() {
    const { engine, database, server, post } = this;
    const home = await aService({ ownerUrl: server.ownerUrl, database, engine });
    const { organisationId, users } = home;
    const record = async (kind: string, processId: string, input: Input, at: number, role?: Role) => {
      const by = role && { userId: users[role], personId: await home.personOf(users[role]), roles: [role] };
      const answer = await this.engine.journal.record({
        ...{ organisationId, processId, kind, commandId: randomUUID(), input, at },
        ...(by && { by }),
      });
      if (answer.outcome !== 'recorded') throw new Error(`${input.type} was answered ${JSON.stringify(answer)}`);
    };
    /** Lets time pass for every process, tells everything, and so on, until this instant. */
    const pass = async (until: number) => {
      for (;;) {
        const due = await this.engine.hands.dueProcesses(until, 200);
        for (const ref of due) await this.engine.hands.carryOut(ref, until);
        if (due.length === 0) return;
      }
    };
    const mailsTo = (userId: string): Received[] => post.to(home.address(userId));
    const clear = () => void post.received.splice(0);
    const heldBy = (personId: string, holderId: string, relation = 'supervisor') =>
      home.asOwner(
        `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())
         on conflict (person_id, relation) do update set holder_id = excluded.holder_id`,
        [organisationId, personId, relation, holderId],
      );
    const away = (absentId: string, coverId: string | null) =>
      home.asOwner(
        `insert into covering (organisation_id, absent_id, cover_id, absence_id) values ($1, $2, $3, $4)
         on conflict (absent_id) do update set cover_id = excluded.cover_id`,
        [organisationId, absentId, coverId, randomUUID()],
      );
    const back = (absentId: string) => home.asOwner('delete from covering where absent_id = $1', [absentId]);
    return { ...home, record, pass, mailsTo, clear, heldBy, away, back };
  }
}

export type Home = Awaited<ReturnType<World['service']>>;

/** A worker who signs in, with a supervisor, and a supervision that began on the Monday. */
export async function aSupervision(home: Home, at = monday) {
  const { users, programmeId, record, heldBy } = home;
  const personId = await home.personOf(users.peerWorker);
  await heldBy(personId, users.supervisor);
  const id = randomUUID();
  const { processId: journeyId } = await home.aJourney(personId);
  const join = { type: 'JoinSupervision', personId, programmeId, journeyId, track: 'outreach', policyVersion: 1 };
  await record('supervision', id, join as Input, at);
  const give = (input: object, when: number, role?: Role) => record('supervision', id, input as Input, when, role);
  return { id, journeyId, personId, give };
}

/** Something that is owed to that worker. */
export async function anObligation(
  home: Home,
  { onAJourney, ...input }: { onAJourney?: true; what: string; about?: string; askedOf?: string },
  at = monday,
) {
  const { users, programmeId, record, heldBy } = home;
  const personId = await home.personOf(users.peerWorker);
  await heldBy(personId, users.supervisor);
  const id = randomUUID();
  const journeyId = onAJourney && (await home.aJourney(personId)).processId;
  const hangsOn = journeyId ? { journeyId } : {};
  await record(
    'obligation',
    id,
    { type: 'OpenObligation', personId, programmeId, ...input, ...hangsOn } as object as Input,
    at,
    'peerWorker',
  );
  const give = (command: object, when: number, role?: Role) => record('obligation', id, command as Input, when, role);
  return { id, personId, journeyId, give };
}

export { DAY };
