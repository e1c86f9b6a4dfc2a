import type { ProcessState } from '../../state-machines/core/process.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Correspondence } from './sentences.js';

/** What journeys have to say. */
export const journeyCorrespondence: Correspondence = {
  subjectOf: (state: ProcessState) => (state as JourneyState).context.personId,
  pageOf: (processId) => `/journeys/${processId}`,
  matters: {
    'journey-stalled': {
      why: 'Nothing has been recorded for a peer worker for longer than your policy allows, and nobody has said why.',
      nextStep: 'Open the page and take the next step with them, or say why it takes longer and until when.',
    },
    'stall-escalated': {
      why: 'A peer worker has been waiting since the coordinator was told that nothing moves.',
      nextStep: 'Open the page and agree with the coordinator who takes the next step, and by when.',
    },
    'pause-review-due': {
      why: 'The day has come on which a peer worker’s break was to be talked about. A break is not a failure: the place is kept.',
      nextStep: 'Talk with them, then open the page and record that they are back, or the next day to talk.',
    },
    'pause-review-overdue': {
      why: 'The day to talk about a peer worker’s break has passed, and nobody has recorded that talk.',
      nextStep: 'Open the page and agree with the coordinator who talks with them, and when.',
    },
  },
};
