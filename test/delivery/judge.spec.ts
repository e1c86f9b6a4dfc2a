import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { OwedMessage, Role } from '../../state-machines/core/process.js';
import { judge, type Owed } from '../../src/delivery/judge.js';
import { whoHears, type Colleague } from '../../src/delivery/recipients.js';

const journal = { kind: () => ({ rules: { stands: () => true } }) } as never;

/** One matter that one recording owes to several roles. */
function owedTo(...addressees: Role[]): Owed[] {
  const all = addressees.map((to, index) => ({ index, to }));
  return all.map(({ index, to }) => ({
    processId: 'journey',
    version: 7,
    index,
    tries: 1,
    dueAt: 0,
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

/** Who is told, each time that they are. */
const toldTo = (staff: readonly Colleague[], ...addressees: Role[]) =>
  owedTo(...addressees).flatMap((owed) => {
    const judgement = judge(journal, owed, staff);
    return judgement.verdict === 'told' ? judgement.hearers.colleagues.map(({ userId }) => userId) : [];
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

  it('reaches everyone who is to hear it once, whatever the staff', () => {
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
    const staffOf = fc.uniqueArray(someone, { selector: ({ userId }) => userId });
    fc.assert(
      fc.property(staffOf, to, (staff, addressees) => {
        const told = toldTo(staff, ...addressees);
        expect(new Set(told).size).toBe(told.length);
        const reachable = addressees.flatMap((one) => whoHears({ to: one }, 'Wren', staff)?.colleagues ?? []);
        expect(new Set(told)).toEqual(new Set(reachable.map(({ userId }) => userId)));
      }),
    );
  });
});
