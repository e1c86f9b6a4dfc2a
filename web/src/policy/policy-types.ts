import type { NamedPerson } from '../api/types';

/** What the pages on a programme and its policy read and send. */

export const tracks = ['outreach', 'facilitation', 'mentoring', 'other'] as const;
export type Track = (typeof tracks)[number];

/** A part of the policy: what holds for the whole programme, or one track. */
export type Part = 'general' | Track;
export const parts: readonly Part[] = ['general', ...tracks];

export interface Fault {
  path: string;
  message: string;
  clause?: string;
}

/** A hole of the sources that each organisation fills. */
export interface Blank {
  path: string;
  clause: string;
  explains: string;
  track: Track | null;
  filled: boolean;
  fault?: string;
}

export interface Filled {
  filled: number;
  total: number;
}

export type Document = Record<string, unknown>;

export interface PolicyState {
  version: number | null;
  document: Document | null;
  adoptedAt: string | null;
  draft: { revision: number; document: Document; updatedAt: string | null };
  meter: { general: Filled; tracks: Record<Track, Filled & { open: boolean }> };
  blanks: Blank[];
  faults: Fault[];
}

export interface PolicyVersion {
  version: number;
  adoptedAt: string;
  approvedOn: string | null;
  reviewBy: string | null;
}

export interface Gap {
  requirement: string;
  clause: string;
}

export interface JourneyChange {
  id: string;
  person: NamedPerson;
  track: Track;
  stage: string;
  gains: Gap[];
  loses: Gap[];
  dates: { type: string; from: string | null; to: string | null }[];
  shut: boolean;
}

export interface Preview {
  changes: { path: string; from?: unknown; to?: unknown; clause?: string }[];
  journeys: JourneyChange[];
  unchanged: number;
}

export interface PolicyMove {
  id: string;
  stage: 'running' | 'stopped' | 'done';
  total: number;
  given: number;
  moved: number;
  refused: { journeyId: string; code: string }[];
  version: number;
}

export interface Catalogue {
  topics: { id: string; name: string; group: string; clauses: string[] }[];
  qualities: { id: string; name: string; clause: string }[];
  boundaries: { id: string; clause: string; about: string; service: string }[];
  outOfScope: { id: string; clause: string; sentence: string }[];
  templates: { id: string; name: string; clause: string; tracks: Track[]; risk: string; oversight: string }[];
}
