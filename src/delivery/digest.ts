import type { Tx } from '../database/database.js';
import { wordsFor } from './compose.js';
import { readForDigest, type DispatchKey, type Waiting } from './dispatch.statements.js';
import { concerned, judge, standingOf } from './judge.js';
import type { Item } from './letter.js';
import { Post, type Manner, type Outgoing } from './post.js';
import { readStaff, type Reachable } from './staff.statements.js';

/** Nobody reads more in one mail; the rest stands on the page. */
const MOST_ITEMS = 40;

interface Held {
  readonly items: readonly Item[];
  readonly keys: readonly DispatchKey[];
}

/**
 * Fills the mails of the day: with all that waits for them and still stands. However many days were missed, it is one mail;
 * where there is nothing to say, there is none. Answers all letters that leave, the digests among them.
 */
export async function fillDigests(tx: Tx, post: Post, manner: Manner): Promise<readonly Outgoing[]> {
  const digests = post.outgoing.filter(({ owed }) => owed.kind === 'digest');
  if (digests.length === 0) return post.outgoing;
  const waiting = await readForDigest(
    tx,
    digests.map(({ hearer }) => hearer.userId),
  );
  const staff = await readStaff(tx, ...concerned(waiting.map(({ owed }) => owed)));
  const filled = digests.map((digest) => fill(digest, waiting, post, staff, manner));
  return [...post.outgoing.filter(({ owed }) => owed.kind !== 'digest'), ...filled.flatMap((one) => one ?? [])];
}

function fill(
  digest: Outgoing,
  waiting: readonly Waiting[],
  post: Post,
  staff: readonly Reachable[],
  manner: Manner,
): Outgoing | undefined {
  const { letter, tries } = digest;
  const own = waiting.filter(({ key }) => key.userId === letter.userId);
  const { items, keys } = hold(own, post, staff, manner);
  if (items.length === 0) {
    const { processId, version, index, userId, channel } = letter;
    const key = { processId, version, index, userId, channel };
    post.settlements.push({ ...key, tries, state: 'silenced', reason: 'nothingToSay' });
    return undefined;
  }
  const [intro] = letter.items;
  const more = items.length > MOST_ITEMS ? [`There are ${items.length - MOST_ITEMS} more on your page.`] : [];
  return {
    ...digest,
    letter: { ...letter, items: [intro!, ...items.slice(0, MOST_ITEMS)], closing: [...more, ...letter.closing] },
    holds: keys,
  };
}

/** What still stands and is still for this one; what does not falls silent, or waits for whoever it is for by now. */
function hold(own: readonly Waiting[], post: Post, staff: readonly Reachable[], manner: Manner): Held {
  const held = { items: [] as Item[], keys: [] as DispatchKey[] };
  for (const { key, owed, role, instead, tries } of own) {
    const judgement = judge(manner.journal, owed, staff);
    const hearer = standingOf(owed, { userId: key.userId, role, instead }, judgement, staff);
    if (hearer) {
      const { path, ...words } = wordsFor(
        owed,
        !instead && judgement.verdict === 'told' ? judgement.hearers.role : role,
      );
      held.items.push({ ...words, link: `${manner.baseUrl}/go/${post.link(key.userId, path, null)}` });
      held.keys.push(key);
    } else if (judgement.verdict === 'silenced') {
      post.settlements.push({ ...key, tries, state: 'silenced', reason: judgement.reason });
    } else {
      // looked at by itself, at once: it goes over to somebody else
      post.settlements.push({ ...key, tries, state: 'waiting', reason: null, againAt: manner.now });
    }
  }
  return held;
}
