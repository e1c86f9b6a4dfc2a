import { randomUUID } from 'node:crypto';

import { DateTime } from 'luxon';

import type { Actor, Instant } from '../../../state-machines/core/process.js';
import type { SupervisionCommand, SupervisionNews } from '../../../state-machines/supervision/supervision.messages.js';
import { seededRandom } from '../../../bench/harness/statistics.js';
import { firstSupervisorOf, zone, type Cast, type Line, type Worker } from './cast.js';
import { ImaginedService } from './imagined.js';

/** What was asked in the two years, what should arrive, and when others have to be so far as well. */
export interface Story {
  readonly lines: readonly Line[];
  readonly service: ImaginedService;
  /** When everybody has to be so far: before something is asked, and when something goes over to somebody else. The last is the end. */
  readonly turns: readonly Instant[];
}

const MINUTE = 60_000;

/**
 * Two years of weekly supervision as they might go: most sessions are held and recorded on Friday, some are missed, moved
 * or forgotten; supervisors go on leave and are covered; people pause and return, get another supervisor, and leave.
 */
export function writeStory(cast: Cast, begin: Instant, { weeks = 104, seed = 1 } = {}): Story {
  const author = new Author(cast, begin, seed);
  for (let week = 0; week < weeks; week++) author.week(week);
  const end = author.friday(weeks).toMillis();
  author.service.passTo(end);
  const turns = [...new Set([...author.service.turns, ...author.talks, end])].toSorted((one, other) => one - other);
  return { lines: author.lines, service: author.service, turns };
}

class Author {
  readonly lines: Line[] = [];
  /** When something is asked, and nothing falls due until all of it was asked. */
  readonly talks: Instant[] = [];
  readonly service: ImaginedService;
  private readonly random: () => number;
  /** In which week those who pause come back. */
  private readonly backIn = new Map<string, number>();

  constructor(
    private readonly cast: Cast,
    private readonly begin: Instant,
    seed: number,
  ) {
    this.service = new ImaginedService(cast);
    this.random = seededRandom(seed);
  }

  friday(week: number): DateTime {
    return DateTime.fromMillis(this.begin, { zone })
      .startOf('week')
      .plus({ weeks: week, days: 4, hours: 16, minutes: 5 });
  }

  week(week: number): void {
    for (const [index, supervisor] of this.cast.supervisors.entries()) this.leave(week, index, supervisor);
    this.talks.push(this.friday(week).toMillis());
    for (const [index, worker] of this.cast.workers.entries()) {
      const at = this.friday(week).toMillis() + index * MINUTE;
      this.service.passTo(at);
      this.meet(week, index, worker, at);
    }
  }

  /** Each supervisor is away for a week or two, three times a year; the next one covers. Some tell of it when they are away already. */
  private leave(week: number, index: number, { userId }: Actor): void {
    if (week % 17 !== (index * 3) % 17) return;
    const isLate = week % 2 === 1;
    const monday = this.friday(week).startOf('week');
    const from = isLate ? monday : monday.plus({ weeks: 1 });
    const until = from.plus({ days: index % 2 === 0 ? 6 : 11 });
    const cover = this.cast.supervisors[(index + 1) % this.cast.supervisors.length]!;
    const at = monday.plus({ days: 2, hours: 10, minutes: 20 + index }).toMillis();
    this.talks.push(at);
    this.ask({
      at,
      kind: 'absence',
      processId: randomUUID(),
      input: {
        type: 'StartAbsence',
        userId,
        from: from.toISODate()!,
        until: until.toISODate()!,
        coverId: cover.userId,
      } as Line['input'],
      by: this.cast.coordinator,
    });
  }

