import type { Channel, Instant, Role } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { Journal } from '../journal/journal.js';
import { LEASE_MS } from './back-off.js';
import { closingOf, roleUnheld, wordsFor, type Hearing } from './compose.js';
import {
  putIntoInboxes,
  settleDispatches,
  writeDispatches,
  writeReturned,
  type DispatchKey,
  type InboxEntry,
  type NewDispatch,
  type Settlement,
} from './dispatch.statements.js';
import { hearersAbove, isForOneAlone, subjectOf, type Owed } from './judge.js';
import type { Letter } from './letter.js';
import { mintLink, writeLinks, type NewLink } from './links.js';
import type { Hearer, Hearers } from './recipients.js';
import type { Reachable } from './staff.statements.js';
import { stopCode, topicOf } from './topics.js';
import { addressOn, waysTo, type Sending, type Way } from './ways.js';
import type { OutChannel } from './channels/channel.js';

/** What delivering needs to know of its surroundings. */
export interface Manner {
  readonly now: Instant;
  readonly journal: Pick<Journal, 'kind'>;
  readonly baseUrl: string;
  /** The ways that the settings open. */
  readonly configured: readonly Channel[];
  readonly log: (code: string, details?: object) => void;
}

/** A letter on its way, and what has to be known when it comes back. */
export interface Outgoing {
  readonly owed: Owed;
  readonly told: Hearers<Reachable>;
  readonly hearer: Hearer<Reachable>;
  readonly sending: Sending;
  readonly letter: Letter;
  readonly tries: number;
  /** What goes out with a digest. */
  readonly holds?: readonly DispatchKey[];
}

/** Something that will never arrive on the way that was meant. */
export type Lost = Pick<Outgoing, 'owed' | 'told' | 'hearer' | 'sending'>;

/** Does a letter leave in this very claim, or is it left for the next one? */
export type Leaving = 'now' | 'soon';

/** All that one transaction writes and sends, collected first, so that each table is written once. */
export class Post {
  readonly outgoing: Outgoing[] = [];
  readonly settlements: Settlement[] = [];
  private readonly entries: InboxEntry[] = [];
  private readonly dispatches: NewDispatch[] = [];
  private readonly links: NewLink[] = [];
  private readonly returned: DispatchKey[] = [];

  constructor(
    private readonly manner: Manner,
    readonly staff: readonly Reachable[],
  ) {}

  /** Tells everyone who hears: into the inbox at once, and on every other way now, later, or not at all. */
  tell(
    owed: Owed,
    told: Hearers<Reachable>,
    { instead = false, leaving }: { instead?: boolean; leaving: Leaving },
  ): void {
    for (const hearer of told.colleagues) {
      const as = { role: told.role, coversFor: hearer.coversFor ?? null, instead };
      const sending = sendingOf(owed, told.role);
      const ways = waysTo(sending, hearer.reach, this.manner.configured, this.manner.now);
      if (owed.kind !== 'digest') this.putIntoInbox(owed, told.role, hearer, as);
      for (const way of ways) this.dispatches.push({ ...rowOf(owed, hearer, as), ...this.standingOf(way, leaving) });
      for (const way of ways)
        if (way.verdict === 'now' && leaving === 'now')
          this.outgoing.push(this.outgoingOf(owed, told, hearer, way.channel, { instead, tries: 1 }));
      if (!instead && leadNowhere(ways)) this.goAbove(owed, told, leaving);
    }
  }

  /** Nobody can be reached there: whoever stands above is told, in the inbox and on their ways. */
  goAbove(owed: Owed, told: Hearers<Reachable>, leaving: Leaving): void {
    const found = hearersAbove(owed, told, this.staff);
    const known = new Set(told.colleagues.map(({ userId }) => userId));
    const colleagues = found?.colleagues.filter(({ userId }) => !known.has(userId)) ?? [];
    if (found && colleagues.length > 0) this.tell(owed, { ...found, colleagues }, { instead: true, leaving });
  }

  /** One more way for somebody who was told already. */
  goOn({ owed, told, hearer }: Lost, channel: OutChannel): void {
    const as = { role: told.role, coversFor: hearer.coversFor ?? null, instead: false };
    this.dispatches.push({ ...rowOf(owed, hearer, as), ...this.standingOf({ channel, verdict: 'now' }, 'soon') });
  }

