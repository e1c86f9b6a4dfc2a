import { count } from './plural';

/** The words about a journey: stages, standing, what is missing, what was done. */
export const journeyTexts = {
  roles: {
    coordinator: 'coordinator',
    manager: 'manager',
    supervisor: 'supervisor',
    peerWorker: 'peer worker',
    administrator: 'administrator',
  } as Record<string, string>,

  relations: {
    lineManager: 'Line manager',
    keyworker: 'Keyworker',
    supervisor: 'Supervisor',
    nobody: 'nobody yet',
  } as Record<string, string>,

  tracks: { outreach: 'Outreach' } as Record<string, string>,

  stages: {
    recruitment: 'Recruitment',
    induction: 'Induction',
    training: 'Training',
    supportedPractice: 'Supported practice',
    supportedExit: 'Supported exit',
    closed: 'Closed',
  } as Record<string, string>,
  intoStage: {
    recruitment: 'recruitment',
    induction: 'induction',
    training: 'training',
    supportedPractice: 'supported practice',
    supportedExit: 'the supported exit',
    closed: 'the close',
  } as Record<string, string>,

  badges: {
    late: 'Late',
    soon: 'Soon',
    waiting: 'Waiting',
    paused: 'Paused',
    lateWhy: (days: number) => `nothing recorded for ${count(days, 'day', 'days')}`,
    soonWhy: (when: string) => `a reminder goes out ${when}`,
    waitingWhy: (when: string) => `explained until ${when}`,
    pausedWhy: (when: string) => `talk about the return ${when}`,
  },

  journey: {
    activeSince: (day: string) => `on the way since ${day}`,
    pausedUntil: (day: string) => `paused, return talked about ${day}`,
    stalledFor: (days: number) => `nothing recorded for ${count(days, 'day', 'days')}`,
    explained: (day: string) => `delay explained until ${day}`,
    chart: 'The way',
    been: (from: string, to: string) => `${from} to ${to}`,
    hereSince: (day: string) => `since ${day}`,
    skipped: 'not taken',
    alsoLeads: (from: string, to: string) => `From ${from} there is also a direct way to ${to}.`,
    missingBefore: (stage: string, n: number) => `Missing before ${stage} (${n})`,
    nothingMissing: (name: string, stage: string) => `Nothing is missing: ${name} can start ${stage}.`,
    nothingMissingToClose: (name: string) => `Nothing is missing: ${name}’s journey can be closed.`,
    closedTitle: (name: string) => `${name}’s journey is closed`,
    closedBody: 'What was done is kept below. A new journey starts from People.',
    pausedTitle: (name: string) => `${name} is on a break`,
    pausedBody: (stage: string, day: string) =>
      `The place in ${stage} is kept, and no reminders go out. The return is talked about on ${day}.`,
    waive: 'Waive…',
    mayWaive: (roles: string) => `A ${roles} may waive it.`,
    nobodyWaives: 'This holds for everyone.',
    done: 'Done',
    doneOn: (day: string) => `done on ${day}`,
    trainedOn: (day: string) => `trained on ${day}`,
    waivedUntil: (day: string) => `waived until ${day}`,
    people: 'People around',
    name: 'Name',
    change: 'Change',
    actions: 'What you can do',
    notNow: 'Not now',
    timeline: 'What happened',
    byTime: 'The clock',
    withheld: 'There is a note. You are not among its readers.',
    showAll: 'Show all of it',
    lookAhead: 'If nobody acts',
    quiet: 'Nothing falls due.',
    earlier: 'Show what happened before',
  },

  /** A gap before the next stage: what it is called, and what it is for the worker. */
  requirements: {
    eligibility: { name: 'Person specification met', mine: 'We look together at what the role asks for.' },
    'qualities-discussed': {
      name: 'The seven qualities talked through',
      mine: 'We talk about what makes a good peer worker.',
    },
    'role-description-seen': { name: 'Role description seen', mine: 'You get to see the role description.' },
    'not-blocked': { name: 'Nothing stands against a start', mine: 'Your coordinator will speak with you first.' },
    'line-manager': { name: 'Line manager named', mine: 'You get a line manager.' },
    'line-manager-is-not-keyworker': {
      name: 'Line manager and keyworker are two people',
      mine: 'You get a line manager who is not your keyworker.',
    },
    'boundary-conversation': {
      name: 'Boundary conversation',
      mine: 'A conversation about boundaries: yours and ours.',
    },
    'progression-honesty': {
      name: 'Honest word about paid work',
      mine: 'An honest talk about what can and can’t come after this.',
    },
    'contract-terms-shown': { name: 'Contract terms shown', mine: 'You get to see the terms of your contract.' },
    'needs-assessment': { name: 'Needs assessment', mine: 'We find out what you need to know.' },
    'information-pack': {
      name: 'Printed information pack handed over',
      mine: 'You get your printed information pack.',
    },
    'training-difficult-questions': {
      name: 'Training: difficult questions',
      mine: 'Training: difficult questions and situations.',
    },
    'training-boundaries': { name: 'Training: boundaries', mine: 'Training: boundaries.' },
    'training-confidentiality': { name: 'Training: confidentiality', mine: 'Training: confidentiality in practice.' },
    'training-spread': { name: 'Training on more separate days', mine: 'One more training day.' },
    'outreach-policy-read': { name: 'Outreach Policy known', mine: 'You read the Outreach Policy.' },
    'exit-plan': { name: 'Exit plan', mine: 'We make a plan for what comes after.' },
    'exit-discussed': {
      name: 'Exit plan talked through in supervision',
      mine: 'You talk the plan through in supervision.',
    },
    'next-steps': { name: 'Next steps identified', mine: 'We find your next steps.' },
    'exit-pack': { name: 'Exit pack handed over', mine: 'You get your certificates and hours on paper.' },
    'costs-settled': { name: 'All costs paid back', mine: 'All your costs are paid back.' },
  } as Record<string, { name: string; mine: string }>,
  topics: {
    'difficult-questions': 'Difficult questions and situations',
    boundaries: 'Boundaries',
    confidentiality: 'Confidentiality in practice',
  } as Record<string, string>,
  trainingIn: (topic: string) => `Training: ${topic}`,
};
