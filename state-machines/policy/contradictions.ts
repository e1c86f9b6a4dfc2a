import { isDate } from '../core/calendar.js';
import { valueAt } from './document.js';
import { ladderFaults } from './ladder-faults.js';
import { tracks, type Track } from './policy.js';
import { qualityCatalogue } from './qualities.js';

/** Something in a policy that is wrong: where, and by which clause. */
export interface Fault {
  readonly path: string;
  readonly message: string;
  readonly clause?: string;
}

/** What each part of a policy allows by itself, and yet can't be true together. */
export function contradictionsIn(whole: object): Fault[] {
  return [
    ...reviewedBeforeApproved(whole),
    ...twice(whole, 'general.boundaries', 'GUIDE App C-use', idOf),
    ...ladderFaults(whole),
    ...tracks.flatMap((track) => [
      ...paidWithoutFloor(whole, track),
      ...unknownQualities(whole, track),
      ...twice(whole, `tracks.${track}.role.eligibility`, 'TURAS 13.2', idOf),
      ...twice(whole, `tracks.${track}.role.qualities`, 'GUIDE 3.3-q', asIs),
      ...twice(whole, `tracks.${track}.extraTopics`, 'GUIDE 4.4-d', asIs),
    ]),
  ];
}

const asIs = (entry: unknown): unknown => entry;
const idOf = (entry: unknown): unknown => valueAt(entry, 'id');

const listAt = (whole: object, path: string): unknown[] => {
  const list = valueAt(whole, path);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

function reviewedBeforeApproved(whole: object): Fault[] {
  const [approvedOn, reviewBy] = ['approvedOn', 'reviewBy'].map((key) => valueAt(whole, `general.${key}`));
  if (typeof approvedOn !== 'string' || typeof reviewBy !== 'string') return [];
  if (!isDate(approvedOn) || !isDate(reviewBy) || approvedOn < reviewBy) return [];
  const message = 'A policy is looked at again after the day on which it was approved.';
  return [{ path: 'general.reviewBy', message, clause: 'TURAS head' }];
}

function paidWithoutFloor(whole: object, track: Track): Fault[] {
  const at = `tracks.${track}.role.basis`;
  if (!listAt(whole, `${at}.allowed`).includes('paid') || valueAt(whole, `${at}.livingWageCents`) !== null) return [];
  const message = 'Where paid work is possible, say what the living wage for an hour is.';
  return [{ path: `${at}.livingWageCents`, message, clause: 'GUIDE 3.4-e' }];
}

function unknownQualities(whole: object, track: Track): Fault[] {
  const path = `tracks.${track}.role.qualities`;
  return listAt(whole, path).flatMap((quality, index) =>
    typeof quality !== 'string' || qualityCatalogue.some(({ id }) => id === quality)
      ? []
      : [{ path: `${path}.${index}`, message: 'Choose a quality of the catalogue.', clause: 'GUIDE 3.3-q' }],
  );
}

/** An entry that a list names a second time. */
function twice(whole: object, path: string, clause: string, by: (entry: unknown) => unknown): Fault[] {
  const seen = new Set<string>();
  return listAt(whole, path).flatMap((entry, index) => {
    const key = by(entry);
    if (typeof key !== 'string') return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ path: `${path}.${index}`, message: `${key} is named twice.`, clause }];
  });
}
