import type { Journal } from '../journal/journal.js';
import { roleUnheld } from './letter.js';
import { whoHears, type Colleague, type Hearers } from './recipients.js';
import { correspondenceOf, sentencesOf } from './sentences.js';
import type { InboxEntry, Owed } from './statements.js';

/** What an owed message comes to in this moment: dealt with meanwhile, for nobody, or for these. */
export type Judgement = { readonly owed: Owed } & (
  { readonly verdict: 'silenced' | 'nobody' } | { readonly verdict: 'told'; readonly hearers: Hearers }
);

/** Does the matter still stand, and who holds the role now? */
export function judge(journal: Pick<Journal, 'kind'>, owed: Owed, staff: readonly Colleague[]): Judgement {
  const { kind, message, state } = owed;
  sentencesOf(kind, message); // a matter that nobody can put into words is a bug, and found here
  if (!journal.kind(kind).rules.stands(message, state)) return { owed, verdict: 'silenced' };
  const hearers = whoHears(message, subjectOf(owed), staff);
  if (!hearers) return { owed, verdict: 'nobody' };
  return isSaidByATwin(owed, hearers, staff) ? { owed, verdict: 'silenced' } : { owed, verdict: 'told', hearers };
}

export const subjectOf = ({ kind, state }: Owed): string | null => correspondenceOf(kind).subjectOf(state);

/** One matter that is owed to two roles at once reaches nobody twice: what climbs to where it is said anyway is silent. */
function isSaidByATwin(owed: Owed, { role }: Hearers, staff: readonly Colleague[]): boolean {
  const climbs = role !== owed.message.to;
  return owed.twins.some((twin) => {
    if (whoHears(twin, subjectOf(owed), staff)?.role !== role) return false;
    return climbs && (twin.to === role || twin.index < owed.index);
  });
}

/** A message that had to climb to somebody else than it was owed to says so. */
export function outcomeOf(result: 'delivered' | 'failed', { message }: Owed, { role }: Hearers): string {
  return role === message.to ? result : `${result}:${role}`;
}

/** What the hearers find in their inboxes. An administrator looks after roles, and learns nothing about people. */
export function inboxEntries(owed: Owed, { role, colleagues }: Hearers): InboxEntry[] {
  const { processId, version, index, message } = owed;
  const ofTheRole = role === 'administrator' && message.to !== role;
  const { matter, clause } = ofTheRole ? roleUnheld : message;
  const personId = role === 'administrator' ? null : subjectOf(owed);
  return colleagues.map(({ userId }) => {
    return { processId, version, index, userId, matter, clause, since: message.since, personId };
  });
}
