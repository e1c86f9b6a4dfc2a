import type { JourneyCommand, Mode } from '../../state-machines/journey/journey.messages.js';
import type { JourneyPolicy, Track } from '../../state-machines/policy/policy.js';
import type { Ask, Teller, Words } from './cast.js';
import { contents, type FilledForm } from './contents.js';

/** One step of the usual course: on which day of it, who takes it, what it is. */
export interface CourseStep extends Words {
  readonly day: number;
  readonly by: Teller;
  readonly ask: Ask;
}

const told = (day: number, by: Teller, ask: Ask, note?: string): CourseStep => ({
  day,
  by,
  ask,
  ...(note && { note }),
});
const step = (day: number, requirement: string, note?: string, by: Teller = 'coordinator') =>
  told(day, by, ({ on }) => ({ type: 'RecordStep', requirement, on }), note);
const form = (day: number, by: Teller, id: FilledForm, note?: string): CourseStep => ({
  ...told(day, by, ({ on }) => ({ type: 'FillForm', form: id, on }), note),
  content: contents[id],
});
type Plain = Extract<JourneyCommand['type'], `Start${string}` | 'CloseJourney'>;
const move = (day: number, type: Plain) => told(day, 'coordinator', () => ({ type }));
const train = (day: number, topic: string) =>
  told(day, 'supervisor', ({ on }) => ({
    type: 'RecordTraining',
    topic,
    on,
    trainer: 'internal',
    qualified: true,
    peerLed: topic === 'difficult-questions',
  }));
const sign = (day: number, type: 'SignContract' | 'SignBoundaryAgreement') => [
  told(day, 'worker', ({ on }) => ({ type, side: 'worker', on })),
  told(day, 'coordinator', ({ on }) => ({ type, side: 'service', on })),
];

/** Work of one mode, every few days of the course. */
const work = (mode: Mode, from: number, to: number, every: number, quarters: number): CourseStep[] =>
  Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, n) => {
    const note = n % 4 === 1 ? talks[(n >> 2) % talks.length] : undefined;
    return told(from + n * every, 'supervisor', ({ on }) => ({ type: 'LogExperience', mode, on, quarters }), note);
  });

const talks = [
  'Went well: three long conversations.',
  'Talked about where to stop: no lifts, no money.',
  'Wants to learn more about signposting to housing.',
  'Handled a difficult question calmly and came back to it in the debrief.',
  'Feels comfortable with the load. Stays at one a week.',
];

/** From the first conversation to the first day of training. */
const beginning = ({ eligibility, version, basis }: JourneyPolicy): CourseStep[] => [
  told(1, 'coordinator', () => ({ type: 'NameSupervisor' })),
  step(1, 'contacted'),
  form(2, 'worker', 'qualities-self'),
  form(4, 'coordinator', 'qualities-interviewer', 'Listens well; wants support with speaking in front of groups.'),
  step(5, 'role-description-seen'),
  ...eligibility.map(({ id }) =>
    told(6, 'coordinator', ({ on }) => ({ type: 'ConfirmEligibility', criterion: id, basis: 'conversation', on })),
  ),
  told(7, 'coordinator', ({ on }) => ({ type: 'OfferRole', on })),
  move(8, 'StartInduction'),
  told(9, 'coordinator', () => ({ type: 'NameLineManager' })),
  told(9, 'coordinator', () => ({ type: 'NameKeyworker' })),
  step(10, 'team-briefed'),
  step(11, 'information-pack'),
  step(12, 'boundary-conversation'),
  step(14, 'progression-honesty'),
  step(14, 'contract-terms-shown'),
  told(15, 'worker', () => ({
    type: 'ChooseBasis',
    basis: basis.allowed.includes('expenses') ? 'expenses' : 'voluntary',
    valueExplained: true,
    weeklyHours: 6,
  })),
  form(16, 'worker', 'progression-plan'),
  form(18, 'coordinator', 'needs-assessment'),
  told(21, 'worker', () => ({ type: 'AcknowledgePolicy', version })),
  move(22, 'StartTraining'),
];

const TRAINED_FROM = 27;
const TRAINED_UNTIL = 46;

/** Training is planned first, and then held on separate days. */
const training = ({ topics }: JourneyPolicy): CourseStep[] =>
  topics.flatMap((topic, n) => {
    const day = TRAINED_FROM + Math.round((n * (TRAINED_UNTIL - TRAINED_FROM)) / Math.max(1, topics.length - 1));
    const planned = told(23, 'supervisor', (on) => ({ type: 'PlanTraining', topic, on: on.in(day - 23) }));
    return [planned, train(day, topic)];
  });

const papers: readonly CourseStep[] = [
  form(24, 'worker', 'self-care-plan'),
  form(47, 'worker', 'boundary-agreement'),
  ...sign(48, 'SignBoundaryAgreement'),
  ...sign(49, 'SignContract'),
];

const leaving = (from: number): CourseStep[] => [
  told(from - 40, 'coordinator', (day) => ({ type: 'SetExpectedEnd', on: day.in(50) })),
  form(from - 6, 'worker', 'exit-plan'),
  step(from - 4, 'exit-discussed', undefined, 'supervisor'),
  step(from - 2, 'next-steps'),
  move(from, 'StartExit'),
  step(from + 2, 'exit-pack', 'Two certificates and a sheet with the hours.'),
  step(from + 6, 'costs-settled'),
  move(from + 10, 'CloseJourney'),
];

const lookingBack = (day: number): CourseStep[] => [
  form(day, 'worker', 'review-worker'),
  form(day, 'coordinator', 'review-service'),
];

/** How practice usually goes on each track, up to the exit. */
const practice: Readonly<Record<Track, readonly CourseStep[]>> = {
  outreach: [
    step(50, 'outreach-policy-read'),
    move(52, 'StartSupportedPractice'),
    ...work('withStaff', 55, 139, 7, 12),
    step(140, 'lone-working-policy'),
    train(141, 'lone-working'),
    move(143, 'StartInPairs'),
    ...work('inPair', 147, 187, 8, 12),
    ...lookingBack(160),
    step(190, 'alone-agreed', 'Ready for short rounds by day.', 'supervisor'),
    step(190, 'support-number'),
    move(192, 'StartAlone'),
    ...work('alone', 196, 236, 8, 8),
    ...leaving(250),
  ],
  facilitation: [
    move(52, 'StartSupportedPractice'),
    ...work('coFacilitated', 55, 139, 7, 10),
    told(140, 'worker', () => ({ type: 'StateWish', wish: 'yes' })),
    told(
      146,
      'supervisor',
      () => ({ type: 'Decide', matter: 'may-lead', answer: 'yes' }),
      'Ready to lead, with staff nearby.',
    ),
    move(148, 'StartLeading'),
    ...work('led', 152, 236, 7, 10),
    ...lookingBack(165),
    ...leaving(250),
  ],
  mentoring: [
    step(51, 'staffed-work-went-well', undefined, 'supervisor'),
    move(52, 'StartMentoring'),
    ...work('mentored', 55, 236, 7, 4),
    ...lookingBack(160),
    ...leaving(250),
  ],
  other: [move(52, 'StartSupportedPractice'), ...work('other', 55, 236, 7, 16), ...lookingBack(160), ...leaving(250)],
};

/** How a journey usually goes, day by day: from the first conversation to the exit. */
export const usualCourse = (track: Track, policy: JourneyPolicy): CourseStep[] => [
  ...beginning(policy),
  ...training(policy),
  ...papers,
  ...practice[track],
];
