import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { roles, type Role } from '../../state-machines/core/process.js';
import { whoHears, type Colleague } from '../../src/delivery/recipients.js';

const aColleague = (name: string, ...held: Role[]): Colleague => ({
  userId: name,
  personId: `person of ${name}`,
  roles: held,
  email: null,
  supervises: [],
});
const names = (hearers: ReturnType<typeof whoHears>) => hearers?.colleagues.map(({ userId }) => userId);

describe('who hears', () => {
  const staff = [
    aColleague('Cora', 'coordinator'),
    aColleague('Carl', 'coordinator', 'manager'),
    aColleague('Mia', 'manager'),
    aColleague('Ada', 'administrator'),
    { ...aColleague('Sam', 'supervisor'), supervises: ['Wren'] },
    aColleague('Sue', 'supervisor'),
  ];

  it('is everyone who holds the role', () => {
    expect(whoHears('coordinator', 'Wren', staff)).toMatchObject({ role: 'coordinator' });
    expect(names(whoHears('coordinator', 'Wren', staff))).toEqual(['Cora', 'Carl']);
    expect(names(whoHears('manager', 'Wren', staff))).toEqual(['Carl', 'Mia']);
  });

  it('is a person’s own supervisor, and no other', () => {
    expect(names(whoHears('supervisor', 'Wren', staff))).toEqual(['Sam']);
    expect(whoHears('supervisor', 'Robin', staff)).toMatchObject({ role: 'coordinator' });
  });

  it('is never the person whom it is about', () => {
    expect(names(whoHears('coordinator', 'person of Cora', staff))).toEqual(['Carl']);
    expect(whoHears('coordinator', 'person of Cora', [aColleague('Cora', 'coordinator')])).toBeUndefined();
  });

  it('is whoever stands above, one rung at a time, where nobody holds the role', () => {
    const rungs = [['Mia', 'manager'] as const, ['Ada', 'administrator'] as const];
    expect(
      whoHears(
        'coordinator',
        'Wren',
        rungs.map(([name, role]) => aColleague(name, role)),
      ),
    ).toMatchObject({ role: 'manager' });
    expect(whoHears('coordinator', 'Wren', [aColleague('Ada', 'administrator')])).toMatchObject({
      role: 'administrator',
    });
    expect(whoHears('manager', 'Wren', [aColleague('Cora', 'coordinator')])).toBeUndefined();
  });

  it('never tells anybody below the role that it is owed to, nor the person, whatever the staff', () => {
    const height = (role: Role) => ['supervisor', 'coordinator', 'manager', 'administrator'].indexOf(role);
    const someone = fc.record({
      userId: fc.uuid(),
      personId: fc.constantFrom('Wren', 'Robin', 'Jay'),
      roles: fc.subarray([...roles], { minLength: 1 }),
      email: fc.constant(null),
      supervises: fc.subarray(['Wren', 'Robin']),
    });
    const to = fc.constantFrom<Role>('supervisor', 'coordinator', 'manager', 'administrator');
    fc.assert(
      fc.property(fc.array(someone), to, (anyone, role) => {
        const heard = whoHears(role, 'Wren', anyone);
        if (!heard) return;
        expect(height(heard.role)).toBeGreaterThanOrEqual(height(role));
        for (const { personId, roles: held, supervises } of heard.colleagues) {
          expect(personId).not.toBe('Wren');
          expect(heard.role === 'supervisor' ? supervises.includes('Wren') : held.includes(heard.role)).toBe(true);
        }
      }),
    );
  });
});
