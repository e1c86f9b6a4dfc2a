import { randomUUID } from 'node:crypto';

import type { JourneyInput } from '../state-machines/journey/journey.messages.js';
import { Database } from '../src/database/database.js';
import { buildEngine, type Engine } from '../src/engine.js';
import { kinds } from '../src/kinds.js';
import { bareUpdates } from './anchors/bare-updates.js';
import { rawRows } from './anchors/raw-rows.js';
import type { Bench } from './bench.js';
import { compare, interleave } from './harness/compare.js';
import { closedLoop, perSecond } from './harness/load.js';
import { finding, type Finding } from './harness/report.js';
import { seededRandom } from './harness/statistics.js';
import type { Ground } from './support/ground.js';
import { anOrganisation, type Organisation } from './support/organisation.js';

const JOURNEYS = 200;
const CLIENTS = 32;

/** P1: commands a second that are accepted, decided, journalled and projected. */
export const recordBench: Bench = async ({ ground, blocks, sliceMs, onBlock }) => {
  const database = await new Database(ground.appUrl).open();
  const home = await anOrganisation(ground, JOURNEYS);
  let woken = -JOURNEYS; // each that begins wakes the clock
  const engine = buildEngine({
    database,
    kinds,
    texts: { write: async () => undefined },
    clock: { wake: () => void woken++, wakeDelivery: () => void woken++ },
    deliver: async () => 0,
  });
  const journeyIds = await beginJourneys(engine, home);
  const random = seededRandom(1);
  const below = (count: number): number => Math.floor(random() * count);
  const record = () => give(engine, home, journeyIds[below(JOURNEYS)]!, commands(home)[below(4)]!);
  const subject = (ms: number) => closedLoop(CLIENTS, ms, record);
  const plan = { subject, blocks, sliceMs };
  const findings: Finding[] = [];
  const told = { what: 'commands through record', unit: '/s', better: 'higher' } as const;

  await closedLoop(CLIENTS, 500, record);
  const raw = await rawRows(ground, journeyIds);
  const anchorRaw = (ms: number) => closedLoop(CLIENTS, ms, () => raw.write(below(JOURNEYS), below(raw.samples)));
  const besideRaw = await interleave({ ...plan, anchor: anchorRaw, onBlock: onBlock('P1b') });
  await raw.close();

  const updates = await bareUpdates(ground, JOURNEYS);
  const anchorUpdates = (ms: number) => closedLoop(CLIENTS, ms, () => updates.update(below(JOURNEYS)));
  const besideUpdates = await interleave({ ...plan, anchor: anchorUpdates, onBlock: onBlock('P1a') });
  await slowCommits(ground, 2_000);
  const slow = await interleave({ ...plan, anchor: anchorUpdates, onBlock: onBlock('P1c') });
  await slowCommits(ground, 0);
  await updates.close();
  await database.close();
  if (woken > 0) throw new Error(`the clock was to be woken ${woken} times: these commands should not need it`);

  const update = 'bare no-op Temporal Updates';
  findings.push(
    finding({ ...told, id: 'P1a', beside: update, goal: 8 }, compare(besideUpdates, perSecond)),
    finding(
      { ...told, id: 'P1b', beside: 'the same rows by raw prepared statements', goal: 0.4 },
      compare(besideRaw, perSecond),
    ),
    finding(
      { ...told, id: 'P1c', beside: `${update}, each commit 2 ms slower for both`, goal: 8 },
      compare(slow, perSecond),
    ),
  );
  return findings;
};

/** What is recorded on an ordinary day. None of it makes a state longer the second time, and none moves a deadline nearer. */
function commands({ supervisorId }: Organisation): JourneyInput[] {
  return [
    { type: 'AddNote' },
    { type: 'RecordStep', requirement: 'role-description-seen', on: '2026-01-05' },
    { type: 'RecordTraining', topic: 'boundaries', on: '2026-01-05' },
    { type: 'NameSupervisor', holderId: supervisorId },
  ];
}

async function give(
  { journal }: Engine,
  { organisationId, coordinator }: Organisation,
  processId: string,
  input: JourneyInput,
): Promise<void> {
  const answer = await journal.record({
    organisationId,
    processId,
    kind: 'journey',
    commandId: randomUUID(),
    input,
    by: coordinator,
    at: Date.now(),
    requestHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  });
  if (answer.outcome !== 'recorded') throw new Error(`a command was answered ${JSON.stringify(answer)}`);
}

async function beginJourneys(engine: Engine, home: Organisation): Promise<string[]> {
  const { programmeId, personIds } = home;
  const ids: string[] = [];
  for (const personId of personIds) {
    const processId = randomUUID();
    await give(engine, home, processId, { type: 'StartJourney', personId, programmeId, track: 'outreach' });
    ids.push(processId);
  }
  return ids;
}

/** Adds so many microseconds to every flush of the log: what is said of commits must not rest on a disk that costs nothing. */
async function slowCommits({ query }: Ground, microseconds: number): Promise<void> {
  await query(`alter system set commit_delay = ${microseconds}`);
  await query('alter system set commit_siblings = 0');
  await query('select pg_reload_conf()');
}
