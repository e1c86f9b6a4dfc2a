import { blank, days, fills, type Blank, type Details } from './blank.js';
import { groupsBlank } from './keeping-blanks.js';
import { bases, coAuthors, type Track } from './policy.js';

const sessions = { unit: 'times' } as const;
const weeks = { unit: 'weeks' } as const;

const clausesOf: Readonly<
  Record<Track, Record<'eligibility' | 'topics' | 'dates' | 'debrief' | 'supervision', string>>
> = {
  outreach: {
    eligibility: 'TURAS 13.2',
    topics: 'TURAS 10.1.3',
    dates: 'TURAS 10.1.3',
    debrief: 'TURAS 10.1.6',
    supervision: 'TURAS 10.1.7',
  },
  facilitation: {
    eligibility: 'TURAS 11.1',
    topics: 'GUIDE 4.4-d',
    dates: 'GUIDE 4.4-a',
    debrief: 'TURAS 11.5',
    supervision: 'TURAS 11.6',
  },
  mentoring: {
    eligibility: 'TURAS 12.1',
    topics: 'TURAS 12.4',
    dates: 'GUIDE 4.4-a',
    debrief: 'TURAS 12.2.6',
    supervision: 'GUIDE 2.3-f',
  },
  other: {
    eligibility: 'TURAS 13.2',
    topics: 'GUIDE 4.4-d',
    dates: 'GUIDE 4.4-a',
    debrief: 'TURAS 6.2',
    supervision: 'GUIDE 2.3-f',
  },
};

/** The sources' own holes among the clauses of a track. */
const holes = ['TURAS 10.1.3', 'TURAS 10.1.6', 'TURAS 10.1.7', 'TURAS 11.1', 'TURAS 11.6', 'TURAS 12.1'];
const hole = (clause: string): Details => ({ source: holes.includes(clause) ? clause : null });

function ofEveryTrack(track: Track): readonly Blank[] {
  const { eligibility, topics, dates, debrief, supervision } = clausesOf[track];
  const pattern = (path: string, explains: string, unit: 'days' | 'times') =>
    blank(track, `supervision.${path}`, supervision, 'number', explains, { unit, ...hole(supervision) });
  return [
    blank(track, 'role.inScope', 'GUIDE 3.3-2', 'list', 'Which tasks belong to the role?'),
    blank(track, 'role.outOfScope', 'GUIDE 3.3-2', 'list', 'Which tasks do not, beside those that never do?', {
      required: false,
    }),
    blank(track, 'role.qualities', 'GUIDE 3.3-q', 'qualities', 'Which qualities are talked about with an applicant?'),
    blank(track, 'role.coAuthors', 'GUIDE 3.3-1', 'choices', 'Who took part in writing the role description?', {
      choices: coAuthors,
    }),
    blank(
      track,
      'role.eligibility',
      eligibility,
      'criteria',
      'Who may take the role up: what does somebody confirm, without a result and without a substance?',
      hole(eligibility),
    ),
    blank(track, 'role.basis.allowed', 'TURAS 3.2', 'choices', 'On what basis can people work?', { choices: bases }),
    blank(
      track,
      'role.basis.livingWageCents',
      'GUIDE 3.4-e',
      'number',
      'What is the living wage for an hour? Nobody who is paid gets less. Asked where paid work is possible.',
      { unit: 'cents', required: false },
    ),
    blank(track, 'role.basis.weeklyHoursCap', 'GUIDE 3.4-d', 'number', 'How many hours a week are the most?', {
      unit: 'hours',
    }),
    blank(track, 'extraTopics', topics, 'topics', 'Which topics does your training add to those always asked?', {
      required: false,
      ...hole(topics),
    }),
    blank(track, 'minimumTrainingDates', dates, 'number', 'Over how many separate days is training spread?', {
      unit: 'times',
      ...hole(dates),
    }),
    blank(track, 'debriefSystem', debrief, 'text', 'Who debriefs the worker afterwards, and how soon?', hole(debrief)),
    pattern('first.times', 'Supervision at the start: how many sessions?', 'times'),
    pattern('first.everyDays', 'How many days lie between them?', 'days'),
    pattern('second.times', 'Then: how many sessions?', 'times'),
    pattern('second.everyDays', 'How many days lie between those?', 'days'),
    pattern('thenEveryDays', 'And from then on, how many days?', 'days'),
    groupsBlank(track),
  ];
}

