import { blank, days, fills, type Blank } from './blank.js';

/** What holds for the whole programme. */
export const generalBlanks: readonly Blank[] = [
  blank(null, 'approvedOn', 'TURAS head', 'date', 'On which day did management approve this policy?'),
  blank(null, 'reviewBy', 'TURAS head', 'date', 'By which day is it looked at again?'),
  blank(null, 'targetGroup', 'TURAS 4.3', 'text', 'Which group of people is the programme for?', fills('TURAS 4.3')),
  blank(null, 'teamEvents', 'TURAS 13.8', 'choice', 'Are peer workers included in team events?', {
    choices: ['included', 'notIncluded'],
    ...fills('TURAS 13.8'),
  }),
  blank(
    null,
    'stalledAfterDays',
    'TURAS 7.1',
    'number',
    'After how many days without a step is a journey stalled?',
    days,
  ),
  blank(
    null,
    'escalateAfterDays',
    'TURAS 7.1',
    'number',
    'After how many more days does the manager hear of it?',
    days,
  ),
  blank(null, 'minorIncidents.times', 'TURAS 13.5', 'number', 'How many minor incidents open a decision?', {
    unit: 'times',
    ...fills('TURAS 13.5'),
  }),
  blank(null, 'minorIncidents.withinDays', 'TURAS 13.5', 'number', 'Within how many days are they counted together?', {
    ...days,
    ...fills('TURAS 13.5'),
  }),
  blank(null, 'missedSupervisions', 'TURAS 12.5', 'number', 'How many missed supervision sessions open a decision?', {
    unit: 'times',
    ...fills('TURAS 12.5'),
  }),
  blank(
    null,
    'certificates.renewSoonDays',
    'GUIDE 4.4-c',
    'number',
    'How many days before a certificate expires is it time to renew it?',
    days,
  ),
  blank(
    null,
    'certificates.graceDays',
    'GUIDE 4.4-c',
    'number',
    'How many days after it expired does a certificate still count?',
    days,
  ),
  blank(
    null,
    'twoSidedReviewEveryDays',
    'TURAS 6.1',
    'number',
    'After how many days do worker and service look again at what the work gives each of them?',
    days,
  ),
  blank(
    null,
    'exit.openDaysBefore',
    'GUIDE 4.6-b',
    'number',
    'How many days before the expected end does the exit plan begin?',
    days,
  ),
  blank(
    null,
    'exit.followUpAfterDays',
    'GUIDE 4.6-d',
    'number',
    'How many days after the exit do you get in touch once more?',
    days,
  ),
  blank(null, 'exit.keepMonths', 'TURAS 12.2.8', 'number', 'For how many months are the records kept afterwards?', {
    unit: 'months',
  }),
  blank(
    null,
    'boundaries',
    'GUIDE App C-use',
    'boundaries',
    'What does the service call acceptable: its column of the boundary agreement',
  ),
];
