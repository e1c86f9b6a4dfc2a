import type { Correspondence } from './sentences.js';

/** What programmes have to say. They are about nobody in particular. */
export const programmeCorrespondence: Correspondence = {
  subjectOf: () => null,
  pageOf: (processId) => `/programme?programme=${processId}`,
  inPerson: 'You get this because you gave your word on it.',
  toTheWorker: {},
  matters: {
    'policy-review-near': {
      why: 'The day by which your peer-work policy is to be looked at again is coming near.',
      nextStep: 'Open the policy, go through it with the people it is for, and adopt it again or change it.',
    },
    'policy-overdue': {
      why: 'The day by which your peer-work policy was to be looked at again has passed. It holds until another is adopted, and everyone sees that it is overdue.',
      nextStep:
        'Open the policy and adopt the next version, or agree with the coordinator who prepares it and by when.',
    },
    'insurance-lapsed': {
      why: 'The day until which your insurer confirmed that peer work is covered has passed.',
      nextStep: 'Ask the insurer to confirm it again, then open the programme and write down until when.',
    },
  },
};
