import { z } from 'zod';

import { acceptabilities } from './boundaries.js';
import { groupCounts, keepingParts } from './keeping-parts.js';
import { mandatoryTopics } from './topics.js';

/** The tracks of TURAS 4.2, and any other task that somebody formally helps with (3.1). */
export const tracks = ['outreach', 'facilitation', 'mentoring', 'other'] as const;
export type Track = (typeof tracks)[number];

/** On what basis somebody works (TURAS 3.2, GUIDE 3.4). */
export const bases = ['voluntary', 'expenses', 'paid'] as const;
export type Basis = (typeof bases)[number];

const text = z.string().trim().min(1, 'fill this in').max(2_000);
const line = z.string().trim().min(1, 'fill this in').max(300);
const days = z.int().min(1).max(365);
const count = z.int().min(1).max(100);

/** A code of the organisation's own or of a catalogue. */
const code = z.string().regex(/^[a-z][a-z0-9-]{1,48}$/, 'a code is written in small letters, digits and hyphens');
const topic = code.refine((word) => word !== 'spread', 'choose another word: this one is taken'); // by the requirement `training-spread`

/** Who took part in writing a role description (GUIDE 3.3-1): hats, never names. */
export const coAuthors = ['peerWorkers', 'serviceUsers', 'staff', 'management'] as const;

/** One part of who may take a role up (TURAS 11.1, 12.1, 13.2): somebody confirms it; never a result or a substance. */
const criterion = z.strictObject({ id: code, sentence: line });

/** A role description (GUIDE 3.3). */
const role = z.strictObject({
  inScope: z.array(line).min(1, 'name at least one task').max(40),
  /** Beside the clinical four and the promotion of beliefs, which hold for every role (GUIDE 3.5-f, 3.5-g). */
  outOfScope: z.array(line).max(40),
  qualities: z.array(code).min(1, 'choose at least one quality').max(40),
  coAuthors: z.array(z.enum(coAuthors)).min(1, 'say who took part in writing it'),
  eligibility: z.array(criterion).min(1, 'name at least one criterion').max(12),
  basis: z.strictObject({
    allowed: z.array(z.enum(bases)).min(1, 'choose at least one basis'),
    /** Nobody is paid less an hour (GUIDE 3.4-e), in cents; asked where paid work is allowed. */
    livingWageCents: z.int().min(1).max(100_000).nullable(),
    /** Nobody works more hours a week (GUIDE 3.3-4, 3.4-d). */
    weeklyHoursCap: z.int().min(1).max(48),
  }),
});

/** How often one-to-one supervision takes place: some at one distance, some at another, then steadily (GUIDE 2.3-f). */
const supervision = z.strictObject({
  first: z.strictObject({ times: z.int().min(0).max(52), everyDays: days }),
  second: z.strictObject({ times: z.int().min(0).max(52), everyDays: days }),
  thenEveryDays: days,
});

const common = {
  role,
  /** Mandatory beside those that the sources ask of everyone on the track. */
  extraTopics: z.array(topic).max(60),
  /** Training is spread over at least so many separate days. */
  minimumTrainingDates: z.int().min(1).max(30),
  debriefSystem: text,
  supervision,
  /** Without it, groups count where TURAS 12.5 says so. */
  groupsCount: z.enum(groupCounts).optional(),
};

/** So much practice is asked for: both must be reached. */
const served = z.strictObject({ weeks: z.int().min(1).max(260), sessions: count });

const outreach = z.strictObject({
  ...common,
  minimumTrainingDates: z.int().min(2, 'one day never satisfies TURAS 10.1.3').max(30),
  aims: text,
  whereAndWhen: text,
  trainingIn: text,
});

const facilitation = z.strictObject({
  ...common,
  /** Co-facilitated for so long before somebody may lead (TURAS 11.4). */
  leadAfter: served,
  /** From when on somebody counts as experienced (TURAS 11.3). */
  experiencedAfter: served,
});

const mentoring = z.strictObject({
  ...common,
  /** Staffed work done before somebody may mentor (TURAS 6.11). */
  staffedWork: served,
  reconfirmEveryDays: days,
  goals: text,
  principles: text,
  meetings: text,
  limits: text,
  onRelapse: text,
  staffSupports: text,
  evidence: z.enum(['tests', 'presentation', 'either']),
  evaluation: text,
  raisingIssues: text,
});

const other = z.strictObject({ ...common, aims: text });

/** Each track's own blanks. A track is open while all of its blanks are filled. */
export const TrackSchemas = { outreach, facilitation, mentoring, other } as const;

