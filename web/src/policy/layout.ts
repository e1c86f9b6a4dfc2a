import { t } from '../texts';
import { ladderIds } from './ladders/ladder-shape';
import { parts, tracks, type Blank, type Fault, type Part } from './policy-types';

/** How a blank is filled in. */
export type Control =
  | { kind: 'text' | 'date' | 'topics' | 'qualities' | 'eligibility' | 'basis' | 'supervision' | 'boundaries' | 'list' }
  | { kind: 'span' | 'ladder' }
  | { kind: 'number'; unit: string; least: number; most: number }
  | { kind: 'numbers'; of: (Amount & { key: string })[] }
  | { kind: 'choice' | 'choices'; of: readonly string[] };

export interface Amount {
  unit: string;
  least: number;
  most: number;
}

/** One field of the page. It may stand for several blanks that belong together. */
export interface Field {
  path: string;
  control: Control;
}

export interface FieldSection {
  id: string;
  fields: Field[];
}

const text: Control = { kind: 'text' };
const days: Amount = { unit: 'days', least: 1, most: 365 };
const everyDays: Control = { kind: 'number', ...days };
const served: Control = {
  kind: 'numbers',
  of: [
    { key: 'weeks', unit: 'weeks', least: 1, most: 260 },
    { key: 'sessions', unit: 'sessions', least: 1, most: 100 },
  ],
};

const general: Record<string, Record<string, Control>> = {
  document: { approvedOn: { kind: 'date' }, reviewBy: { kind: 'date' } },
  whom: { targetGroup: text, teamEvents: { kind: 'choice', of: ['included', 'notIncluded'] } },
  told: {
    stalledAfterDays: everyDays,
    escalateAfterDays: everyDays,
    minorIncidents: {
      kind: 'numbers',
      of: [
        { key: 'times', unit: 'times', least: 1, most: 100 },
        { key: 'withinDays', unit: 'days', least: 1, most: 1_095 },
      ],
    },
    missedSupervisions: { kind: 'number', unit: 'sessions', least: 1, most: 100 },
  },
  keeping: {
    certificates: {
      kind: 'numbers',
      of: [
        { key: 'renewSoonDays', unit: 'days', least: 0, most: 365 },
        { key: 'graceDays', unit: 'days', least: 0, most: 365 },
      ],
    },
    twoSidedReviewEveryDays: everyDays,
  },
  supervising: {
    supervisionMinutes: { kind: 'number', unit: 'minutes', least: 15, most: 240 },
    remindHoursBefore: { kind: 'number', unit: 'hoursBefore', least: 1, most: 168 },
    'supervisors.overCapacity': { kind: 'choice', of: ['warn', 'block'] },
    'supervisors.untrained': { kind: 'choice', of: ['warn', 'block'] },
    outOfHours: text,
  },
  owes: Object.fromEntries(
    ['information', 'training', 'debrief', 'reply', 'expenses'].map((what) => [`owes.${what}`, { kind: 'span' }]),
  ),
  ladders: Object.fromEntries(ladderIds.map((id) => [`ladders.${id}`, { kind: 'ladder' }])),
  exit: {
    exit: {
      kind: 'numbers',
      of: [
        { key: 'openDaysBefore', ...days },
        { key: 'followUpAfterDays', ...days },
        { key: 'keepMonths', unit: 'months', least: 1, most: 240 },
      ],
    },
  },
  boundaries: { boundaries: { kind: 'boundaries' } },
};

const role: Record<string, Control> = {
  'role.inScope': { kind: 'list' },
  'role.outOfScope': { kind: 'list' },
  'role.qualities': { kind: 'qualities' },
  'role.coAuthors': { kind: 'choices', of: ['peerWorkers', 'serviceUsers', 'staff', 'management'] },
};
const eligibility: Record<string, Control> = {
  'role.eligibility': { kind: 'eligibility' },
  'role.basis': { kind: 'basis' },
};
const support: Record<string, Control> = {
  supervision: { kind: 'supervision' },
  groupsCount: { kind: 'choice', of: ['counted', 'notCounted'] },
  debriefSystem: text,
};
const training = (leastDates: number): Record<string, Control> => ({
  extraTopics: { kind: 'topics' },
  minimumTrainingDates: { kind: 'number', unit: 'dates', least: leastDates, most: 30 },
});

