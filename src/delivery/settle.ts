import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import { markFailing, type Failing } from './address.statements.js';
import { MOST_TRIES, waitAfter } from './back-off.js';
import type { Refused, Sent } from './channels/channel.js';
import { readTried, type DispatchKey, type Settlement, type Standing } from './dispatch.statements.js';
import type { Telling } from './letter.js';
import { Post, type Lost, type Manner, type Outgoing } from './post.js';
import { readStaff } from './staff.statements.js';
import { anotherWay } from './ways.js';
import { concerned } from './judge.js';

/** What came of a letter in this claim. */
export type Result = Sent | 'outOfTime';

/** Writes down what became of letters. Where one will never arrive, it goes on by another way, or to whoever stands above. */
export async function settleLetters(tx: Tx, results: ReadonlyMap<Outgoing, Result>, manner: Manner): Promise<void> {
  const lost = [...results].flatMap(([one, result]) => (isLost(one, result) ? [one] : []));
  const failing = [...results].flatMap(([one, result]) => failingOf(one, result));
  markFailing(tx, failing, manner.now);
  const staff = lost.length > 0 ? await readStaff(tx, ...concerned(lost.map(({ owed }) => owed))) : [];
  const post = new Post(manner, staff);
  for (const [one, result] of results) post.settlements.push(...settlementsOf(one, result, manner.now));
  if (lost.length > 0) await goOn(tx, lost, post, manner);
  post.write(tx);
}

/** A letter that may go another time is tried again, for a day. */
function settlementsOf({ letter, tries, holds = [] }: Outgoing, result: Result, now: Instant): Settlement[] {
  const own: Settlement = { ...keyOf(letter), tries, ...standingOf(result, tries, now) };
  if (result !== 'sent') return [own];
  return [own, ...holds.map((key): Settlement => ({ ...key, tries: 0, state: 'sent', reason: 'digest' }))];
}

function standingOf(result: Result, tries: number, now: Instant): Standing {
  if (result === 'sent') return { state: 'sent', reason: null };
  if (result === 'outOfTime') return { state: 'waiting', reason: null, againAt: now, uncounted: true };
  if (result !== 'later')
    return { state: 'failed', reason: result.refused === 'address' ? 'refused' : 'letterRefused' };
  return tries < MOST_TRIES
    ? { state: 'waiting', reason: 'later', againAt: now + waitAfter(tries) }
    : { state: 'failed', reason: 'gaveUp' };
}

const isRefused = (result: Result): result is Refused => typeof result === 'object';

const isLost = ({ tries }: Outgoing, result: Result): boolean =>
  isRefused(result) || (result === 'later' && tries >= MOST_TRIES);

function failingOf({ letter: { channel, userId } }: Outgoing, result: Result): Failing[] {
  if (!isRefused(result) || result.refused !== 'address' || channel === 'push') return [];
  return [{ userId, channel: channel === 'sms' ? 'sms' : 'email', code: result.code }];
}

/** A way that was not tried yet; else whoever stands above. A digest says nothing that is not in the inbox. */
export async function goOn(tx: Tx, lost: readonly Lost[], post: Post, { configured }: Manner): Promise<void> {
  const tried = await readTried(tx, lost.map(tellingOf));
  for (const one of lost) {
    if (one.owed.kind === 'digest') continue;
    const own = tried.filter((key) => isSame(key, tellingOf(one))).map(({ channel }) => channel);
    const other = anotherWay(own, one.sending, one.hearer.reach, configured);
    if (other) post.goOn(one, other);
    else post.goAbove(one.owed, one.told, 'soon');
  }
}

const tellingOf = ({ owed: { processId, version, index }, hearer: { userId } }: Lost): Telling => {
  return { processId, version, index, userId };
};

const isSame = (one: Telling, other: Telling): boolean =>
  one.userId === other.userId &&
  one.processId === other.processId &&
  one.version === other.version &&
  one.index === other.index;

const keyOf = ({ processId, version, index, userId, channel }: Outgoing['letter']): DispatchKey => {
  return { processId, version, index, userId, channel };
};
