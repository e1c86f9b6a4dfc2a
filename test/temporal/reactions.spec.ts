import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type ErrandInput, errandKinds } from '../kinds/errands.js';
import { describeTemporal } from '../support/temporal.js';
import { until } from '../support/until.js';
import { VirtualLife } from '../support/virtual-life.js';

const DAY = 86_400_000;

let life: VirtualLife;

/** An errand that is due in a week, and its door. */
async function anErrand() {
  const door = await life.begin('door', { type: 'HangDoor' });
  const start: ErrandInput = { type: 'StartErrand', doorId: door.ref.processId, inMs: 7 * DAY };
  return { door, errand: await life.begin('errand', start) };
}

const inputsOf = async (process: Awaited<ReturnType<typeof anErrand>>['door']) =>
  (await process.journal()).map(({ input, command_id }) => [input.type, command_id]);

describeTemporal('a command that one process owes to another', () => {
  beforeAll(async () => {
    life = await VirtualLife.open(errandKinds);
    await life.work();
  });

  afterAll(() => life.close());

  it('is carried out at its time, and answered', async () => {
    const { door, errand } = await anErrand();
    await errand.skip(8 * DAY);
    await until(async () => (await errand.journal()).length === 3);
    const [, knock] = await door.journal();
    expect(await inputsOf(errand)).toEqual([
      ['StartErrand', expect.any(String)],
      ['TimeCame', `time:TimeCame:${knock!.at.getTime()}`],
      ['HearAnswer', `reaction:${door.ref.processId}:2:0`],
    ]);
    expect(knock).toMatchObject({ input: { type: 'Knock' }, command_id: `reaction:${errand.ref.processId}:2:0` });
  });

  it('is carried out once, however often a worker dies after the deed and before it could say so', async () => {
    let deeds = 0;
    life.around = async (work) => {
      const answer = await work();
      if (deeds++ % 3 !== 2) throw new Error('the worker died');
      return answer;
    };
    const errands = await Promise.all(Array.from({ length: 5 }, anErrand));
    await Promise.all(errands.map(({ errand }) => errand.skip(8 * DAY)));
    await until(
      async () => (await Promise.all(errands.map(({ errand }) => errand.journal()))).every((rows) => rows.length === 3),
      30_000,
    );
    life.around = (work) => work();
    for (const { door } of errands)
      expect((await door.journal()).map(({ input }) => input.type)).toEqual(['HangDoor', 'Knock']);
  });
});
