import { randomUUID } from 'node:crypto';

import type { WorkerOptions } from '@temporalio/worker';

import type { Input, Instant, Role } from '../../state-machines/core/process.js';
import type { Track } from '../../state-machines/policy/policy.js';
import type { ProcessRef } from '../../src/clock/clock.js';
import { rehydrate } from '../../src/clock/rehydrate.js';
import type { Database } from '../../src/database/database.js';
import { buildEngine, type Engine } from '../../src/engine.js';
import type { Answer } from '../../src/journal/journal.js';
import type { ProcessKind } from '../../src/journal/process-kind.js';
import { kinds as productKinds } from '../../src/kinds.js';
import { activities } from '../../src/worker/activities.js';
import { WAKE, workflowIdOf } from '../../workflows/names.js';
import { testDatabase } from './database.js';
import { anOrganisation, type TestOrganisation } from './organisation.js';
import { testTemporal, type TestTemporal } from './temporal.js';
import { skipBy, startOnVirtualTime, virtualNow } from './time-skipping.js';

/** Each time that the hands were at work: for whom, at which instant of its clock, and how far it was afterwards. */
export interface Look {
  readonly processId: string;
  readonly now: Instant;
  readonly version: number;
}

export interface JournalRow {
  readonly version: number;
  readonly at: Date;
  readonly input: Input;
  readonly facts: unknown;
  readonly command_id: string;
}

/** The engine on a real database and a real Temporal server, where each process may live ahead of the calendar. */
export class VirtualLife {
  readonly looks: Look[] = [];
  readonly engine: Engine;
  /** The same on the same database, and nobody who wakes a workflow. */
  readonly local: Engine;
  private readonly wakes: Promise<unknown>[] = [];
  private readonly begun = new Set<string>();
  private stopWorker: (() => Promise<void>) | undefined;
  /** Put by a test around the work of the hands. */
  around = <T>(work: () => Promise<T>): Promise<T> => work();

  private constructor(
    public temporal: TestTemporal,
    readonly database: Database,
    readonly home: TestOrganisation,
    kinds: readonly ProcessKind[],
    private readonly drop: () => Promise<void>,
  ) {
    const parts = { database, kinds, texts: { write: async () => undefined }, deliver: async () => 0 };
    const wake = (ref: ProcessRef) => void this.wakes.push(this.wake(ref));
    this.engine = buildEngine({ ...parts, clock: { wake, wakeDelivery: () => undefined } });
    this.local = buildEngine({ ...parts, clock: { wake: () => undefined, wakeDelivery: () => undefined } });
  }

  static async open(kinds: readonly ProcessKind[] = productKinds): Promise<VirtualLife> {
    const [temporal, server] = await Promise.all([testTemporal(), testDatabase()]);
    const [database, home] = await Promise.all([server.open(), anOrganisation(server.ownerUrl)]);
    return new VirtualLife(temporal, database, home, kinds, () => server.drop());
  }

  async close(): Promise<void> {
    await this.endWork();
    await this.temporal.close();
    await this.database.close();
    await this.drop();
  }

  async work(options?: Partial<WorkerOptions>): Promise<void> {
    const { hands, database } = this.engine;
    const carryOut = async (ref: ProcessRef, now: Instant) => {
      const carried = await hands.carryOut(ref, now);
      this.looks.push({ processId: ref.processId, now, version: carried?.version ?? 0 });
      return carried;
    };
    const { carryOut: inner, ...others } = activities({
      hands: { ...hands, carryOut },
      database,
      server: this.temporal,
    });
    this.stopWorker = await this.temporal.work(
      { ...others, carryOut: (request) => this.around(() => inner(request)) },
      options,
    );
  }

  async endWork(): Promise<void> {
    await this.stopWorker?.();
    this.stopWorker = undefined;
  }

  /** Loses all that Temporal knew, and gives every process its workflow again from the journal alone. */
  async startAfresh(): Promise<number> {
    await this.endWork();
    await this.temporal.close();
    this.temporal = await testTemporal();
    this.begun.clear();
    await this.work();
    return rehydrate({ database: this.database, revive: (ref) => this.wake(ref) });
  }

  /** Begins a process with its first input. */
  async begin(kind: string, input: Input): Promise<VirtualProcess> {
    const ref = { organisationId: this.home.organisationId, processId: randomUUID(), kind };
    const process = new VirtualProcess(this, ref);
    await process.give(input, { at: Date.now() });
    return process;
  }

  async aJourney(track: Track = 'outreach'): Promise<VirtualProcess> {
    const personId = await this.home.addPerson();
    const { programmeId } = this.home;
    return this.begin('journey', { type: 'StartJourney', personId, programmeId, track } as Input);
  }

  /** Gives a process that is there already its workflow, on a virtual clock of its own. */
  async revive(kind: string, processId: string): Promise<VirtualProcess> {
    const ref = { organisationId: this.home.organisationId, processId, kind };
    await this.wake(ref);
    return new VirtualProcess(this, ref);
  }

  /** Until every wake that a recording caused has reached Temporal. */
  async arrived(): Promise<void> {
    while (this.wakes.length > 0) await this.wakes.shift();
  }

  private async wake(ref: ProcessRef): Promise<void> {
    if (this.begun.has(ref.processId)) return this.temporal.wake(ref);
    this.begun.add(ref.processId);
    const { organisationId, processId, kind } = ref;
    const input = { organisationId, processId };
    await startOnVirtualTime(this.temporal, { id: workflowIdOf(ref), type: kind, input, signal: WAKE });
  }
}

/** A process and its virtual clock. */
export class VirtualProcess {
  readonly workflowId: string;

  constructor(
    private readonly life: VirtualLife,
    readonly ref: ProcessRef,
  ) {
    this.workflowId = workflowIdOf(ref);
  }

  now(): Promise<Instant> {
    return virtualNow(this.life.temporal, this.workflowId);
  }

  /** Lets so much virtual time pass, and waits until it has. */
  skip(ms: number): Promise<void> {
    return skipBy(this.life.temporal, this.workflowId, ms);
  }

  /** Gives it a command at its own present. */
  async give(
    input: Input,
    { at = undefined as Instant | undefined, commandId = randomUUID(), role = 'coordinator' as Role } = {},
  ): Promise<Answer> {
    const { engine, home } = this.life;
    const answer = await engine.journal.record({
      ...this.ref,
      commandId,
      input,
      at: at ?? (await this.now()),
      by: { userId: home.users[role], personId: randomUUID(), roles: [role] },
    });
    await this.life.arrived();
    return answer;
  }

  journal(): Promise<JournalRow[]> {
    return this.life.database.withinOrganisation(this.ref.organisationId, (tx) =>
      tx.query<JournalRow>(
        'select version, at, input, facts, command_id from journal where process_id = $1 order by version',
        [this.ref.processId],
      ),
    );
  }

  looks(): Look[] {
    return this.life.looks.filter(({ processId }) => processId === this.ref.processId);
  }
}