  /** What is said of one worker on a Friday. */
  private meet(week: number, index: number, worker: Worker, at: Instant): void {
    if (week === index % 3) return this.join(worker, at);
    const state = this.service.supervision(worker.supervisionId);
    if (!state || state.value === 'ended') return;
    if (week === 52 + 2 * index && index % 5 === 4) return this.news(worker, at, { type: 'WorkerLeft' });
    if (state.value === 'suspended') {
      if (week >= this.backIn.get(worker.supervisionId)!) this.news(worker, at, { type: 'WorkerReturned' });
      return;
    }
    const chance = this.random();
    if (week > 4 && chance < 0.006) {
      this.backIn.set(worker.supervisionId, week + 2 + Math.floor(4 * this.random()));
      return this.news(worker, at, { type: week % 2 === 0 ? 'WorkerPaused' : 'WorkerStoodDown' });
    }
    if (week > 4 && chance < 0.014) return this.reassign(worker, at);
    if (state.context.decision && chance < 0.5)
      return this.command(worker, at, { type: 'DecideMisses', answer: 'goOn' });
    this.speakOf(worker, at, chance);
  }

  private speakOf(worker: Worker, at: Instant, chance: number): void {
    const { context } = this.service.supervision(worker.supervisionId)!;
    const isOver = context.unrecordedSince !== null || (context.slot !== null && context.slot.startsAt < at);
    const startsAt = this.friday(0).set({ hour: 13, minute: 0 });
    const inAWhile = DateTime.fromMillis(at, { zone })
      .plus({ days: 4 })
      .set({ hour: startsAt.hour, minute: 0, second: 0 });
    const then = new Date(inAWhile.toMillis()).toISOString();
    if (!isOver) {
      if (chance < 0.05) this.command(worker, at, { type: 'MoveSession', startsAt: then });
      else if (chance < 0.08) this.command(worker, at, { type: 'AskForAnotherTime', asking: 'cantMakeIt' }, worker);
      return;
    }
    const on = this.dayOf(at);
    if (chance < 0.8) this.command(worker, at, { type: 'RecordSession', outcome: 'held', on });
    else if (chance < 0.88) this.command(worker, at, { type: 'RecordSession', outcome: 'missedByWorker', on });
    else if (chance < 0.92) this.command(worker, at, { type: 'RecordSession', outcome: 'missedBySupervisor' });
    else if (chance < 0.95)
      this.command(worker, at, { type: 'RecordSession', outcome: 'movedByAgreement', startsAt: then });
  }

  /** What slipped within the week took place on its last day after all. */
  private dayOf(at: Instant): string {
    return DateTime.fromMillis(at, { zone }).toISODate()!;
  }

  private join(worker: Worker, at: Instant): void {
    const { personId, journeyId } = worker;
    const { programmeId, terms } = this.cast;
    this.ask(
      this.lineOf(worker, at, {
        type: 'JoinSupervision',
        personId,
        programmeId,
        journeyId,
        track: 'outreach',
        policyVersion: terms.version,
      } as SupervisionNews),
    );
  }

  private reassign(worker: Worker, at: Instant): void {
    const { personId } = worker;
    const now = this.cast.supervisors.findIndex(({ userId }) => userId === this.service.holderOf(personId));
    const { userId: holderId } = firstSupervisorOf(this.cast, now + 2);
    this.ask({
      ...this.lineOf(worker, at, { type: 'SupervisorNamed', holderId } as SupervisionNews),
      supervisor: { personId, holderId },
    });
  }

  private news(
    worker: Worker,
    at: Instant,
    { type }: { type: 'WorkerLeft' | 'WorkerReturned' | 'WorkerPaused' | 'WorkerStoodDown' },
  ): void {
    this.ask(this.lineOf(worker, at, { type, journeyId: worker.journeyId } as SupervisionNews));
  }

  private command(worker: Worker, at: Instant, input: SupervisionCommand, by?: Actor): void {
    const holder = this.service.present(this.service.holderOf(worker.personId));
    const present = this.cast.supervisors.find(({ userId }) => userId === holder) ?? this.cast.coordinator;
    this.ask({ ...this.lineOf(worker, at, input), by: by ?? present });
  }

  private lineOf({ supervisionId: processId }: Worker, at: Instant, input: Line['input']): Line {
    return { at, kind: 'supervision', processId, input, by: undefined };
  }

  /** What the rules refuse is no part of the story. */
  private ask(line: Line): void {
    if (this.service.give(line)) this.lines.push(line);
  }
}
