import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Stamped } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyCommand, JourneyFacts, JourneyInput } from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { exportHistory } from '../support/histories.js';
import { noFacts } from '../support/journeys.js';
import { describeTemporal } from '../support/temporal.js';
import { type JournalRow, VirtualLife, type VirtualProcess } from '../support/virtual-life.js';

const DAY = 86_400_000;
const zone = 'Europe/Dublin';

/** What happens in two years: a command, and for how many days nothing is done after it. */
type Script = readonly (readonly [days: number, command?: (today: (ahead: number) => string) => JourneyCommand])[];

const twoYears: Script = [
  [40], // stalls, and is escalated
  [35, (day) => ({ type: 'RecordStep', requirement: 'role-description-seen', on: day(0) })],
  [45, (day) => ({ type: 'ExplainDelay', until: day(30) })],
  [10, () => ({ type: 'AddNote' })],
  [50, (day) => ({ type: 'PauseJourney', reviewOn: day(14) })],
  [30, (day) => ({ type: 'PauseJourney', reviewOn: day(28) })],
  [90, () => ({ type: 'ResumeJourney' })],
  [5, (day) => ({ type: 'ExplainDelay', until: day(90) })],
  [20, (day) => ({ type: 'ExplainDelay', until: day(10) })],
  [120, (day) => ({ type: 'RecordStep', requirement: 'information-pack', on: day(-1) })],
  [100, (day) => ({ type: 'PauseJourney', reviewOn: day(60) })],
  [85, () => ({ type: 'ResumeJourney' })],
  [100, () => ({ type: 'AddNote' })],
];

async function liveThrough(process: VirtualProcess, script: Script): Promise<void> {
  for (const [days, command] of script) {
    const now = await process.now();
    const answer = command && (await process.give(command((ahead) => dateOf(now + ahead * DAY, zone))));
    if (answer) expect(answer.outcome).toBe('recorded');
    await process.skip(days * DAY);
  }
}

const isTime = ({ command_id }: JournalRow) => command_id.startsWith('time:');

/** The same commands through the pure simulator: what it says that time did, and when. */
function simulated(rows: readonly JournalRow[], until: number): [string, string][] {
  const told: [string, string][] = [];
  let state: JourneyState | undefined;
  const pass = (to: number, facts: JourneyFacts) => {
    if (!state) return;
    for (const { at, input, state: next } of passTime(journey, state, to, facts)) {
      told.push([new Date(at).toISOString(), input.type]);
      state = next;
    }
  };
  for (const { at, input, facts } of rows.filter((row) => !isTime(row))) {
    pass(at.getTime(), facts as JourneyFacts);
    const decision = journey.decide(state, { ...input, at: at.getTime(), facts } as Stamped<
      JourneyInput,
      JourneyFacts
    >);
    if (!decision.accepted) throw new Error(`the simulator refuses ${input.type}: ${decision.refusal.code}`);
    state = decision.state;
  }
  pass(until, noFacts);
  return told;
}

let life: VirtualLife;

describeTemporal('a journey on Temporal', () => {
  beforeAll(async () => {
    life = await VirtualLife.open();
    await life.work();
  });

  afterAll(() => life.close());

  /** Everything that time did, on its instant and once, whatever happened to the worker meanwhile. */
  async function expectEveryReminder(process: VirtualProcess, atLeast: number): Promise<void> {
    const rows = await process.journal();
    const reminders = rows.filter(isTime);
    expect(reminders.map(({ at, input }) => [at.toISOString(), input.type])).toEqual(
      simulated(rows, await process.now()),
    );
    expect(reminders.length).toBeGreaterThanOrEqual(atLeast);
  }

  it('lives two years, and every reminder lands on its instant', async () => {
    const process = await life.aJourney();
    await liveThrough(process, twoYears);
    await expectEveryReminder(process, 15);
    for (const { version, at } of (await process.journal()).filter(isTime)) {
      const fired = process.looks().find((look) => look.version >= version)!;
      expect(fired.now - at.getTime()).toBeGreaterThanOrEqual(0);
      expect(fired.now - at.getTime()).toBeLessThan(1_000);
    }
    await exportHistory(life.temporal, process.workflowId, 'journey-of-two-years');
  });

  it('is silent while it is paused, until the day of its review', async () => {
    const process = await life.aJourney();
    await process.skip(10 * DAY);
    const reviewOn = dateOf((await process.now()) + 100 * DAY, zone);
    const pause: JourneyCommand = { type: 'PauseJourney', reviewOn };
    await process.give(pause);
    await process.skip(99 * DAY);
    expect((await process.journal()).map(({ input }) => input.type)).toEqual(['StartJourney', 'PauseJourney']);
    await process.skip(2 * DAY);
    expect((await process.journal()).at(-1)).toMatchObject({ version: 3, input: { type: 'ReviewDatePassed' } });
  });

  it('goes on with another worker, which knows nothing but the history', async () => {
    const process = await life.aJourney();
    await liveThrough(process, twoYears.slice(0, 5));
    await life.endWork();
    await life.work({ maxCachedWorkflows: 0 });
    await liveThrough(process, twoYears.slice(5));
    await life.endWork();
    await life.work();
    await expectEveryReminder(process, 15);
  });

  it('goes on from the journal alone when Temporal has lost everything, and nobody is told twice', async () => {
    const processes = await Promise.all([life.aJourney(), life.aJourney(), life.aJourney()]);
    await Promise.all(processes.map((process) => liveThrough(process, twoYears.slice(0, 6))));
    const lived = await processes[0].now();
    const before = await Promise.all(processes.map((process) => process.journal()));

    expect(await life.startAfresh()).toBeGreaterThanOrEqual(3);
    await Promise.all(processes.map(async (process) => process.skip(lived - (await process.now()))));
    expect(await Promise.all(processes.map((process) => process.journal()))).toEqual(before);

    await Promise.all(processes.map((process) => liveThrough(process, twoYears.slice(6))));
    for (const process of processes) await expectEveryReminder(process, 15);
  });

  it('repeats nothing when the answer is lost after the work was done', async () => {
    let lost = 0;
    life.around = async (work) => {
      const answer = await work();
      if (lost++ % 2 === 0) throw new Error('the worker died before it could say so');
      return answer;
    };
    const process = await life.aJourney();
    await liveThrough(process, twoYears);
    life.around = (work) => work();
    expect(lost).toBeGreaterThan(30);
    await expectEveryReminder(process, 15);
  });
});
