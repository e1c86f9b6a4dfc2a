import type { Instant } from '../../state-machines/core/process.js';
import { inParallel } from '../clock/in-parallel.js';
import type { Database } from '../database/database.js';
import { DatabaseAway, ProcessBusy } from '../database/faults.js';
import type { Journal } from '../journal/journal.js';
import { MOST_TRIES, SENDING_MS, waitAfter } from './back-off.js';
import { outcomeOf } from './judge.js';
import type { Letter, Telling } from './letter.js';
import type { Mail, Sent } from './mail.js';
import { claimMessages, markMailed, settle, type Claim, type Fate } from './statements.js';
import { delivered, tell, type Manner, type Told } from './tell.js';

const BATCH = 100;
const ORGANISATIONS_AT_ONCE = 3;
const LETTERS_AT_ONCE = 5;

interface Parts {
  readonly database: Database;
  /** Absent where no mail server is set: the inbox is all there is. */
  readonly mail?: Pick<Mail, 'send'> | undefined;
  /** The address under which people open the page. */
  readonly baseUrl: string;
  readonly log?: (code: string, details?: object) => void;
  readonly sendingMs?: number;
}

type Result = Sent | 'outOfTime';

/** Tells people what processes owe them: claims, decides in that very moment who is told, tells, and ticks off. */
export class Delivery {
  constructor(private readonly parts: Parts) {}

  /** Delivers one batch; answers how many messages it took. Throws where the database is away: what was claimed comes again. */
  async deliver(journal: Journal, now: Instant): Promise<number> {
    const { database, mail, baseUrl, log = () => undefined, sendingMs = SENDING_MS } = this.parts;
    const sendUntil = performance.now() + sendingMs;
    const manner = { now, baseUrl, byMail: mail !== undefined, log };
    const claims = await claimMessages(database, now, BATCH);
    const faults: unknown[] = [];
    await inParallel([...byOrganisation(claims)], ORGANISATIONS_AT_ONCE, async ([organisationId, own]) => {
      const told = await this.tell(journal, organisationId, own, manner).catch((fault: unknown) => {
        faults.push(fault);
        return [];
      });
      await this.send(organisationId, told, now, sendUntil).catch((fault: unknown) => faults.push(fault));
    });
    if (faults.length > 0) throw faults[0];
    return claims.length;
  }

  /** Into the inboxes with it. A message that can't be dealt with holds up no other: they are taken one by one then. */
  private async tell(
    journal: Journal,
    organisationId: string,
    claims: readonly Claim[],
    manner: Manner,
  ): Promise<Told[]> {
    try {
      return await this.parts.database.withinOrganisation(organisationId, (tx) => tell(tx, journal, claims, manner));
    } catch (fault) {
      if (fault instanceof DatabaseAway || fault instanceof ProcessBusy) throw fault;
      if (claims.length === 1) {
        const { process_id: processId, version } = claims[0]!;
        manner.log('MESSAGE_FAULT', { processId, version, fault: (fault as Error).name });
        return [];
      }
      const told: Told[] = [];
      for (const claim of claims) told.push(...(await this.tell(journal, organisationId, [claim], manner)));
      return told;
    }
  }

  private async send(organisationId: string, told: readonly Told[], now: Instant, sendUntil: number): Promise<void> {
    const { database, mail } = this.parts;
    if (!mail || told.length === 0) return;
    const results = new Map<Letter, Result>();
    const letters = told.flatMap((one) => one.letters);
    await inParallel(letters, LETTERS_AT_ONCE, async (letter) => {
      results.set(letter, performance.now() < sendUntil ? await mail.send(letter, now) : 'outOfTime');
    });
    const sent = letters.filter((letter) => results.get(letter) === 'sent').map(tellingOf);
    const fates = told.map((one) => fateOf(one, new Set(one.letters.map((letter) => results.get(letter)!)), now));
    await database.withinOrganisation(organisationId, async (tx) => {
      await markMailed(tx, sent, now);
      await settle(tx, fates, now);
    });
  }
}

/** A mail that may go another time is tried again, for a day; one that never will has the inbox instead. */
function fateOf(told: Told, results: ReadonlySet<Result>, now: Instant): Fate {
  const { owed, hearers } = told;
  if (results.has('outOfTime')) return { ...owed, again: null, uncounted: true };
  if (results.has('later') && owed.tries < MOST_TRIES) return { ...owed, again: now + waitAfter(owed.tries) };
  if (results.has('later') || results.has('refused')) return { ...owed, outcome: outcomeOf('failed', owed, hearers) };
  return delivered(told);
}

const tellingOf = ({ processId, version, index, userId }: Letter): Telling => ({ processId, version, index, userId });

function byOrganisation(claims: readonly Claim[]): Map<string, Claim[]> {
  const found = new Map<string, Claim[]>();
  for (const claim of claims) found.set(claim.organisation_id, [...(found.get(claim.organisation_id) ?? []), claim]);
  return found;
}
