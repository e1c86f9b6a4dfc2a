import type { Role } from '../../state-machines/core/process.js';
import type { JourneyCommand } from '../../state-machines/journey/journey.messages.js';
import type { Policy } from '../../state-machines/policy/policy.js';

/** Invented organisations with invented people, for trying things out. Nobody here exists: workers are called after birds and trees. */

export const SAMPLE_PASSWORD = 'heron-and-rowan';

/** Who gives the commands of the story: a key of the organisation's staff. */
export type Player = 'coordinator' | 'manager' | 'supervisor' | 'supervisor2' | 'keyworker' | 'administrator';

export interface StaffMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role;
}

/** Something out of the ordinary in a worker's story, so many days ago. */
export interface Turn {
  readonly daysAgo: number;
  readonly by: Player;
  /** Dates are given in days from now. */
  readonly command: JourneyCommand['type'];
  readonly details?: Readonly<Record<string, string | number>>;
  readonly note?: string;
}

/** A worker's story: the usual course up to a day of it, and then what came differently. */
export interface Worker {
  readonly name: string;
  /** The first conversation was so many days ago. */
  readonly began: number;
  /** The usual course was followed until this day of it. */
  readonly until: number;
  readonly turns?: readonly Turn[];
  readonly supervisor?: Player;
  /** Between these days of the course nothing was recorded: it stalled, and went on. */
  readonly quiet?: readonly [from: number, to: number];
  /** Leaves these out of the usual course. */
  readonly without?: readonly string[];
  /** Has an account of their own. */
  readonly signsIn?: boolean;
}

export interface Cast {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
  readonly programme: string;
  readonly mailDomain: string;
  readonly policy: Policy;
  readonly staff: Readonly<Partial<Record<Player, StaffMember>>>;
  readonly workers: readonly Worker[];
}

const harbourPolicy: Policy = {
  schema: 1,
  stalledAfterDays: 14,
  escalateAfterDays: 7,
  tracks: {
    outreach: {
      targetGroup: 'People who use drugs around the harbour and have no contact with a service',
      aims: 'Every week, twenty people hear from a peer where to get help and how to stay safer',
      whereAndWhen: 'Harbour Lane and the bus station, Tuesdays and Thursdays from 14:00 to 17:00',
      trainingIn: 'Harm reduction, boundaries, confidentiality, what to do in an overdose',
      extraTopics: ['overdose-response'],
      minimumTrainingDates: 4,
      debriefSystem: 'With the staff member of the outing, before going home',
      supervisionEveryDays: 14,
      teamEvents: 'included',
    },
  },
};