const ofTrack: Record<string, Record<string, Record<string, Control>>> = {
  outreach: {
    project: { aims: text, whereAndWhen: text },
    role,
    eligibility,
    training: { trainingIn: text, ...training(2) },
    support,
  },
  facilitation: {
    role,
    eligibility,
    training: training(1),
    leading: { leadAfter: served, experiencedAfter: served },
    support,
  },
  mentoring: {
    project: {
      goals: text,
      principles: text,
      meetings: text,
      limits: text,
      onRelapse: text,
      staffSupports: text,
      evaluation: text,
      raisingIssues: text,
    },
    role,
    eligibility: {
      ...eligibility,
      evidence: { kind: 'choice', of: ['tests', 'presentation', 'either'] },
      staffedWork: served,
      reconfirmEveryDays: everyDays,
    },
    training: training(1),
    support,
  },
  other: { project: { aims: text }, role, eligibility, training: training(1), support },
};

const beginning = (part: Part): string => (part === 'general' ? 'general.' : `tracks.${part}.`);

function laidOut(part: Part): FieldSection[] {
  const before = beginning(part);
  return Object.entries(part === 'general' ? general : ofTrack[part]!).map(([id, fields]) => ({
    id,
    fields: Object.entries(fields).map(([path, control]) => ({ path: before + path, control })),
  }));
}

const layouts = Object.fromEntries(parts.map((part) => [part, laidOut(part)])) as Record<Part, FieldSection[]>;
const known = parts.flatMap((part) => layouts[part].flatMap(({ fields }) => fields));

export const partOf = (path: string): Part => tracks.find((track) => path.startsWith(`tracks.${track}`)) ?? 'general';

const within = (path: string, place: string): boolean => place === path || place.startsWith(`${path}.`);

/** The field in which a place of the document is filled in. */
export const fieldOf = (place: string): Field | undefined =>
  known.find(({ path }) => within(path, place)) ?? known.find(({ path }) => within(place, path));

/** The fields of a part; blanks that this page does not know yet are asked for as a text. */
export function sectionsOf(part: Part, blanks: Blank[]): FieldSection[] {
  const others = blanks.filter(({ path }) => partOf(path) === part && !known.some((field) => within(field.path, path)));
  if (others.length === 0) return layouts[part];
  return [...layouts[part], { id: 'others', fields: others.map(({ path }) => ({ path, control: text })) }];
}

export const blanksIn = (field: Field, blanks: Blank[]): Blank[] =>
  blanks.filter(({ path }) => within(field.path, path));

export const isFilled = (field: Field, blanks: Blank[]): boolean =>
  blanksIn(field, blanks).every(({ filled }) => filled);

/** Fields of a part with something left to fill. */
export const openFields = (part: Part, blanks: Blank[]): Field[] =>
  sectionsOf(part, blanks).flatMap(({ fields }) => fields.filter((field) => !isFilled(field, blanks)));

const bare = (path: string): string => path.replace(/^document\./, '');

/** What is wrong in a field. */
export const faultsIn = (field: Field, faults: Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, path: bare(fault.path) })).filter(({ path }) => within(field.path, path));

export function wordsFor(path: string, blanks: Blank[] = []): { label: string; explains: string } {
  const short = path.replace(/^tracks\.\w+\./, '');
  const words = t.policy.fields[path] ?? t.policy.fields[short];
  const told = blanks.find((blank) => blank.path === path)?.explains ?? '';
  return { label: words?.label ?? (told || path), explains: words?.explains ?? told };
}

export const partName = (part: Part): string => t.policy.part[part] ?? t.tracks[part] ?? part;

/** The element of a field, for links that lead to it. */
export const idOf = (path: string): string => `blank-${path.replaceAll('.', '-')}`;
