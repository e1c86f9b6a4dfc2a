import type { JourneyCommand } from '../../state-machines/journey/journey.messages.js';
import type { Player } from './cast.js';

/** One step of the usual course: on which day of it, who takes it, and what it is. */
export interface CourseStep {
  readonly day: number;
  readonly by: Player;
  readonly command: JourneyCommand['type'];
  /** The requirement or topic that is recorded. */
  readonly code?: string;
  readonly note?: string;
}

const step = (day: number, code: string, note?: string): CourseStep => ({
  day,
  by: 'coordinator',
  command: 'RecordStep',
  code,
  ...(note && { note }),
});
const topic = (day: number, code: string): CourseStep => ({ day, by: 'supervisor', command: 'RecordTraining', code });
const move = (day: number, command: JourneyCommand['type']): CourseStep => ({ day, by: 'coordinator', command });

const talks = [
  'First outing went well: three long conversations.',
  'Talked about where to stop: no lifts, no money.',
  'Wants to learn more about signposting to housing.',
  'Handled a difficult question calmly and came back to it in the debrief.',
  'Feels comfortable with the load. Stays at one outing a week.',
];

/** In practice the topics come round again, and the supervisor writes a line. */
const refreshers = Array.from({ length: 13 }, (_, i): CourseStep => {
  const code = ['boundaries', 'confidentiality', 'difficult-questions'][i % 3]!;
  return { ...topic(60 + i * 10, code), note: talks[i % talks.length]! };
});

/** How a journey usually goes, day by day: from the first conversation to the exit after some 200 days. */
export const usualCourse: readonly CourseStep[] = [
  { day: 1, by: 'coordinator', command: 'NameSupervisor' },
  step(2, 'eligibility'),
  step(
    4,
    'qualities-discussed',
    'A warm, clear conversation. Listens well; wants support with speaking in front of groups.',
  ),
  step(6, 'role-description-seen'),
  move(8, 'StartInduction'),
  { day: 9, by: 'coordinator', command: 'NameLineManager' },
  { day: 9, by: 'coordinator', command: 'NameKeyworker' },
  step(12, 'boundary-conversation'),
  step(14, 'progression-honesty'),
  step(14, 'contract-terms-shown'),
  step(18, 'needs-assessment'),
  step(20, 'information-pack'),
  move(22, 'StartTraining'),
  topic(27, 'difficult-questions'),
  topic(34, 'boundaries'),
  topic(41, 'confidentiality'),
  topic(48, 'overdose-response'),
  step(50, 'outreach-policy-read'),
  move(52, 'StartSupportedPractice'),
  ...refreshers,
  step(184, 'exit-plan'),
  step(186, 'exit-discussed'),
  step(188, 'next-steps'),
  move(190, 'StartExit'),
  step(192, 'exit-pack', 'Two certificates and a letter with the hours.'),
  step(196, 'costs-settled'),
  move(200, 'CloseJourney'),
];
