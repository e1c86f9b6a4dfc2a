import type { Track } from './policy.js';

/** How a blank is filled in. */
export const blankKinds = [
  'date',
  'text',
  'number',
  'choice',
  'choices',
  'list',
  'topics',
  'qualities',
  'criteria',
  'boundaries',
  'span',
  'ladder',
] as const;
export type BlankKind = (typeof blankKinds)[number];

/** What a number counts. */
export const units = ['days', 'weeks', 'months', 'times', 'hours', 'minutes', 'cents'] as const;

/** A hole that each organisation fills in for itself. */
export interface Blank {
  readonly path: string;
  readonly clause: string;
  readonly explains: string;
  /** The track that it holds shut; nothing where it holds every track shut. */
  readonly track: Track | null;
  readonly kind: BlankKind;
  /** May it be left empty? */
  readonly required: boolean;
  /** The [BLANK] of the sources that it fills, where it is one of theirs. */
  readonly source: string | null;
  readonly choices?: readonly string[];
  readonly unit?: (typeof units)[number];
  /** What holds where it is left empty. */
  readonly byDefault?: unknown;
}

/** What not every blank says. */
export type Details = Partial<Pick<Blank, 'required' | 'source' | 'choices' | 'unit' | 'byDefault'>>;

/** A blank of the general part, or of a track. */
export const blank = (
  track: Track | null,
  path: string,
  clause: string,
  kind: BlankKind,
  explains: string,
  details: Details = {},
): Blank => ({
  path: track ? `tracks.${track}.${path}` : `general.${path}`,
  clause,
  explains,
  track,
  kind,
  required: true,
  source: null,
  ...details,
});

export const days = { unit: 'days' } as const;

/** It fills a hole of the sources. */
export const fills = (source: string) => ({ source });
