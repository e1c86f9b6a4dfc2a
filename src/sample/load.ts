import { createHash } from 'node:crypto';

import { DateTime } from 'luxon';
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
import { SAMPLE_PASSWORD, type Cast, type Player, type ProgrammeToBe, type Teller, type Worker } from './cast.js';
import { harbour } from './harbour.js';
import { northgate } from './northgate.js';
import { settlePast } from './settle-past.js';
import { beginningOf, NAMED, storyOf, trackOf, type Told } from './story.js';

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

const A_DAY = 86_400_000;
/** So many people are told of at a time. */
const AT_ONCE = 4;

/**
 * Loads the sample organisations, whose past goes through the journal like any other. No clock may run meanwhile: it would
 * take a past that is not told to its end for a journey that stalls. Loading them twice does nothing.
 */
export async function loadSample(parts: Parts): Promise<SampleAccount[]> {
  const casts = [harbour, northgate].map((cast) => cast(new Date(parts.now).toISOString().slice(0, 10)));
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
    await this.openProgrammes();
    await this.engageStaff();
    const names = [...new Set(workers.map((worker) => worker.name))];
    const people = names.map((one) => workers.filter((worker) => worker.name === one));
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.tell(people)));
    await settlePast(this.parts.engine, this.id, this.parts.now);
  }

  private async isLoaded(): Promise<boolean> {
    const rows = await this.within((tx) => tx.query('select from organisation where id = $1', [this.id]));
    return rows.length > 0;
  }

  private async openProgrammes() {
    const { programme: name, template, policy, zone, beingPrepared } = this.cast;
    const at = DateTime.fromISO(policy.general.approvedOn, { zone }).plus({ hours: 11 }).toMillis();
    const insuredUntil = DateTime.fromMillis(this.parts.now).plus({ days: 200 }).toISODate()!;
    const readiness = sampleReadiness(policy.general.approvedOn, insuredUntil);
    await this.within((tx) => addProgramme(tx, { id: this.programmeId, name, zone, at, template, policy, readiness }));
    if (beingPrepared) await this.prepare(beingPrepared, readiness);
  }

  /** A programme with holes in its readiness, and a draft that nobody has finished. */
  private async prepare(
    { name, template, ready, draft }: ProgrammeToBe,
    readiness: ReturnType<typeof sampleReadiness>,
  ) {
    const at = this.parts.now - 20 * A_DAY;
    const id = sampleId(this.cast.key, 'programme being prepared');
    const sections = Object.fromEntries(ready.map((section) => [section, readiness[section]]));
    await this.within(async (tx) => {
      await addProgramme(tx, { id, name, zone: this.cast.zone, at, template, readiness: sections as typeof readiness });
      await tx.query(
        'insert into policy_draft (organisation_id, programme_id, revision, document, updated_at) values ($1, $2, 1, $3, $4)',
        [this.id, id, JSON.stringify(draft), new Date(at + A_DAY)],
      );
    });
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

  private async tell(waiting: Worker[][]) {
    for (let person = waiting.shift(); person; person = waiting.shift()) await this.tellOf(person);
  }

  /** One person after another; and of one person, one journey after another. */
  private async tellOf(journeys: readonly Worker[]) {
    const { name } = journeys[0]!;
    const [givenName = '', familyName = ''] = name.split(' ');
    const signsIn = journeys.some((worker) => worker.signsIn);
    const { personId, userId } = await this.introduce(name, givenName, familyName, signsIn, 'peerWorker');
    const self: Actor | undefined = userId ? { userId, personId, roles: ['peerWorker'] } : undefined;
    for (const worker of journeys.toSorted((a, b) => b.began - a.began)) await this.tellJourney(worker, personId, self);
  }

  private async tellJourney(worker: Worker, personId: string, self: Actor | undefined) {
    const { programmeId } = this;
    const input = { type: 'StartJourney', personId, programmeId, track: trackOf(worker) } as never;
    const beginning: Told = { at: beginningOf(this.cast, worker, this.parts.now), by: 'coordinator', input };
    for (const [index, told] of [beginning, ...storyOf(this.cast, worker, this.parts.now)].entries())
      await this.ask(worker, index, told, told.by === 'worker' ? self : undefined);
  }

  private async ask(
    worker: Worker,
    index: number,
    { at, by, input, note, why, content }: Told,
    self: Actor | undefined,
  ) {
    const answer = await this.parts.engine.journal.record({
      organisationId: this.id,
      processId: sampleId(this.cast.key, 'journey', worker.name, trackOf(worker)),
      kind: 'journey',
      commandId: `sample:${index}`,
      input: this.naming(worker, input, index),
      by: self ?? this.actor(worker, by),
      at,
      texts: { ...(note && { note }), ...(why && { why }), ...(content && { form: JSON.stringify(content) }) },
    });
    if (answer.outcome !== 'recorded') throw new Error(`${worker.name}, ${input.type}: ${sayOf(answer)}`);
  }

  private naming(worker: Worker, input: Told['input'], index: number) {
    if (input.type === 'AddCertificate')
      return { ...input, certificateId: sampleId(this.cast.key, 'certificate', worker.name, String(index)) };
    const named = input.type === 'NameSupervisor' ? 'supervisor' : NAMED[input.type];
    return named ? { ...input, holderId: this.actor(worker, named).userId } : input;
  }

  /** Whoever plays the part for this worker: each has a supervisor of their own. */
  private actor({ supervisor = 'supervisor' }: Worker, by: Teller): Actor {
    const player = by === 'supervisor' ? supervisor : by === 'worker' ? 'coordinator' : by;
    const actor = this.actors.get(player);
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
