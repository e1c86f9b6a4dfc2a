import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { waitAfter } from './back-off.js';
import type { OutChannel } from './channels/channel.js';
import { fillDigests } from './digest.js';
import { readWaiting, type DispatchClaim, type Waiting } from './dispatch.statements.js';
import { concerned, judge, standingOf, type Judgement } from './judge.js';
import { Post, sendingOf, type Manner, type Outgoing } from './post.js';
import { attachPushes } from './pushes.js';
import type { Hearer, Hearers } from './recipients.js';
import { readStaff, type Reachable } from './staff.statements.js';
import { wayOn } from './ways.js';

/**
 * Looks again at what waited: for the end of quiet hours, for another try, for a digest that did not come. What was dealt
 * with falls silent; what went over to somebody else is told to that one. Answers the letters that leave now.
 */
export async function tryAgain(tx: Tx, claims: readonly DispatchClaim[], manner: Manner): Promise<Outgoing[]> {
  const waiting = await readWaiting(tx, claims);
  if (waiting.length === 0) return [];
  const staff = await readStaff(tx, ...concerned(waiting.map(({ owed }) => owed)));
  const post = new Post(manner, staff);
  for (const one of waiting) look(one, post, manner);
  const outgoing = await attachPushes(tx, await fillDigests(tx, post, manner));
  post.write(tx);
  return outgoing;
}

function look(waiting: Waiting, post: Post, manner: Manner): void {
  const { key, owed, role, instead, tries } = waiting;
  const judgement = judge(manner.journal, owed, post.staff);
  const hearer = standingOf(owed, { userId: key.userId, role, instead }, judgement, post.staff);
  if (!hearer) return handOver(waiting, judgement, post, manner.now);
  const told = toldAs(waiting, judgement, hearer);
  const channel = key.channel as OutChannel;
  const way = wayOn(channel, sendingOf(owed, told.role), hearer.reach, manner.now);
  if (way.verdict === 'now') {
    post.outgoing.push(post.outgoingOf(owed, told, hearer, channel, { instead, tries }));
  } else if (way.verdict === 'waiting') {
    const { reason, until: againAt } = way;
    post.settlements.push({ ...key, tries, state: 'waiting', reason, againAt, uncounted: true });
  } else {
    post.settlements.push({ ...key, tries, state: way.verdict, reason: way.reason });
    if (way.verdict === 'failed' && !instead) post.goAbove(owed, told, 'soon');
  }
}

/** The matter stands, but it is somebody else's by now: that one is told, once, and as soon as there is one. */
function handOver({ key, owed, tries }: Waiting, judgement: Judgement<Reachable>, post: Post, now: Instant): void {
  if (judgement.verdict === 'nobody') {
    post.settlements.push({ ...key, tries, state: 'waiting', reason: 'nobody', againAt: now + waitAfter(tries) });
    return;
  }
  const reason = judgement.verdict === 'silenced' ? judgement.reason : 'handedOver';
  post.settlements.push({ ...key, tries, state: 'silenced', reason });
  if (judgement.verdict === 'told') post.tell(owed, judgement.hearers, { leaving: 'soon' });
}

function toldAs(
  { role, instead }: Waiting,
  judgement: Judgement<Reachable>,
  hearer: Hearer<Reachable>,
): Hearers<Reachable> {
  if (!instead && judgement.verdict === 'told') return judgement.hearers;
  return { role, colleagues: [hearer] };
}
