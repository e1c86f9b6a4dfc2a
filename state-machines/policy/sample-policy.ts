import { boundaryRows } from './boundaries.js';
import type { General, Policy, Track, Tracks } from './policy.js';
import { qualitiesOfEveryone } from './qualities.js';

/** How the service's column of the boundary agreement begins. */
export const boundariesOfTheSources = (): General['boundaries'] =>
  boundaryRows.map(({ id, about, service }) => ({ id, about, service, note: '' }));

const general: General = {
  approvedOn: '2026-01-05',
  reviewBy: '2035-01-05',
  targetGroup: 'People who sleep rough in Exampletown',
  teamEvents: 'included',
  stalledAfterDays: 21,
  escalateAfterDays: 7,
  minorIncidents: { times: 3, withinDays: 180 },
  missedSupervisions: 3,
  certificates: { renewSoonDays: 60, graceDays: 30 },
  twoSidedReviewEveryDays: 180,
  exit: { openDaysBefore: 60, followUpAfterDays: 90, keepMonths: 36 },
  boundaries: boundariesOfTheSources(),
};

const role = (inScope: string): Tracks[Track]['role'] => ({
  inScope: [inScope],
  outOfScope: ['Handling money of the service'],
  qualities: [...qualitiesOfEveryone],
  coAuthors: ['peerWorkers', 'staff'],
  eligibility: [{ id: 'knows-the-service', sentence: 'Has used or visited the service' }],
  basis: { allowed: ['voluntary', 'expenses', 'paid'], livingWageCents: 1_500, weeklyHoursCap: 16 },
});

const common = (inScope: string) => ({
  role: role(inScope),
  extraTopics: [] as string[],
  minimumTrainingDates: 2,
  debriefSystem: 'With the staff member, the same evening',
  supervision: { first: { times: 4, everyDays: 7 }, second: { times: 4, everyDays: 14 }, thenEveryDays: 28 },
});

const tracks: Tracks = {
  outreach: {
    ...common('Telling people where to get help'),
    minimumTrainingDates: 3,
    aims: 'Everyone on the quay knows where to get help',
    whereAndWhen: 'The quay, Tuesdays at 19:00',
    trainingIn: 'harm reduction',
  },
  facilitation: {
    ...common('Welcoming people to the group and leading parts of it'),
    leadAfter: { weeks: 12, sessions: 10 },
    experiencedAfter: { weeks: 26, sessions: 20 },
  },
  mentoring: {
    ...common('Meeting one person every week'),
    staffedWork: { weeks: 12, sessions: 8 },
    reconfirmEveryDays: 180,
    goals: 'Nobody goes through the first year alone',
    principles: 'Honesty, no judgement, the other one decides',
    meetings: 'Once a week for an hour, in the service or a café',
    limits: 'No calls after 21:00, no lending, no relationship beyond the work',
    onRelapse: 'The pair pauses, both are supported, and another mentor is offered',
    staffSupports: 'Supervision, a peer group each month, a debrief when asked for',
    evidence: 'either',
    evaluation: 'A talk every quarter; how often the pair met is kept',
    raisingIssues: 'With the coordinator, or with any member of staff',
  },
  other: { ...common('Helping in the kitchen'), aims: 'A meal for everyone, cooked together' },
};

/** A complete policy with every track open, as an organisation might fill it in: for the sample, the tests and the benchmarks. */
export const samplePolicy = (changes: Partial<General> = {}): Policy => ({
  schema: 2,
  general: { ...general, ...changes },
  tracks,
});
