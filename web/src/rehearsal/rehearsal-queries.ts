import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import { live } from '../api/queries';

export const measures = ['stalls', 'decisions', 'supervisions'] as const;
export type Measure = (typeof measures)[number];
export type Load = Record<Measure, number>;

export interface Rehearsal {
  weeks: { from: string; present: Load; draft: Load }[];
  journeys: number;
}

/** How many weeks ahead can be looked at. */
export const spans = [12, 26, 52] as const;

/* oxlint-disable-next-line typescript/no-explicit-any -- until the description is generated */
const open = api as any;

export const rehearsalQuery = (programmeId: string, weeks: number) =>
  queryOptions({
    queryKey: [...live, 'rehearsal', programmeId, weeks],
    queryFn: ({ signal }) =>
      answer<Rehearsal>(open.GET('/api/policy/rehearsal', { params: { query: { programmeId, weeks } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
