import type { OwedMessage, Role } from '../../state-machines/core/process.js';

/** Someone who signs in, as they are at this moment. */
export interface Colleague {
  readonly userId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly email: string | null;
  /** The people whose supervisor this one is. */
  readonly supervises: readonly string[];
}

/** Who is told, and in the name of which role. */
export interface Hearers {
  readonly role: Role;
  readonly colleagues: readonly Colleague[];
  /** Asked in person, and not because of a role: whoever gave the waiver that has ended. */
  readonly inPerson?: true;
}

/** To whom a message goes, before anybody looks who that is now. */
export type Addressee = Pick<OwedMessage, 'to' | 'toUser'>;

/** Where nobody can be told, whoever stands above is. The last rung can give roles to people. */
const ladder: readonly Role[] = ['peerWorker', 'supervisor', 'coordinator', 'manager', 'administrator'];

/**
 * Whoever is asked in person, as long as that one still looks after the person in question; otherwise whoever holds the
 * role now, or the next one up that somebody holds. A worker hears of their own journey, where they can sign in; a
 * supervisor of their own people; and nobody in the name of a role about themselves. Nothing, where nobody can be told.
 */
export function whoHears(
  { to, toUser }: Addressee,
  subjectId: string | null,
  staff: readonly Colleague[],
): Hearers | undefined {
  const asked = staff.find((one) => one.userId === toUser && looksAfter(one, subjectId));
  if (asked) return { role: to, colleagues: [asked], inPerson: true };
  for (const role of ladder.slice(ladder.indexOf(to))) {
    const colleagues = staff.filter((one) => holds(one, role, subjectId));
    if (colleagues.length > 0) return { role, colleagues };
  }
  return undefined;
}

const looksAfter = (one: Colleague, subjectId: string | null): boolean =>
  (['supervisor', 'coordinator', 'manager'] as const).some((role) => holds(one, role, subjectId));

function holds({ personId, roles, supervises }: Colleague, role: Role, subjectId: string | null): boolean {
  if (role === 'peerWorker') return personId === subjectId && roles.includes(role);
  if (personId === subjectId) return false;
  return role === 'supervisor' ? subjectId !== null && supervises.includes(subjectId) : roles.includes(role);
}
