import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { answer, api, quietly } from './client';
import type { paths } from './schema';
import type { Track } from './types';

const MINUTE = 60_000;

/** Whatever a command may change lies under `live`; it is asked for again after every command. */
export const live = ['live'] as const;

/** Who is signed in. Without a session it fails with 401 instead of opening a dialog. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/me', { signal, ...quietly })),
  staleTime: 5 * MINUTE,
});

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: ({ signal }) => answer(api.GET('/api/clock', { signal, ...quietly })),
  refetchInterval: MINUTE / 4,
  retry: false,
});

export const machineQuery = (track: Track) =>
  queryOptions({
    queryKey: ['machine', 'journey', track],
    queryFn: ({ signal }) => answer(api.GET('/api/machines/journey', { params: { query: { track } }, signal })),
    staleTime: Infinity,
  });

/** What every programme draws on: topics, qualities, forms. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => answer(api.GET('/api/catalogue', { signal })),
  staleTime: Infinity,
});

export const todayQuery = queryOptions({
  queryKey: [...live, 'today'],
  queryFn: ({ signal }) => answer(api.GET('/api/today', { signal })),
  refetchInterval: MINUTE,
});

export type JourneyFilter = NonNullable<paths['/api/journeys']['get']['parameters']['query']>;

export const journeysQuery = (filter: JourneyFilter) =>
  queryOptions({
    queryKey: [...live, 'journeys', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/journeys', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });

const ofJourney = (id: string) => ({ params: { path: { id } } });

export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id],
    queryFn: ({ signal }) => answer(api.GET('/api/journeys/{id}', { ...ofJourney(id), signal })),
  });

export const offersQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'offers'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/journeys/{id}/offers', { ...ofJourney(id), signal }))).offers,
  });

export const lookAheadQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'look-ahead'],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/journeys/{id}/look-ahead', { ...ofJourney(id), signal }))).items,
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...live, 'journey', id, 'timeline'],
    queryFn: ({ signal, pageParam }) =>
      answer(api.GET('/api/journeys/{id}/timeline', { params: { path: { id }, query: { page: pageParam } }, signal })),
    initialPageParam: 1,
    getNextPageParam: ({ page, pageSize, total }) => (page * pageSize < total ? page + 1 : undefined),
  });

export const formsQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'forms'],
    queryFn: ({ signal }) => answer(api.GET('/api/journeys/{id}/forms', { ...ofJourney(id), signal })),
  });

export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'boundary-agreement'],
    queryFn: ({ signal }) => answer(api.GET('/api/journeys/{id}/boundary-agreement', { ...ofJourney(id), signal })),
  });

export const experienceQuery = (id: string, page = 1) =>
  queryOptions({
    queryKey: [...live, 'journey', id, 'experience', page],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/journeys/{id}/experience', { params: { path: { id }, query: { page } }, signal })),
    placeholderData: keepPreviousData,
  });

export const peopleQuery = (filter: { q?: string; page?: number }) =>
  queryOptions({
    queryKey: [...live, 'people', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/people', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => answer(api.GET('/api/people/staff', { signal })),
  staleTime: 5 * MINUTE,
});

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => answer(api.GET('/api/programmes', { signal })),
  staleTime: 5 * MINUTE,
});

export const inboxQuery = (page: number) =>
  queryOptions({
    queryKey: [...live, 'inbox', page],
    queryFn: ({ signal }) => answer(api.GET('/api/inbox', { params: { query: { page } }, signal })),
    placeholderData: keepPreviousData,
  });
