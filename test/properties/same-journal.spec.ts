import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { LocalClock } from '../../src/clock/local-clock.js';
import type { Database } from '../../src/database/database.js';
import type { Engine } from '../../src/engine.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { unheardEngine } from '../support/engine.js';
import { anyCast, playInMemory, requestOf, wordsOf, type Legacy } from '../support/play.js';
import { scriptsFrom, type Line, type Script } from '../support/scripts.js';
import { heed, legacyIn, stageFor, type Stage } from '../support/stage.js';

const seed = Number(process.env.SEED ?? 20_260_105);
/** More of them in the night: `RUNS=2000 npm test -- properties`. */
const numRuns = Number(process.env.RUNS ?? 20);
const begin = Date.UTC(2026, 0, 5, 12);

let server: TestDatabase;
let database: Database;
let engine: Engine;

beforeAll(async () => {
  server = await testDatabase();
  database = await server.open();
  engine = unheardEngine(database);
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

/** Plays a script on PostgreSQL, its clocks looking late and early, repeatedly, and two at once. */
async function playOnPostgres(script: Script): Promise<{ legacy: Legacy; stage: Stage }> {
  const stage = await stageFor(script, server.ownerUrl);
  const answers: string[] = [];
  for (const line of script.lines) {
    if (line.kind === 'ask') answers.push(...(await ask(line, script, stage)));
    else if (line.kind === 'clock') await look(line);
    else await heed(line, script, stage, server.ownerUrl);
  }
  await look({ kind: 'clock', at: script.until, how: 'together' });
  return { legacy: { ...(await legacyIn(database, stage)), answers }, stage };
}

async function ask(
  line: Extract<Line, { kind: 'ask' }>,
  script: Script,
  { organisationId, cast }: Stage,
): Promise<string[]> {
  const request = requestOf(line, script, cast);
  const requestHash = createHash('sha256').update(JSON.stringify(request.input)).digest('base64url');
  const answers = await Promise.all(
    Array.from({ length: line.times }, () => engine.journal.record({ ...request, organisationId, requestHash })),
  );
  return answers.map(wordsOf).toSorted();
}

async function look({ at, how }: Extract<Line, { kind: 'clock' }>): Promise<void> {
  const settle = () => new LocalClock(() => at).settle(engine.hands, at);
  if (how === 'together') await Promise.all([settle(), settle()]);
  else await settle();
  if (how === 'twice') await settle();
}

describe('the same script leaves the same journal', () => {
  it(`in memory, whenever it is played (seed ${seed})`, () => {
    fc.assert(
      fc.property(scriptsFrom(begin), (script) => {
        const { simulation: _, ...legacy } = playInMemory(script, anyCast);
        const { simulation: __, ...again } = playInMemory(structuredClone(script), anyCast);
        expect(again).toEqual(legacy);
      }),
      { seed, numRuns },
    );
  });

  it(`in memory and on PostgreSQL under a clock that looks when it likes (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(scriptsFrom(begin), async (script) => {
        const { legacy, stage } = await playOnPostgres(script);
        const { simulation: _, ...expected } = playInMemory(script, stage.cast);
        expect(legacy).toEqual(expected);
      }),
      { seed, numRuns, endOnFailure: true },
    );
  }, 120_000);
});
