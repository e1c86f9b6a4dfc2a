import { queryOptions } from '@tanstack/react-query';

import { answer, api, keyed } from '../api/client';
import { live } from '../api/queries';
import type { AbsenceCommand, AbsenceRequest } from '../api/types';
import { useCommand } from '../api/use-command';

/** Who is away in these days, and who covers. */
export const absencesQuery = (filter: { from: string; until: string }) =>
  queryOptions({
    queryKey: [...live, 'absences', filter],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/absences', { params: { query: filter }, signal }))).items,
  });

/** Who can cover for somebody, and why the others cannot. */
export const coverQuery = (asked: { userId: string; from?: string; until?: string }) =>
  queryOptions({
    queryKey: [...live, 'absences', 'cover', asked],
    queryFn: ({ signal }) => answer(api.GET('/api/absences/cover', { params: { query: asked }, signal })),
    enabled: asked.userId !== '',
  });

export const useEnterAbsence = () =>
  useCommand((body: AbsenceRequest, key: string) => answer(api.POST('/api/absences', { params: keyed(key), body })));

/** Gives the commands of one absence. */
export const useAbsenceCommand = (id: string) =>
  useCommand((body: AbsenceCommand, key: string) =>
    answer(api.POST('/api/absences/{id}/commands', { params: { path: { id }, ...keyed(key) }, body })),
  );
