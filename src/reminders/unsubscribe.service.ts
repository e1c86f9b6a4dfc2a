import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import { Database } from '../database/database.js';
import { hashOf } from '../delivery/links.js';
import { NotThere, Refused } from '../http/faults.js';
import { NOW } from '../parts.js';
import { stop } from './stops.statements.js';

const mayNotBeStopped = {
  code: 'MAY_NOT_BE_STOPPED',
  clause: 'TURAS 7.1',
  message: 'Whoever works in this role is asked by mail, as the policy demands. When it comes can be chosen.',
};

/** What somebody asks for with the link at the end of a letter: less of this. The link itself is the proof; it never runs out. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async byLink(token: string): Promise<{ channel: string; topic: string }> {
    const [link] = await this.database.across<{ organisation_id: string; user_id: string; stops: string | null }>(
      'message_link_of($1)',
      [hashOf(token)],
    );
    if (!link) throw new NotThere();
    const { organisation_id: organisationId, user_id: userId, stops } = link;
    if (!stops) throw new Refused(mayNotBeStopped);
    await this.database.withinOrganisation(organisationId, async (tx) => stop(tx, userId, stops, this.now()));
    const [channel = '', topic = ''] = stops.split(':');
    return { channel, topic };
  }
}
