import { blankAt } from './blanks.js';
import { isEmpty, leavesOf } from './document.js';

/** A place at which two documents differ. */
export interface Change {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly clause?: string;
}

/** What differs between two policies or drafts, place by place; empty and missing are the same. */
export function changesBetween(one: object | null, other: object | null): Change[] {
  const [before, after] = [one, other].map((document) => new Map(leavesOf(document ?? {})));
  const paths = [...new Set([...before!.keys(), ...after!.keys()])];
  return paths.flatMap((path) => {
    const [from, to] = [before!.get(path), after!.get(path)];
    if ((isEmpty(from) && isEmpty(to)) || canonical(from) === canonical(to)) return [];
    const clause = blankAt(path)?.clause;
    return [{ path, from: from ?? null, to: to ?? null, ...(clause && { clause }) }];
  });
}

/** The same text for the same value, whatever the order of its keys: a database reorders them. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
