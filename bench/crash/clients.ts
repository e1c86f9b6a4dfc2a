import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { JourneyCommand, StartJourney } from '../../state-machines/journey/journey.messages.js';
import type { SupervisionCommand } from '../../state-machines/supervision/supervision.messages.js';
import { RequestHash } from '../../src/http/idempotency.js';
import type { Entry, Ledger } from './ledger.js';
import type { User, World } from '../support/world.js';

interface Command {
  readonly input: JourneyCommand | SupervisionCommand;
  readonly words: Readonly<Record<string, string>>;
}

interface Request {
  readonly user: User;
  readonly path: string;
  readonly key: string;
  readonly body: object;
}

/** What there is to ask something of. */
export interface Known {
  readonly journeyIds: string[];
  readonly supervisionIds: string[];
}

/** What is asked of the product over HTTP, as people and their scripts would: one after another, and again until there is an answer. */
export class Clients {
  private readonly hash: RequestHash;
  private stopped = false;
  /** Answers that no client can make anything of. */
  readonly unexpected: string[] = [];

  constructor(
    private readonly url: string,
    private readonly world: World,
    private readonly ledger: Ledger,
    private readonly known: Known,
    masterKey: string,
    private readonly random: () => number,
  ) {
    this.hash = new RequestHash(Buffer.from(masterKey, 'base64'));
  }

  /** Asks until it is told to stop; whatever was asked is then still brought to an answer. */
  async keepAsking(user: User, pauseMs: number): Promise<void> {
    while (!this.stopped) {
      if (this.random() < 0.05) await this.begin(user);
      else if (this.known.supervisionIds.length > 0 && this.random() < 0.3) await this.talk(user);
      else await this.command(user, 'journeys', this.pick(this.known.journeyIds), this.pick(this.commands()));
      await delay(pauseMs * 2 * this.random());
    }
  }

  stop(): void {
    this.stopped = true;
  }

  async begin(user: User): Promise<void> {
    const { organisationId, programmeId, nextPerson } = this.world;
    const key = randomUUID();
    const processId = this.hash.processId(organisationId, user.userId, key);
    const input: StartJourney = { type: 'StartJourney', personId: nextPerson(), programmeId, track: 'outreach' };
    const entry = this.ledger.open({ processId, commandId: `key:${key}`, input, texts: [] });
    await this.untilAnswered(entry, { user, path: '/journeys', key, body: input });
    if (entry.answer?.outcome === 'recorded') this.known.journeyIds.push(processId);
  }

  private talk(user: User): Promise<void> {
    return this.command(
      user,
      'supervision',
      this.pick(this.known.supervisionIds),
      this.pick(this.wordsOfSupervision()),
    );
  }

  private async command(user: User, place: string, processId: string, { input, words }: Command): Promise<void> {
    const key = randomUUID();
    const entry = this.ledger.open({ processId, commandId: `key:${key}`, input, texts: Object.keys(words) });
    await this.untilAnswered(entry, {
      user,
      path: `/${place}/${processId}/commands`,
      key,
      body: { ...input, ...words },
    });
  }

  /** One tap, a move, another proposal: what a coordinator does of a supervision. */
  private wordsOfSupervision(): Command[] {
    const inAWhile = new Date(Date.now() + (1 + Math.floor(9 * this.random())) * 86_400_000).toISOString();
    const plain = (input: SupervisionCommand) => ({ input, words: {} });
    return [
      plain({ type: 'RecordSession', outcome: 'held' }),
      plain({ type: 'RecordSession', outcome: 'missedByWorker' }),
      plain({ type: 'RecordSession', outcome: 'missedBySupervisor' }),
      plain({ type: 'MoveSession', startsAt: inAWhile }),
      plain({ type: 'ProposeAgain' }),
    ];
  }

  private commands(): Command[] {
    const ahead = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
    const plain = (input: JourneyCommand) => ({ input, words: {} });
    return [
      { input: { type: 'AddNote' }, words: { note: `A note of ${new Date().toISOString()}` } },
      plain({ type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05' }),
      plain({ type: 'ConfirmEligibility', criterion: 'knows-the-service', basis: 'conversation', on: '2026-01-05' }),
      plain({ type: 'OfferRole', on: '2026-01-05' }),
      plain({ type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' }),
      plain({ type: 'NameSupervisor', holderId: this.world.supervisorId }),
      plain({ type: 'PauseJourney', reviewOn: ahead }),
      plain({ type: 'ResumeJourney' }),
      { input: { type: 'ExplainDelay', until: ahead }, words: { why: 'The school is shut' } },
      plain({ type: 'StartInduction' }),
    ];
  }

  /** With the same key, as often as it takes. */
  private async untilAnswered(entry: Entry, request: Request): Promise<void> {
    for (;;) {
      const sentAt = Date.now();
      entry.attempts++;
      this.ledger.attempts++;
      const answer = await this.send(request).catch(() => undefined);
      if (answer && this.understood(entry, answer)) {
        this.ledger.answered.push({ sentAt, answeredAt: Date.now() });
        return;
      }
      this.ledger.failures++;
      await delay(50 + 200 * this.random());
    }
  }

  private async send({
    user,
    path,
    key,
    body,
  }: Request): Promise<{ status: number; body: { version?: number; code?: string } }> {
    const answer = await fetch(`${this.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie: user.cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    return { status: answer.status, body: (await answer.json()) as { version?: number } };
  }

  private understood(
    entry: Entry,
    { status, body }: { status: number; body: { version?: number; code?: string } },
  ): boolean {
    if ((status === 200 || status === 201) && body.version !== undefined) {
      entry.answer = { outcome: 'recorded', version: body.version };
      return true;
    }
    if (status === 409) {
      entry.answer = { outcome: 'refused' };
      return true;
    }
    if (status !== 503 && status !== 429)
      this.unexpected.push(`${entry.input.type} was answered ${status} ${body.code ?? ''}`);
    return false;
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }
}
