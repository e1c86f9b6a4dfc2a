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
    expect(whoHears({ to: 'coordinator' }, 'Wren', staff)).toMatchObject({ role: 'coordinator' });
    expect(names(whoHears({ to: 'coordinator' }, 'Wren', staff))).toEqual(['Cora', 'Carl']);
    expect(names(whoHears({ to: 'manager' }, 'Wren', staff))).toEqual(['Carl', 'Mia']);
  });

  it('is a person’s own supervisor, and no other', () => {
    expect(names(whoHears({ to: 'supervisor' }, 'Wren', staff))).toEqual(['Sam']);
    expect(whoHears({ to: 'supervisor' }, 'Robin', staff)).toMatchObject({ role: 'coordinator' });
  });

  it('is never the person whom it is about', () => {
    expect(names(whoHears({ to: 'coordinator' }, 'person of Cora', staff))).toEqual(['Carl']);
    expect(whoHears({ to: 'coordinator' }, 'person of Cora', [aColleague('Cora', 'coordinator')])).toBeUndefined();
  });

  it('is whoever stands above, one rung at a time, where nobody holds the role', () => {
    const rungs = [['Mia', 'manager'] as const, ['Ada', 'administrator'] as const];
    expect(
      whoHears(
        { to: 'coordinator' },
        'Wren',
        rungs.map(([name, role]) => aColleague(name, role)),
      ),
    ).toMatchObject({ role: 'manager' });
    expect(whoHears({ to: 'coordinator' }, 'Wren', [aColleague('Ada', 'administrator')])).toMatchObject({
      role: 'administrator',
    });
    expect(whoHears({ to: 'manager' }, 'Wren', [aColleague('Cora', 'coordinator')])).toBeUndefined();
  });

  it('is the worker, of their own journey, where they can sign in as one', () => {
    const wren = { ...aColleague('Wren’s account', 'peerWorker'), personId: 'Wren' };
    const robin = { ...aColleague('Robin’s account', 'peerWorker'), personId: 'Robin' };
    expect(names(whoHears({ to: 'peerWorker' }, 'Wren', [...staff, wren, robin]))).toEqual(['Wren’s account']);
  });

  it('is the supervisor in the place of a worker who can’t sign in, and whoever stands above where there is none', () => {
    expect(whoHears({ to: 'peerWorker' }, 'Wren', staff)).toMatchObject({ role: 'supervisor' });
    expect(whoHears({ to: 'peerWorker' }, 'Robin', staff)).toMatchObject({ role: 'coordinator' });
    const accountOfStaff = { ...aColleague('Cora', 'coordinator'), personId: 'Wren' };
    expect(whoHears({ to: 'peerWorker' }, 'Wren', [accountOfStaff, aColleague('Mia', 'manager')])).toMatchObject({
      role: 'manager',
    });
  });

  it('is whoever is asked in person, and nobody else', () => {
    const asked = whoHears({ to: 'manager', toUser: 'Cora' }, 'Wren', staff);
    expect(asked).toMatchObject({ role: 'manager', inPerson: true });
    expect(names(asked)).toEqual(['Cora']);
  });

  it.each([
    ['has left', 'Gone'],
    ['looks after accounts only by now', 'Ada'],
    ['supervises others by now', 'Sue'],
    ['is the person in question', 'Self'],
  ])('is the role, where the one who was asked %s', (_, toUser) => {
    const self = { ...aColleague('Self', 'manager'), personId: 'Wren' };
    const heard = whoHears({ to: 'manager', toUser }, 'Wren', [...staff, self]);
    expect(heard).toMatchObject({ role: 'manager' });
    expect(heard).not.toHaveProperty('inPerson');
    expect(names(heard)).toEqual(['Carl', 'Mia']);
  });

  it('is the role alone, where it is about nobody', () => {
    expect(names(whoHears({ to: 'manager' }, null, staff))).toEqual(['Carl', 'Mia']);
    expect(whoHears({ to: 'supervisor' }, null, staff)).toMatchObject({ role: 'coordinator' });
    expect(whoHears({ to: 'peerWorker' }, null, staff)).toMatchObject({ role: 'coordinator' });
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
        const heard = whoHears({ to: role }, 'Wren', anyone);
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
