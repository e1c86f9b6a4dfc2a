import type { Channel, Instant, OwedMessage } from '../../state-machines/core/process.js';
import type { OutChannel } from './channels/channel.js';
import { quietUntil, type QuietHours } from './quiet-hours.js';
import { hasStopped, type Topic } from './topics.js';

/** How somebody can be reached, and wants to be. */
export interface Reach {
  readonly email: string | null;
  readonly phone: string | null;
  /** How many browsers of theirs asked to be told. */
  readonly pushes: number;
  readonly quiet: QuietHours;
  /** Nothing, where they want no daily digest. */
  readonly digestHour: number | null;
  readonly stopped: readonly string[];
  readonly isStaff: boolean;
  /** The ways on which the other side refused for good. */
  readonly failing: readonly string[];
}

/** What happens on one way, and why. */
export type Way = { readonly channel: OutChannel } & (
  | { readonly verdict: 'now' }
  | { readonly verdict: 'waiting'; readonly reason: 'quietHours' | 'digest'; readonly until: Instant }
  | { readonly verdict: 'silenced'; readonly reason: 'stopped' | 'noAddress' }
  | { readonly verdict: 'failed'; readonly reason: 'failingAddress' }
);

/** What is sent: which topic it is, and how urgent. */
export interface Sending {
  readonly topic: Topic;
  readonly message: Pick<OwedMessage, 'channels' | 'urgent' | 'invitation'>;
}

/** Whoever waits for a digest is looked at again this much later: digests may have been turned off meanwhile. */
export const DIGEST_PATIENCE_MS = 26 * 3_600_000;

/** What is tried where the way that was meant leads nowhere. */
const others: readonly OutChannel[] = ['email', 'sms', 'push'];

/** The ways on which somebody is told of this, now or later, and those on which it stays silent. */
export function waysTo(sending: Sending, reach: Reach, configured: readonly Channel[], now: Instant): Way[] {
  const wanted = wantedOf(sending, reach).filter((channel) => isOpen(channel, reach, configured));
  const ways = wanted.map((channel) => wayOn(channel, sending, reach, now));
  if (wantsInboxAlone(sending) || ways.some(leadsSomewhere)) return ways;
  const instead = others.find((channel) => canGo(channel, wanted, sending, reach, configured));
  return instead ? [...ways, wayOn(instead, sending, reach, now)] : ways;
}

/** One way, looked at in this moment. */
export function wayOn(channel: OutChannel, { topic, message }: Sending, reach: Reach, now: Instant): Way {
  if (channel !== 'push' && addressOn(channel, reach) === null)
    return { channel, verdict: 'silenced', reason: 'noAddress' };
  if (reach.failing.includes(channel === 'calendar' ? 'email' : channel))
    return { channel, verdict: 'failed', reason: 'failingAddress' };
  if (hasStopped(reach, channel, topic)) return { channel, verdict: 'silenced', reason: 'stopped' };
  if (message.urgent || topic === 'digest') return { channel, verdict: 'now' };
  if (channel === 'email' && reach.digestHour !== null)
    return { channel, verdict: 'waiting', reason: 'digest', until: now + DIGEST_PATIENCE_MS };
  const until = quietUntil(reach.quiet, now);
  return until === null ? { channel, verdict: 'now' } : { channel, verdict: 'waiting', reason: 'quietHours', until };
}

/** The mailbox or the telephone. Push finds its browsers by itself. */
export function addressOn(channel: OutChannel, { email, phone }: Reach): string | null {
  if (channel === 'sms') return phone;
  return channel === 'push' ? null : email;
}

/** Another way out, where one has failed: one that is open, was not tried, and leads somewhere. */
export function anotherWay(
  tried: readonly string[],
  sending: Sending,
  reach: Reach,
  configured: readonly Channel[],
): OutChannel | undefined {
  return others.find((channel) => canGo(channel, tried, sending, reach, configured));
}

const leadsSomewhere = ({ verdict }: Way): boolean => verdict === 'now' || verdict === 'waiting';

function canGo(
  channel: OutChannel,
  tried: readonly string[],
  { topic }: Sending,
  reach: Reach,
  configured: readonly Channel[],
): boolean {
  if (tried.includes(channel) || (channel === 'email' && tried.includes('calendar'))) return false;
  if (!isOpen(channel, reach, configured) || reach.failing.includes(channel)) return false;
  if (channel !== 'push' && addressOn(channel, reach) === null) return false;
  return !hasStopped(reach, channel, topic);
}

/** Configured, and for push: somebody listens. */
function isOpen(channel: OutChannel, { pushes }: Reach, configured: readonly Channel[]): boolean {
  if (channel === 'calendar') return configured.includes('email');
  return configured.includes(channel) && (channel !== 'push' || pushes > 0);
}

const wantsInboxAlone = ({ message: { channels } }: Sending): boolean =>
  channels !== undefined && channels.every((channel) => channel === 'inbox');

/** As the ladder says; else by mail, and to the browsers of whoever wants no digest. An invitation is a mail by itself. */
function wantedOf({ topic, message: { channels, invitation, urgent } }: Sending, { digestHour }: Reach): OutChannel[] {
  if (invitation) return ['calendar'];
  if (topic === 'digest') return ['email'];
  if (!channels) return digestHour === null || urgent ? ['email', 'push'] : ['email'];
  return channels.flatMap((channel) =>
    channel === 'inbox' ? [] : channel === 'calendar' ? ['email' as const] : [channel],
  );
}
