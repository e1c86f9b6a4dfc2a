import { daysAfter } from '../../state-machines/core/calendar.js';
import type { LocalDate } from '../../state-machines/core/process.js';
import { harbourDiaries } from './harbour-diaries.js';
import { harbourHouse } from './harbour-house.js';
import type { Cast, Turn, Worker } from './cast.js';
import { harbourPolicy, unfinishedDraft } from './policies.js';

const pause = (daysAgo: number, reviewInDays: number, note?: string): Turn => ({
  daysAgo,
  by: 'supervisor',
  ask: ({ fromNow }) => ({ type: 'PauseJourney', reviewOn: fromNow(reviewInDays) }),
  ...(note && { note }),
});

const certificate = (daysAgo: number, topic: string, expiresInDays: number | null): Turn => ({
  daysAgo,
  by: 'supervisor',
  ask: ({ on, fromNow }) => ({
    type: 'AddCertificate',
    certificateId: '', // the loader's to choose
    topic,
    issuedOn: on,
    expiresOn: expiresInDays === null ? null : fromNow(expiresInDays),
  }),
});

/** People who begin, and people for whom something is still missing. */
const beginners: readonly Worker[] = [
  { name: 'Ben Rowan', began: 3, until: 2, signsIn: true },
  { name: 'Nia Ash', began: 6, until: 5 },
  {
    name: 'Nell Wagtail',
    began: 24,
    until: 5,
    turns: [
      {
        daysAgo: 17,
        by: 'coordinator',
        ask: ({ fromNow }) => ({ type: 'NotNow', reason: 'notTheRightTime', talkAgainOn: fromNow(26) }),
        note: 'Nell starts a new job this month and would like to be asked again in spring.',
      },
    ],
  },
  {
    name: 'Jude Willow',
    began: 40,
    until: 4,
    turns: [
      {
        daysAgo: 33,
        by: 'coordinator',
        ask: () => ({ type: 'EndApplication', reason: 'withdrew' }),
        note: 'Jude found a full-time course and would rather do that first.',
      },
    ],
  },
  { name: 'Edda Wren', began: 21, until: 21 },
  { name: 'Omar Teal', began: 20, until: 18, without: ['NameLineManager'] },
  { name: 'Gio Kestrel', began: 44, until: 12 },
  { name: 'Ana Heron', began: 38, until: 34, without: ['boundaries'], signsIn: true },
  { name: 'Cai Sparrow', began: 50, until: 36 },
  { name: 'Pia Elder', began: 53, until: 50, without: ['outreach-policy-read'] },
  {
    name: 'Milo Curlew',
    began: 42,
    until: 28,
    turns: [
      {
        daysAgo: 4,
        by: 'supervisor',
        ask: ({ fromNow }) => ({ type: 'ExplainDelay', until: fromNow(12) }),
        why: 'The next training day is in two weeks; nothing to do before.',
      },
    ],
  },
  {
    name: 'Rue Finch',
    began: 62,
    until: 60,
    without: ['difficult-questions'],
    turns: [
      { daysAgo: 20, by: 'supervisor', ask: ({ on }) => ({ type: 'RecordTraining', topic: 'harm-reduction', on }) },
      {
        daysAgo: 13,
        by: 'manager',
        ask: ({ fromNow }) => ({
          type: 'WaiveRequirement',
          requirement: 'training-difficult-questions',
          until: fromNow(40),
        }),
        why: 'Ten years on a helpline. Will join the next date all the same.',
      },
    ],
  },
];

/** Breaks, returns, and what is looked at together. */
const standings: readonly Worker[] = [
  {
    name: 'Finn Hazel',
    began: 48,
    until: 34,
    turns: [
      pause(12, 9, 'Finn sees to himself first, which is what we hope for. The place is kept; we talk every Friday.'),
    ],
  },
  {
    name: 'Lena Maple',
    began: 70,
    until: 30,
    turns: [pause(36, -2, 'A pause, agreed together. Lena is proud of the spring.')],
  },
  {
    name: 'Sol Larch',
    began: 112,
    until: 66,
    turns: [
      pause(44, -20),
      {
        daysAgo: 21,
        by: 'supervisor',
        ask: ({ on, fromNow }) => ({
          type: 'ResumeJourney',
          talkedOn: on,
          steps: [
            { step: 'fewerHours', on },
            { step: 'withStaffOnly', on: fromNow(-7) },
            { step: 'fullRole', on: fromNow(14) },
          ],
        }),
        note: 'A good talk about coming back. Starts with one outing a week.',
      },
      {
        daysAgo: 5,
        by: 'supervisor',
        ask: ({ on }) => ({ type: 'LogExperience', mode: 'withStaff', on, quarters: 8 }),
        note: 'Happy to be out again.',
      },
    ],
  },
  {
    name: 'Odo Hornbeam',
    began: 90,
    until: 85,
    supervisor: 'supervisor2',
    turns: [
      {
        daysAgo: 5,
        by: 'supervisor',
        ask: () => ({ type: 'RaiseConcern', grade: 'performance' }),
        note: 'Came late three times. Odo says the bus was changed.',
      },
      {
        daysAgo: 4,
        by: 'supervisor',
        ask: ({ fromNow }) => ({ type: 'PlaceUnderReview', until: fromNow(24) }),
        note: 'Agreed: begin half an hour later, and call when it gets tight.',
      },
    ],
  },
];

