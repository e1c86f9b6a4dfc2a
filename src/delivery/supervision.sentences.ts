import type { ProcessState } from '../../state-machines/core/process.js';
import type { Correspondence } from './sentences.js';

/** What supervision has to say. */
export const supervisionCorrespondence: Correspondence = {
  subjectOf: (state: ProcessState) => (state.context as { personId: string }).personId,
  pageOf: (processId) => `/supervision/${processId}`,
  pageOfTheWorker: '/my/supervision',
  // taken out of the calendar of whoever was supervisor before: their successor never had it
  inPersonAlone: ({ matter, toUser }) => matter === 'session-cancelled' && toUser !== undefined,
  inPerson: 'You get this because this date stood in your calendar.',
  toTheWorker: {
    'session-planned': {
      why: 'Your next supervision has a date. It is your time: what you want to talk about comes first.',
      nextStep: 'Put it into your calendar. If the time does not suit you, say so on your page and another is found.',
    },
    'session-cancelled': {
      why: 'A supervision that stood in your calendar does not take place at that time.',
      nextStep: 'There is nothing to do. When there is another date, you hear of it.',
    },
    'session-reminder': {
      why: 'Your supervision is coming up.',
      nextStep: 'Write down what you want to talk about, or say that you can’t make it: that is all right.',
    },
    'three-way-planned': {
      why: 'A meeting of three was planned, about nothing but what you agreed to.',
      nextStep: 'Put it into your calendar. You can take your consent back at any time, on your page.',
    },
  },
  matters: {
    'session-planned': {
      why: 'A supervision with a peer worker has a date, or has another one now.',
      nextStep: 'Put it into your calendar. If you can’t make it, agree with them on another time and write it down.',
    },
    'session-cancelled': {
      why: 'A supervision that stood in your calendar does not take place at that time.',
      nextStep: 'There is nothing to do. When there is another date, you hear of it.',
    },
    'session-reminder': {
      why: 'A supervision with a peer worker is coming up.',
      nextStep: 'Look at what they want to talk about, and add what you want to bring.',
    },
    'session-unrecorded': {
      why: 'The time for a supervision has passed, and nobody has said what became of it. A peer worker is owed that conversation.',
      nextStep: 'Open the page and say with one tap what became of it, or agree on the next time now.',
    },
    'no-time-in-common': {
      why: 'A peer worker and their supervisor have no time in common before the next supervision is due.',
      nextStep: 'Talk with both about their weeks, then open the page and write down a time.',
    },
    'another-time-asked': {
      why: 'A peer worker can’t make the next supervision, or would like another time.',
      nextStep: 'Agree with them on a time that suits both of you, then open the page and write it down.',
    },
    'decide-misses': {
      why: 'A peer worker has stayed away from supervision as often as your policy says it is talked about. Nothing follows by itself.',
      nextStep: 'Ask them what is in the way, then open the page and decide together how it goes on.',
    },
    'misses-escalated': {
      why: 'How supervision with a peer worker goes on was to be decided, and nobody has done so yet.',
      nextStep: 'Open the page and decide, or agree with the supervisor on the day by which it is decided.',
    },
    'three-way-planned': {
      why: 'A meeting of three with a peer worker was planned, about nothing but what they agreed to.',
      nextStep: 'Put it into your calendar, and look at the page for what the consent is about.',
    },
    'supervisor-missing': {
      why: 'A peer worker is in practice and has no supervisor. No supervision can be planned.',
      nextStep: 'Open the page and name a supervisor who has the time for it.',
    },
    'consent-ended': {
      why: 'A peer worker’s consent to meetings of three has ended. Nothing is passed on any more.',
      nextStep:
        'If such a meeting was planned, tell the others. Whether there is another consent is for the worker to say.',
    },
  },
};
