import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Mode } from '../../state-machines/journey/journey.messages.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Malformed } from '../http/faults.js';
import type { Page } from '../http/schemas.js';
import { NO_NAME } from '../people/person-name.js';
import { cardOr404 } from './journey-cards.js';
import { practiceOf } from './journey-detail.js';
import { namesOf } from './names.js';

interface EntryRow {
  version: number;
  mode: Mode;
  on: string;
  quarters: number;
  with_user_id: string | null;
  logged_by: string | null;
  withdrawn: boolean;
  total: number;
}

/** The log of what was worked: what "time served" and "experienced" are counted from. */
@Injectable()
export class JourneyExperience {
  constructor(private readonly database: Database) {}

  /** The newest day first; an entry that was taken back is still shown, as such. */
  async read(member: Member, journeyId: string, { page, pageSize }: Page) {
    return this.database.reading(member.organisationId, async (manager) => {
      const { state } = await cardOr404(manager, journeyId);
      const rows = await entries(manager, journeyId, pageSize, (page - 1) * pageSize);
      const names = await namesOf(
        manager,
        rows.flatMap(({ with_user_id, logged_by }) => [with_user_id, logged_by]),
      );
      const named = (id: string | null) => id && { id, name: names.get(id) ?? NO_NAME };
      return {
        items: rows.map(({ version, mode, on, quarters, with_user_id, logged_by, withdrawn }) => ({
          entry: version,
          mode,
          on,
          hours: quarters / 4,
          with: named(with_user_id),
          loggedBy: named(logged_by),
          withdrawn,
        })),
        page,
        pageSize,
        total: rows[0]?.total ?? 0,
        sums: practiceOf(state.context.practice),
      };
    });
  }

  /** Whoever was worked with is somebody of the organisation. */
  async knowsColleague({ organisationId }: Member, userId: string): Promise<void> {
    const found = await this.database.reading(organisationId, (manager) =>
      manager.query<unknown[]>('select from member where user_id = $1', [userId]),
    );
    if (found.length === 0) throw new Malformed([{ path: 'withUserId', message: 'is nobody here' }]);
  }
}

function entries(manager: EntityManager, journeyId: string, limit: number, offset: number): Promise<EntryRow[]> {
  return manager.query<EntryRow[]>(
    `select version, mode, worked_on::text as on, quarters, with_user_id, logged_by, withdrawn_at is not null as withdrawn,
       count(*) over ()::int as total
     from experience_entry where journey_id = $1 order by worked_on desc, version desc limit $2 offset $3`,
    [journeyId, limit, offset],
  );
}
