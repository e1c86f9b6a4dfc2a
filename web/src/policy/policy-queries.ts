import { queryOptions } from '@tanstack/react-query';

import { answer, api, keyed } from '../api/client';
import { live } from '../api/queries';
import type { components } from '../api/schema';
import type { Document, PolicyMove } from './policy-types';

/** The draft is written on this page: it is not asked for again behind the writer's back. */
export const policyQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ['policy', programmeId],
    queryFn: ({ signal }) => fetchPolicy(programmeId, signal),
    refetchOnWindowFocus: false,
  });

export const fetchPolicy = (programmeId: string, signal?: AbortSignal) =>
  answer(api.GET('/api/policy', { params: { query: { programmeId } }, signal }));

/** A draft may hold anything: its answer says what is wrong. */
export const putDraft = (draft: { programmeId: string; revision: number; document: Document }) =>
  answer(api.PUT('/api/policy/draft', { body: draft as components['schemas']['PutPolicyDraft'] }));

export const versionsQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...live, 'policy-versions', programmeId],
    queryFn: ({ signal }) => answer(api.GET('/api/policy/versions', { params: { query: { programmeId } }, signal })),
  });

export const previewQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...live, 'policy-preview', programmeId],
    queryFn: ({ signal }) => answer(api.GET('/api/policy/preview', { params: { query: { programmeId } }, signal })),
  });

export const movesQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...live, 'policy-moves', programmeId],
    queryFn: ({ signal }) => answer(api.GET('/api/policy-moves', { params: { query: { programmeId } }, signal })),
  });

const EVERY_SECOND = 1_000;

/** Every journey has answered; the last answers come after all were told. */
export const isSettled = ({ moved, refused, total }: PolicyMove): boolean => moved + refused.length >= total;

/** A move on its way is looked at every second. */
export const moveQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'policy-move', id],
    queryFn: ({ signal }) => answer(api.GET('/api/policy-moves/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      !data || data.stage === 'stopped' || isSettled(data) ? false : EVERY_SECOND,
  });

export const startMove = (body: { programmeId: string; version: number; journeyIds: string[] | 'all' }, key: string) =>
  answer(api.POST('/api/policy-moves', { params: keyed(key), body }));

export const commandMove = (id: string, body: { type: 'StopMove' | 'ResumeMove' }, key: string) =>
  answer(api.POST('/api/policy-moves/{id}/commands', { params: { path: { id }, ...keyed(key) }, body }));

/** The policy as one document for the board. */
export const pdfOf = (programmeId: string, version: number | 'draft'): string =>
  `/api/policy/document.pdf?programmeId=${programmeId}&${version === 'draft' ? 'draft=true' : `version=${version}`}`;
