import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Input } from '../../state-machines/core/process.js';
import type { JourneyInput } from '../../state-machines/journey/journey.messages.js';
import { TemporalClock } from '../../src/clock/temporal-clock.js';
import { TemporalServer } from '../../src/clock/temporal-server.js';
import { Database } from '../../src/database/database.js';
import { DatabaseAway, ProcessBusy } from '../../src/database/faults.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import { kinds } from '../../src/kinds.js';
import type { Known } from './clients.js';
import type { Ledger } from './ledger.js';
import type { World } from '../support/world.js';

const DAY = 86_400_000;

/** As the database names it (`process_named`): md5, of version 3 and variant 8. */
function supervisionIdOf(personId: string, programmeId: string): string {
  const hash = createHash('md5').update(`supervision:${personId}:${programmeId}`).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-3$3-8$4-$5');
}

/**
 * Journeys and supervisions with a past: begun weeks ago and forgotten, or paused past their review date. The moment that one is recorded,
 * time has something to say to it and somebody is owed a message, so that the run need not last for weeks.
 */
export class Seeds {
  /** When each was there, by process. */
  readonly recordedAt = new Map<string, number>();
  private stopped = false;

  private constructor(
    private readonly engine: Engine,
    private readonly clock: TemporalClock,
    private readonly world: World,
    private readonly ledger: Ledger,
    private readonly known: Known,
    private readonly random: () => number,
  ) {}

  static async open(
    env: Readonly<Record<string, string>>,
    ...rest: [world: World, ledger: Ledger, known: Known, random: () => number]
  ): Promise<Seeds> {
    const database = await new Database(env.DATABASE_APP_URL!, { journalConnections: 2, readingConnections: 1 }).open();
    const place = { address: env.TEMPORAL_ADDRESS!, namespace: 'peerwork', taskQueue: 'peerwork' };
    const clock = new TemporalClock(new TemporalServer(place));
    clock.start();
    const texts = { write: () => Promise.resolve() };
    const engine = buildEngine({ database, kinds, texts, clock, deliver: () => Promise.resolve(0) });
    return new Seeds(engine, clock, ...rest);
  }

  async keepSowing(pauseMs: number): Promise<void> {
    while (!this.stopped) {
      await this.sow();
      await delay(pauseMs * 2 * this.random());
    }
  }

  stop(): void {
    this.stopped = true;
  }

  async close(): Promise<void> {
    await this.clock.stop();
    await this.engine.database.close();
  }

  private async sow(): Promise<void> {
    const processId = randomUUID();
    const { programmeId, nextPerson } = this.world;
    const begunAt = Date.now() - (30 + Math.floor(30 * this.random())) * DAY;
    const personId = nextPerson();
    const start: JourneyInput = { type: 'StartJourney', personId, programmeId, track: 'outreach' };
    await this.untilRecorded('journey', processId, start, begunAt);
    if (this.random() < 0.3) {
      const reviewOn = new Date(begunAt + 10 * DAY).toISOString().slice(0, 10);
      await this.untilRecorded('journey', processId, { type: 'PauseJourney', reviewOn } as Input, begunAt + DAY);
    }
    this.recordedAt.set(processId, Date.now());
    this.known.journeyIds.push(processId);
    if (this.random() < 0.5) await this.supervise(processId, personId, begunAt + 20 * DAY);
  }

  /** Supervision that began days ago, with sessions of which nobody has said anything: its ladder is to be climbed at once. */
  private async supervise(journeyId: string, personId: string, at: number): Promise<void> {
    const { programmeId } = this.world;
    const id = supervisionIdOf(personId, programmeId);
    const join = { type: 'JoinSupervision', personId, programmeId, journeyId, track: 'outreach', policyVersion: 1 };
    await this.untilRecorded('supervision', id, join, at);
    this.known.supervisionIds.push(id);
  }

  private async untilRecorded(kind: string, processId: string, input: Input, at: number): Promise<void> {
    const { organisationId, coordinators } = this.world;
    const commandId = `seed:${randomUUID()}`;
    const entry = this.ledger.open({ processId, commandId, input, texts: [] });
    const { userId, personId, roles } = coordinators[0]!;
    const request = {
      organisationId,
      processId,
      kind,
      commandId,
      input,
      at,
      by: { userId, personId, roles },
    };
    while (!entry.answer) {
      entry.attempts++;
      try {
        const answer = await this.engine.journal.record(request);
        if ('events' in answer) entry.answer = { outcome: 'recorded', version: answer.version };
        else if (answer.outcome === 'refused') entry.answer = { outcome: 'refused' };
        else throw new Error(`a seed was answered ${answer.outcome}`);
      } catch (fault) {
        if (!(fault instanceof DatabaseAway || fault instanceof ProcessBusy)) throw fault;
        await delay(100);
      }
    }
  }
}
