import { queryOptions } from '@tanstack/react-query';

import { answer, api, keyed } from './client';
import { live } from './queries';
import type { ObligationRequest, OwedRequest, SupervisionRequest } from './types';
import { useCommand } from './use-command';

const MINUTE = 60_000;

/** Supervision, and what the organisation owes: everyone reads their own part of the same answers. */

export type SupervisionFilter = { scope?: 'mine' | 'all'; from?: string; until?: string };

export const supervisionsQuery = (filter: SupervisionFilter) =>
  queryOptions({
    queryKey: [...live, 'supervision', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/supervision', { params: { query: filter }, signal })),
    refetchInterval: MINUTE,
  });

export const supervisionQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'supervision', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/supervision/{id}', { params: { path: { id } }, signal })),
  });

export type OwedFilter = { scope: 'mine' | 'all' } | { scope: 'journey'; journeyId: string };

export const obligationsQuery = (filter: OwedFilter) =>
  queryOptions({
    queryKey: [...live, 'obligations', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/obligations', { params: { query: filter }, signal })),
    refetchInterval: MINUTE,
  });

/** Gives the commands of one supervision. */
export const useSupervisionCommand = (id: string) =>
  useCommand((body: SupervisionRequest, key: string) =>
    answer(api.POST('/api/supervision/{id}/commands', { params: { path: { id }, ...keyed(key) }, body })),
  );

/** Gives the commands of one thing that is owed. */
export const useObligationCommand = (id: string) =>
  useCommand((body: ObligationRequest, key: string) =>
    answer(api.POST('/api/obligations/{id}/commands', { params: { path: { id }, ...keyed(key) }, body })),
  );

/** Asks the organisation for something: from then on it is owed, by a day. */
export const useAsk = () =>
  useCommand((body: OwedRequest, key: string) => answer(api.POST('/api/obligations', { params: keyed(key), body })));
