import type { Tx } from '../database/database.js';
import { readSent } from './dispatch.statements.js';
import { concerned, judge, standingOf } from './judge.js';
import type { Telling } from './letter.js';
import { Post, sendingOf, type Manner } from './post.js';
import { goOn } from './settle.js';
import { readStaff } from './staff.statements.js';

/** A mail that was taken has come back: what it told goes on by another way, as long as it still stands. */
export async function goOnAfterBounce(tx: Tx, telling: Telling, manner: Manner): Promise<void> {
  const sent = await readSent(tx, telling);
  if (sent.length === 0) return;
  const post = new Post(manner, await readStaff(tx, ...concerned(sent.map(({ owed }) => owed))));
  const lost = sent.flatMap(({ key, owed, role, instead }) => {
    post.bounced(key);
    const judgement = judge(manner.journal, owed, post.staff);
    const hearer = standingOf(owed, { userId: key.userId, role, instead }, judgement, post.staff);
    if (!hearer || instead) return [];
    const told = judgement.verdict === 'told' ? judgement.hearers : { role, colleagues: [hearer] };
    return [{ owed, told, hearer, sending: sendingOf(owed, role) }];
  });
  if (lost.length > 0) await goOn(tx, lost, post, manner);
  post.write(tx);
}
