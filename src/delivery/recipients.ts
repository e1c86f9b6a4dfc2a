import type { OwedMessage, Role } from '../../state-machines/core/process.js';

/** Someone who signs in, as they are at this moment. */
export interface Colleague {
  readonly userId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly email: string | null;
  /** The people whose supervisor this one is. */
  readonly supervises: readonly string[];
  /** Away at this moment, with whoever covers, if anybody does. */
  readonly away?: { readonly coverId: string | null };
}

/** Someone who is told; for whom, where that one is away. */
export type Hearer<C extends Colleague = Colleague> = C & { readonly coversFor?: string };

/** Who is told, and in the name of which role. */
export interface Hearers<C extends Colleague = Colleague> {
  readonly role: Role;
  readonly colleagues: readonly Hearer<C>[];
  /** Asked in person, and not because of a role: whoever gave the waiver that has ended. */
  readonly inPerson?: true;
}

/** To whom a message goes, before anybody looks who that is now. */
export type Addressee = Pick<OwedMessage, 'to' | 'toUser'>;

/** Where nobody can be told, whoever stands above is. The last rung can give roles to people. */
const ladder: readonly Role[] = ['peerWorker', 'supervisor', 'coordinator', 'manager', 'administrator'];

/** The role above one, where there is one that looks after people. */
export function above(role: Role): Role | undefined {
  const next = ladder[ladder.indexOf(role) + 1];
  return next === 'administrator' ? undefined : next;
}

/**
 * Whoever is asked in person, as long as that one still looks after the person in question; otherwise whoever holds the
 * role now, or the next one up that somebody holds. Whoever is away is told nothing: their cover is, or whoever stands
 * above. A worker hears of their own journey, where they can sign in; a supervisor of their own people; and nobody in the
 * name of a role about themselves. Nothing, where nobody can be told.
 */
export function whoHears<C extends Colleague>(
  { to, toUser }: Addressee,
  subjectId: string | null,
  staff: readonly C[],
): Hearers<C> | undefined {
  const asked = staff.filter((one) => one.userId === toUser && (subjectId === null || looksAfter(one, subjectId)));
  const [inPerson] = present(asked, to, subjectId, staff);
  if (inPerson) return { role: to, colleagues: [inPerson], inPerson: true };
  for (const role of ladder.slice(ladder.indexOf(to))) {
    const holders = staff.filter((one) => holds(one, role, subjectId));
    const colleagues = role === 'peerWorker' ? holders : present(holders, role, subjectId, staff);
    if (colleagues.length > 0) return { role, colleagues };
  }
  return undefined;
}

/** Does somebody hear of this person in the name of this role? */
export function holds({ personId, roles, supervises }: Colleague, role: Role, subjectId: string | null): boolean {
  if (role === 'peerWorker') return personId === subjectId && roles.includes(role);
  if (personId === subjectId) return false;
  return role === 'supervisor' ? subjectId !== null && supervises.includes(subjectId) : roles.includes(role);
}

const looksAfter = (one: Colleague, subjectId: string | null): boolean =>
  (['supervisor', 'coordinator', 'manager'] as const).some((role) => holds(one, role, subjectId));

/** Those of them who are here, and the covers of the others; each once. What goes past a supervisor does not come back to them. */
function present<C extends Colleague>(
  holders: readonly C[],
  role: Role,
  subjectId: string | null,
  staff: readonly C[],
): Hearer<C>[] {
  const here = new Map<string, Hearer<C>>();
  for (const one of holders) if (!one.away) here.set(one.userId, one);
  for (const one of holders) {
    const cover = one.away && coverOf(one, staff);
    if (!cover || cover.personId === subjectId) continue;
    if (role === 'manager' && holds(cover, 'supervisor', subjectId)) continue;
    if (!here.has(cover.userId)) here.set(cover.userId, { ...cover, coversFor: one.userId });
  }
  return [...here.values()];
}

/** Whoever covers in the end: a cover who is away has a cover, too, as long as they do not go round in a circle. */
function coverOf<C extends Colleague>(absent: C, staff: readonly C[]): C | undefined {
  const passed = new Set<string>();
  let one: C | undefined = absent;
  while (one?.away && !passed.has(one.userId)) {
    passed.add(one.userId);
    const { coverId }: NonNullable<Colleague['away']> = one.away;
    one = staff.find(({ userId }) => userId === coverId);
  }
  return one?.away ? undefined : one;
}
