import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { LocalClock } from '../../src/clock/local-clock.js';
import type { Database } from '../../src/database/database.js';
import type { Engine } from '../../src/engine.js';
import { supervision } from '../../state-machines/supervision/supervision.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { unheardEngine } from '../support/engine.js';
import { rowInWords, wordsOf } from '../support/play.js';
import { Simulation } from '../support/simulation.js';
import {
  anyCast,
  castFor,
  requestOf,
  supervisionScripts,
  worldOf,
  type Script,
  type SupervisionCast,
} from '../support/supervision-scripts.js';

const seed = Number(process.env.SEED ?? 20_260_105);
const numRuns = Number(process.env.RUNS ?? 20);

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

interface Legacy {
  readonly journal: readonly string[];
  readonly answers: readonly string[];
}

function playInMemory(script: Script, cast: SupervisionCast): Legacy {
  const simulation = new Simulation(supervision as never, worldOf(cast));
  const answers = script.lines.flatMap((line) =>
    line.kind === 'ask' ? [wordsOf(simulation.ask(requestOf(line, cast)))] : [],
  );
  simulation.settle(script.until);
  return { answers, journal: simulation.journalOf(cast.processId).map(rowInWords) };
}

/** The same on PostgreSQL, under a clock that looks late, or twice at once. */
async function playOnPostgres(script: Script, cast: SupervisionCast): Promise<Legacy> {
  const answers: string[] = [];
  for (const line of script.lines) {
    if (line.kind === 'clock') await look(line.at);
    else
      answers.push(
        wordsOf(await engine.journal.record({ ...requestOf(line, cast), organisationId: cast.organisationId })),
      );
  }
  await look(script.until);
  return { answers, journal: await journalOf(cast) };
}

const look = async (at: number): Promise<void> => {
  const settle = () => new LocalClock(() => at).settle(engine.hands, at);
  await Promise.all([settle(), settle()]);
};

async function journalOf({ organisationId, processId }: SupervisionCast): Promise<string[]> {
  const rows = await database.withinOrganisation(organisationId, (tx) =>
    tx.query<{ version: number; at: Date; command_id: string; input: never; events: never; state: never }>(
      'select version, at, command_id, input, events, state from journal where process_id = $1 order by version',
      [processId],
    ),
  );
  return rows.map(({ at, command_id, ...row }) => rowInWords({ ...row, commandId: command_id, at: at.getTime() }));
}

describe('the same two years of supervision leave the same journal', () => {
  it(`in memory and on PostgreSQL under a clock that looks when it likes (seed ${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(supervisionScripts, async (script) => {
        const cast = await castFor(script, server.ownerUrl, engine.journal);
        expect(await playOnPostgres(script, cast)).toEqual(playInMemory(script, cast));
      }),
      { seed, numRuns, endOnFailure: true },
    );
  }, 120_000);

  it('whose rows are counted by the supervision itself, as items of its agenda are named', () => {
    fc.assert(
      fc.property(supervisionScripts, (script) => {
        const cast = anyCast(script);
        const simulation = new Simulation(supervision as never, worldOf(cast));
        for (const line of script.lines) if (line.kind === 'ask') simulation.ask(requestOf(line, cast));
        for (const { version, state } of simulation.journalOf('p'))
          expect((state.context as { version: number }).version).toBe(version);
      }),
      { seed, numRuns },
    );
  });
});
