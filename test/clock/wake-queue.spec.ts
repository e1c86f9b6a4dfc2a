import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';

import { WakeQueue } from '../../src/clock/temporal-wake-queue.js';

/** A server that answers when the test says so. */
function aServer() {
  const calls: { id: string; answer: () => void; fail: () => void }[] = [];
  const send = (id: string) => () =>
    new Promise<void>((resolve, reject) => calls.push({ id, answer: resolve, fail: () => reject(new Error('away')) }));
  return { calls, send, ids: () => calls.map(({ id }) => id) };
}

describe('wakes on their way', () => {
  it('leave after whoever added them has gone on', async () => {
    const { send, ids } = aServer();
    const wakes = new WakeQueue(() => 'drop');
    wakes.add('a', send('a'));
    expect(ids()).toEqual([]);
    await setImmediate();
    expect(ids()).toEqual(['a']);
  });

  it('are one, however often a process is woken while it waits', async () => {
    const { calls, send, ids } = aServer();
    const wakes = new WakeQueue(() => 'drop');
    for (let times = 0; times < 5; times++) wakes.add('a', send('a'));
    await setImmediate();
    for (let times = 0; times < 5; times++) wakes.add('a', send('a'));
    await setImmediate();
    expect(ids()).toEqual(['a']); // the second may be about something newer: it waits for the first to arrive
    calls[0]!.answer();
    await setImmediate();
    expect(ids()).toEqual(['a', 'a']);
    calls[1]!.answer();
    await setImmediate();
    expect(wakes.length).toBe(0);
  });

  it('are sixteen at once, and no more', async () => {
    const { calls, send } = aServer();
    const wakes = new WakeQueue(() => 'drop');
    for (let process = 0; process < 40; process++) wakes.add(String(process), send(String(process)));
    await setImmediate();
    expect(calls).toHaveLength(16);
    for (const { answer } of calls) answer();
    await setImmediate();
    expect(calls).toHaveLength(32);
  });

  it('wait while the server is away, and leave when it is back', async () => {
    const { calls, send, ids } = aServer();
    const wakes: WakeQueue = new WakeQueue(() => {
      wakes.hold();
      return 'again';
    });
    wakes.add('a', send('a'));
    await setImmediate();
    calls[0]!.fail();
    await setImmediate();
    wakes.add('b', send('b'));
    await setImmediate();
    expect(ids()).toEqual(['a']);
    wakes.release();
    expect(ids()).toEqual(['a', 'a', 'b']);
  });

  it('are dropped when no other try can help', async () => {
    const { calls, send } = aServer();
    const wakes = new WakeQueue(() => 'drop');
    wakes.add('a', send('a'));
    await setImmediate();
    calls[0]!.fail();
    await setImmediate();
    expect(wakes.length).toBe(0);
  });
});
