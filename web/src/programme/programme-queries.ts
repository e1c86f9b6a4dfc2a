import { queryOptions } from '@tanstack/react-query';

import { answer, api, keyed } from '../api/client';
import { live } from '../api/queries';
import type { Gap, Track } from '../policy/policy-types';

export interface ProgrammeCard {
  id: string;
  name: string;
  stage: string;
  tracks: Track[];
  policyVersion: number | null;
  reviewBy: string | null;
  policyOverdue: boolean;
}

export type FieldKind = 'text' | 'line' | 'list' | 'yesNo' | 'date' | 'number' | 'goals';

export interface ReadinessField {
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
}

export type Content = Record<string, unknown>;

export interface ReadinessSection {
  id: string;
  clause: string;
  title: string;
  fields: ReadinessField[];
  content: Content | null;
  complete: boolean;
}

export interface ProgrammeDetail {
  id: string;
  name: string;
  stage: string;
  template: string;
  sections: ReadinessSection[];
  missing: Gap[];
  offers: { type: string; allowed: boolean }[];
  policy: { version: number; approvedOn: string; reviewBy: string; overdue: boolean } | null;
  nextDeadline: { type: string; at: string } | string | null;
}

export type ProgrammeCommand =
  | { type: 'RecordReadiness'; section: string; content: Content }
  | { type: 'OpenProgramme' }
  | { type: 'CloseProgramme' }
  | { type: 'AdoptPolicy'; revision: number };

/* oxlint-disable-next-line typescript/no-explicit-any -- until the description is generated */
const open = api as any;
const asked = <Data>(reply: Promise<{ data?: Data }>): Promise<Data> => answer(reply);

export const programmeListQuery = queryOptions({
  queryKey: [...live, 'programmes'],
  queryFn: ({ signal }) => asked<ProgrammeCard[]>(open.GET('/api/programmes', { signal })),
});

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'programme', id],
    queryFn: ({ signal }) =>
      asked<ProgrammeDetail>(open.GET('/api/programmes/{id}', { params: { path: { id } }, signal })),
  });

export interface Happened {
  id: string;
  at: string;
  type: string;
}

export const programmeTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: [...live, 'programme', id, 'timeline'],
    queryFn: ({ signal }) =>
      asked<{ items: Happened[] }>(open.GET('/api/programmes/{id}/timeline', { params: { path: { id } }, signal })),
  });

export const startProgramme = (body: { name: string; template: string }, key: string) =>
  asked<{ id: string }>(open.POST('/api/programmes', { params: keyed(key), body }));

export const commandProgramme = (id: string, body: ProgrammeCommand, key: string) =>
  asked<unknown>(open.POST('/api/programmes/{id}/commands', { params: { path: { id }, ...keyed(key) }, body }));