/** What holds for the whole programme. Without it no policy is adopted. */
export const GeneralSchema = z.strictObject({
  approvedOn: z.iso.date(),
  /** The policy is overdue after this day (TURAS head). */
  reviewBy: z.iso.date(),
  targetGroup: text,
  teamEvents: z.enum(['included', 'notIncluded']),
  /** N: so many days without anything recorded, and the coordinator is told. */
  stalledAfterDays: days,
  /** M: so many more days, and the manager is told. */
  escalateAfterDays: days,
  /** So many minor incidents within so many days open a decision (TURAS 13.5). */
  minorIncidents: z.strictObject({ times: count, withinDays: z.int().min(1).max(1_095) }),
  /** So many supervision sessions missed by the worker open a decision (TURAS 12.5). */
  missedSupervisions: count,
  certificates: z.strictObject({ renewSoonDays: z.int().min(0).max(365), graceDays: z.int().min(0).max(365) }),
  twoSidedReviewEveryDays: days,
  exit: z.strictObject({
    openDaysBefore: days,
    followUpAfterDays: days,
    keepMonths: z.int().min(1).max(240),
  }),
  /** The service's column of the boundary agreement (GUIDE App C). */
  boundaries: z
    .array(z.strictObject({ id: code, about: line, service: z.enum(acceptabilities), note: z.string().max(500) }))
    .min(1, 'name at least one row')
    .max(60),
  ...keepingParts,
});
export type General = z.infer<typeof GeneralSchema>;

export interface Tracks {
  readonly outreach: z.infer<typeof outreach>;
  readonly facilitation: z.infer<typeof facilitation>;
  readonly mentoring: z.infer<typeof mentoring>;
  readonly other: z.infer<typeof other>;
}

/** An adopted policy: the general part complete, and the tracks whose blanks are all filled. */
export interface Policy {
  readonly schema: 2;
  readonly general: General;
  readonly tracks: Partial<Tracks>;
}

/** A complete policy, as `npm run admin` and other programs hand one over: its contradictions are told by `faultsOf`. */
export const PolicySchema = z
  .strictObject({
    schema: z.literal(2),
    general: GeneralSchema,
    tracks: z.strictObject({
      outreach: outreach.optional(),
      facilitation: facilitation.optional(),
      mentoring: mentoring.optional(),
      other: other.optional(),
    }),
  })
  .meta({ id: 'Policy' });

/** The terms under which a journey runs: what it takes from the policy version that it is pinned to. */
export interface JourneyPolicy {
  readonly version: number;
  readonly stalledAfterDays: number;
  readonly escalateAfterDays: number;
  readonly minimumTrainingDates: number;
  /** Mandatory on the track, those of the sources included. */
  readonly topics: readonly string[];
  readonly eligibility: readonly { readonly id: string; readonly sentence: string }[];
  readonly qualities: readonly string[];
  readonly basis: {
    readonly allowed: readonly Basis[];
    readonly livingWageCents: number | null;
    readonly weeklyHoursCap: number;
  };
  /** Practice asked for before the lead role of the track: leading a group, or mentoring. */
  readonly served: { readonly weeks: number; readonly sessions: number } | null;
  readonly reconfirmEveryDays: number | null;
  readonly certificates: { readonly renewSoonDays: number; readonly graceDays: number };
  readonly twoSidedReviewEveryDays: number;
  readonly exit: { readonly openDaysBefore: number; readonly followUpAfterDays: number; readonly keepMonths: number };
  /** The version whose service column of the boundary agreement holds: an agreement signed under an older one is talked about again. */
  readonly boundariesSince: number;
  readonly supervision: z.infer<typeof supervision>;
}

/** What is mandatory on a track: what the sources ask, then what the policy adds. */
export const topicsOf = (track: Track, extraTopics: readonly string[]): string[] => [
  ...new Set([...mandatoryTopics[track], ...extraTopics]),
];

/** The terms under which a journey on a track runs; nothing while a blank of the track is empty. */
export function journeyPolicyOf(
  version: number,
  { general, tracks: open }: Policy,
  track: Track,
  boundariesSince: number,
): JourneyPolicy | null {
  const terms = open[track];
  if (!terms) return null;
  const { eligibility, qualities, basis } = terms.role;
  return {
    version,
    stalledAfterDays: general.stalledAfterDays,
    escalateAfterDays: general.escalateAfterDays,
    minimumTrainingDates: terms.minimumTrainingDates,
    topics: topicsOf(track, terms.extraTopics),
    eligibility,
    qualities,
    basis,
    served: servedOn(open, track),
    reconfirmEveryDays: track === 'mentoring' ? (open.mentoring?.reconfirmEveryDays ?? null) : null,
    certificates: general.certificates,
    twoSidedReviewEveryDays: general.twoSidedReviewEveryDays,
    exit: general.exit,
    boundariesSince,
    supervision: terms.supervision,
  };
}

function servedOn(open: Partial<Tracks>, track: Track): JourneyPolicy['served'] {
  if (track === 'facilitation') return open.facilitation?.leadAfter ?? null;
  return track === 'mentoring' ? (open.mentoring?.staffedWork ?? null) : null;
}
