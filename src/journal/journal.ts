import type { Actor, DomainEvent, Input, Instant, Refusal } from '../../state-machines/core/process.js';
import { earliest } from '../../state-machines/core/process.js';
import type { Carried, Clock, ProcessRef } from '../clock/clock.js';
import type { Database, Tx } from '../database/database.js';
import { brokenConstraint } from '../database/faults.js';
import { advance, type Row } from './advance.js';
import type { ProcessKind, TextStore } from './process-kind.js';
import { lockProcess, moveDeadline, readEarlier, writeRows, type Locked, type Taken } from './statements.js';

/** Something asked of a process, by a person or by another process. */
export interface Request<I extends Input = Input> extends ProcessRef {
  /** Says twice and is done once: an Idempotency-Key, or derived from the reaction that asks. */
  readonly commandId: string;
  readonly input: I;
  readonly at: Instant;
  readonly by?: Actor;
  /** Free text by field; it is encrypted and kept apart. */
  readonly texts?: Readonly<Record<string, string>>;
  /** What is kept outside the journal and stands or falls with it, such as a file: written in the recording transaction, before the projection. */
  readonly beside?: (tx: Tx) => Promise<void>;
  /** A keyed hash of what was asked, so that a command id can't be used for something else. */
  readonly requestHash?: string;
}

export interface Recorded {
  readonly outcome: 'recorded' | 'recordedEarlier';
  readonly version: number;
  readonly events: readonly DomainEvent[];
  readonly deadline: { readonly at: Instant; readonly type: string } | null;
}

export type Answer =
  | Recorded
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly version: number }
  /** The command id was used before, for something else. */
  | { readonly outcome: 'keyReused' }
  | { readonly outcome: 'notFound' };

/** Broken only by two who begin the same process at once: from then on it has a lock. */
const begunMeanwhile: ReadonlySet<string> = new Set(['process_pkey', 'journal_pkey']);

/**
 * The one writer. Whoever asks – a page, a clock, another process – every input goes through `record`: lock the process,
 * read the facts, decide, and write journal row, projections and what is owed in one transaction.
 */
export class Journal {
  private readonly kinds: ReadonlyMap<string, ProcessKind>;

  constructor(
    private readonly database: Database,
    kinds: readonly ProcessKind[],
    private readonly texts: TextStore,
    private readonly clock: Pick<Clock, 'wake' | 'wakeDelivery'>,
  ) {
    this.kinds = new Map(kinds.map((kind) => [kind.rules.name, kind]));
  }