const ofOneTrack: Readonly<Record<Track, readonly Blank[]>> = {
  outreach: [
    blank(
      'outreach',
      'aims',
      'TURAS 10.1.1',
      'text',
      'What is within reach, and does the project want to achieve?',
      fills('TURAS 10.1'),
    ),
    blank(
      'outreach',
      'whereAndWhen',
      'TURAS 10.1.2',
      'text',
      'Where and when does outreach take place?',
      fills('TURAS 10.1.2'),
    ),
    blank(
      'outreach',
      'trainingIn',
      'TURAS 10.1.3',
      'text',
      'What are outreach workers trained in?',
      fills('TURAS 10.1.3'),
    ),
  ],
  facilitation: [
    blank(
      'facilitation',
      'leadAfter.weeks',
      'TURAS 11.4',
      'number',
      'How many weeks does somebody co-facilitate before leading a group?',
      { ...weeks, ...fills('TURAS 11.4') },
    ),
    blank('facilitation', 'leadAfter.sessions', 'TURAS 11.4', 'number', 'And how many sessions?', {
      ...sessions,
      ...fills('TURAS 11.4'),
    }),
    blank(
      'facilitation',
      'experiencedAfter.weeks',
      'TURAS 11.3',
      'number',
      'After how many weeks does a peer worker count as experienced?',
      { ...weeks, ...fills('TURAS 11.3') },
    ),
    blank('facilitation', 'experiencedAfter.sessions', 'TURAS 11.3', 'number', 'And after how many sessions?', {
      ...sessions,
      ...fills('TURAS 11.3'),
    }),
  ],
  mentoring: [
    blank(
      'mentoring',
      'staffedWork.weeks',
      'TURAS 6.11',
      'number',
      'How many weeks of work with staff come before mentoring?',
      weeks,
    ),
    blank('mentoring', 'staffedWork.sessions', 'TURAS 6.11', 'number', 'And how many sessions?', sessions),
    blank(
      'mentoring',
      'reconfirmEveryDays',
      'TURAS 12.1',
      'number',
      'After how many days is it confirmed again that somebody may mentor?',
      { ...days, ...fills('TURAS 12.1') },
    ),
    blank('mentoring', 'goals', 'TURAS 12.2.1', 'text', 'What are the goals of mentoring?'),
    blank('mentoring', 'principles', 'TURAS 12.2.2', 'text', 'On which principles does it stand?'),
    blank('mentoring', 'meetings', 'TURAS 12.2.3', 'text', 'When and how often do pairs meet?', fills('TURAS 12.2.3')),
    blank(
      'mentoring',
      'limits',
      'TURAS 12.2.4',
      'text',
      'Where are the limits: calls at night, lending money, personal relationships?',
      fills('TURAS 12.2.4'),
    ),
    blank(
      'mentoring',
      'onRelapse',
      'TURAS 12.2.5',
      'text',
      'What happens when the mentor or the other one relapses?',
      fills('TURAS 12.2.5'),
    ),
    blank('mentoring', 'staffSupports', 'TURAS 12.2.6', 'text', 'Which supports does the staff give?'),
    blank('mentoring', 'evidence', 'TURAS 12.2.7', 'choice', 'What is stability judged by?', {
      choices: ['tests', 'presentation', 'either'],
      ...fills('TURAS 12.2.7'),
    }),
    blank(
      'mentoring',
      'evaluation',
      'TURAS 12.2.8',
      'text',
      'How do mentors know that it went well, and what is kept?',
    ),
    blank(
      'mentoring',
      'raisingIssues',
      'TURAS 12.2.9',
      'text',
      'With whom does a mentor raise an issue, other than the one whom it is about?',
    ),
  ],
  other: [blank('other', 'aims', 'TURAS 6.8', 'text', 'What is the task, and what is it to achieve?')],
};

/** What a track's own part asks, and what every track's part asks. */
export const blanksOf = (track: Track): readonly Blank[] => [...ofOneTrack[track], ...ofEveryTrack(track)];
