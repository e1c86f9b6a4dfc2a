import type { OwedMessage, Role } from '../../state-machines/core/process.js';
import type { OutChannel } from './channels/channel.js';

/** What messages are about, for whoever wants less of one. */
export const topics = ['reminders', 'invitations', 'digest', 'asked', 'own'] as const;
export type Topic = (typeof topics)[number];

/**
 * May somebody stop a topic on a way? Any, but one: whoever works in a role is asked to decide and to act by mail, as the
 * policy demands (TURAS 7.1). By telephone and browser everything may be stopped, and the inbox is there anyway.
 */
export function mayStop(channel: OutChannel, topic: Topic, isStaff: boolean): boolean {
  return !(isStaff && topic === 'asked' && channel === 'email');
}

/** Says that something comes, and asks for nothing that the policy or the law demands. */
const comingUp = new Set([
  'session-reminder',
  'certificate-renewal',
  'policy-review-near',
  'two-sided-review-due',
  'return-step-reached',
  'exit-due',
  'cover-ended',
]);

/** What a message is, for whoever does not want to hear of all things on all ways. */
export function topicOf(kind: string, { matter, invitation }: OwedMessage, role: Role): Topic {
  if (kind === 'digest') return 'digest';
  if (invitation) return 'invitations';
  if (comingUp.has(matter)) return 'reminders';
  return role === 'peerWorker' ? 'own' : 'asked';
}

/** The codes by which somebody may have stopped this. An invitation is a mail as well. */
const codesOf = (channel: OutChannel, topic: Topic): string[] => [
  ...(channel === 'calendar' ? ['email', `email:${topic}`] : []),
  channel,
  `${channel}:${topic}`,
];

interface Reader {
  readonly stopped: readonly string[];
  readonly isStaff: boolean;
}

/** Has this one stopped it? What may not be stopped goes on. */
export function hasStopped({ stopped, isStaff }: Reader, channel: OutChannel, topic: Topic): boolean {
  return mayStop(channel, topic, isStaff) && codesOf(channel, topic).some((code) => stopped.includes(code));
}

/** What a link in a letter can stop: nothing, where it may not be stopped. */
export function stopCode(channel: OutChannel, topic: Topic, isStaff: boolean): string | null {
  return mayStop(channel, topic, isStaff) ? `${channel}:${topic}` : null;
}
