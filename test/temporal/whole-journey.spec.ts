import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Input, Stamped } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { missingFor, type Move } from '../../state-machines/journey/gates.js';
import { journey } from '../../state-machines/journey/journey.js';
import type {
  JourneyCommand,
  JourneyFacts,
  JourneyInput,
  JourneyTimeType,
} from '../../state-machines/journey/journey.messages.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import { exportHistory } from '../support/histories.js';
import { remedies } from '../support/journeys.js';
import { describeTemporal } from '../support/temporal.js';
import { VirtualLife, type VirtualProcess } from '../support/virtual-life.js';

const DAY = 86_400_000;
const zone = 'Europe/Dublin';

let life: VirtualLife;

type Asked = Parameters<typeof remedies>[0];

interface Lived {
  readonly version: number;
  readonly at: Date;
  readonly command_id: string;
  readonly input: Input;
  readonly facts: JourneyFacts;
  readonly state: JourneyState;
}

const rowsOf = (processId: string) =>
  life.database.withinOrganisation(life.home.organisationId, (tx) =>
    tx.query<Lived>(
      'select version, at, command_id, input, facts, state from journal where process_id = $1 order by version',
      [processId],
    ),
  );

/** One person's way, told day by day. */
class Way {
  constructor(readonly process: VirtualProcess) {}

  async day(ahead: number): Promise<string> {
    return dateOf((await this.process.now()) + ahead * DAY, zone);
  }

  async give(command: JourneyCommand): Promise<void> {
    const answer = await this.process.give(command, { role: 'manager' });
    expect({ command, ...answer }).toMatchObject({ outcome: 'recorded' });
  }

  days(many: number): Promise<void> {
    return this.process.skip(many * DAY);
  }

  /** Meets what is missing, one thing after another, and moves. */
  async move(move: Move): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      const { state, facts } = (await rowsOf(this.process.ref.processId)).at(-1)!;
      const at = await this.process.now();
      const known = { ...facts, programmeOpen: true };
      const [missing] = missingFor(move, state.context, { ...known, relations: await this.relations() }, at);
      if (!missing) return this.give({ type: move });
      if (missing.remedy === 'NameLineManager') {
        await this.give({ type: 'NameLineManager', holderId: life.home.users.manager });
        continue;
      }
      const [first] = remedies({ id: missing.requirement, remedy: missing.remedy } as Asked, {
        state,
        facts,
        at,
      }).filter((input) => !alreadySigned(input, state));
      await this.give(first as JourneyCommand);
    }
    throw new Error(`the gate of ${move} never opens`);
  }

  private async relations(): Promise<JourneyFacts['relations']> {
    const rows = await rowsOf(this.process.ref.processId);
    const named = rows.find(({ input }) => input.type === 'NameLineManager')?.input as { holderId: string } | undefined;
    return named ? { lineManager: named.holderId } : {};
  }
}

function alreadySigned(input: JourneyInput, { context }: JourneyState): boolean {
  if (input.type === 'SignContract') return context.contract[input.side] !== null;
  return input.type === 'SignBoundaryAgreement' && context.boundaryAgreement[input.side] !== null;
}

/** From the first talk to the day on which nothing is kept any more, with all that time says on the way. */
async function liveToTheEnd(way: Way): Promise<void> {
  await way.days(30); // nobody answers: it stalls, and is handed up
  await way.move('StartInduction');
  await way.days(3);
  await way.move('StartTraining');
  await way.give({ type: 'WaiveRequirement', requirement: 'training-this-group', until: await way.day(60) });
  await way.give({
    type: 'AddCertificate',
    certificateId: randomUUID(),
    topic: 'overdose-response',
    issuedOn: await way.day(-10),
    expiresOn: await way.day(130),
  });
  await way.move('StartSupportedPractice');
  for (let session = 0; session < 10; session++) {
    await way.days(9);
    await way.give({ type: 'LogExperience', mode: 'coFacilitated', on: await way.day(0), quarters: 6 });
  }
  await way.days(15); // time enough is served: somebody is to decide, and does not
  await way.give({ type: 'StateWish', wish: 'yes' });
  await way.give({ type: 'Decide', matter: 'may-lead', answer: 'yes' });
  await way.days(10);
  await way.move('StartLeading');
  await way.give({ type: 'SetExpectedEnd', on: await way.day(110) });
  await way.give({ type: 'PauseJourney', reviewOn: await way.day(14) });
  await way.days(30);
  await way.give({ type: 'ResumeJourney', steps: [{ step: 'fewerHours', on: await way.day(5) }] });
  await way.days(60);
  await way.move('StartExit');
  await way.days(20);
  await way.move('CloseJourney');
  await way.days(95);
  await way.give({ type: 'RecordFollowUp', on: await way.day(0) });
  await way.days(3 * 366);
}

