/** Reads and writes places of a document whose shape nobody has checked yet, by paths such as `general.exit.keepMonths`. */

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (isHolder(at) && Object.hasOwn(at, key) ? at[key] : undefined), document);
}

/** A part of a document; nothing is in it where it is missing or no part at all. */
export function partOf(document: object, key: string): Record<string, unknown> {
  const part = valueAt(document, key);
  return isHolder(part) && !Array.isArray(part) ? part : {};
}

/** Fills an empty place, and whatever is missing on the way; leaves alone what stands there, right or wrong. */
export function setAt(document: object, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = document as Record<string, unknown>;
  for (const key of keys) {
    if (isEmpty(at[key])) at[key] = {};
    if (!isHolder(at[key])) return;
    at = at[key];
  }
  if (isEmpty(at[last])) at[last] = value;
}

/** Takes an empty place out of a document, or whatever holds it where that is empty. */
export function removeEmpty(document: object, path: string): void {
  let at: unknown = document;
  for (const key of path.split('.')) {
    if (!isHolder(at)) return;
    if (isEmpty(at[key])) {
      delete at[key];
      return;
    }
    at = at[key];
  }
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

/** Every place of a document that holds a plain value or a list of them. */
export function leavesOf(document: unknown, at = ''): [string, unknown][] {
  if (!isHolder(document) || Array.isArray(document)) return [[at, document]];
  return Object.entries(document).flatMap(([key, value]) => leavesOf(value, at ? `${at}.${key}` : key));
}
