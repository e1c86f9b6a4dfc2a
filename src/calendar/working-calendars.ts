import { Inject, Injectable } from '@nestjs/common';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { Malformed, Refused } from '../http/faults.js';
import { NOW } from '../parts.js';
import type { NewCalendar } from './calendar.schemas.js';
import { isKnown, listCountries } from './holidays.js';
import { daysOffOf, readKept, type KeptCalendar } from './working-calendar.js';

/** How far the page looks: this year and the next two. */
const YEARS = 3;

const refused = (code: string, message: string) => new Refused({ code, clause: 'TURAS 7.1', message });

/** The days on which an organisation works: a country's holidays, and what the organisation says otherwise. */
@Injectable()
export class WorkingCalendars {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  countries() {
    return listCountries();
  }

  async read({ organisationId }: Member) {
    return this.answerOf(await this.database.listing(organisationId, readKept));
  }

  async keep(member: Member, wanted: NewCalendar) {
    const { country, region } = wanted;
    if (country === null && region !== null) throw new Malformed([{ path: 'region', message: 'goes with a country' }]);
    if (country !== null && !(await isKnown({ country, region })))
      throw refused('UNKNOWN_COUNTRY', 'The holidays of this country or region are not known here.');
    const at = new Date(this.now());
    const kept = await this.database.withinOrganisation(member.organisationId, async (tx) => {
      if (!(await write(tx, member, wanted, at)))
        throw refused('STALE_CALENDAR', 'Somebody else changed the calendar in the meantime: look at it again.');
      return readKept(tx);
    });
    return this.answerOf(kept);
  }

  private async answerOf(kept: KeptCalendar) {
    const thisYear = Number(dateOf(this.now(), kept.zone).slice(0, 4));
    const years = Array.from({ length: YEARS }, (_, index) => thisYear + index);
    const [all, off] = await Promise.all([daysOffOf({ ...kept, removed: [] }, years), daysOffOf(kept, years)]);
    const isOff = new Set(off.map(({ on }) => on));
    const holidays = all.map(({ on, name, source }) => ({ on, name, source: isOff.has(on) ? source : 'removed' }));
    return { ...kept, holidays };
  }
}

/** False, where somebody else wrote in the meantime. */
async function write(tx: Tx, { userId }: Member, wanted: NewCalendar, at: Date): Promise<boolean> {
  const { country, region, weekdays, added, removed, revision } = wanted;
  const values = [
    country,
    region,
    [...new Set(weekdays)].toSorted((a, b) => a - b),
    JSON.stringify(added.toSorted((a, b) => (a.on < b.on ? -1 : 1))),
    [...new Set(removed)].toSorted(),
    at,
    userId,
  ];
  const rows =
    revision === 0
      ? await tx.query(
          `insert into working_calendar (country, region, weekdays, added, removed, updated_at, updated_by, organisation_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning revision`,
          [...values, tx.organisationId],
        )
      : await tx.query(
          `update working_calendar set country = $1, region = $2, weekdays = $3, added = $4, removed = $5, updated_at = $6,
             updated_by = $7, revision = revision + 1 where revision = $8 returning revision`,
          [...values, revision],
        );
  return rows.length > 0;
}
