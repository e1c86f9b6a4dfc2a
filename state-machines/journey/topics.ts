import type { LocalDate } from '../core/process.js';
import type { Track } from '../policy/policy.js';
import { topicCatalogue } from '../policy/topics.js';
import type { JourneyContext, JourneyFacts } from './journey.messages.js';

/** May this topic be planned, recorded or agreed on this journey: one of its policy's, or one of the catalogue? */
export const isTopicOf = (topic: string, { policy, agreedTopics }: Pick<JourneyContext, 'policy' | 'agreedTopics'>) =>
  policy.topics.includes(topic) || agreedTopics.includes(topic) || topicCatalogue.some(({ id }) => id === topic);

/** The topics that a journey's page shows: mandatory ones first, then those agreed with the worker, then any other that was recorded. */
export function topicsOf({ policy, agreedTopics, trainings }: JourneyContext): string[] {
  return [...new Set([...policy.topics, ...agreedTopics, ...trainings.map(({ topic }) => topic)])];
}

const source: Readonly<Record<Track, { readonly prefix: string; readonly otherwise: string }>> = {
  outreach: { prefix: 'TURAS 10', otherwise: 'TURAS 10.1.3' },
  facilitation: { prefix: 'TURAS 11', otherwise: 'GUIDE 4.4-a' },
  mentoring: { prefix: 'TURAS 12', otherwise: 'TURAS 12.4' },
  other: { prefix: 'GUIDE', otherwise: 'GUIDE 4.4-a' },
};

/** The clause by which a track asks for a topic. */
export function clauseOfTopic(topic: string, track: Track): string {
  const { prefix, otherwise } = source[track];
  const clauses = topicCatalogue.find(({ id }) => id === topic)?.clauses ?? [];
  return clauses.find((clause) => clause.startsWith(prefix)) ?? otherwise;
}

/** Was somebody trained in a topic, here or on another journey? */
export const isTrained = (topic: string, { trainings }: JourneyContext, { elsewhere }: JourneyFacts): boolean =>
  trainings.some((held) => held.topic === topic) || elsewhere.trainings.some((held) => held.topic === topic);

/** Is the newest training in a topic one by the organisation's own trainers (TURAS 12.4)? What was not trained at all is asked for by itself. */
export function isInHouse(topic: string, journey: JourneyContext, facts: JourneyFacts): boolean {
  const held = journey.trainings.filter((one) => one.topic === topic);
  const newest = held.toSorted((one, other) => (one.on < other.on ? -1 : 1)).at(-1);
  return newest ? newest.trainer === 'internal' : !isTrained(topic, journey, facts);
}

/** The days on which somebody was trained for this role. */
export function trainingDays({ trainings, policy }: JourneyContext, { elsewhere }: JourneyFacts): Set<LocalDate> {
  const counting = elsewhere.trainings.filter(({ topic }) => policy.topics.includes(topic));
  return new Set([...trainings, ...counting].map(({ on }) => on));
}
