import type { Document } from './policy-types';

/** What was written on this device and is not on the server yet, and what it was built on. */
export interface KeptDraft {
  base: { revision: number; document: Document; updatedAt: string | null };
  document: Document;
}

/** Signing out forgets whatever begins like this. */
const PREFIX = 'draft:';

export function keptHere(place: string): KeptDraft | undefined {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + place) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A full or forbidden store is no reason to stop writing: the server's copy follows. */
export function keepHere(place: string, draft: KeptDraft): void {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(draft));
  } catch {
    // nothing better to do than to go on
  }
}

export const forgetHere = (place: string): void => localStorage.removeItem(PREFIX + place);
