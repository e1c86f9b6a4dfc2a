import type { Role } from '../../state-machines/core/process.js';

/** Someone on the organisation's staff, as they are at this moment. */
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
}

/** Where nobody holds a role, whoever stands above is told. The last rung can give roles to people. */
const ladder: readonly Role[] = ['supervisor', 'coordinator', 'manager', 'administrator'];

/**
 * Who holds a role now, or the next one up that somebody holds. A supervisor hears of their own people only; and nobody
 * hears in the name of a role about themselves. Nothing, where nobody holds any of them.
 */
export function whoHears(to: Role, subjectId: string, staff: readonly Colleague[]): Hearers | undefined {
  const rung = ladder.indexOf(to);
  if (rung < 0) throw new Error(`nobody stands above ${to}`);
  for (const role of ladder.slice(rung)) {
    const colleagues = staff.filter((one) => one.personId !== subjectId && holds(one, role, subjectId));
    if (colleagues.length > 0) return { role, colleagues };
  }
  return undefined;
}

const holds = ({ roles, supervises }: Colleague, role: Role, subjectId: string): boolean =>
  role === 'supervisor' ? supervises.includes(subjectId) : roles.includes(role);
