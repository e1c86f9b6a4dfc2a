import type { Tx } from '../database/database.js';
import { readPushes } from './address.statements.js';
import type { Outgoing } from './post.js';

/** Looks up the browsers of those who are told by push. */
export async function attachPushes(tx: Tx, outgoing: readonly Outgoing[]): Promise<Outgoing[]> {
  const users = outgoing.flatMap(({ letter }) => (letter.channel === 'push' ? [letter.userId] : []));
  if (users.length === 0) return [...outgoing];
  const pushes = await readPushes(tx, users);
  return outgoing.map((one) =>
    one.letter.channel === 'push'
      ? { ...one, letter: { ...one.letter, pushes: pushes.get(one.letter.userId) ?? [] } }
      : one,
  );
}
