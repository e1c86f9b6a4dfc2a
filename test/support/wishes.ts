import fc from 'fast-check';

import type { Instant } from '../../state-machines/core/process.js';
import { moves, type Move } from '../../state-machines/journey/gates.js';
import type { JourneyCommand } from '../../state-machines/journey/journey.messages.js';
import { dayFrom } from './journeys.js';

/** Something to ask of a journey, with its dates as days from its own moment and its people by number. */
export type Wish =
  | { readonly type: Move | 'ResumeJourney' | 'AddNote' }
  | { readonly type: 'EndApplication'; readonly reason: 'withdrew' | 'notGoingAhead' }
  | { readonly type: 'RecordStep'; readonly requirement: string; readonly daysAgo: number }
  | { readonly type: 'RecordTraining'; readonly topic: string; readonly daysAgo: number }
  | { readonly type: 'WaiveRequirement'; readonly requirement: string; readonly inDays: number }
  | { readonly type: 'ExplainDelay' | 'PauseJourney'; readonly inDays: number }
  | { readonly type: 'NameLineManager' | 'NameKeyworker' | 'NameSupervisor'; readonly holder: number };

const steps: Readonly<Record<Move, readonly string[]>> = {
  StartInduction: ['eligibility', 'qualities-discussed', 'role-description-seen'],
  StartTraining: [
    'boundary-conversation',
    'progression-honesty',
    'contract-terms-shown',
    'needs-assessment',
    'information-pack',
  ],
  StartSupportedPractice: ['outreach-policy-read'],
  StartExit: ['exit-plan', 'exit-discussed', 'next-steps'],
  CloseJourney: ['exit-pack', 'costs-settled'],
};
const topics = ['difficult-questions', 'boundaries', 'confidentiality', 'naloxone'];
const requirements = [
  ...Object.values(steps).flat(),
  ...topics.map((topic) => `training-${topic}`),
  'training-spread',
  'line-manager',
  'not-blocked',
  'no-such-thing',
];

const ahead = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  fc.constantFrom(0, 1, 90, 364, 365, 366, 367),
);
const ago = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }) }, fc.constant(-1));

/** Anything that may be asked, also at a bad moment. */
export const wishes: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...moves) }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('ResumeJourney', 'AddNote') }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('ExplainDelay', 'PauseJourney'), inDays: ahead }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('RecordStep'),
      requirement: fc.constantFrom(...requirements),
      daysAgo: ago,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('RecordTraining'),
      topic: fc.constantFrom(...topics, 'no-such'),
      daysAgo: ago,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('WaiveRequirement'),
      requirement: fc.constantFrom(...requirements),
      inDays: ahead,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('NameLineManager', 'NameKeyworker', 'NameSupervisor'),
      holder: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('EndApplication'), reason: fc.constantFrom('withdrew', 'notGoingAhead') }),
  },
);

/** All that a move asks for, and the move itself. */
export function preparing(move: Move): readonly Wish[] {
  const recorded = steps[move].map((requirement): Wish => ({ type: 'RecordStep', requirement, daysAgo: 0 }));
  const trained = topics.map((topic, index): Wish => ({ type: 'RecordTraining', topic, daysAgo: index }));
  const named: Wish[] = [
    { type: 'NameKeyworker', holder: 0 },
    { type: 'NameLineManager', holder: 1 },
  ];
  return [
    ...recorded,
    ...(move === 'StartTraining' ? named : []),
    ...(move === 'StartSupportedPractice' ? trained : []),
    { type: move },
  ];
}

/** The wish as a command of its moment. */
export function commandOf(wish: Wish, at: Instant, zone: string, holders: readonly string[]): JourneyCommand {
  switch (wish.type) {
    case 'RecordStep':
      return { type: wish.type, requirement: wish.requirement, on: dayFrom(at, -wish.daysAgo, zone) };
    case 'RecordTraining':
      return { type: wish.type, topic: wish.topic, on: dayFrom(at, -wish.daysAgo, zone) };
    case 'WaiveRequirement':
      return { type: wish.type, requirement: wish.requirement, until: dayFrom(at, wish.inDays, zone) };
    case 'ExplainDelay':
      return { type: wish.type, until: dayFrom(at, wish.inDays, zone) };
    case 'PauseJourney':
      return { type: wish.type, reviewOn: dayFrom(at, wish.inDays, zone) };
    case 'NameLineManager':
    case 'NameKeyworker':
    case 'NameSupervisor':
      return { type: wish.type, holderId: holders[wish.holder % holders.length]! };
    default:
      return wish;
  }
}
