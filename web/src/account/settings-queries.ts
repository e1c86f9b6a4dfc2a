import { queryOptions, useQueryClient } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import type { MySettings } from '../api/types';
import { useCommand } from '../api/use-command';

/** How somebody wants to be told, and when they can meet. */

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/me/settings', { signal })),
});

export const topicsQuery = queryOptions({
  queryKey: ['settings', 'topics'],
  queryFn: ({ signal }) => answer(api.GET('/api/me/topics', { signal })),
  staleTime: Infinity,
});

export const feedQuery = queryOptions({
  queryKey: ['settings', 'calendar-feed'],
  queryFn: ({ signal }) => answer(api.GET('/api/me/calendar-feed', { signal })),
});

export const pushKeyQuery = queryOptions({
  queryKey: ['settings', 'push-key'],
  queryFn: ({ signal }) => answer(api.GET('/api/me/push-key', { signal })),
  staleTime: Infinity,
});

/** Keeps a part of one's settings: the others stay as they were kept last. */
export function useKeepSettings() {
  const queries = useQueryClient();
  return useCommand(async (part: Partial<MySettings>) => {
    const kept = await queries.ensureQueryData(settingsQuery);
    const now = await answer(api.PUT('/api/me/settings', { body: { ...kept, ...part } }));
    queries.setQueryData(settingsQuery.queryKey, now);
    return now;
  });
}
