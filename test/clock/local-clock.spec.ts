import { describe, expect, it } from '@jest/globals';

import { LocalClock } from '../../src/clock/local-clock.js';
import type { Hands, ProcessRef } from '../../src/clock/clock.js';
import { DatabaseAway } from '../../src/database/faults.js';

const ref = (processId: string): ProcessRef => ({ organisationId: 'an organisation', processId, kind: 'journey' });
const carried = { version: 1, stage: 'training', deadline: null, ended: false };

/** Hands that find these processes due until they have carried them out. */
function handsFor(due: readonly string[], carryOut: (processId: string) => Promise<unknown> = async () => undefined) {
  const open = new Set(due);
  const seen: string[] = [];
  const hands: Hands = {
    carryOut: async ({ processId }) => {
      seen.push(processId);
      await carryOut(processId);
      open.delete(processId);
      return carried;
    },
    deliver: async () => 0,
    dueProcesses: async (_, most) => [...open].slice(0, most).map(ref),
    nextDeadline: async () => undefined,
  };
  return { hands, open, seen };
}

const bug = async (processId: string): Promise<void> => {
  if (processId.startsWith('broken')) throw new Error(`a bug in ${processId}`);
};

describe('the local clock', () => {
  it('carries out all that is due, and then asks no more', async () => {
    const { hands, open, seen } = handsFor(['one', 'two']);
    await new LocalClock().settle(hands, 0);
    expect([open.size, seen]).toEqual([0, ['one', 'two']]);
  });

  it('lets no process whose rules throw hold up another, and says which one is stuck', async () => {
    const { hands, open, seen } = handsFor(['broken one', 'two', 'broken three', 'four'], bug);
    await expect(new LocalClock().settle(hands, 0)).rejects.toMatchObject({
      message: 'stuck: broken one, broken three',
      errors: [new Error('a bug in broken one'), new Error('a bug in broken three')],
    });
    expect([...open]).toEqual(['broken one', 'broken three']);
    expect(seen).toEqual(['broken one', 'two', 'broken three', 'four']);
  });

  it('comes to the sound ones also behind more broken ones than it looks at in one go', async () => {
    const broken = Array.from({ length: 450 }, (_, number) => `broken ${number}`);
    const { hands, open } = handsFor([...broken, 'sound'], bug);
    await expect(new LocalClock().settle(hands, 0)).rejects.toThrow('stuck: broken 0, broken 1');
    expect(open.has('sound')).toBe(false);
  });

  it('tries nothing more while the database is away', async () => {
    const { hands, seen } = handsFor(['one', 'two'], async () => {
      throw new DatabaseAway('away');
    });
    await expect(new LocalClock().settle(hands, 0)).rejects.toThrow(DatabaseAway);
    expect(seen).toEqual(['one']);
  });

  it('reports what is stuck', async () => {
    const { hands, open } = handsFor(['broken', 'sound'], bug);
    const fault = await new Promise((resolve) => {
      const clock = new LocalClock(
        () => 0,
        (told) => resolve(clock.stop().then(() => told)),
      );
      clock.start(hands);
    });
    expect(fault).toMatchObject({ message: 'stuck: broken' });
    expect([...open]).toEqual(['broken']);
  });
});