  /** What was taken by the other side has come back. */
  bounced(key: DispatchKey): void {
    this.returned.push(key);
  }

  /** A letter about one matter, with a link of its own. */
  outgoingOf(
    owed: Owed,
    told: Hearers<Reachable>,
    hearer: Hearer<Reachable>,
    channel: OutChannel,
    { instead, tries }: { instead: boolean; tries: number },
  ): Outgoing {
    const hearing: Hearing = {
      role: told.role,
      coversFor: hearer.coversFor,
      instead,
      ...(told.inPerson && { inPerson: true }),
    };
    const sending = sendingOf(owed, told.role);
    const { path, ...words } = wordsFor(owed, told.role);
    const { processId, version, index, message } = owed;
    const stops = stopCode(channel, sending.topic, hearer.reach.isStaff);
    const token = this.link(hearer.userId, path, stops);
    const { invitation, to } = message;
    const letter: Letter = {
      processId,
      version,
      index,
      userId: hearer.userId,
      channel,
      address: addressOn(channel, hearer.reach) ?? '',
      items: [{ ...words, link: `${this.manner.baseUrl}/go/${token}` }],
      closing: closingOf(owed.kind, to, hearing),
      stopToken: stops && token,
      ...(invitation &&
        channel === 'calendar' && { invitation: { ...invitation, page: `${this.manner.baseUrl}${path}` } }),
    };
    return { owed, told, hearer, sending, letter, tries };
  }

  /** Mints a link, and answers its token. */
  link(userId: string, path: string, stops: string | null): string {
    const { token, link } = mintLink({ userId, path, stops });
    this.links.push(link);
    return token;
  }

  /** Writes all of it. */
  write(tx: Tx): void {
    const { now } = this.manner;
    putIntoInboxes(tx, this.entries, now);
    writeDispatches(tx, this.dispatches, now);
    settleDispatches(tx, this.settlements, now);
    writeLinks(tx, this.links, now);
    writeReturned(tx, this.returned, now);
  }

  private putIntoInbox(owed: Owed, role: Role, hearer: Hearer<Reachable>, as: ToldAs): void {
    this.entries.push(inboxEntry(owed, role, hearer.userId));
    this.dispatches.push({ ...rowOf(owed, hearer, as), channel: 'inbox', state: 'sent', reason: null, tries: 0 });
  }

  private standingOf(way: Way, leaving: Leaving) {
    const { now } = this.manner;
    const { channel } = way;
    if (way.verdict === 'now')
      return leaving === 'now'
        ? { channel, state: 'waiting' as const, reason: null, againAt: now + LEASE_MS, tries: 1 }
        : { channel, state: 'waiting' as const, reason: null, againAt: now, tries: 0 };
    if (way.verdict === 'waiting')
      return { channel, state: 'waiting' as const, reason: way.reason, againAt: way.until, tries: 0 };
    return { channel, state: way.verdict, reason: way.reason, tries: 0 };
  }
}

type ToldAs = Pick<NewDispatch, 'role' | 'coversFor' | 'instead'>;

/** What goes out: its topic, as somebody in this role is told. */
export const sendingOf = ({ kind, message }: Owed, role: Role): Sending => ({
  topic: topicOf(kind, message, role),
  message,
});

/** Refused for good before, and nothing else is open. Who has no address, or wants no mail, has the inbox. */
const leadNowhere = (ways: readonly Way[]): boolean =>
  ways.some(({ verdict }) => verdict === 'failed') &&
  ways.every(({ verdict }) => verdict === 'failed' || verdict === 'silenced');

function rowOf({ processId, version, index, dueAt }: Owed, { userId }: Hearer<Reachable>, as: ToldAs) {
  return { processId, version, index, userId, dueAt, ...as };
}

/** What somebody finds in their inbox. An administrator, and who has no part in it any more, learns nothing about people. */
function inboxEntry(owed: Owed, role: Role, userId: string): InboxEntry {
  const { processId, version, index, message } = owed;
  const ofTheRole = role === 'administrator' && message.to !== role;
  const { matter, clause } = ofTheRole ? roleUnheld : message;
  const personId = role === 'administrator' || isForOneAlone(owed) ? null : subjectOf(owed);
  return { processId, version, index, userId, matter, clause, since: message.since, personId };
}
