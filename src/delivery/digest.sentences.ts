import type { Correspondence } from './sentences.js';

/** A digest is made of what others have to say, and is told to one person alone. */
export const digestCorrespondence: Correspondence = {
  subjectOf: () => null,
  pageOf: () => '/',
  inPersonAlone: () => true,
  inPerson: 'You get this because you asked for one mail a day.',
  toTheWorker: {},
  matters: {
    digest: {
      why: 'This is what has come together for you since the last mail of the day.',
      nextStep: 'Open your page and look through it.',
    },
  },
};
