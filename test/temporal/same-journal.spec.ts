import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { workflowIdOf } from '../../workflows/names.js';
import { playInMemory, requestOf, wordsOf, type Legacy } from '../support/play.js';
import { scriptsFrom, type Ask, type Script } from '../support/scripts.js';
import { heed, legacyIn, stageFor, type Stage } from '../support/stage.js';
import { describeTemporal } from '../support/temporal.js';
import { skipBy, virtualNow } from '../support/time-skipping.js';
import { VirtualLife } from '../support/virtual-life.js';

const seed = Number(process.env.SEED ?? 20_260_105);
const numRuns = Number(process.env.RUNS ?? 3);

/** Tomorrow at noon: virtual time begins at the present, and can only be ahead of it. */
const begin = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 36 * 3_600_000;

let life: VirtualLife;
let ownerUrl: string;

/** Plays a script with a workflow for each journey, every one of them on a virtual clock of its own. */
class VirtualPlay {
  private readonly answers: string[] = [];

  constructor(
    private readonly script: Script,
    readonly stage: Stage,
  ) {}

  async play(): Promise<Legacy> {
    for (const [number, line] of this.script.lines.entries()) {
      if (line.kind === 'ask') await this.ask(line, number);
      else if (line.kind !== 'clock') await heed(line, this.script, this.stage, ownerUrl); // here the clock is Temporal
    }
    for (const processId of this.stage.cast.processes) await this.live(processId, this.script.until);
    return { ...(await legacyIn(life.database, this.stage)), answers: this.answers };
  }

  private async ask(line: Ask, number: number): Promise<void> {
    const { organisationId, cast } = this.stage;
    const request = requestOf(line, this.script, cast);
    await this.live(request.processId, this.earliestStillToCome(line, number));
    const requestHash = createHash('sha256').update(JSON.stringify(request.input)).digest('base64url');
    const record = () => life.engine.journal.record({ ...request, organisationId, requestHash });
    const answers = await Promise.all(Array.from({ length: line.times }, record));
    await life.arrived();
    this.answers.push(...answers.map(wordsOf).toSorted());
  }

  /** No clock may be ahead of what is still to be asked: not by the minute by which one machine's clock is behind. */
  private earliestStillToCome({ journey }: Ask, number: number): number {
    const later = this.script.lines.slice(number).filter((line) => line.kind === 'ask' && line.journey === journey);
    return Math.min(...later.map(({ at }) => at));
  }

  /** Lets a journey's clock run until then, if it has begun and has not ended. */
  private async live(processId: string, until: number): Promise<void> {
    const [process] = await life.database.withinOrganisation(this.stage.organisationId, (tx) =>
      tx.query<{ ended: boolean }>('select ended from process where id = $1', [processId]),
    );
    if (!process || process.ended) return;
    const workflowId = workflowIdOf({ kind: 'journey', processId });
    const ahead = until - (await virtualNow(life.temporal, workflowId));
    if (ahead > 0) await skipBy(life.temporal, workflowId, ahead);
  }
}

describeTemporal('the same script', () => {
  beforeAll(async () => {
    life = await VirtualLife.open();
    await life.work();
    const [{ name }] = await life.database.dataSource.query<[{ name: string }]>('select current_database() as name');
    ownerUrl = `${process.env.TEST_DATABASE_URL}/${name}`;
  });

  afterAll(() => life.close());

  it(
    `leaves the same journal in memory and through workflows on a real Temporal server (seed ${seed})`,
    async () => {
      const scripts = fc.sample(scriptsFrom(begin, { sharp: false }), { seed, numRuns });
      let fired = 0;
      for (const script of scripts) {
        const play = new VirtualPlay(script, await stageFor(script, ownerUrl));
        const legacy = await play.play();
        const { simulation: _, ...expected } = playInMemory(script, play.stage.cast);
        expect(legacy).toEqual(expected);
        fired += expected.journals.flat().filter((row) => row.includes('"time:')).length;
      }
      expect(fired).toBeGreaterThan(10 * numRuns);
      expect(life.looks.length).toBeGreaterThanOrEqual(fired); // it was the workflows that looked
    },
    60_000 * numRuns,
  );
});