export const casts: readonly Cast[] = [
  {
    key: 'harbour',
    name: 'Harbour Lane Peer Project',
    zone: 'Europe/Dublin',
    programme: 'Outreach at the harbour',
    mailDomain: 'harbour.example',
    policy: harbourPolicy,
    staff: {
      coordinator: { givenName: 'Orla', familyName: 'Quayside', role: 'coordinator' },
      manager: { givenName: 'Marek', familyName: 'Breakwater', role: 'manager' },
      supervisor: { givenName: 'Sinead', familyName: 'Lantern', role: 'supervisor' },
      supervisor2: { givenName: 'Tomas', familyName: 'Capstan', role: 'supervisor' },
      keyworker: { givenName: 'Kemi', familyName: 'Anchorage', role: 'supervisor' },
      administrator: { givenName: 'Ada', familyName: 'Ledger', role: 'administrator' },
    },
    workers: [
      { name: 'Ana Heron', began: 38, until: 30, without: ['boundaries'], signsIn: true },
      { name: 'Ben Rowan', began: 3, until: 2, signsIn: true },
      { name: 'Cai Sparrow', began: 51, until: 34 },
      { name: 'Dee Alder', began: 110, until: 108, supervisor: 'supervisor2', quiet: [65, 75] },
      { name: 'Edda Wren', began: 21, until: 21 },
      {
        name: 'Finn Hazel',
        began: 48,
        until: 34,
        turns: [
          {
            daysAgo: 12,
            by: 'supervisor',
            command: 'PauseJourney',
            details: { reviewOn: 9 },
            note: 'Finn asked for some weeks off. We keep in touch every Friday.',
          },
        ],
      },
      { name: 'Gio Kestrel', began: 44, until: 12 },
      { name: 'Hana Birch', began: 196, until: 192, supervisor: 'supervisor2', quiet: [65, 95] },
      { name: 'Ivo Linnet', began: 230, until: 200, supervisor: 'supervisor2' },
      {
        name: 'Jude Willow',
        began: 40,
        until: 4,
        turns: [
          {
            daysAgo: 33,
            by: 'coordinator',
            command: 'EndApplication',
            details: { reason: 'withdrew' },
            note: 'Jude found a full-time course and would rather do that first.',
          },
        ],
      },
      { name: 'Kit Plover', began: 96, until: 80, supervisor: 'supervisor2' },
      {
        name: 'Lena Maple',
        began: 70,
        until: 27,
        turns: [
          {
            daysAgo: 36,
            by: 'coordinator',
            command: 'PauseJourney',
            details: { reviewOn: -2 },
            note: 'A pause, agreed together. Lena wants to come back in spring.',
          },
        ],
      },
      {
        name: 'Milo Curlew',
        began: 40,
        until: 27,
        turns: [
          {
            daysAgo: 4,
            by: 'supervisor',
            command: 'ExplainDelay',
            details: { until: 12 },
            note: 'The next training day is in two weeks; nothing to do before.',
          },
        ],
      },
      { name: 'Nia Ash', began: 6, until: 4 },
      { name: 'Omar Teal', began: 20, until: 18, without: ['NameLineManager'] },
      { name: 'Pia Elder', began: 52, until: 48, without: ['outreach-policy-read'] },
      {
        name: 'Rue Finch',
        began: 62,
        until: 60,
        without: ['difficult-questions'],
        turns: [
          {
            daysAgo: 13,
            by: 'manager',
            command: 'WaiveRequirement',
            details: { requirement: 'training-difficult-questions', until: 40 },
            note: 'Ten years on a helpline. Will join the next date all the same.',
          },
          { daysAgo: 12, by: 'supervisor', command: 'RecordTraining', details: { topic: 'boundaries' } },
        ],
      },
      {
        name: 'Sol Larch',
        began: 80,
        until: 34,
        turns: [
          { daysAgo: 44, by: 'supervisor', command: 'PauseJourney', details: { reviewOn: -20 } },
          {
            daysAgo: 21,
            by: 'supervisor',
            command: 'ResumeJourney',
            note: 'Good talk about the return. Starts with one outing a week.',
          },
          { daysAgo: 14, by: 'supervisor', command: 'RecordTraining', details: { topic: 'confidentiality' } },
          { daysAgo: 5, by: 'supervisor', command: 'RecordTraining', details: { topic: 'overdose-response' } },
        ],
      },
    ],
  },
  {
    key: 'northgate',
    name: 'Northgate Recovery Network',
    zone: 'Europe/Helsinki',
    programme: 'Street outreach',
    mailDomain: 'northgate.example',
    policy: {
      ...harbourPolicy,
      stalledAfterDays: 21,
      escalateAfterDays: 10,
      tracks: {
        outreach: {
          ...harbourPolicy.tracks.outreach,
          extraTopics: [],
          minimumTrainingDates: 3,
          whereAndWhen: 'Around the north gate, Mondays and Fridays',
          teamEvents: 'notIncluded',
        },
      },
    },
    staff: {
      coordinator: { givenName: 'Petra', familyName: 'Lighthouse', role: 'coordinator' },
      manager: { givenName: 'Joonas', familyName: 'Ferry', role: 'manager' },
      supervisor: { givenName: 'Liv', familyName: 'Compass', role: 'supervisor' },
      keyworker: { givenName: 'Noor', familyName: 'Harbinger', role: 'supervisor' },
      administrator: { givenName: 'Eino', familyName: 'Register', role: 'administrator' },
    },
    workers: [
      { name: 'Tove Oriole', began: 25, until: 22, signsIn: true },
      { name: 'Una Juniper', began: 10, until: 6 },
      { name: 'Vito Siskin', began: 62, until: 34 },
      { name: 'Wren Cedar', began: 130, until: 128 },
      { name: 'Xavi Dunnock', began: 16, until: 14 },
      { name: 'Yara Spruce', began: 204, until: 198 },
      {
        name: 'Zoe Fulmar',
        began: 45,
        until: 41,
        turns: [{ daysAgo: 3, by: 'coordinator', command: 'PauseJourney', details: { reviewOn: 20 } }],
      },
    ],
  },
];
