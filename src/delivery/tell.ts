import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { Journal } from '../journal/journal.js';
import { waitAfter } from './back-off.js';
import { inboxEntries, judge, outcomeOf, subjectOf, type Judgement } from './judge.js';
import { composeText, type Letter, type Telling } from './letter.js';
import type { Hearers } from './recipients.js';
import { putIntoInboxes, readOwed, readStaff, settle, type Claim, type Fate, type Owed } from './statements.js';

/** A message that lies in the inboxes, and the mails that have yet to go. */
export interface Told {
  readonly owed: Owed;
  readonly hearers: Hearers;
  readonly letters: readonly Letter[];
}

/** What telling needs to know of its surroundings. */
export interface Manner {
  readonly now: Instant;
  readonly baseUrl: string;
  readonly byMail: boolean;
  readonly log: (code: string, details?: object) => void;
}

/**
 * Puts claimed messages of one organisation into the inboxes of those who are to be told now, and ticks off what is done
 * with that or needs no telling any more. Answers those of which mails are to go.
 */
export async function tell(tx: Tx, journal: Journal, claims: readonly Claim[], manner: Manner): Promise<Told[]> {
  const owed = await readOwed(tx, claims);
  if (owed.length === 0) return [];
  const staff = await readStaff(
    tx,
    owed.flatMap((one) => subjectOf(one) ?? []),
  );
  const judgements = owed.map((one) => judge(journal, one, staff));
  const entries = judgements.flatMap((one) => (one.verdict === 'told' ? inboxEntries(one.owed, one.hearers) : []));
  const unmailed = new Set((await putIntoInboxes(tx, entries, manner.now)).map(keyOf));
  const told = judgements.flatMap((one) => (one.verdict === 'told' ? [withLetters(one, unmailed, manner)] : []));
  const settled = [...judgements.flatMap((one) => untold(one, manner)), ...told.filter(needsNoMail).map(delivered)];
  await settle(tx, settled, manner.now);
  return told.filter((one) => !needsNoMail(one));
}

/** Letters go to everyone who has an address and whose mail has not gone on an earlier try. */
function withLetters({ owed, hearers }: Omit<Told, 'letters'>, unmailed: ReadonlySet<string>, manner: Manner): Told {
  if (!manner.byMail) return { owed, hearers, letters: [] };
  const { processId, version, index } = owed;
  const text = composeText(owed, hearers, manner.baseUrl);
  const letters = hearers.colleagues.flatMap(({ userId, email }) => {
    const telling = { processId, version, index, userId };
    return email && unmailed.has(keyOf(telling)) ? [{ ...telling, address: email, text }] : [];
  });
  return { owed, hearers, letters };
}

/** What was dealt with falls silent; what nobody can be told stays owed until somebody holds a role. */
function untold({ owed, verdict }: Judgement, { now, log }: Manner): Fate[] {
  if (verdict === 'told') return [];
  if (verdict === 'silenced') return [{ ...owed, outcome: 'silenced' }];
  log('NOBODY_TO_TELL', { processId: owed.processId, matter: owed.message.matter });
  return [{ ...owed, again: now + waitAfter(owed.tries) }];
}

export const delivered = ({ owed, hearers }: Told): Fate => ({
  ...owed,
  outcome: outcomeOf('delivered', owed, hearers),
});

const needsNoMail = ({ letters }: Told): boolean => letters.length === 0;

const keyOf = ({ processId, version, index, userId }: Telling): string => `${processId}:${version}:${index}:${userId}`;
