import pg from 'pg';

import type { Actor, Instant } from '../../state-machines/core/process.js';
import type { SupervisionCommand } from '../../state-machines/supervision/supervision.messages.js';
import { createAccount, hashPassword } from '../auth/accounts.js';
import type { Auth } from '../auth/auth.js';
import type { Tx } from '../database/database.js';
import type { CertificateFiles } from '../documents/certificate-files.js';
import type { Engine } from '../engine.js';
import type { Answer } from '../journal/journal.js';
import { addPerson, enrol, establishOrganisation } from '../people/establish.js';
import { SAMPLE_PASSWORD, type Cast, type Player, type Teller, type Worker } from './cast.js';
import { exampleCertificate } from './certificate.js';
import { furnishAfter, furnishBefore, sayOfTheWeek } from './furnish.js';
import { harbour } from './harbour.js';
import { sampleId } from './ids.js';
import { DiaryKeeper } from './keep-diary.js';
import { northgate } from './northgate.js';
import { openProgrammes, programmeIdOf } from './programmes.js';
import { settlePast } from './settle-past.js';
import { beginningOf, dayOf, NAMED, storyOf, trackOf, workingHour, type Told } from './story.js';

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

type Turns = { at: Instant; by: Actor; input: SupervisionCommand; text?: string; note?: string }[];

/** What changes nothing outside its journey. */
const leavesItself: ReadonlySet<string> = new Set([
  ...['LogExperience', 'RecordTraining', 'PlanTraining', 'FillForm', 'ConfirmEligibility', 'AddCertificate', 'AddNote'],
  ...['SignContract', 'SignBoundaryAgreement', 'ChooseBasis', 'AcknowledgePolicy', 'OfferRole', 'StartJourney'],
]);

const AN_HOUR = 3_600_000;

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
  private readonly keepers = new Map<string, DiaryKeeper>();

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
    const parts = {
      ...this.parts,
      organisationId: this.id,
      programmeId: this.programmeId,
      cast: this.cast,
      actors: this.actors,
    };
    await this.within((tx) => furnishBefore(tx, parts));
    const names = [...new Set(workers.map((worker) => worker.name))];
    const people = names.map((one) => workers.filter((worker) => worker.name === one));
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.tell(people)));
    await furnishAfter(parts);
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
    const { programmeId, cast } = this;
    const { now } = this.parts;
    const keeper = this.keeperOf(worker, personId);
    const input = { type: 'StartJourney', personId, programmeId, track: trackOf(worker) } as never;
    const beginning: Told = { at: beginningOf(cast, worker, now), by: 'coordinator', input };
    const turns = this.turnsOf(worker, self);
    for (const [index, told] of [beginning, ...storyOf(cast, worker, now)].entries()) {
      while (turns[0] && turns[0].at <= told.at) await this.say(keeper, turns.shift()!);
      await keeper.passTo(told.at);
      await this.ask(worker, index, told, told.by === 'worker' ? self : undefined);
      if (leavesItself.has(told.input.type)) continue;
      const processId = this.journeyIdOf(worker);
      await this.parts.engine.hands.carryOut({ organisationId: this.id, processId, kind: 'journey' }, told.at);
      await keeper.look();
    }
    await this.concludeDiary(worker, keeper, turns, self);
  }

  private async concludeDiary(worker: Worker, keeper: DiaryKeeper, turns: Turns, self: Actor | undefined) {
    const { now } = this.parts;
    const recent = now - 36 * AN_HOUR;
    while (turns[0] && turns[0].at < recent) await this.say(keeper, turns.shift()!);
    if (this.isLast(worker)) await keeper.conclude();
    for (const turn of turns) await this.say(keeper, turn);
    const week = worker.diary?.weekLately;
    if (!week || !self) return;
    await this.within((tx) => sayOfTheWeek(tx, self.userId, week, now));
    await keeper.proposeAgain();
  }

  /** Supervision goes on through all of somebody's journeys. */
  private keeperOf(worker: Worker, personId: string): DiaryKeeper {
    const { engine, now } = this.parts;
    const { zone, workers } = this.cast;
    const diary = workers.find(({ name, diary: one }) => name === worker.name && one)?.diary ?? {};
    const known = this.keepers.get(personId);
    const keeper =
      known ??
      new DiaryKeeper({
        ...{ engine, organisationId: this.id, zone, personId, diary, now },
        supervisor: this.actor(worker, 'supervisor'),
      });
    this.keepers.set(personId, keeper);
    return keeper;
  }

  private turnsOf({ diary, ...worker }: Worker, self: Actor | undefined): Turns {
    const { now } = this.parts;
    return (diary?.turns ?? []).map(({ daysAgo, by, ask, ...words }, n) => {
      const at = daysAgo > 1 ? workingHour(now, daysAgo, n, this.cast.zone) : now - (daysAgo * 24 + 2) * AN_HOUR;
      const actor = by === 'worker' ? self! : this.actor(worker, by);
      return { at, by: actor, input: ask(dayOf(at, now, this.cast.zone)), ...words };
    });
  }

  private async say(keeper: DiaryKeeper, { input, ...rest }: Turns[number]) {
    await keeper.passTo(rest.at);
    await keeper.ask(input, rest);
  }

  private isLast({ name, began }: Worker): boolean {
    return this.cast.workers.every((other) => other.name !== name || other.began >= began);
  }

  private journeyIdOf(worker: Worker): string {
    return sampleId(this.cast.key, 'journey', worker.name, trackOf(worker));
  }

  private async ask(
    worker: Worker,
    index: number,
    { at, by, input, note, why, content }: Told,
    self: Actor | undefined,
  ) {
    const { journal } = this.parts.engine;
    const processId = this.journeyIdOf(worker);
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
