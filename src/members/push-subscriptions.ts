import { randomUUID } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Refused } from '../http/faults.js';
import { NOW, PUSH_KEY } from '../parts.js';
import type { Subscription } from './members.schemas.js';

/** Nobody has more browsers than this; the oldest give way. */
const MOST = 10;

/** The browsers in which somebody wants to be told. */
@Injectable()
export class PushSubscriptions {
  constructor(
    private readonly database: Database,
    @Inject(PUSH_KEY) readonly key: string | null,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** A browser belongs to whoever subscribed in it last. */
  add({ organisationId, userId }: Member, { endpoint, keys }: Subscription): Promise<{ id: string }> {
    if (this.key === null)
      throw new Refused({ code: 'PUSH_NOT_CONFIGURED', clause: 'TURAS 7.1', message: 'Push is not set up here.' });
    return this.database.reading(organisationId, async (manager) => {
      const [row] = await manager.query<{ id: string }[]>(
        `insert into push_subscription (organisation_id, id, user_id, endpoint, keys, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (organisation_id, endpoint) do update set user_id = excluded.user_id, keys = excluded.keys, created_at = excluded.created_at
         returning id`,
        [organisationId, randomUUID(), userId, endpoint, JSON.stringify(keys), new Date(this.now())],
      );
      await manager.query(
        `delete from push_subscription where id in (
           select id from push_subscription where user_id = $1 order by created_at desc, id offset $2)`,
        [userId, MOST],
      );
      return { id: row!.id };
    });
  }

  async remove({ organisationId, userId }: Member, endpoint: string): Promise<void> {
    await this.database.reading(organisationId, (manager) =>
      manager.query('delete from push_subscription where user_id = $1 and endpoint = $2', [userId, endpoint]),
    );
  }
}
