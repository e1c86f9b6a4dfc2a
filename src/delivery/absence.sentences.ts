import type { Correspondence } from './sentences.js';

/** What is to be said when somebody on the staff is away. It is about no worker in particular. */
export const absenceCorrespondence: Correspondence = {
  subjectOf: () => null,
  pageOf: () => '/absences',
  inPerson: 'You get this because you cover, or are covered for, on these days.',
  toTheWorker: {},
  matters: {
    'cover-began': {
      why: 'A colleague is away from today, and you cover for them: what would go to them comes to you.',
      nextStep: 'Open your page: what waits for them stands among what waits for you.',
    },
    'cover-missing': {
      why: 'A colleague is away from today, and nobody covers for them. What would go to them goes to whoever stands above.',
      nextStep: 'Name a cover, so that the people whom they look after know who is there.',
    },
    'cover-ended': {
      why: 'The days of an absence are over: what went to the cover goes to the one who was away again.',
      nextStep: 'Take a moment together and hand over what is still open.',
    },
  },
};
