import { createHash } from 'node:crypto';

import pg from 'pg';

import type { Actor, Instant } from '../../state-machines/core/process.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import { createAccount, hashPassword } from '../auth/accounts.js';
import type { Auth } from '../auth/auth.js';
import type { Tx } from '../database/database.js';
import type { Engine } from '../engine.js';
import type { Answer } from '../journal/journal.js';
import { addPerson, enrol, establishOrganisation } from '../people/establish.js';
import { addProgramme } from '../programmes/establish-programme.js';
import { casts, SAMPLE_PASSWORD, type Cast, type Player, type Worker } from './cast.js';
import { settlePast } from './settle-past.js';
import { beginningOf, NAMED, storyOf, type Told } from './story.js';

export interface SampleAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly organisation: string;
}

interface Parts {
  readonly engine: Engine;
  readonly auth: Auth;
  readonly ownerUrl: string;
  readonly now: Instant;
}

/** So many journeys are told at a time. */
const AT_ONCE = 4;

/**
 * Loads the sample organisations, whose past goes through the journal like any other. No clock may run meanwhile: it would
 * take a past that is not told to its end for a journey that stalls. Loading them twice does nothing.
 */
export async function loadSample(parts: Parts): Promise<SampleAccount[]> {
  const passwordHash = await hashPassword(parts.auth, SAMPLE_PASSWORD);
  const owner = new pg.Client({ connectionString: parts.ownerUrl });
  await owner.connect();
  try {
    for (const cast of casts) await new Loader(parts, cast, passwordHash, owner).load();
  } finally {
    await owner.end();
  }
  return casts.flatMap(accountsOf);
}

/** An id that is the same at every loading. */
export const sampleId = (...names: string[]): string => {
  const hex = createHash('sha256')
    .update(['peerwork sample', ...names].join('/'))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const emailOf = (cast: Cast, givenName: string) => `${givenName.toLowerCase()}@${cast.mailDomain}`;

function accountsOf(cast: Cast): SampleAccount[] {
  const account = (givenName: string, role: string) => ({
    email: emailOf(cast, givenName),
    password: SAMPLE_PASSWORD,
    role,
    organisation: cast.name,
  });
  return [
    ...Object.entries(cast.staff).map(([player, { givenName, role }]) =>
      account(givenName, player === 'keyworker' ? 'keyworker' : role),
    ),
    ...cast.workers.filter(({ signsIn }) => signsIn).map(({ name }) => account(name.split(' ')[0]!, 'peer worker')),
  ];
}

/** Tells one organisation's story. */
class Loader {
  private readonly id: string;
  private readonly programmeId: string;
  private readonly actors = new Map<Player, Actor>();

  constructor(
    private readonly parts: Parts,
    private readonly cast: Cast,
    private readonly passwordHash: string,
    private readonly owner: pg.Client,
  ) {
    this.id = sampleId(cast.key);
    this.programmeId = sampleId(cast.key, 'programme');
  }

  async load(): Promise<void> {
    const { name, zone, workers } = this.cast;
    if (await this.isLoaded()) return;
    await establishOrganisation(this.owner, { id: this.id, name, zone });
    await this.openProgramme();
    await this.engageStaff();
    const waiting = [...workers];
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.tell(waiting)));
    await settlePast(this.parts.engine, this.id, this.parts.now);
  }

  private async isLoaded(): Promise<boolean> {
    const rows = await this.within((tx) => tx.query('select from organisation where id = $1', [this.id]));
    return rows.length > 0;
  }

  private async openProgramme() {
    const { programme: name, policy, zone } = this.cast;
    const at = this.parts.now - 300 * 24 * 60 * 60 * 1000;
    await this.within((tx) =>
      addProgramme(tx, { id: this.programmeId, name, zone, at, policy, readiness: sampleReadiness() }),
    );
  }

  private async engageStaff() {
    for (const [player, { givenName, familyName, role }] of Object.entries(this.cast.staff)) {
      const { userId, personId } = await this.introduce(player, givenName, familyName, true, role);
      this.actors.set(player as Player, { userId: userId!, personId, roles: [role] });
    }
  }

  /** Makes a person and, for someone who signs in, an account. */
  private async introduce(
    key: string,
    givenName: string,
    familyName: string,
    signsIn: boolean,
    role: Actor['roles'][number],
  ) {
    const email = emailOf(this.cast, givenName);
    const personId = sampleId(this.cast.key, 'person', key);
    const { passwordHash } = this;
    const name = `${givenName} ${familyName}`;
    const userId = signsIn ? await createAccount(this.parts.auth, { email, name, passwordHash }) : undefined;
    await this.within(async (tx) => {
      await addPerson(tx, { id: personId, givenName, familyName, ...(signsIn && { email }) });
      if (userId) await enrol(tx, userId, personId, [role]);
    });
    return { userId, personId };
  }

  private async tell(waiting: Worker[]) {
    for (let worker = waiting.shift(); worker; worker = waiting.shift()) await this.tellOf(worker);
  }

  private async tellOf(worker: Worker) {
    const [givenName = '', familyName = ''] = worker.name.split(' ');
    const { personId } = await this.introduce(
      worker.name,
      givenName,
      familyName,
      worker.signsIn ?? false,
      'peerWorker',
    );
    const { programmeId } = this;
    const at = beginningOf(this.cast, worker, this.parts.now);
    await this.ask(worker, 0, {
      at,
      by: 'coordinator',
      input: { type: 'StartJourney', personId, programmeId, track: 'outreach' },
    });
    for (const [index, told] of storyOf(this.cast, worker, this.parts.now).entries())
      await this.ask(worker, index + 1, told);
  }

  private async ask(worker: Worker, index: number, { at, by, input, note }: Told) {
    const answer = await this.parts.engine.journal.record({
      organisationId: this.id,
      processId: sampleId(this.cast.key, 'journey', worker.name),
      kind: 'journey',
      commandId: `sample:${index}`,
      input: this.naming(worker, input),
      by: this.actor(by),
      at,
      ...(note && { texts: { note } }),
    });
    if (answer.outcome !== 'recorded') throw new Error(`${worker.name}, ${input.type}: ${sayOf(answer)}`);
  }

  private naming(worker: Worker, input: Told['input']) {
    const named = input.type === 'NameSupervisor' ? (worker.supervisor ?? 'supervisor') : NAMED[input.type];
    return named ? { ...input, holderId: this.actor(named).userId } : input;
  }

  private actor(player: Player): Actor {
    const actor = this.actors.get(player) ?? this.actors.get('supervisor');
    if (!actor) throw new Error(`nobody plays ${player}`);
    return actor;
  }

  private within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.parts.engine.database.withinOrganisation(this.id, work);
  }
}

const sayOf = (answer: Answer) =>
  answer.outcome === 'refused'
    ? `${answer.refusal.code} ${JSON.stringify(answer.refusal.missing ?? '')}`
    : answer.outcome;
