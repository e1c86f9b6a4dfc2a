import type { ProcessState } from '../../state-machines/core/process.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Correspondence } from './sentences.js';

/** What journeys have to say. */
export const journeyCorrespondence: Correspondence = {
  subjectOf: (state: ProcessState) => (state as JourneyState).context.personId,
  pageOf: (processId) => `/journeys/${processId}`,
  inPerson: 'You get this because you gave your word on it.',
  toTheWorker: {
    'certificate-renewal': {
      why: 'One of your certificates runs out before long. You have done this training once: renewing it keeps your place as it is.',
      nextStep: 'Look at which one it is, and agree on a date with your supervisor.',
    },
    'policy-to-acknowledge': {
      why: 'There is a newer version of the policy that your work follows, and you have a right to know it.',
      nextStep: 'Read what has changed, ask about anything that is not clear, and say that you have read it.',
    },
  },
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
    'talk-again-due': {
      why: 'The day has come on which you promised to talk again with somebody who wanted to become a peer worker.',
      nextStep: 'Get in touch with them, then open the page and write down how the talk went.',
    },
    'decide-may-lead': {
      why: 'A peer worker has co-facilitated for as long as your policy asks. Whether they may lead is for a person to say.',
      nextStep: 'Ask them whether they want to, then open the page and decide.',
    },
    'decide-waiver-lapsed': {
      why: 'A waiver that was given for a time has ended, and what was waived is still missing.',
      nextStep: 'Open the page and decide whether it is given again or whether the requirement is met now.',
    },
    'decide-reconfirm-eligibility': {
      why: 'It is time to confirm again that a peer worker is on a path that fits their role.',
      nextStep:
        'Talk with them, then open the page and decide: what counts is that somebody confirms it, never a result.',
    },
    'decide-review-agreement': {
      why: 'The day has come on which you look again at what was agreed with a peer worker.',
      nextStep: 'Talk it over with them, then open the page and decide: was it kept to, or what helps now?',
    },
    'decision-escalated': {
      why: 'A decision about a peer worker’s journey has been waiting for longer than your policy allows.',
      nextStep: 'Open the page and decide, or agree with the supervisor on the day by which it is decided.',
    },
    'certificate-renewal': {
      why: 'A certificate of a peer worker runs out before long.',
      nextStep: 'Open the page and plan with them when it is renewed.',
    },
    'certificate-lapsed': {
      why: 'A certificate of a peer worker has lapsed, and what it stands for does not count until it is renewed.',
      nextStep: 'Open the page, plan the renewal, and see which work can wait until then.',
    },
    'two-sided-review-due': {
      why: 'It is time to look back with a peer worker: what does the work give them, and what does it give the service?',
      nextStep: 'Agree on a day with them, then open the page and write down both sides.',
    },
    'return-step-reached': {
      why: 'A peer worker is coming back step by step, and the day of the next step has come.',
      nextStep: 'Ask them whether it feels right, then open the page and see what was agreed.',
    },
    'concern-raised': {
      why: 'Somebody has raised a concern about how the work of a peer worker goes.',
      nextStep: 'Open the page, hear the worker first, and agree on what helps.',
    },
    'stood-down': {
      why: 'A peer worker has been stood down. Nothing is decided by that: they are heard, and supported, before anything is.',
      nextStep: 'Open the page, see that somebody supports them, and settle who talks with them and when.',
    },
    'paid-basis-chosen': {
      why: 'A peer worker is going to be paid. From here on your personnel policy rules their work as well.',
      nextStep: 'Open the page and agree with personnel who takes over, and from which day.',
    },
    'exit-due': {
      why: 'A peer worker’s time in the role comes to its end. There is still time to plan it well, together.',
      nextStep: 'Open the page and begin the exit plan with them: next steps, papers, and who stays in touch.',
    },
    'left-at-once': {
      why: 'A peer worker has left, as anyone may at any time. What they learned and did remains theirs.',
      nextStep: 'Open the page, see that their papers and costs are settled, and get in touch once.',
    },
    'follow-up-due': {
      why: 'Some time ago a peer worker moved on. The one contact that was promised is due.',
      nextStep: 'Ask them how they are, then open the page and write down the day.',
    },
    'retention-ended': {
      why: 'The time for which the records of a closed journey are kept has ended.',
      nextStep:
        'Ask the coordinator to look through the closed journeys and to see that nothing is kept longer than promised.',
    },
    'supervisor-over-capacity': {
      why: 'A supervisor was named who now looks after more people than they said they have room for.',
      nextStep:
        'Talk with the supervisor, then open the page: name another one, or agree on what they can leave to others.',
    },
    'supervisor-untrained': {
      why: 'A supervisor was named of whom no training in supervision is written down.',
      nextStep: 'Plan the training with them, or open the page and name a supervisor who has had it.',
    },
    'policy-to-acknowledge': {
      why: 'A peer worker has come under a newer version of the policy and cannot read it here by themselves.',
      nextStep: 'Go through what has changed with them, then open the page and write down that they know it.',
    },
  },
};
