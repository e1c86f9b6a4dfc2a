import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { roles, type Role } from '../../state-machines/core/process.js';
import { actions, grantedRelations, permissions, relations, type Action } from '../../src/permissions/permissions.js';
import { testApi, type TestApi } from '../support/api.js';
import { matrix, type Cell } from './permissions.matrix.js';
import { World } from './permissions.world.js';

let api: TestApi;
let world: World;

beforeAll(async () => {
  api = await testApi();
  world = await World.make(api);
}, 30_000);
afterAll(() => api?.close());

const told = ({ action, role, relation }: Cell) => `${role} ${action} ${relation ?? ''}`.trim();

/** The cells of the matrix that the API answers otherwise. */
async function deviations(cells: readonly Cell[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const cell of cells) if ((await world.allows(cell)) !== cell.allowed) wrong.push(told(cell));
  return wrong;
}

describe('the permission table', () => {
  it('has a row in the matrix for each of its actions, and no other', () => {
    expect([...new Set(matrix.map(({ action }) => action))]).toEqual(actions);
  });

  it('is obeyed over HTTP in every cell: role, action, relation', async () => {
    expect(matrix.length).toBeGreaterThan(500);
    expect(await deviations(matrix)).toEqual([]);
  }, 120_000);
});

type Rule = Record<string, readonly string[] | undefined> | readonly string[];
const table = permissions as unknown as Record<Action, Rule>;

/** The table with one grant turned round, as long as `work` runs. */
async function turned<T>(action: Action, changed: Rule, work: () => Promise<T>): Promise<T> {
  const rule = table[action];
  table[action] = changed;
  try {
    return await work();
  } finally {
    table[action] = rule;
  }
}

const flip = (list: readonly string[] = [], item: string) =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];

/** Every table that differs from ours in one grant, and the cells that it touches. */
interface Mutant {
  readonly action: Action;
  readonly changed: Rule;
  readonly touched: Cell[];
  readonly what: string;
}

function mutants(): Mutant[] {
  return actions.flatMap((action) => {
    const rule = table[action];
    return [...roles, 'member'].flatMap((standing): Mutant[] => {
      const affected = (cell: Cell) => cell.action === action && (standing === 'member' || cell.role === standing);
      if (Array.isArray(rule))
        return [
          { action, changed: flip(rule, standing), touched: matrix.filter(affected), what: `${action} ${standing}` },
        ];
      const grants = rule as Record<string, readonly string[] | undefined>;
      return relations.map((relation) => ({
        action,
        changed: { ...grants, [standing]: flip(grants[standing], relation) },
        touched: matrix.filter((cell) => affected(cell) && cell.relation === relation),
        what: `${action} ${standing} ${relation}`,
      }));
    });
  });
}

/** Behind another action: who may not do that one gets no further, whatever the grant behind it says. */
const behind: Readonly<Partial<Record<string, Action>>> = {
  'journey.readNotes': 'journey.see',
  'journey.readOwnPages': 'journey.see',
  'supervision.readNotes': 'supervision.see',
  'absence.enterForOthers': 'absence.enter',
};
const isReachable = ({ action, role, relation }: Cell) =>
  !behind[action] || grantedRelations(behind[action], [role as Role]).has(relation ?? 'none');

/** A grant to one role says nothing where every member has it anyway. */
const saysNothing = ({ action, changed, touched }: Mutant) => {
  const cells = touched.filter(isReachable);
  const before = cells.map(({ role }) => [...grantedRelations(action, [role as Role])].toSorted().join());
  const rule = table[action];
  table[action] = changed;
  const after = cells.map(({ role }) => [...grantedRelations(action, [role as Role])].toSorted().join());
  table[action] = rule;
  return before.join() === after.join();
};

describe('a slip in the permission table', () => {
  it('is seen over HTTP, whichever grant is added or taken away', async () => {
    const slips = mutants().filter((mutant) => !saysNothing(mutant));
    const unseen: string[] = [];
    for (const { action, changed, touched, what } of slips)
      if ((await turned(action, changed, () => deviations(touched))).length === 0) unseen.push(what);
    expect(unseen).toEqual([]);
    expect(slips.length).toBeGreaterThan(500);
  }, 240_000);

  it('is no grant that says nothing', () => {
    const idle = mutants()
      .filter(saysNothing)
      .filter(({ action, changed }) => size(changed) < size(table[action]));
    expect(idle.map(({ what }) => what)).toEqual([]);
  });
});

const size = (rule: Rule) => (Array.isArray(rule) ? rule.length : Object.values(rule).flat().length);