const isTime = ({ command_id }: Pick<Lived, 'command_id'>) => command_id.startsWith('time:');
const inBrief = ({ at, input, state }: Pick<Lived, 'at' | 'input' | 'state'>) => [at.toISOString(), input, state];

/** The same commands through the rules alone. */
function simulated(rows: readonly Lived[]): unknown[] {
  const told: unknown[] = [];
  let state: JourneyState | undefined;
  const pass = (until: number, facts: JourneyFacts) => {
    if (!state) return;
    for (const { at, input, state: next } of passTime(journey, state, until, facts)) {
      told.push([new Date(at).toISOString(), input, next]);
      state = next;
    }
  };
  for (const { at, input, facts } of rows.filter((row) => !isTime(row))) {
    pass(at.getTime(), facts);
    const stamped = {
      ...input,
      at: at.getTime(),
      facts,
      by: { userId: life.home.users.manager, personId: '', roles: ['manager'] },
    };
    const decision = journey.decide(state, stamped as Stamped<JourneyInput, JourneyFacts>);
    if (!decision.accepted) throw new Error(`the simulator refuses ${input.type}: ${decision.refusal.code}`);
    state = decision.state;
    told.push([at.toISOString(), input, state]);
  }
  pass(rows.at(-1)!.at.getTime(), rows.at(-1)!.facts);
  return told;
}

/** The same commands through `record` with no workflow at all: time passes when somebody asks, and at the end. */
async function recorded(rows: readonly Lived[]): Promise<unknown[]> {
  const personId = await life.home.addPerson();
  const ref = { organisationId: life.home.organisationId, processId: randomUUID(), kind: 'journey' };
  const began = rows[0]!.input as Input & { personId: string };
  for (const { at, input } of rows.filter((row) => !isTime(row))) {
    const mine = input.type === 'StartJourney' ? { ...input, personId } : input;
    const by = { userId: life.home.users.manager, personId: randomUUID(), roles: ['manager'] as const };
    const { journal } = life.local;
    const answer = await journal.record({ ...ref, commandId: randomUUID(), input: mine, at: at.getTime(), by });
    expect({ input, ...answer }).toMatchObject({ outcome: 'recorded' });
  }
  await life.local.journal.settle(ref, rows.at(-1)!.at.getTime());
  const words = JSON.stringify((await rowsOf(ref.processId)).map(inBrief)).replaceAll(personId, began.personId);
  return JSON.parse(words) as unknown[];
}

describeTemporal('a whole journey', () => {
  beforeAll(async () => {
    life = await VirtualLife.open();
    await life.work();
  });

  afterAll(() => life.close());

  it('lands every deadline of its life on its instant, as the simulator and the local clock do, and its workflow ends', async () => {
    const way = new Way(await life.aJourney('facilitation'));
    await liveToTheEnd(way);
    const rows = await rowsOf(way.process.ref.processId);
    expect(rows.at(-1)!.state.value).toEqual({ closed: 'ended' });
    await life.temporal.client.workflow.getHandle(way.process.workflowId).result();

    expect(simulated(rows)).toEqual(rows.map(inBrief));
    expect(await recorded(rows)).toEqual(JSON.parse(JSON.stringify(rows.map(inBrief))));
    const fired = new Set(rows.filter(isTime).map(({ input }) => input.type));
    const expected: JourneyTimeType[] = [
      'QuietTimePassed',
      'EscalationTimePassed',
      'WaiverLapsed',
      'CertificateRenewalTimePassed',
      'CertificateLapsed',
      'TimeServedPassed',
      'DecisionTimePassed',
      'TwoSidedReviewTimePassed',
      'ReviewDatePassed',
      'ReviewEscalationTimePassed',
      'ReturnStepTimePassed',
      'ExitTimePassed',
      'FollowUpTimePassed',
      'RetentionTimePassed',
    ];
    expect([...fired].toSorted()).toEqual(expected.toSorted());
    await exportHistory(life.temporal, way.process.workflowId, 'journey-to-its-last-day');
  }, 180_000);

  it('asks a mentor’s criterion to be confirmed again, and tells of what was agreed under review', async () => {
    const way = new Way(await life.aJourney('mentoring'));
    await way.move('StartInduction');
    await way.move('StartTraining');
    await way.give({ type: 'PlaceUnderReview', until: await way.day(20) });
    await way.days(25);
    await way.give({ type: 'LiftReview' });
    await way.days(200);
    const rows = await rowsOf(way.process.ref.processId);
    expect(simulated(rows)).toEqual(rows.map(inBrief));
    const fired = rows.filter(isTime).map(({ input }) => input.type);
    expect(fired).toEqual(expect.arrayContaining(['UnderReviewTimePassed', 'ReconfirmationTimePassed']));
  }, 120_000);
});
