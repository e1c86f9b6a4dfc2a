import { queryOptions } from '@tanstack/react-query';

import { answer, api, keyed } from '../api/client';
import { live } from '../api/queries';
import type { components } from '../api/schema';

type Schemas = components['schemas'];
export type ProgrammeCard = Schemas['Programme'];
export type ProgrammeDetail = Schemas['ProgrammeDetail'];
export type ReadinessSection = Schemas['ReadinessSection'];
export type ReadinessField = Schemas['ReadinessField'];
export type Content = NonNullable<ReadinessSection['content']>;
export type ProgrammeCommand = Schemas['ProgrammeCommand'];
export type NewProgramme = Schemas['NewProgramme'];

export const programmeListQuery = queryOptions({
  queryKey: [...live, 'programmes'],
  queryFn: ({ signal }) => answer(api.GET('/api/programmes', { signal })),
});

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'programme', id],
    queryFn: ({ signal }) => answer(api.GET('/api/programmes/{id}', { params: { path: { id } }, signal })),
  });

export const programmeTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'programme', id, 'timeline'],
    queryFn: ({ signal }) => answer(api.GET('/api/programmes/{id}/timeline', { params: { path: { id } }, signal })),
  });

export const startProgramme = (body: NewProgramme, key: string) =>
  answer(api.POST('/api/programmes', { params: keyed(key), body }));

export const commandProgramme = (id: string, body: ProgrammeCommand, key: string) =>
  answer(api.POST('/api/programmes/{id}/commands', { params: { path: { id }, ...keyed(key) }, body }));
