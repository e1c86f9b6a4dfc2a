import { DateTime } from 'luxon';

import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import type { Mode, Relation, Stage } from '../../state-machines/journey/journey.messages.js';
import type { Acceptability } from '../../state-machines/policy/boundaries.js';
import type { Basis, Track } from '../../state-machines/policy/policy.js';

/** How printed papers call things. Pages have words of their own: a paper is read by people who never see a page. */

export const trackNames: Readonly<Record<Track, string>> = {
  outreach: 'Outreach',
  facilitation: 'Group facilitation',
  mentoring: 'Mentoring',
  other: 'Another task',
};

export const modeNames: Readonly<Record<Mode, string>> = {
  withStaff: 'Outreach with staff',
  inPair: 'Outreach in a pair',
  alone: 'Outreach alone',
  coFacilitated: 'Groups co-facilitated',
  led: 'Groups led',
  mentored: 'Mentoring meetings',
  other: 'Other work',
};

/** What somebody is called afterwards who worked on a track in a stage; nothing for stages that are no role. */
export function roleName(track: Track, stage: Stage): string | undefined {
  const names = roleNames[track] as Readonly<Partial<Record<Stage, string>>>;
  return names[stage];
}

const roleNames = {
  outreach: {
    supportedPractice: 'Outreach worker, together with staff',
    inPairs: 'Outreach worker, in pairs',
    alone: 'Outreach worker, independently',
  },
  facilitation: { supportedPractice: 'Co-facilitator', leading: 'Lead facilitator' },
  mentoring: { mentoring: 'Mentor' },
  other: { supportedPractice: 'Peer worker' },
} as const satisfies Record<Track, Partial<Record<Stage, string>>>;

export const relationNames: Readonly<Record<Relation, string>> = {
  lineManager: 'Line manager',
  supervisor: 'Supervisor',
  keyworker: 'Keyworker',
};

export const basisNames: Readonly<Record<Basis, string>> = {
  voluntary: 'As a volunteer',
  expenses: 'As a volunteer whose expenses are paid',
  paid: 'Paid',
};

export const acceptabilityNames: Readonly<Record<Acceptability, string>> = {
  always: 'Always acceptable',
  sometimes: 'Sometimes acceptable',
  never: 'Never acceptable',
};

/** Codes of choices in a policy. */
const choices: Readonly<Record<string, string>> = {
  ...basisNames,
  included: 'Included',
  notIncluded: 'Not included',
  peerWorkers: 'Peer workers',
  serviceUsers: 'People who use the service',
  staff: 'Staff',
  management: 'Management',
  tests: 'Tests',
  presentation: 'How the person presents',
  either: 'Either tests or how the person presents',
  warn: 'It is done, and the manager is told',
  block: 'It is refused',
  counted: 'It counts',
  notCounted: 'It does not count',
};
export const choiceName = (code: string): string => choices[code] ?? code;

export const written = (date: LocalDate): string => {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  return day.isValid ? day.setLocale('en-GB').toFormat('d MMMM yyyy') : date;
};

export const dayOf = (at: Instant, zone: string): LocalDate =>
  DateTime.fromMillis(at, { zone }).toISODate() ?? new Date(at).toISOString().slice(0, 10);

/** Quarters of an hour, as hours. */
export const hoursOf = (quarters: number): string => `${(quarters / 4).toLocaleString('en-GB')} hours`;

export const money = (cents: number): string => (cents / 100).toFixed(2);

export const times = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A person's name on paper; one whose name was erased is not called anything. */
export const nameOf = (given: string | null, family: string | null): string =>
  [given, family].filter(Boolean).join(' ') || 'Name not held';
