import { setTimeout as delay } from 'node:timers/promises';

import { targets, type Target } from '../support/member.js';
import type { Product } from '../support/product.js';

export interface Kill {
  readonly target: Target;
  readonly at: number;
}

/** Kills the processes in turn, in an order and at moments that follow from the seed, as often as asked within the time. */
export async function wreakHavoc(
  { members }: Pick<Product, 'members'>,
  { kills, ms, random, onKill }: { kills: number; ms: number; random: () => number; onKill: (kill: Kill) => void },
): Promise<Kill[]> {
  const began = Date.now();
  const done: Kill[] = [];
  let turn: Target[] = [];
  for (let count = 0; count < kills; count++) {
    if (turn.length === 0) turn = shuffled(targets, random);
    const due = began + (ms * (count + 0.2 + 0.8 * random())) / kills;
    await delay(Math.max(0, due - Date.now()));
    const target = turn.pop()!;
    const kill = { target, at: Date.now() };
    await members[target].kill();
    done.push(kill);
    onKill(kill);
  }
  await delay(Math.max(0, began + ms - Date.now()));
  return done;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
