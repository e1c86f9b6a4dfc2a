import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { live } from '../api/queries';

export const measures = ['stalls', 'decisions', 'supervisions'] as const;
export type Measure = (typeof measures)[number];
export type Rehearsal = components['schemas']['PolicyRehearsal'];

/** How many weeks ahead can be looked at. */
export const spans = [12, 26, 52] as const;

export const rehearsalQuery = (programmeId: string, weeks: number) =>
  queryOptions({
    queryKey: [...live, 'rehearsal', programmeId, weeks],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/policy/rehearsal', { params: { query: { programmeId, weeks } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
