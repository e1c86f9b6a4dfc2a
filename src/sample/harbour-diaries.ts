import type { Diary, DiaryTurn } from './cast.js';

const pulse = (daysAgo: number, text: string): DiaryTurn => ({
  daysAgo,
  by: 'worker',
  ask: () => ({ type: 'AnswerPulse' }),
  text,
});

const group = (
  daysAgo: number,
  which: 'reflectivePractice' | 'peerGroup',
  attendance: 'attended' | 'missed' | 'excused',
): DiaryTurn => ({
  daysAgo,
  by: 'supervisor',
  ask: ({ on }) => ({ type: 'RecordGroup', group: which, on, attendance }),
});

/** Of each worker whose supervision went in a way of its own. */
export const harbourDiaries: Readonly<Record<string, Diary>> = {
  'Quill Robin': {
    outcomes: { 3: 'missedBySupervisor', 6: 'missedByWorker' },
    last: { ahead: 2 },
    turns: [
      pulse(80, '3\nNew people every week.'),
      pulse(66, '3'),
      pulse(52, '4'),
      pulse(38, '2\nA hard evening. We talked about it.'),
      pulse(24, '4'),
      pulse(10, '5\nThe group is easy to be with.'),
      group(60, 'reflectivePractice', 'attended'),
      group(32, 'reflectivePractice', 'excused'),
      group(18, 'peerGroup', 'attended'),
      {
        daysAgo: 24,
        by: 'supervisor',
        ask: () => ({ type: 'WriteNote' }),
        note: 'Leads warm-ups by herself now. Wants to try a whole session next month; we plan it together.',
      },
      {
        daysAgo: 20,
        by: 'worker',
        ask: ({ fromNow }) => ({ type: 'GiveConsent', scope: 'workload', until: fromNow(60) }),
      },
      {
        daysAgo: 1,
        by: 'worker',
        ask: () => ({ type: 'AddAgendaItem', section: 'trickySituations' }),
        text: 'Somebody asked me for money after the group. What do I say?',
      },
    ],
  },
  'Asta Bunting': {
    last: { ahead: 1 },
    turns: [
      pulse(20, '4'),
      { daysAgo: 0, by: 'worker', ask: () => ({ type: 'AskForAnotherTime', asking: 'cantMakeIt' }) },
    ],
  },
  'Rhea Aspen': {
    outcomes: { 3: 'missedByWorker', 6: 'missedByWorker', 7: 'missedByWorker', 8: 'missedByWorker' },
    last: { unrecorded: 5 },
  },
  'Sol Larch': { last: { unrecorded: 2 } },
  'Vin Holly': { last: { unrecorded: 1 } },
  'Kit Plover': {
    outcomes: { 5: 'missedBySupervisor' },
    turns: [pulse(30, '3'), pulse(9, '4\nThe early round suits me.')],
  },
  'Dee Alder': { outcomes: { 4: 'missedByWorker' }, weekLately: [{ weekday: 6, from: '10:00', until: '14:00' }] },
};
