import { ladderIds } from '../ladder/ladder.js';
import type { Fault } from './contradictions.js';
import { valueAt } from './document.js';
import { keepingBlanks } from './keeping-blanks.js';

const HOURS_A_DAY = 24;
const LONGEST_DAYS = 365;

/** What is wrong with a ladder as a whole, where each of its steps is right by itself. */
export function ladderFaults(whole: object): Fault[] {
  return ladderIds.flatMap((id) => {
    const path = `general.ladders.${id}`;
    const steps: unknown = valueAt(whole, `${path}.steps`);
    if (!Array.isArray(steps)) return [];
    const clause = keepingBlanks.find((one) => one.path === path)!.clause;
    const fault = ({ place, message }: Wrong): Fault => ({ path: `${path}.steps${place}`, message, clause });
    return [...withoutTop(steps), ...burst(steps), ...twice(steps), ...endless(steps)].map(fault);
  });
}

interface Wrong {
  readonly place: string;
  readonly message: string;
}

const listAt = (step: unknown, key: string): unknown[] => {
  const list = valueAt(step, key);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

/** Nothing may stay with those who did not act: in the end it reaches the manager. */
function withoutTop(steps: readonly unknown[]): Wrong[] {
  const told = listAt(steps.at(-1), 'to');
  if (told.length === 0 || told.includes('manager')) return [];
  return [
    { place: `.${steps.length - 1}.to`, message: 'This ladder has no top: its last step must reach the manager.' },
  ];
}

/** Two steps at one instant are one step. */
function burst(steps: readonly unknown[]): Wrong[] {
  return steps.flatMap((step, index) =>
    index > 0 && valueAt(step, 'after.amount') === 0
      ? [{ place: `.${index}.after.amount`, message: 'Each step after the first waits for a while: say how long.' }]
      : [],
  );
}

function twice(steps: readonly unknown[]): Wrong[] {
  return steps.flatMap((step, index) =>
    ['to', 'channels'].flatMap((key) => {
      const list = listAt(step, key);
      if (new Set(list).size === list.length) return [];
      return [{ place: `.${index}.${key}`, message: 'A step names each of them once.' }];
    }),
  );
}

/** A top that is reached after more than a year is none. */
function endless(steps: readonly unknown[]): Wrong[] {
  const days = steps.map((step) => {
    const amount = valueAt(step, 'after.amount');
    if (typeof amount !== 'number') return 0;
    return valueAt(step, 'after.unit') === 'hours' ? amount / HOURS_A_DAY : amount;
  });
  const total = days.reduce((sum, one) => sum + one, 0);
  return total > LONGEST_DAYS ? [{ place: '', message: 'The last step is reached within a year.' }] : [];
}
