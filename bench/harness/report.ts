import type { Comparison } from './compare.js';
import { median } from './statistics.js';

/** A figure as it is published. */
export interface Finding {
  /** As in the list of benchmarks, with a letter where one has parts. */
  readonly id: string;
  readonly what: string;
  /** What it is measured beside. A figure with an absolute goal stands beside 1 of its unit. */
  readonly beside: string;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: number;
  readonly better: 'higher' | 'lower';
  readonly anchor: number;
  readonly measured: number;
  readonly runs: number;
  readonly interval: readonly [number, number];
  readonly sameAgainstSame: number | null;
}

type Told = Pick<Finding, 'id' | 'what' | 'beside' | 'unit' | 'goal' | 'better'>;

/** Beyond this the harness could not tell the anchor from itself, and its other answers are void as well. */
const MOST_SPREAD = 0.05;

export function finding(
  told: Told,
  { ratio, interval, sameAgainstSame, subject, anchor, ratios }: Comparison,
): Finding {
  return { ...told, ratio, anchor, measured: subject, runs: ratios.length, interval, sameAgainstSame };
}

/** A figure that has an absolute goal: it stands beside one of its unit. */
export function absolute(told: Omit<Told, 'beside'>, values: readonly number[]): Finding {
  const measured = median(values);
  const interval = [Math.min(...values), Math.max(...values)] as const;
  return {
    ...told,
    beside: '1',
    ratio: measured,
    anchor: 1,
    measured,
    runs: values.length,
    interval,
    sameAgainstSame: null,
  };
}

export const reached = ({ ratio, goal, better }: Finding): boolean =>
  better === 'higher' ? ratio >= goal : ratio <= goal;

const isVoid = ({ sameAgainstSame }: Finding): boolean => (sameAgainstSame ?? 0) > MOST_SPREAD;

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function verdict(found: Finding): string {
  if (isVoid(found)) return 'void: A/A over 5 %';
  return reached(found) ? 'reached' : 'MISSED';
}

/** One line a figure, columns under one another. */
export function table(findings: readonly Finding[]): string {
  const lines = findings.map((found) => {
    const { id, what, beside, unit, ratio, goal, better, anchor, measured, runs, interval, sameAgainstSame } = found;
    const interval95 = `${short(interval[0])}–${short(interval[1])}`;
    const spread = sameAgainstSame === null ? '–' : `${(100 * sameAgainstSame).toFixed(1)} %`;
    const side = (value: number): string => `${short(value)} ${unit}`;
    const wish = `${better === 'higher' ? '≥' : '≤'} ${goal}`;
    return [
      id,
      what,
      side(measured),
      beside,
      side(anchor),
      short(ratio),
      interval95,
      wish,
      spread,
      String(runs),
      verdict(found),
    ];
  });
  const head = ['id', 'figure', 'measured', 'beside', 'anchor', 'ratio', '95 %', 'goal', 'A/A', 'runs', ''];
  const rows = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
