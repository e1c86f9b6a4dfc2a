import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { DraftStore } from '../free-text/draft-store.js';
import { NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';

/** What someone is writing and has not sent: kept for them alone, encrypted, so that it survives a reload or a lost phone. */
@Injectable()
export class Drafts {
  constructor(
    private readonly database: Database,
    private readonly store: DraftStore,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async keep(member: Member, key: string, text: string): Promise<void> {
    await this.database.reading(member.organisationId, (queries) =>
      this.store.put(queries, member, key, text, this.now()),
    );
  }

  async read(member: Member, key: string) {
    const draft = await this.database.reading(member.organisationId, (queries) => this.store.get(queries, member, key));
    if (!draft || draft.text === null) throw new NotThere();
    return { text: draft.text, updatedAt: new Date(draft.updatedAt).toISOString() };
  }

  async drop(member: Member, key: string): Promise<void> {
    await this.database.reading(member.organisationId, (queries) => this.store.delete(queries, member, key));
  }
}
