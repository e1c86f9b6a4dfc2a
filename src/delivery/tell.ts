import type { Tx } from '../database/database.js';
import { waitAfter } from './back-off.js';
import { fillDigests } from './digest.js';
import { releaseFromDigest } from './dispatch.statements.js';
import { concerned, judge, outcomeOf, type Owed } from './judge.js';
import { readOwed, readRungsBelow, settleOwed, type Claim, type Fate, type RungBelow } from './owed.statements.js';
import { Post, type Manner, type Outgoing } from './post.js';
import { attachPushes } from './pushes.js';
import { notBefore } from './rungs.js';
import { readStaff } from './staff.statements.js';

/**
 * Puts claimed messages of one organisation into the inboxes of those who are to be told now, writes down on which other
 * ways they are told, and ticks the messages off. Answers the letters that leave at once.
 */
export async function tell(tx: Tx, claims: readonly Claim[], manner: Manner): Promise<Outgoing[]> {
  const owed = await readOwed(tx, claims);
  if (owed.length === 0) return [];
  const [staff, below] = await Promise.all([readStaff(tx, ...concerned(owed)), readRungsBelow(tx, owed)]);
  const post = new Post(manner, staff);
  const rungBelow = new Map(below.map((rung) => [keyOf(rung.process_id, rung), rung]));
  const fates = owed.map((one) => fateOf(one, rungBelow.get(keyOf(one.processId, one)), post, manner));
  const outgoing = await attachPushes(tx, await fillDigests(tx, post, manner));
  post.write(tx);
  releaseFromDigest(tx, goneReaders(owed, fates), manner.now);
  settleOwed(tx, fates, manner.now);
  return outgoing;
}

/** Who was to get a mail of the day, and is not here any more. */
const goneReaders = (owed: readonly Owed[], fates: readonly Fate[]): string[] =>
  owed.flatMap(({ kind, message: { toUser } }, index) => {
    const fate = fates[index]!;
    return kind === 'digest' && toUser && 'outcome' in fate && fate.outcome === 'silenced:gone' ? [toUser] : [];
  });

/** What was dealt with falls silent; what nobody can be told stays owed until somebody holds a role. */
function fateOf(owed: Owed, below: RungBelow | undefined, post: Post, { journal, now, log }: Manner): Fate {
  const judgement = judge(journal, owed, post.staff);
  if (judgement.verdict === 'silenced') return { ...owed, outcome: `silenced:${judgement.reason}` };
  const early = notBefore(owed, below, now);
  if (early !== null) return { ...owed, again: early, reason: 'rungBelow', uncounted: true };
  if (judgement.verdict === 'nobody') {
    log('NOBODY_TO_TELL', { processId: owed.processId, matter: owed.message.matter });
    return { ...owed, again: now + waitAfter(owed.tries), reason: 'nobody' };
  }
  post.tell(owed, judgement.hearers, { leaving: 'now' });
  return { ...owed, outcome: outcomeOf(owed, judgement.hearers) };
}

const keyOf = (processId: string, { version, index }: { version: number; index: number }): string =>
  `${processId}:${version}:${index}`;
