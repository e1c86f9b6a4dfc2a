import type { LocalDate } from '../core/process.js';
import type { SectionId } from './readiness.js';

/** Every section filled in, as an organisation might: for the sample, the tests and the benchmarks. */
export const sampleReadiness = (
  on: LocalDate = '2026-01-05',
  insuredUntil: LocalDate = '2035-01-31',
): Readonly<Record<SectionId, Readonly<Record<string, unknown>>>> => ({
  goals: {
    goals: [
      { goal: 'Everyone on the quay knows where to get help', indicators: ['Conversations each week', 'First visits'] },
      { goal: 'Peer workers grow in the role', indicators: ['Trainings completed', 'Goals of their own reached'] },
    ],
  },
  'evaluation-plan': {
    how: 'Short counts after each session, and a talk with everyone involved',
    when: 'Every six months',
    who: 'The coordinator with two peer workers',
  },
  'cost-arrangement': {
    covered: ['Travel', 'Childcare', 'A meal on working days'],
    process: 'Receipts go to the coordinator and are paid back within a week',
    agreedOn: on,
  },
  'planning-participants': { peerWorkers: 4, serviceUsers: 6, staff: 3, management: 1, on },
  'supervision-capacity': { supervisors: 2, workersEach: 6, hoursAMonth: 16, cover: 'The coordinator' },
  'policies-reviewed': { healthAndSafety: on, insurance: on, humanResources: on, jobDescriptions: on },
  'new-documents': { contract: on, policy: on, strategy: on, owner: 'The manager' },
  insurance: { confirmedOn: on, confirmedUntil: insuredUntil },
  'buy-in-works': { summary: 'Studies and our own pilot: more people come, and they stay longer' },
  'buy-in-wanted': { asked: '20 people who use the service, 9 members of staff', result: 'Most of both want it' },
  'buy-in-good-practice': { references: ['The national drugs strategy', 'The funder’s own guide'] },
  'buy-in-risks': {
    peerWorkers: ['Too much at once', 'Being back among old contacts'],
    serviceUsers: ['Knowing the worker from before'],
    supporters: ['Too little time for supervision'],
    organisation: ['Something goes wrong while nobody from the staff is there'],
    answers: 'Slow steps, supervision that takes place, and somebody who can always be called',
  },
  fit: { stage: 'People who do not come in yet', need: 'Reaching those whom staff do not reach' },
});
