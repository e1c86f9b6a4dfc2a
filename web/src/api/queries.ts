import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { ask, query } from './http';
import type {
  ClockStatus,
  Journey,
  JourneyPage,
  LookAheadItem,
  Machine,
  Me,
  Offer,
  Page,
  Person,
  Policy,
  Programme,
  Staff,
  TimelineItem,
  Today,
} from './types';

const MINUTE = 60_000;

/** Whatever a command may change lies under `live`; it is asked for again after every command. */
export const live = ['live'] as const;

/** Who is signed in. Without a session it fails with 401 instead of opening a dialog. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask<Me>('/api/me', { signal, quiet: true }),
  staleTime: 5 * MINUTE,
});

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: ({ signal }) => ask<ClockStatus>('/api/clock', { signal, quiet: true }),
  refetchInterval: MINUTE / 4,
  retry: false,
});

export const machineQuery = queryOptions({
  queryKey: ['machine', 'journey'],
  queryFn: ({ signal }) => ask<Machine>('/api/machines/journey', { signal }),
  staleTime: Infinity,
});

export const todayQuery = queryOptions({
  queryKey: [...live, 'today'],
  queryFn: ({ signal }) => ask<Today>('/api/today', { signal }),
  refetchInterval: MINUTE,
});

export interface JourneyFilter {
  stage?: string | undefined;
  standing?: string | undefined;
  attention?: string | undefined;
  supervisor?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const journeysQuery = (filter: JourneyFilter) =>
  queryOptions({
    queryKey: [...live, 'journeys', filter],
    queryFn: ({ signal }) => ask<JourneyPage>(`/api/journeys${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });

export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id],
    queryFn: ({ signal }) => ask<Journey>(`/api/journeys/${id}`, { signal }),
  });

export const offersQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'offers'],
    queryFn: async ({ signal }) => (await ask<{ offers: Offer[] }>(`/api/journeys/${id}/offers`, { signal })).offers,
  });

export const lookAheadQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'look-ahead'],
    queryFn: async ({ signal }) =>
      (await ask<{ items: LookAheadItem[] }>(`/api/journeys/${id}/look-ahead`, { signal })).items,
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...live, 'journey', id, 'timeline'],
    queryFn: ({ signal, pageParam }) =>
      ask<Page<TimelineItem>>(`/api/journeys/${id}/timeline${query({ page: pageParam })}`, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ page, pageSize, total }) => (page * pageSize < total ? page + 1 : undefined),
  });

export const peopleQuery = (filter: { q?: string | undefined; page?: number | undefined }) =>
  queryOptions({
    queryKey: [...live, 'people', filter],
    queryFn: ({ signal }) => ask<Page<Person>>(`/api/people${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => ask<Staff[]>('/api/people/staff', { signal }),
  staleTime: 5 * MINUTE,
});

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => ask<Programme[]>('/api/programmes', { signal }),
  staleTime: 5 * MINUTE,
});

export const policyQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...live, 'policy', programmeId],
    queryFn: ({ signal }) => ask<Policy>(`/api/policy${query({ programmeId })}`, { signal }),
  });
