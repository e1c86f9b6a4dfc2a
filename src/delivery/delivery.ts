import type { Channel as Way, Instant } from '../../state-machines/core/process.js';
import { inParallel } from '../clock/in-parallel.js';
import type { Database, Tx } from '../database/database.js';
import { DatabaseAway, ProcessBusy } from '../database/faults.js';
import type { Journal } from '../journal/journal.js';
import { SENDING_MS } from './back-off.js';
import type { Channel, OutChannel } from './channels/channel.js';
import { claimDispatches } from './dispatch.statements.js';
import { claimMessages } from './owed.statements.js';
import type { Manner, Outgoing } from './post.js';
import { settleLetters, type Result } from './settle.js';
import { tell } from './tell.js';
import { tryAgain } from './try-again.js';

const BATCH = 200;
const ORGANISATIONS_AT_ONCE = 3;
const LETTERS_AT_ONCE = 10;

interface Parts {
  readonly database: Database;
  /** The ways out of the house. Without any, the inbox is all there is. */
  readonly channels?: readonly Channel[];
  /** The address under which people open the page. */
  readonly baseUrl: string;
  readonly log?: (code: string, details?: object) => void;
  readonly sendingMs?: number;
}

/** What is claimed names its organisation and its process. */
interface Claimed {
  readonly organisation_id: string;
  readonly process_id: string;
  readonly version: number;
}

/** What is done with claims of one organisation in one transaction; answers the letters that leave. */
type Step<C> = (tx: Tx, claims: readonly C[], manner: Manner) => Promise<Outgoing[]>;

/** Tells people what processes owe them: claims, decides in that very moment who is told on which ways, tells, and keeps account. */
export class Delivery {
  private readonly channels: ReadonlyMap<OutChannel, Channel>;

  constructor(private readonly parts: Parts) {
    const serving = (parts.channels ?? []).flatMap((channel) => channel.serves.map((way) => [way, channel] as const));
    this.channels = new Map(serving);
  }

  /** Delivers one batch; answers how many messages it took. Throws where the database is away: what was claimed comes again. */
  async deliver(journal: Journal, now: Instant): Promise<number> {
    const { database, sendingMs = SENDING_MS } = this.parts;
    const sendUntil = performance.now() + sendingMs;
    const manner = this.mannerOf(journal, now);
    const [messages, waiting] = await Promise.all([
      claimMessages(database, now, BATCH),
      claimDispatches(database, now, BATCH),
    ]);
    const faults: unknown[] = [];
    const carry = <C extends Claimed>(step: Step<C>) => {
      return async ([organisationId, claims]: [string, C[]]): Promise<void> => {
        try {
          const outgoing = await this.step(step, organisationId, claims, manner, faults);
          await this.send(organisationId, outgoing, manner, sendUntil);
        } catch (fault) {
          faults.push(fault);
        }
      };
    };
    await inParallel([...byOrganisation(messages)], ORGANISATIONS_AT_ONCE, carry(tell));
    await inParallel([...byOrganisation(waiting)], ORGANISATIONS_AT_ONCE, carry(tryAgain));
    if (faults.length > 0) throw faults[0];
    return messages.length + waiting.length;
  }

  private mannerOf(journal: Journal, now: Instant): Manner {
    const { baseUrl, log = () => undefined } = this.parts;
    const configured: Way[] = ['inbox', ...this.channels.keys()];
    return { now, journal, baseUrl, configured, log };
  }

  /** A message that can't be dealt with holds up no other: they are taken one by one then. */
  private async step<C extends Claimed>(
    work: Step<C>,
    organisationId: string,
    claims: readonly C[],
    manner: Manner,
    faults: unknown[],
  ): Promise<Outgoing[]> {
    try {
      return await this.parts.database.withinOrganisation(organisationId, (tx) => work(tx, claims, manner));
    } catch (fault) {
      if (fault instanceof DatabaseAway || fault instanceof ProcessBusy) {
        faults.push(fault);
        return [];
      }
      if (claims.length === 1) {
        const { process_id: processId, version } = claims[0]!;
        manner.log('MESSAGE_FAULT', { processId, version, fault: (fault as Error).name });
        return [];
      }
      const outgoing: Outgoing[] = [];
      for (const claim of claims) outgoing.push(...(await this.step(work, organisationId, [claim], manner, faults)));
      return outgoing;
    }
  }

  private async send(
    organisationId: string,
    outgoing: readonly Outgoing[],
    manner: Manner,
    sendUntil: number,
  ): Promise<void> {
    if (outgoing.length === 0) return;
    const results = new Map<Outgoing, Result>();
    await inParallel(outgoing, LETTERS_AT_ONCE, async (one) => {
      const channel = this.channels.get(one.letter.channel);
      const inTime = performance.now() < sendUntil;
      results.set(one, channel && inTime ? await channel.send(one.letter, manner.now) : 'outOfTime');
    });
    await this.parts.database.withinOrganisation(organisationId, (tx) => settleLetters(tx, results, manner));
  }
}

function byOrganisation<C extends Claimed>(claims: readonly C[]): Map<string, C[]> {
  const found = new Map<string, C[]>();
  for (const claim of claims) {
    const own = found.get(claim.organisation_id);
    if (own) own.push(claim);
    else found.set(claim.organisation_id, [claim]);
  }
  return found;
}
