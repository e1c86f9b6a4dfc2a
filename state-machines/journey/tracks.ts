import type { Track } from '../policy/policy.js';
import type { JourneyContext, Mode, Stage } from './journey.messages.js';

/** The stages of each track, in their order (TURAS 4.2, 6.11). */
const stagesOn: Readonly<Record<Track, readonly Stage[]>> = {
  outreach: [
    'recruitment',
    'induction',
    'training',
    'supportedPractice',
    'inPairs',
    'alone',
    'supportedExit',
    'closed',
  ],
  facilitation: ['recruitment', 'induction', 'training', 'supportedPractice', 'leading', 'supportedExit', 'closed'],
  mentoring: ['recruitment', 'induction', 'training', 'mentoring', 'supportedExit', 'closed'],
  other: ['recruitment', 'induction', 'training', 'supportedPractice', 'supportedExit', 'closed'],
};

export const stagesOf = (track: Track): readonly Stage[] => stagesOn[track];

/** Stages in which somebody works as a peer. */
export const practiceStages: readonly Stage[] = ['supportedPractice', 'inPairs', 'alone', 'leading', 'mentoring'];

/** Ways of working on each track, each with the stage that opens it (TURAS 10.1.4, 11.4, 12.4). */
export const modesOn: Readonly<Record<Track, Readonly<Partial<Record<Mode, Stage>>>>> = {
  outreach: { withStaff: 'supportedPractice', inPair: 'inPairs', alone: 'alone' },
  facilitation: { coFacilitated: 'supportedPractice', withStaff: 'supportedPractice', led: 'leading' },
  mentoring: { mentored: 'mentoring', withStaff: 'training', coFacilitated: 'training' },
  other: { other: 'supportedPractice', withStaff: 'supportedPractice' },
};

/** The stage in which a journey is: the last that it came to. */
export const presentStage = ({ visits }: Pick<JourneyContext, 'visits'>): Stage => visits.at(-1)!.stage;
