import { listOf, textOf, treeOf } from '../fields/field-props';

export const ladderIds = ['supervision', 'reply', 'debrief', 'information', 'training', 'expenses'] as const;
export type LadderId = (typeof ladderIds)[number];

export const ladderRoles = ['supervisor', 'coordinator', 'manager'] as const;
export const ladderChannels = ['inbox', 'email', 'sms', 'push'] as const;
export const spanUnits = ['hours', 'days', 'workingDays'] as const;
export const MOST_STEPS = 8;

export interface Span {
  amount: number | null;
  unit: string;
}

/** A step as it stands in a draft: it may have holes. */
export interface Step {
  after: Span;
  to: string[];
  channels: string[];
  urgent: boolean;
  words: string;
}

export const pathOf = (id: LadderId): string => `general.ladders.${id}`;

export function spanOf(value: unknown): Span {
  const { amount, unit } = treeOf(value);
  return { amount: typeof amount === 'number' ? amount : null, unit: textOf(unit) || 'workingDays' };
}

/** The steps of a ladder, whatever the draft holds: a ladder, or the list of its steps. */
export function stepsOf(value: unknown): Step[] {
  const steps: unknown = Array.isArray(value) ? value : treeOf(value).steps;
  if (!Array.isArray(steps)) return [];
  return steps.map(treeOf).map(({ after, to, channels, urgent, words }) => ({
    after: spanOf(after),
    to: listOf(to),
    channels: listOf(channels),
    urgent: urgent === true,
    words: textOf(words),
  }));
}

/** One more step reaches the manager: a ladder has a top. */
export const newStep = (): Step => ({
  after: { amount: 2, unit: 'workingDays' },
  to: ['manager'],
  channels: ['inbox', 'email'],
  urgent: false,
  words: '',
});

const hoursIn: Record<string, number> = { hours: 1, days: 24, workingDays: 34 };

/** About how long a step waits, to draw it: a working day is a bit more than a day of the week. */
export const hoursOf = ({ amount, unit }: Span): number => (amount ?? 0) * (hoursIn[unit] ?? 24);
