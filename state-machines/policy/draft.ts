import type { z } from 'zod';

import { blankAt, policyBlanks, type Blank } from './blanks.js';
import { acceptabilities, boundaryRows } from './boundaries.js';
import { contradictionsIn, type Fault } from './contradictions.js';
import { isEmpty, partOf, removeEmpty, setAt, valueAt } from './document.js';
import { groupsBlank, keepingBlanks } from './keeping-blanks.js';
import { GeneralSchema, tracks, TrackSchemas, type Policy, type Track } from './policy.js';

/** A policy on its way: the same shape, with holes. Nothing about it is known until it is examined. */
export interface PolicyDraft {
  readonly schema: 2;
  readonly general?: object;
  readonly tracks?: Readonly<Partial<Record<Track, object>>>;
}

export interface BlankState extends Blank {
  readonly filled: boolean;
  readonly fault?: string;
}

export interface Filled {
  readonly filled: number;
  readonly total: number;
}

/** All that can be said of a draft. */
export interface Examination {
  readonly blanks: readonly BlankState[];
  readonly meter: { readonly general: Filled; readonly tracks: Readonly<Record<Track, Filled & { open: boolean }>> };
  /** What is wrong, beside what is merely not filled in yet. */
  readonly faults: readonly Fault[];
  /** What is allowed, and yet should be known to whoever adopts it. */
  readonly notices: readonly Fault[];
  /** What would be adopted: the tracks whose blanks are all filled. Nothing while the general part has a hole, or anything a fault. */
  readonly policy: Policy | null;
}

interface Issue extends Fault {
  readonly hole: boolean;
}

/** So many faults are told at once: whoever sends thousands has one mistake to mend, not thousands. */
const MOST_FAULTS = 100;

/** Looks a draft through: what is filled, what is wrong, which tracks would be open. */
export function examineDraft(draft: PolicyDraft): Examination {
  const whole = withDefaults(draft);
  const general = GeneralSchema.safeParse(whole.general);
  const parts = tracks.map((track) => ({ track, read: TrackSchemas[track].safeParse(whole.tracks[track]) }));
  const issues = [
    ...strangersIn(draft),
    ...issuesOf('general', general.error, whole),
    ...parts.flatMap(({ track, read }) => issuesOf(`tracks.${track}`, read.error, whole)),
    ...contradictionsIn(whole).map((fault) => ({ ...fault, hole: false })),
  ];
  const blanks = policyBlanks.map((blank) => stateOf(blank, issues, whole));
  const faults = issues.filter(({ hole }) => !hole).map(faultOf);
  const open = parts.filter(({ track }) => blanks.every((blank) => blank.track !== track || blank.filled));
  const complete = general.success && blanks.every((blank) => blank.track !== null || blank.filled);
  return {
    blanks,
    meter: meterOf(blanks, complete),
    faults: faults.slice(0, MOST_FAULTS),
    notices: loosened(whole),
    policy: complete && faults.length === 0 ? policyOf(general.data, open) : null,
  };
}

const leftOut = [...keepingBlanks, ...tracks.map(groupsBlank)].map(({ path }) => path);

/** What may be left out is put in as empty; what is as this product brings it where it is left out, is left out where it is empty. */
function withDefaults(draft: PolicyDraft) {
  const whole = structuredClone({
    general: partOf(draft, 'general'),
    tracks: Object.fromEntries(tracks.map((track) => [track, partOf(partOf(draft, 'tracks'), track)])),
  });
  for (const track of tracks) {
    for (const list of ['role.outOfScope', 'extraTopics']) setAt(whole, `tracks.${track}.${list}`, []);
    setAt(whole, `tracks.${track}.role.basis.livingWageCents`, null);
  }
  for (const path of leftOut) removeEmpty(whole, path);
  return whole;
}

const strange = (path: string): Issue => ({ path, message: 'This is no part of a policy.', hole: false });

/** Whatever stands beside the parts of a policy. */
function strangersIn(draft: PolicyDraft): Issue[] {
  const beside = (holder: object, known: readonly string[], at: string) =>
    Object.keys(holder)
      .filter((key) => !known.includes(key))
      .map((key) => strange(`${at}${key}`));
  return [...beside(draft, ['schema', 'general', 'tracks'], ''), ...beside(partOf(draft, 'tracks'), tracks, 'tracks.')];
}

function issuesOf(at: string, error: z.ZodError | undefined, whole: object): Issue[] {
  return (error?.issues ?? []).flatMap((issue): Issue[] => {
    const path = [at, ...issue.path].join('.');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => strange(`${path}.${key}`));
    const blank = blankAt(path);
    const withinList = blank !== undefined && path !== blank.path && path.startsWith(blank.path);
    const hole = !withinList && isEmpty(valueAt(whole, path));
    const message = blank ? `${blank.explains} (${issue.message})` : issue.message;
    return [{ path, message, ...(blank && { clause: blank.clause }), hole }];
  });
}

const touches = (path: string, blank: string) =>
  path === blank || path.startsWith(`${blank}.`) || blank.startsWith(`${path}.`);

const faultOf = ({ path, message, clause }: Issue): Fault => ({ path, message, ...(clause && { clause }) });

function stateOf(blank: Blank, issues: readonly Issue[], whole: object): BlankState {
  const issue = issues.find(({ path }) => touches(path, blank.path));
  const filled = !issue && !(blank.required && isEmpty(valueAt(whole, blank.path)));
  return { ...blank, filled, ...(issue && !issue.hole && { fault: issue.message }) };
}

function meterOf(blanks: readonly BlankState[], complete: boolean): Examination['meter'] {
  const count = (of: Track | null): Filled => {
    const asked = blanks.filter(({ track, required, filled }) => track === of && (required || !filled));
    return { filled: asked.filter(({ filled }) => filled).length, total: asked.length };
  };
  const ofTrack = (track: Track) => {
    const { filled, total } = count(track);
    return { filled, total, open: complete && filled === total };
  };
  return {
    general: count(null),
    tracks: Object.fromEntries(tracks.map((track) => [track, ofTrack(track)])) as Examination['meter']['tracks'],
  };
}

function policyOf(general: Policy['general'], open: readonly { track: Track; read: { data?: unknown } }[]): Policy {
  return {
    schema: 2,
    general,
    tracks: Object.fromEntries(open.map(({ track, read }) => [track, read.data])) as Policy['tracks'],
  };
}

/** Rows in which the service allows what the sources' own list never does. */
function loosened(whole: { readonly general: object }): Fault[] {
  const rows: unknown = valueAt(whole, 'general.boundaries');
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: { id?: unknown; service?: unknown } | null, index) => {
    const first = boundaryRows.find(({ id }) => id === row?.id);
    const answer = acceptabilities.find((one) => one === row?.service);
    if (first?.service !== 'never' || !answer || answer === 'never') return [];
    const message = `The row “${first.about}” begins as never acceptable: here it is ${answer} acceptable.`;
    return [{ path: `general.boundaries.${index}.service`, message, clause: first.clause }];
  });
}
