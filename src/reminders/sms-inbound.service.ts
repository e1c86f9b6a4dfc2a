import { Inject, Injectable } from '@nestjs/common';
import { createHash, timingSafeEqual } from 'node:crypto';

import type { Instant } from '../../state-machines/core/process.js';
import { Database } from '../database/database.js';
import { NotSignedIn, NotThere } from '../http/faults.js';
import { NOW, SMS_INBOUND_SECRET } from '../parts.js';
import { startAgain, stop } from './stops.statements.js';

const stopWords = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'NO']);
const startWords = new Set(['START', 'UNSTOP', 'YES']);

/** A text message that came back. */
export interface Inbound {
  readonly from: string;
  readonly text: string;
}

/** What comes back by SMS: STOP ends all of them, START begins again, and nothing else is read. */
@Injectable()
export class SmsInbound {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
    @Inject(SMS_INBOUND_SECRET) private readonly secret: string | null,
  ) {}

  async take(authorization: string | undefined, { from, text }: Inbound): Promise<void> {
    if (this.secret === null) throw new NotThere();
    if (!isSame(authorization ?? '', `Bearer ${this.secret}`)) throw new NotSignedIn();
    const word = /[a-z]+/i.exec(text)?.[0].toUpperCase() ?? '';
    const write = stopWords.has(word) ? stop : startWords.has(word) ? startAgain : undefined;
    if (!write) return;
    const members = await this.database.across<{ organisation_id: string; user_id: string }>('members_at($1, null)', [
      from.replace(/[^0-9+]/g, ''),
    ]);
    for (const { organisation_id: organisationId, user_id: userId } of members)
      await this.database.withinOrganisation(organisationId, async (tx) => write(tx, userId, 'sms', this.now()));
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared in the same time, however much of it is right. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
