import type { Channel, Instant } from '../../state-machines/core/process.js';
import type { Database } from '../database/database.js';
import { markFailing } from '../delivery/address.statements.js';
import { goOnAfterBounce } from '../delivery/bounced.js';
import { recipientMark } from '../delivery/letter.js';
import type { Journal } from '../journal/journal.js';
import type { Bounce } from './delivery-status.js';

interface Parts {
  readonly database: Database;
  readonly journal: Journal;
  readonly configured: readonly Channel[];
  readonly now: Instant;
}

interface Addressed {
  readonly organisation_id: string;
  readonly user_id: string;
}

/** Marks the addresses that mail came back from, and lets what was told there go on by another way. Answers how many. */
export async function takeBounces(bounces: readonly Bounce[], parts: Parts): Promise<number> {
  let marked = 0;
  for (const bounce of bounces) marked += await take(bounce, parts);
  return marked;
}

/** Whoever claims that a mail came back must name one of ours, or an address that is one of ours. */
async function take(
  { address, code, messageId }: Bounce,
  { database, journal, configured, now }: Parts,
): Promise<number> {
  const sent = sentMail(messageId);
  const found = sent
    ? (await database.across<Addressed>('told_of($1, $2, $3)', [sent.processId, sent.version, sent.index])).filter(
        ({ user_id }) => recipientMark(user_id) === sent.mark,
      )
    : await database.across<Addressed>('members_at(null, $1)', [address]);
  for (const { organisation_id: organisationId, user_id: userId } of found)
    await database.withinOrganisation(organisationId, async (tx) => {
      markFailing(tx, [{ userId, channel: 'email', code, address }], now);
      if (!sent) return;
      const manner = { now, journal, baseUrl: '', configured, log: () => undefined };
      await goOnAfterBounce(tx, { ...sent, userId }, manner);
    });
  return found.length;
}

/** What the Message-ID of one of our mails says: which message of which process it told, and to whom. */
function sentMail(messageId: string | null) {
  const found = /^<([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,4})\.([0-9a-f]{16})@/.exec(messageId ?? '');
  if (!found) return undefined;
  const [, processId, version, index, mark] = found;
  return { processId: processId!, version: Number(version), index: Number(index), mark: mark! };
}
