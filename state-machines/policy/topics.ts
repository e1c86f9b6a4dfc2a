import type { Track } from './policy.js';

/** Where a topic of the catalogue belongs. */
export type TopicGroup = 'role' | 'delivery' | 'selfAwareness' | 'readiness';

/** A topic that peer workers are trained in. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  readonly group: TopicGroup;
  /** Where the sources ask for it. */
  readonly clauses: readonly string[];
}

const topic = (id: string, name: string, group: TopicGroup, ...clauses: string[]): Topic => ({
  id,
  name,
  group,
  clauses,
});

/** Every training topic that the sources name (TURAS 10–12, GUIDE 4.4): one entry where two clauses ask for the same. */
export const topicCatalogue: readonly Topic[] = [
  topic('boundaries', 'Boundaries', 'role', 'TURAS 10.1.3.2', 'TURAS 11.2.4', 'TURAS 12.4.3', 'GUIDE 4.4-f'),
  topic(
    'confidentiality',
    'Confidentiality in practice',
    'role',
    'TURAS 10.1.3.3',
    'TURAS 11.2.5',
    'TURAS 12.4.3',
    'TURAS 12.4.6',
    'GUIDE 4.4-e',
  ),
  topic('difficult-questions', 'Difficult questions and situations', 'role', 'TURAS 10.1.3.1'),
  topic('outreach-basics', 'What outreach is, and what it is not', 'role', 'TURAS 10.1.3'),
  topic('staying-safe-outdoors', 'Staying safe on outreach', 'role', 'TURAS 10.1.4', 'GUIDE 2.3-g'),
  topic('lone-working', 'Working in pairs and alone', 'role', 'TURAS 10.1.4', 'GUIDE 2.3-g', 'GUIDE 3.3-5'),
  topic('facilitation', 'Facilitating a group', 'role', 'TURAS 11.2.1', 'GUIDE 4.4-e'),
  topic('this-group', 'Co-facilitating this particular group', 'role', 'TURAS 11.2.2'),
  topic('difficult-dynamics', 'Difficult dynamics in a group', 'role', 'TURAS 11.2.3'),
  topic('planning-and-debriefing', 'Planning a session and debriefing it', 'role', 'TURAS 11.5'),
  topic('active-listening', 'Active listening and communication', 'role', 'TURAS 12.4.1', 'GUIDE 4.4-e'),
  topic('difficult-scenarios', 'Difficult scenarios in mentoring', 'role', 'TURAS 12.4.2'),
  topic('child-protection', 'Basic child protection', 'role', 'TURAS 12.4.4'),
  topic('code-of-conduct', 'Code of conduct', 'role', 'TURAS 12.4.5', 'TURAS 12.3'),
  topic('using-supervision', 'Using supervision and feedback', 'role', 'TURAS 8.1.6', 'GUIDE 4.3-i'),
  topic('tricky-situations', 'Practising tricky situations', 'role', 'GUIDE 3.5-n'),
  topic('signposting', 'Signposting and referral', 'delivery', 'GUIDE 4.4-e'),
  topic('mental-health-first-aid', 'Mental-health first aid', 'delivery', 'GUIDE 4.4-e'),
  topic('harm-reduction', 'Harm reduction', 'delivery', 'TURAS 10.1.3', 'GUIDE 4.4-e'),
  topic('overdose-response', 'Responding to an overdose', 'delivery', 'GUIDE 4.4-e'),
  topic('motivational-interviewing', 'Motivational interviewing', 'delivery', 'GUIDE 4.4-e'),
  topic('trauma-informed-practice', 'Trauma-informed practice', 'delivery', 'GUIDE 4.4-e'),
  topic('research', 'Peer research', 'delivery', 'GUIDE 4.4-e', 'GUIDE 3.1'),
  topic('restorative-justice', 'Restorative justice', 'delivery', 'GUIDE 4.4-e', 'GUIDE 4.5-a'),
  topic('software-and-notes', 'Basic software and notes', 'delivery', 'GUIDE 4.4-e'),
  topic('procedures', 'Administration and procedures', 'delivery', 'GUIDE 4.4-e'),
  topic('data-protection', 'Data protection', 'delivery', 'GUIDE 4.4-e'),
  topic('health-and-safety', 'Health and safety', 'delivery', 'GUIDE 2.4-b'),
  topic('spotting-triggers', 'Spotting your own triggers', 'selfAwareness', 'GUIDE 4.4-f'),
  topic('self-regulation', 'Looking after yourself in the moment', 'selfAwareness', 'GUIDE 4.4-f'),
  topic('self-care', 'Self-care and recovery planning', 'selfAwareness', 'GUIDE 4.2-d'),
  topic('positive-communication', 'Positive communication', 'selfAwareness', 'GUIDE 4.4-f'),
  topic('cultural-humility', 'Cultures, bias and humility', 'selfAwareness', 'GUIDE 4.4-f'),
  topic('trauma-and-power', 'Trauma, power and relationships', 'selfAwareness', 'GUIDE 4.4-f'),
  topic('telling-your-story', 'How much of your own story to share', 'selfAwareness', 'GUIDE 3.5-k'),
  topic('job-readiness', 'Getting ready for a job', 'readiness', 'GUIDE 4.4-g'),
  topic('basic-computing', 'Basic computing', 'readiness', 'GUIDE 4.4-g'),
  topic('leadership-and-teamwork', 'Leadership and teamwork', 'readiness', 'GUIDE 4.4-g'),
];

/** What a topic is called: a topic of the organisation's own is called by its code. */
export const nameOfTopic = (id: string): string =>
  topicCatalogue.find((one) => one.id === id)?.name ?? id.replaceAll('-', ' ');

/** TURAS 6.6: nobody works on any track without these two, and no policy takes them away. */
export const lockedTopics: readonly string[] = ['boundaries', 'confidentiality'];

/** What the sources ask of everyone on a track (TURAS 10.1.3, 11.2, 12.4, 6.6). */
export const mandatoryTopics: Readonly<Record<Track, readonly string[]>> = {
  outreach: ['difficult-questions', ...lockedTopics],
  facilitation: ['facilitation', 'this-group', 'difficult-dynamics', ...lockedTopics],
  mentoring: ['active-listening', 'difficult-scenarios', ...lockedTopics, 'child-protection', 'code-of-conduct'],
  other: lockedTopics,
};
