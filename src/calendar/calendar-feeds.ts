import { createHash, randomBytes } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { RateLimit } from '../http/rate-limit.js';
import { BASE_URL, NOW } from '../parts.js';
import { feedOf } from './feed.js';
import { readDates } from './feed.statements.js';

const TOKEN_BYTES = 32;
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

/** A calendar asks once in a while; whoever asks more often found the address somewhere. */
const ALLOWANCE = { burst: 30, perSecond: 1 / 60 };

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The address under which somebody's own calendar follows their dates: kept as a hash, and ended whenever they like. */
@Injectable()
export class CalendarFeeds {
  private readonly limit: RateLimit;

  constructor(
    private readonly database: Database,
    @Inject(BASE_URL) private readonly baseUrl: string,
    @Inject(NOW) private readonly now: () => Instant,
  ) {
    this.limit = new RateLimit(ALLOWANCE);
  }

  async look({ organisationId, userId }: Member) {
    const [feed] = await this.database.listing(organisationId, (tx) =>
      tx.query<{ created_at: Date }>('select created_at from calendar_feed where user_id = $1', [userId], 'feed-of'),
    );
    return { exists: feed !== undefined, createdAt: feed?.created_at.toISOString() ?? null };
  }

  async open({ organisationId, userId }: Member) {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.database.reading(organisationId, (manager) =>
      manager.query(
        `insert into calendar_feed (organisation_id, user_id, token_hash, created_at) values ($1, $2, $3, $4)
         on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`,
        [organisationId, userId, hashOf(token), new Date(this.now())],
      ),
    );
    return { url: `${this.baseUrl}/api/calendar/${token}.ics` };
  }

  async close({ organisationId, userId }: Member): Promise<void> {
    await this.database.reading(organisationId, (manager) =>
      manager.query('delete from calendar_feed where user_id = $1', [userId]),
    );
  }

  async serve(file: string): Promise<string> {
    const token = FILE.exec(file)?.[1];
    if (!token) throw new NotThere();
    const hash = hashOf(token);
    const [feed] = await this.database.across<Found>('calendar_feed_of($1)', [hash]);
    if (!feed) throw new NotThere();
    this.limit.take(hash.toString('base64'));
    const now = this.now();
    const whose = { personId: feed.person_id, userId: feed.user_id };
    const dates = await this.database.listing(feed.organisation_id, (tx) => readDates(tx, whose, new Date(now)));
    return feedOf(dates, this.baseUrl, now);
  }
}

interface Found {
  readonly organisation_id: string;
  readonly user_id: string;
  readonly person_id: string;
}
