import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import { offersFor } from '../../state-machines/journey/offers.js';
import type { JourneyContext } from '../../state-machines/journey/journey.messages.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import { may } from '../permissions/permissions.js';
import { cardOf, factsOf, readCard } from './journey-cards.js';

/** Nobody plans further ahead than this, and a look must end. */
const FURTHEST_LOOK = { years: 2 };

/** One journey as its page shows it: where it stands, what may be asked of it, and what happens if nobody acts. */
@Injectable()
export class JourneyPage {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async detail(member: Member, id: string) {
    const { row, programme, names } = await this.read(member, id);
    const { policy, startedAt, steps, trainings, waivers, visits } = row.state.context;
    return {
      ...cardOf(row, member.zone, this.now()),
      policyVersion: policy.version,
      programme,
      startedAt: new Date(startedAt).toISOString(),
      steps: steps.map((step) => ({ ...step, by: names.get(step.by) ?? null })),
      trainings,
      waivers: waivers.map(({ requirement, by, until }) => ({ requirement, by: names.get(by) ?? null, until })),
      visited: visitedOf(visits),
    };
  }

  /** What this member may ask of the journey, and for what is shut now, why. What is never theirs to ask is left out. */
  async offers(member: Member, subject: Subject | undefined, id: string) {
    const { row } = await this.read(member, id);
    const offers = offersFor(row.state, factsOf(row), member, this.now())
      .filter(({ type }) => may(`journey.${type}`, member.roles, subject?.relations))
      .map(({ refusal, ...offer }) => ({ ...offer, ...(refusal && { refusal: { missing: [], ...refusal } }) }));
    return { offers };
  }

  /** What time alone will do: the same rules on a clock of their own. */
  async lookAhead(member: Member, id: string, until: string | undefined) {
    const { row } = await this.read(member, id);
    const now = this.now();
    const happenings = [...passTime(journey, row.state, this.horizon(member, until), factsOf(row))];
    return {
      items: happenings.map(({ at, input, events, owed }) => {
        const message = owed.find((reaction) => reaction.kind === 'message');
        return {
          at: new Date(Math.max(at, now)).toISOString(),
          type: input.type,
          event: events[0]?.type ?? input.type,
          ...(message && { to: message.to }),
          clause: message?.clause ?? 'TURAS 7.1',
        };
      }),
    };
  }

  private horizon({ zone }: Member, until: string | undefined): Instant {
    const furthest = DateTime.fromMillis(this.now(), { zone }).plus(FURTHEST_LOOK).toMillis();
    const asked = until ? DateTime.fromISO(until, { zone }).toMillis() : furthest;
    return Math.min(asked, furthest);
  }

  private async read({ organisationId }: Member, id: string) {
    return this.database.reading(organisationId, async (manager) => {
      const row = await readCard(manager, id);
      if (!row) throw new NotThere();
      const { programmeId, steps, waivers } = row.state.context;
      const names = await namesOf(manager, [...steps, ...waivers].map(({ by }) => by).filter(Boolean));
      return { row, programme: await programmeOf(manager, programmeId), names };
    });
  }
}

async function programmeOf(manager: EntityManager, id: string) {
  const [programme] = await manager.query<{ id: string; name: string }[]>(
    'select id, name from programme where id = $1',
    [id],
  );
  if (!programme) throw new Error('a journey of no programme');
  return programme;
}

/** What users are called, by their ids. */
async function namesOf(manager: EntityManager, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string }[]>(
    `select m.user_id as id, concat_ws(' ', n.given_name, nullif(n.family_name, '')) as name
     from member m join person_name n on n.person_id = m.person_id where m.user_id = any($1)`,
    [[...new Set(userIds)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function visitedOf(visits: JourneyContext['visits']) {
  return visits.map(({ stage, at }, index) => {
    const next = visits[index + 1];
    return { stage, from: new Date(at).toISOString(), to: next ? new Date(next.at).toISOString() : null };
  });
}
