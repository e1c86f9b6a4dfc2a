import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { OwedMessage, Role } from '../../state-machines/core/process.js';
import { judge } from '../../src/delivery/judge.js';
import { whoHears, type Colleague } from '../../src/delivery/recipients.js';
import type { Owed } from '../../src/delivery/statements.js';

const journal = { kind: () => ({ rules: { stands: () => true } }) } as never;

/** One matter that one recording owes to several roles. */
function owedTo(...addressees: Role[]): Owed[] {
  const all = addressees.map((to, index) => ({ index, to }));
  return all.map(({ index, to }) => ({
    processId: 'journey',
    version: 7,
    index,
    tries: 1,
    kind: 'journey',
    message: { kind: 'message', matter: 'exit-due', to, clause: 'GUIDE 4.6-b', since: 0 } satisfies OwedMessage,
    state: { value: 'x', context: { personId: 'Wren' } } as never,
    twins: all.filter((twin) => twin.index !== index),
  }));
}

const heard = (staff: readonly Colleague[], ...addressees: Role[]) =>
  owedTo(...addressees).flatMap((owed) => {
    const judgement = judge(journal, owed, staff);
    return judgement.verdict === 'told' ? [judgement.hearers.role] : [];
  });

const aColleague = (...roles: Role[]): Colleague => ({
  userId: roles.join(),
  personId: roles.join(),
  roles,
  email: null,
  supervises: roles.includes('supervisor') ? ['Wren'] : [],
});

describe('one matter that is owed to two roles', () => {
  const [supervisor, coordinator, manager] = [
    aColleague('supervisor'),
    aColleague('coordinator'),
    aColleague('manager'),
  ] as const;

  it('is told to both', () => {
    expect(heard([supervisor, coordinator], 'supervisor', 'coordinator')).toEqual(['supervisor', 'coordinator']);
  });

  it('is told once where it climbs to somebody who is told anyway', () => {
    expect(heard([coordinator], 'supervisor', 'coordinator')).toEqual(['coordinator']);
    expect(heard([supervisor], 'peerWorker', 'supervisor')).toEqual(['supervisor']);
    expect(heard([manager], 'supervisor', 'coordinator')).toEqual(['manager']);
    expect(heard([coordinator], 'peerWorker', 'supervisor')).toEqual(['coordinator']);
  });

  it('reaches every role once, and somebody, whatever the staff', () => {
    const someone = fc.record({
      userId: fc.uuid(),
      personId: fc.constantFrom('Wren', 'Robin'),
      roles: fc.subarray<Role>(['supervisor', 'coordinator', 'manager', 'administrator', 'peerWorker'], {
        minLength: 1,
      }),
      email: fc.constant(null),
      supervises: fc.subarray(['Wren', 'Robin']),
    });
    const to = fc.uniqueArray(fc.constantFrom<Role>('peerWorker', 'supervisor', 'coordinator', 'manager'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(someone), to, (staff, addressees) => {
        const roles = heard(staff, ...addressees);
        expect(new Set(roles).size).toBe(roles.length);
        const reachable = addressees.flatMap((one) => whoHears({ to: one }, 'Wren', staff)?.role ?? []);
        expect(new Set(roles)).toEqual(new Set(reachable));
      }),
    );
  });
});
