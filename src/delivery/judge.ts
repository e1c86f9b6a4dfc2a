import type { Instant, OwedMessage, ProcessState } from '../../state-machines/core/process.js';
import type { Journal } from '../journal/journal.js';
import { above, holds, whoHears, type Addressee, type Colleague, type Hearer, type Hearers } from './recipients.js';
import { correspondenceOf, sentencesOf } from './sentences.js';

/** A message that is owed, beside the present state of the process that owes it. */
export interface Owed {
  readonly processId: string;
  readonly version: number;
  readonly index: number;
  readonly tries: number;
  readonly message: OwedMessage;
  readonly dueAt: Instant;
  readonly kind: string;
  readonly state: ProcessState;
  /** The same matter, owed to others by the same recording. */
  readonly twins: readonly (Addressee & { readonly index: number })[];
}

/** Why a message stays silent: dealt with meanwhile, said anyway by a twin, meant for one who is not here any more, or empty. */
export type Silence = 'dealtWith' | 'saidAnyway' | 'gone' | 'nothingToSay';

/** What an owed message comes to in this moment: silent, for nobody, or for these. */
export type Judgement<C extends Colleague = Colleague> =
  | { readonly verdict: 'silenced'; readonly reason: Silence }
  | { readonly verdict: 'nobody' }
  | { readonly verdict: 'told'; readonly hearers: Hearers<C> };

type Rules = Pick<Journal, 'kind'>;

/** Does the matter still stand, and who holds the role now? */
export function judge<C extends Colleague>(journal: Rules, owed: Owed, staff: readonly C[]): Judgement<C> {
  sentencesOf(owed.kind, owed.message); // a matter that nobody can put into words is a bug, and found here
  if (!stillStands(journal, owed)) return { verdict: 'silenced', reason: 'dealtWith' };
  if (isForOneAlone(owed)) return inPersonAlone(owed, staff);
  const hearers = hearersOf(owed, staff);
  if (hearers === 'saidAnyway') return { verdict: 'silenced', reason: 'saidAnyway' };
  return hearers ? { verdict: 'told', hearers } : { verdict: 'nobody' };
}

/** For the one who is asked in person, and for no role. */
export const isForOneAlone = ({ kind, message }: Pick<Owed, 'kind' | 'message'>): boolean =>
  correspondenceOf(kind).inPersonAlone?.(message) ?? false;

export const stillStands = (journal: Rules, { kind, message, state }: Owed): boolean =>
  journal.kind(kind).rules.stands(message, state);

export const subjectOf = ({ kind, state }: Pick<Owed, 'kind' | 'state'>): string | null =>
  correspondenceOf(kind).subjectOf(state);

/** About whom these are, and who is asked in person. */
export const concerned = (owed: readonly Owed[]): [string[], string[]] => [
  owed.flatMap((one) => subjectOf(one) ?? []),
  owed.flatMap(({ message: { toUser } }) => toUser ?? []),
];

function inPersonAlone<C extends Colleague>({ message }: Owed, staff: readonly C[]): Judgement<C> {
  const colleagues = staff.filter(({ userId }) => userId === message.toUser);
  if (colleagues.length === 0) return { verdict: 'silenced', reason: 'gone' };
  return { verdict: 'told', hearers: { role: message.to, colleagues, inPerson: true } };
}

/**
 * Who is to be told of an owed message. One matter that is owed to several roles at once reaches nobody twice: whoever
 * would hear it as a cover, or because it climbs, and hears it anyway, is told once.
 */
export function hearersOf<C extends Colleague>(owed: Owed, staff: readonly C[]): Hearers<C> | 'saidAnyway' | undefined {
  const hearers = whoHears(owed.message, subjectOf(owed), staff);
  if (!hearers || owed.twins.length === 0) return hearers;
  const twins = owed.twins.flatMap((twin) => {
    const theirs = whoHears(twin, subjectOf(owed), staff);
    return theirs ? [{ twin, theirs }] : [];
  });
  const colleagues = hearers.colleagues.filter((one) => {
    const own = rankOf(owed.message.to, owed.index, hearers, one);
    return !twins.some(({ twin, theirs }) => {
      const same = theirs.colleagues.find(({ userId }) => userId === one.userId);
      return same && rankOf(twin.to, twin.index, theirs, same) < own;
    });
  });
  return colleagues.length > 0 ? { ...hearers, colleagues } : 'saidAnyway';
}

/** In one's own role comes before in the place of another; and then, what was owed first. */
function rankOf(to: string, index: number, { role }: Hearers, { coversFor }: Hearer): number {
  return index + (role === to && !coversFor ? 0 : 100_000);
}

/** Whoever stands above those who could not be reached, and is not told anyway. */
export function hearersAbove<C extends Colleague>(
  owed: Owed,
  hearers: Hearers<C>,
  staff: readonly C[],
): Hearers<C> | undefined {
  const next = above(hearers.role);
  if (!next || isForOneAlone(owed)) return undefined;
  const found = whoHears({ to: next }, subjectOf(owed), staff);
  return found && found.role !== 'administrator' ? found : undefined;
}

/** How somebody stands to a message that was meant for them earlier: as then, as somebody else, or not at all any more. */
export function standingOf<C extends Colleague>(
  owed: Owed,
  told: { readonly userId: string; readonly role: Hearers['role']; readonly instead: boolean },
  judgement: Judgement<C>,
  staff: readonly C[],
): Hearer<C> | undefined {
  if (judgement.verdict !== 'told') return undefined;
  const still = judgement.hearers.colleagues.find(({ userId }) => userId === told.userId);
  if (still || !told.instead) return still;
  return staff.find((one) => one.userId === told.userId && !one.away && holds(one, told.role, subjectOf(owed)));
}

/** A message that had to climb to somebody else than it was owed to says so. */
export function outcomeOf({ message }: Owed, { role }: Hearers): string {
  return role === message.to ? 'delivered' : `delivered:${role}`;
}