/** People in practice, on every track. */
const practising: readonly Worker[] = [
  {
    name: 'Dee Alder',
    began: 180,
    until: 178,
    supervisor: 'supervisor2',
    quiet: [66, 89],
    signsIn: true,
    turns: [certificate(135, 'overdose-response', 400)],
  },
  { name: 'Dee Alder', track: 'facilitation', began: 36, until: 30, supervisor: 'supervisor2' },
  {
    name: 'Kit Plover',
    began: 230,
    until: 225,
    supervisor: 'supervisor2',
    signsIn: true,
    turns: [certificate(190, 'overdose-response', 21), certificate(188, 'boundaries', null)],
  },
  {
    name: 'Hana Birch',
    began: 254,
    until: 253,
    supervisor: 'supervisor2',
    turns: [certificate(214, 'overdose-response', 120)],
  },
  { name: 'Ivo Linnet', began: 290, until: 262, supervisor: 'supervisor2' },
  { name: 'Quill Robin', track: 'facilitation', began: 145, until: 141, signsIn: true },
  { name: 'Rhea Aspen', track: 'facilitation', began: 215, until: 214 },
  { name: 'Suri Nuthatch', track: 'facilitation', began: 47, until: 46 },
  {
    name: 'Teo Poplar',
    began: 380,
    until: 262,
    supervisor: 'supervisor2',
    turns: [{ daysAgo: 58, by: 'coordinator', ask: ({ on }) => ({ type: 'RecordFollowUp', on }) }],
  },
  { name: 'Teo Poplar', track: 'mentoring', began: 100, until: 98, supervisor: 'supervisor2' },
  { name: 'Ula Thrush', track: 'mentoring', began: 52, until: 49, without: ['child-protection', 'SignContract'] },
  { name: 'Vin Holly', track: 'other', began: 75, until: 74 },
  { name: 'Asta Bunting', track: 'other', began: 100, until: 98, signsIn: true },
];

/** Supervision is told with the journey that somebody was in last. */
function withDiary(worker: Worker, index: number, all: readonly Worker[]): Worker {
  const diary = harbourDiaries[worker.name];
  const isLast = all.every(({ name, began }) => name !== worker.name || began >= worker.began);
  return diary && isLast ? { ...worker, diary } : worker;
}

/** An organisation with every track open, and people at every stage. */
export const harbour = (today: LocalDate): Cast => ({
  key: 'harbour',
  name: 'Harbour Lane Peer Project',
  zone: 'Europe/Dublin',
  programme: 'Peer work at the harbour',
  template: 'mixed',
  mailDomain: 'harbour.example',
  policy: harbourPolicy(daysAfter(today, -420), daysAfter(today, 45)),
  beingPrepared: {
    name: 'Morning café for women',
    template: 'group-work',
    ready: ['goals', 'planning-participants', 'cost-arrangement', 'buy-in-works', 'fit'],
    draft: unfinishedDraft(),
  },
  staff: {
    coordinator: { givenName: 'Orla', familyName: 'Quayside', role: 'coordinator' },
    manager: { givenName: 'Marek', familyName: 'Breakwater', role: 'manager' },
    supervisor: { givenName: 'Sinead', familyName: 'Lantern', role: 'supervisor' },
    supervisor2: { givenName: 'Tomas', familyName: 'Capstan', role: 'supervisor' },
    keyworker: { givenName: 'Kemi', familyName: 'Anchorage', role: 'supervisor' },
    administrator: { givenName: 'Ada', familyName: 'Ledger', role: 'administrator' },
  },
  workers: [...beginners, ...standings, ...practising].map(withDiary),
  house: harbourHouse,
});
