/** What people wrote into the forms of the sample. */
export const contents = {
  'qualities-self': {
    views: {
      'willing-to-learn': 'has',
      'listens-well': 'has',
      'clear-without-confrontation': 'supportNeeded',
      'takes-feedback': 'willing',
    },
    words: 'I listen well. Speaking in front of people is new to me.',
  },
  'qualities-interviewer': {
    views: {
      'willing-to-learn': 'has',
      'ground-rules': 'has',
      'listens-well': 'has',
      'clear-without-confrontation': 'willing',
      reflects: 'has',
      'takes-feedback': 'has',
      'non-judgemental': 'has',
    },
    words: 'A warm, clear conversation.',
  },
  'needs-assessment': {
    information: ['Opening hours of all services nearby', 'Whom to call in an emergency'],
    training: ['Speaking in front of a group'],
    supports: ['A quiet room before and after'],
  },
  'self-care-plan': {
    keepsMeWell: 'Swimming on Tuesdays, and my sister.',
    signs: 'I sleep badly and stop answering my phone.',
    whatHelps: 'A day off, and a call to somebody from the group.',
    notForMe: ['The car park behind the station'],
  },
  'boundary-agreement': {
    answers: { gifts: 'never', 'social-media': 'never', 'own-story': 'sometimes', 'after-leaving': 'sometimes' },
    words: 'A drawing from somebody’s child is all right. We tell each other about it.',
  },
  'progression-plan': { goals: ['A course in community work'], help: ['A reference', 'Help with the application'] },
  'review-worker': {
    gives: 'I am somebody who is waited for. My days have a shape.',
    wishes: 'More time for planning.',
  },
  'review-service': { gives: 'We reach people who never came in before.', goals: 'On the way.' },
  'exit-plan': {
    steps: ['Hand over the Thursday round', 'Begin the course in September'],
    opportunities: ['The open day of the college'],
    introductions: ['The coordinator knows the tutor'],
    contact: 'A phone call in two months',
  },
} as const;
export type FilledForm = keyof typeof contents;
