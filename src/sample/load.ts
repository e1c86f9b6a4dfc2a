import pg from 'pg';

import type { Actor, Instant } from '../../state-machines/core/process.js';
import { createAccount, hashPassword } from '../auth/accounts.js';
import type { Auth } from '../auth/auth.js';
import type { Tx } from '../database/database.js';
import type { CertificateFiles } from '../documents/certificate-files.js';
import type { Engine } from '../engine.js';
import type { Answer } from '../journal/journal.js';
import { addPerson, enrol, establishOrganisation } from '../people/establish.js';
import { SAMPLE_PASSWORD, type Cast, type Player, type Teller, type Worker } from './cast.js';
import { exampleCertificate } from './certificate.js';
import { harbour } from './harbour.js';
import { sampleId } from './ids.js';
import { northgate } from './northgate.js';
import { openProgrammes, programmeIdOf } from './programmes.js';
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
  readonly files: CertificateFiles;
  readonly ownerUrl: string;
  readonly now: Instant;
}

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
    const certificate = await exampleCertificate(parts.now);
    for (const cast of casts) await new Loader(parts, cast, { passwordHash, certificate }, owner).load();
  } finally {
    await owner.end();
  }
  return casts.flatMap(accountsOf);
}

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
    private readonly same: { readonly passwordHash: string; readonly certificate: Buffer },
    private readonly owner: pg.Client,
  ) {
    this.id = sampleId(cast.key);
    this.programmeId = programmeIdOf(cast);
  }

  async load(): Promise<void> {
    const { name, zone, workers } = this.cast;
    if (await this.isLoaded()) return;
    await establishOrganisation(this.owner, { id: this.id, name, zone });
    await this.within((tx) => openProgrammes(tx, this.cast, this.parts.now));
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
    const { passwordHash } = this.same;
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
    const { journal } = this.parts.engine;
    const processId = sampleId(this.cast.key, 'journey', worker.name, trackOf(worker));
    const actor = self ?? this.actor(worker, by);
    const named = this.naming(worker, input, index);
    const answer = await journal.record({
      organisationId: this.id,
      processId,
      kind: 'journey',
      commandId: `sample:${index}`,
      input: named,
      by: actor,
      at,
      texts: { ...(note && { note }), ...(why && { why }), ...(content && { form: JSON.stringify(content) }) },
      ...('certificateId' in named && {
        beside: (tx: Tx) =>
          this.keepCertificate(tx, worker, { certificateId: named.certificateId, processId, at, actor }),
      }),
    });
    if (answer.outcome !== 'recorded') throw new Error(`${worker.name}, ${input.type}: ${sayOf(answer)}`);
  }

  private keepCertificate(
    tx: Tx,
    { name }: Worker,
    { certificateId, processId, at, actor }: { certificateId: string; processId: string; at: Instant; actor: Actor },
  ) {
    return this.parts.files.write(tx, {
      organisationId: this.id,
      personId: sampleId(this.cast.key, 'person', name),
      journeyId: processId,
      certificateId,
      mediaType: 'application/pdf',
      bytes: this.same.certificate,
      uploadedBy: actor.userId,
      at,
    });
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
