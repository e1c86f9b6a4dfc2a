import type { ProcessState } from '../../state-machines/core/process.js';
import type { Correspondence } from './sentences.js';

interface Owing {
  readonly personId: string;
  readonly journeyId: string | null;
}

const contextOf = (state: ProcessState) => state.context as Owing;

/** What is to be said of what the organisation owes. It is aimed at staff, and never at the worker. */
export const obligationCorrespondence: Correspondence = {
  subjectOf: (state) => contextOf(state).personId,
  pageOf: (_, state) => {
    const { journeyId } = contextOf(state);
    return journeyId ? `/journeys/${journeyId}` : '/';
  },
  pageOfTheWorker: '/my/owed',
  inPerson: 'You get this because you were asked in person.',
  toTheWorker: {},
  matters: {
    'owed-training': {
      why: 'A peer worker has entered training, and the service has promised it by a day.',
      nextStep: 'Open the page and plan the training with them.',
    },
    'owed-debrief': {
      why: 'A peer worker is owed a talk about something that happened.',
      nextStep: 'Get in touch with them soon, then open the page and write down that you have talked.',
    },
    'owed-expenses': {
      why: 'A peer worker has laid out money and is owed it back.',
      nextStep: 'See that it is paid, then open the page and write down the day.',
    },
    'owed-reply': {
      why: 'A peer worker has asked for something, and was promised an answer by a time.',
      nextStep: 'Open the page, read what they ask, and answer them.',
    },
    'owed-information': {
      why: 'A peer worker begins, and is owed the information that your policy promises.',
      nextStep: 'Open the page, hand it over and talk it through with them.',
    },
    'overdue-training': {
      why: 'Training that was promised to a peer worker is overdue. It is the service that is late, not the worker.',
      nextStep: 'Open the page and see that it happens, or tell them the new day and why.',
    },
    'overdue-debrief': {
      why: 'A talk that a peer worker is owed is overdue.',
      nextStep: 'Get in touch with them today, then open the page and write down that you have talked.',
    },
    'overdue-expenses': {
      why: 'Money that a peer worker laid out was to be paid back by now.',
      nextStep: 'See that it is paid, then open the page and write down the day, or tell them the new day and why.',
    },
    'overdue-reply': {
      why: 'A peer worker was promised an answer, and has none.',
      nextStep: 'Open the page and answer them, or tell them by when you will.',
    },
    'overdue-information': {
      why: 'Information that was promised to a peer worker at the beginning has not been handed over.',
      nextStep: 'Open the page, hand it over and talk it through with them.',
    },
  },
};
