import { z } from 'zod';

/** A blank that the sources leave to each organisation, filled in. */
const text = z.string().trim().min(1, 'fill this in').max(2_000);
const days = z.int().min(1).max(365);

/** Topics that TURAS 10.1.3 asks of every outreach worker; 6.6 locks boundaries and confidentiality. */
export const outreachTopics = ['difficult-questions', 'boundaries', 'confidentiality'] as const;

const topic = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,48}$/, 'a topic is written in small letters, digits and hyphens')
  .refine((word) => word !== 'spread', 'choose another word: this one is taken'); // by the requirement `training-spread`

/** A programme's policy: the sources' blanks as required fields (TURAS 4.3, 10.1 and the two thresholds that they imply). */
export const PolicySchema = z
  .strictObject({
    schema: z.literal(1),
    /** N: so many days without anything recorded, and the coordinator is told. */
    stalledAfterDays: days,
    /** M: so many more days, and the manager is told. */
    escalateAfterDays: days,
    tracks: z.strictObject({
      outreach: z.strictObject({
        targetGroup: text,
        aims: text,
        whereAndWhen: text,
        trainingIn: text,
        extraTopics: z.array(topic).max(20),
        /** Training is spread over at least so many separate days; one day never satisfies TURAS 10.1.3. */
        minimumTrainingDates: z.int().min(2).max(30),
        debriefSystem: text,
        supervisionEveryDays: days,
        teamEvents: z.enum(['included', 'notIncluded']),
      }),
    }),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof PolicySchema>;

/** What a journey takes from the policy version that it is pinned to. */
export interface JourneyPolicy {
  readonly version: number;
  readonly stalledAfterDays: number;
  readonly escalateAfterDays: number;
  readonly minimumTrainingDates: number;
  readonly topics: readonly string[];
}

/** The terms under which an outreach journey runs. */
export function journeyPolicyOf(version: number, policy: Policy): JourneyPolicy {
  const { minimumTrainingDates, extraTopics } = policy.tracks.outreach;
  const { stalledAfterDays, escalateAfterDays } = policy;
  return {
    version,
    stalledAfterDays,
    escalateAfterDays,
    minimumTrainingDates,
    topics: [...new Set([...outreachTopics, ...extraTopics])],
  };
}

/** Every blank with the clause that leaves it open and a sentence that explains it. */
export const policyBlanks = [
  {
    path: 'stalledAfterDays',
    clause: 'TURAS 7.1',
    explains: 'After how many days without a step is a journey called stalled?',
  },
  { path: 'escalateAfterDays', clause: 'TURAS 7.1', explains: 'After how many more days does the manager hear of it?' },
  { path: 'tracks.outreach.targetGroup', clause: 'TURAS 4.3', explains: 'Which group of people is the outreach for?' },
  {
    path: 'tracks.outreach.aims',
    clause: 'TURAS 10.1.1',
    explains: 'What does the project want to achieve, clearly and within reach?',
  },
  {
    path: 'tracks.outreach.whereAndWhen',
    clause: 'TURAS 10.1.2',
    explains: 'Where and when does outreach take place?',
  },
  { path: 'tracks.outreach.trainingIn', clause: 'TURAS 10.1.3', explains: 'What are outreach workers trained in?' },
  {
    path: 'tracks.outreach.extraTopics',
    clause: 'TURAS 10.1.3',
    explains: 'Which topics does your training add to the three that are always asked?',
  },
  {
    path: 'tracks.outreach.minimumTrainingDates',
    clause: 'TURAS 10.1.3',
    explains: 'Over how many separate days is training spread?',
  },
  {
    path: 'tracks.outreach.debriefSystem',
    clause: 'TURAS 10.1.6',
    explains: 'Who debriefs the worker after an outing, and how soon?',
  },
  {
    path: 'tracks.outreach.supervisionEveryDays',
    clause: 'TURAS 10.1.7',
    explains: 'How many days lie between two supervision sessions?',
  },
  { path: 'tracks.outreach.teamEvents', clause: 'TURAS 13.8', explains: 'Are peer workers included in team events?' },
] as const;
