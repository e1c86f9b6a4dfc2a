import type { Document } from './policy-types';

/** Reading and writing a draft: a document with holes, by paths such as `tracks.outreach.aims`. Nothing is changed in place. */

const isTree = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, key) => (isTree(inside) ? inside[key] : undefined), document);
}

export function withValue(document: Document, path: string, value: unknown): Document {
  const [key, ...rest] = path.split('.');
  const inside = document[key!];
  const next = rest.length === 0 ? value : withValue(isTree(inside) ? inside : {}, rest.join('.'), value);
  return { ...document, [key!]: next };
}

/** Nothing, an empty text and an empty list say the same: not filled in. */
export const isHole = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

export const same = (one: unknown, other: unknown): boolean =>
  (isHole(one) && isHole(other)) || JSON.stringify(one) === JSON.stringify(other);

/** Every place that holds a value; a list is one value. */
function leavesOf(tree: Document, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    isTree(value) ? leavesOf(value, `${before}${key}.`) : [`${before}${key}`],
  );
}

/** Where two documents differ. */
export function differences(one: Document, other: Document): string[] {
  const places = new Set([...leavesOf(one), ...leavesOf(other)]);
  return [...places].filter((place) => !same(valueAt(one, place), valueAt(other, place)));
}

interface Merged {
  document: Document;
  /** What both changed, each in another way: my words stand there until somebody chooses. */
  clashes: string[];
}

/** Lays what I changed since `base` over what somebody else made of it meanwhile. */
export function merge(base: Document, mine: Document, theirs: Document): Merged {
  const changed = differences(base, mine);
  const clashes = changed.filter(
    (place) =>
      !same(valueAt(base, place), valueAt(theirs, place)) && !same(valueAt(mine, place), valueAt(theirs, place)),
  );
  const document = changed.reduce((merged, place) => withValue(merged, place, valueAt(mine, place)), theirs);
  return { document, clashes };
}
