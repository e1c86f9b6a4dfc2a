import { queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import type { ProgrammeSearch } from '../programme/programme-search';

export type Clause = components['schemas']['Clause'];
export type Place = Clause['where'][number];

export const sources = ['TURAS', 'GUIDE', 'derived'] as const;
export const statuses = ['met', 'guidance', 'later'] as const;

/** What the page of clauses shows, kept in the address. */
export interface ClauseSearch extends ProgrammeSearch {
  q?: string;
  source?: (typeof sources)[number];
  status?: (typeof statuses)[number];
}

export const clausesQuery = queryOptions({
  queryKey: ['clauses'],
  queryFn: ({ signal }) => answer(api.GET('/api/clauses', { signal })),
  staleTime: Infinity,
});

export function filtered(clauses: Clause[], { q = '', source, status }: ClauseSearch): Clause[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (clause: Clause) => `${clause.id} ${clause.text}`.toLowerCase();
  return clauses.filter(
    (clause) =>
      (!source || clause.source === source) &&
      (!status || clause.status === status) &&
      words.every((word) => says(clause).includes(word)),
  );
}

/** `TURAS 10.1.3.2` → `TURAS 10`; `GUIDE 3.5-a` → `GUIDE 3.5`; `GUIDE App C-3` → `GUIDE App C`. */
export function chapterOf({ id, source }: Clause): string {
  if (source === 'TURAS') return /^TURAS (?:\d+|\w+)/.exec(id)?.[0] ?? id;
  return /^GUIDE (?:App \w+|\d+\.\d+)/.exec(id)?.[0] ?? source;
}

export function byChapter(clauses: Clause[]): [string, Clause[]][] {
  const chapters = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const chapter = chapterOf(clause);
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), clause]);
  }
  return [...chapters];
}
