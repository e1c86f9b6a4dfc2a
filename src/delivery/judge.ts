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
  const hearers = hearersOf(owed, staff);
  if (hearers === 'saidAnyway') return { owed, verdict: 'silenced' };
  return hearers ? { owed, verdict: 'told', hearers } : { owed, verdict: 'nobody' };
}

export const subjectOf = ({ kind, state }: Owed): string | null => correspondenceOf(kind).subjectOf(state);

/**
 * Who is to be told of an owed message. One matter that is owed to two roles at once reaches nobody twice: what would
 * climb to where it is said anyway is silent.
 */
export function hearersOf(owed: Owed, staff: readonly Colleague[]): Hearers | 'saidAnyway' | undefined {
  const hearers = whoHears(owed.message, subjectOf(owed), staff);
  if (!hearers || hearers.role === owed.message.to) return hearers;
  const isSaid = owed.twins.some(
    (twin) =>
      (twin.to === hearers.role || twin.index < owed.index) &&
      whoHears(twin, subjectOf(owed), staff)?.role === hearers.role,
  );
  return isSaid ? 'saidAnyway' : hearers;
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