  /** A kind by its name. Throws for a name that is not registered: a bug. */
  kind(name: string): ProcessKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`no kind of process is called ${name}`);
    return kind;
  }

  /** Records what is asked, or says why not. Throws `ProcessBusy` or `DatabaseAway` where asking again helps. */
  async record(request: Request): Promise<Answer> {
    const kind = this.kind(request.kind);
    try {
      return await this.attempt(kind, request);
    } catch (fault) {
      const constraint = brokenConstraint(fault);
      if (!constraint) throw fault;
      return this.afterConflict(kind, request, constraint, fault);
    }
  }

  private async attempt(kind: ProcessKind, request: Request): Promise<Answer> {
    const written = await this.database.withinOrganisation(request.organisationId, async (tx) => {
      const lock = lockProcess(tx, request);
      const standing = { id: request.processId, state: lock.then((held) => held?.state) };
      standing.state.catch(() => undefined); // whoever waits for the lock hears of it; nobody may wait for this one
      const [locked, facts] = await Promise.all([lock, kind.facts(tx, standing, request.input, request.at)]);
      const answer = this.decide(kind, request, locked, facts);
      if ('outcome' in answer) return (await earlierAnswer(kind, tx, request)) ?? answer;
      await request.beside?.(tx);
      await this.write(kind, tx, request, answer);
      return answer;
    });
    if ('outcome' in written) return written;
    return this.announce(kind, request, written);
  }

  private decide(kind: ProcessKind, request: Request, locked: Locked | undefined, facts: unknown): Answer | Taken {
    const { input, by } = request;
    const passed =
      locked && isDue(locked, request.at) ? advance(kind.rules, locked, Math.max(request.at, locked.at), facts) : [];
    const before = passed.at(-1) ?? locked;
    const at = Math.max(request.at, before?.at ?? request.at);
    const decision = kind.rules.decide(before?.state, { ...input, at, facts, ...(by && { by }) });
    if (!decision.accepted) {
      const { refusal } = decision;
      return locked ? { outcome: 'refused', refusal, version: locked.version } : notBegun(kind, refusal);
    }
    const { state, events, owed } = decision;
    const version = (before?.version ?? 0) + 1;
    const row: Row = { version, commandId: request.commandId, at, input, facts, state, events, owed };
    return { from: locked, rows: [...passed, row], deadline: deadlineOf(kind, row) };
  }

  private async write(kind: ProcessKind, tx: Tx, request: Request, taken: Taken): Promise<void> {
    const last = taken.rows.at(-1)!;
    writeRows(tx, kind.rules, request, taken);
    await kind.project(tx, {
      processId: request.processId,
      from: taken.from?.version ?? 0,
      version: last.version,
      at: last.at,
      state: last.state,
      events: last.events,
      deadline: taken.deadline,
      ...(request.by && { by: request.by }),
    });
    for (const [field, text] of Object.entries(request.texts ?? {})) {
      const { personId, space } = kind.textsOf(last.state, request.input);
      const { processId } = request;
      const authorId = request.by?.userId ?? null;
      await this.texts.write(tx, {
        personId,
        space,
        processId,
        version: last.version,
        field,
        text,
        authorId,
        at: last.at,
      });
    }
  }

  private announce(kind: ProcessKind, ref: ProcessRef, { from, rows, deadline }: Taken): Recorded {
    const last = rows.at(-1)!;
    const owed = rows.flatMap((row) => row.owed);
    const nearer = deadline !== null && (from?.deadlineAt === undefined || deadline.at < from.deadlineAt);
    const ended = kind.rules.hasEnded(last.state); // its workflow may have no timer left to end by
    if (nearer || ended || owed.some(({ kind: what }) => what === 'command')) this.clock.wake(ref);
    if (owed.some(({ kind: what }) => what === 'message')) this.clock.wakeDelivery();
    return { outcome: 'recorded', version: last.version, events: last.events, deadline };
  }

  /**
   * Someone else wrote first. Was it this very command? Then its answer stands. Did they begin the process, which nobody
   * could lock before? Then it is there now, and asked again. Else the database itself said no.
   */
  private async afterConflict(
    kind: ProcessKind,
    request: Request,
    constraint: string,
    fault: unknown,
  ): Promise<Answer> {
    const { organisationId } = request;
    const earlier = await this.database.withinOrganisation(organisationId, (tx) => earlierAnswer(kind, tx, request));
    if (earlier) return earlier;
    if (begunMeanwhile.has(constraint)) return this.attempt(kind, request);
    const refusal = kind.refusalOf?.(constraint);
    if (refusal) return { outcome: 'refused', refusal, version: 0 };
    throw fault;
  }

  /** Fires what time has brought until `now`, and answers how the process stands. */
  async settle(ref: ProcessRef, now: Instant): Promise<Carried | undefined> {
    const kind = this.kind(ref.kind);
    const settled = await this.database.withinOrganisation(ref.organisationId, async (tx) => {
      const locked = await lockProcess(tx, ref);
      if (!locked) return undefined;
      if (!isDue(locked, now)) return { rows: [], at: locked, deadline: deadlineOf(kind, locked) };
      const standing = { id: ref.processId, state: Promise.resolve(locked.state) };
      const facts = await kind.facts(tx, standing, { type: 'TimePassed' }, now);
      const rows = advance(kind.rules, locked, now, facts);
      const at = rows.at(-1) ?? locked;
      const taken = { from: locked, rows, deadline: deadlineOf(kind, at) };
      if (rows.length > 0)
        await this.write(kind, tx, { ...ref, commandId: '', input: { type: 'TimePassed' }, at: now }, taken);
      else moveDeadline(tx, ref, taken); // a newer rule reads a later one off the same state
      return { ...taken, at };
    });
    if (!settled) return undefined;
    if (settled.rows.some((row) => row.owed.some(({ kind: what }) => what === 'message'))) this.clock.wakeDelivery();
    const { version, state } = settled.at;
    return {
      version,
      stage: kind.rules.stageOf(state),
      deadline: settled.deadline,
      ended: kind.rules.hasEnded(state),
    };
  }
}

function isDue({ deadlineAt, at }: Locked, now: Instant): boolean {
  return deadlineAt !== undefined && deadlineAt <= Math.max(now, at);
}

function deadlineOf(kind: ProcessKind, { state }: Pick<Row, 'state'>): Recorded['deadline'] {
  const next = earliest(kind.rules.deadlinesOf(state));
  return next ? { at: next.at, type: next.input.type } : null;
}

function notBegun(kind: ProcessKind, refusal: Refusal): Answer {
  return refusal.code === kind.rules.notBegun ? { outcome: 'notFound' } : { outcome: 'refused', refusal, version: 0 };
}

async function earlierAnswer(kind: ProcessKind, tx: Tx, request: Request): Promise<Answer | undefined> {
  const earlier = await readEarlier(tx, request);
  if (!earlier) return undefined;
  if (request.requestHash !== undefined && earlier.requestHash !== request.requestHash) return { outcome: 'keyReused' };
  const { version, events } = earlier;
  return { outcome: 'recordedEarlier', version, events, deadline: deadlineOf(kind, earlier) };
}
