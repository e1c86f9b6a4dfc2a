import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import { live } from '../api/queries';
import type { ProfileRequest } from '../api/types';
import { useCommand } from '../api/use-command';

/** How many weeks ahead can be looked at. */
export const spans = [12, 26, 52] as const;

export const loadQuery = (weeks: number) =>
  queryOptions({
    queryKey: [...live, 'supervisors', 'load', weeks],
    queryFn: ({ signal }) => answer(api.GET('/api/supervisors/load', { params: { query: { weeks } }, signal })),
    placeholderData: keepPreviousData,
  });

export const useKeepProfile = (userId: string) =>
  useCommand((body: ProfileRequest) =>
    answer(api.PUT('/api/supervisors/{userId}', { params: { path: { userId } }, body })),
  );
