import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Input } from '../../state-machines/core/process.js';
import { exportHistory } from '../support/histories.js';
import { describeTemporal } from '../support/temporal.js';
import { VirtualLife, type VirtualProcess } from '../support/virtual-life.js';

const DAY = 86_400_000;
const zone = 'Europe/Dublin';

let life: VirtualLife;

const inputsOf = async (process: VirtualProcess): Promise<string[]> =>
  (await process.journal()).map(({ input }) => input.type);

/** Its workflow has come to its end by itself. */
const ended = (process: VirtualProcess) => life.temporal.client.workflow.getHandle(process.workflowId).result();

describeTemporal('what hangs on a journey lives on Temporal as well', () => {
  beforeAll(async () => {
    life = await VirtualLife.open();
    await life.work();
  });

  afterAll(() => life.close());

  it('supervision: passes its time, climbs its ladder, and ends with the last journey', async () => {
    const [personId, journeyId] = [await life.home.addPerson(), crypto.randomUUID()];
    const { programmeId } = life.home;
    const join = { type: 'JoinSupervision', personId, programmeId, journeyId, track: 'outreach', policyVersion: 1 };
    const supervision = await life.begin('supervision', join as Input);
    await supervision.skip(30 * DAY);
    await supervision.give({ type: 'WorkerPaused', journeyId } as Input);
    await supervision.skip(20 * DAY);
    await supervision.give({ type: 'WorkerReturned', journeyId } as Input);
    await supervision.skip(10 * DAY);
    await supervision.give({ type: 'WorkerLeft', journeyId } as Input);
    await ended(supervision);
    expect(await inputsOf(supervision)).toEqual([
      ...['JoinSupervision', 'SessionTimePassed', 'RungTimeCame', 'RungTimeCame', 'RungTimeCame'],
      ...['WorkerPaused', 'WorkerReturned', 'SessionTimePassed', 'RungTimeCame', 'WorkerLeft'],
    ]);
    await exportHistory(life.temporal, supervision.workflowId, 'supervision');
  });

  it('what is owed: is overdue with its promise, climbs, and ends when it is given', async () => {
    const personId = await life.home.addPerson();
    const { programmeId } = life.home;
    const owed = await life.begin('obligation', {
      type: 'OpenObligation',
      ...{ personId, programmeId, what: 'reply', about: 'question' },
    } as Input);
    await owed.skip(12 * DAY);
    await owed.give({ type: 'Fulfil' } as Input);
    const inputs = await inputsOf(owed);
    expect(inputs[0]).toBe('OpenObligation');
    expect(inputs.at(-1)).toBe('Fulfil');
    expect(inputs.slice(1, -1)).toContain('PromiseTimePassed');
    expect(inputs.filter((type) => type === 'RungTimeCame').length).toBeGreaterThanOrEqual(2);
    await exportHistory(life.temporal, owed.workflowId, 'obligation');
  });

  it('an absence: begins and passes at midnight, and ends', async () => {
    const [away, cover] = [await life.home.addMember('supervisor'), await life.home.addMember('supervisor')];
    const today = dateOf(Date.now(), zone);
    const absence = await life.begin('absence', {
      type: 'StartAbsence',
      ...{ userId: away.userId, coverId: cover.userId, from: addDays(today, 3), until: addDays(today, 9) },
    } as Input);
    await absence.skip(12 * DAY);
    await ended(absence);
    expect(await inputsOf(absence)).toEqual(['StartAbsence', 'AbsenceBegan', 'AbsencePassed']);
    await exportHistory(life.temporal, absence.workflowId, 'absence');
  });

  it('a digest: comes round every day at its hour', async () => {
    const { userId } = await life.home.addMember('coordinator');
    const digest = await life.begin('digest', { type: 'StartDigest', userId, zone, hour: 9 } as Input);
    await digest.skip(4 * DAY);
    expect((await inputsOf(digest)).filter((type) => type === 'DigestTimeCame')).toHaveLength(4);
    await exportHistory(life.temporal, digest.workflowId, 'digest');
  });
});

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
