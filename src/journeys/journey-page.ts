import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { passTime } from '../../state-machines/core/simulate.js';
import { journey } from '../../state-machines/journey/journey.js';
import { offersFor } from '../../state-machines/journey/offers.js';
import type { JourneyCommandType } from '../../state-machines/journey/journey.messages.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NOW } from '../parts.js';
import { actionsOfCommand, may } from '../permissions/permissions.js';
import { cardOr404, preparedCardOr404, type CardRow } from './journey-cards.js';
import { detailOf } from './journey-detail.js';
import type { JourneyDetail } from './journey-detail.answers.js';
import { namesOf } from './names.js';

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
    return this.database.reading(member.organisationId, async (manager) => {
      const row = await cardOr404(manager, id);
      const { programmeId, personId, steps, waivers, forms, confirmations } = row.state.context;
      const around = {
        programme: await programmeOf(manager, programmeId),
        siblings: await siblingsOf(manager, id, personId),
        supervisionId: await supervisionOf(manager, personId, programmeId),
        names: await namesOf(
          manager,
          [...steps, ...waivers, ...forms, ...confirmations].map(({ by }) => by),
        ),
      };
      return detailOf(row, around, member.zone, this.now());
    });
  }

  /** What this member may ask of the journey, and for what is shut now, why. What is never theirs to ask is left out. */
  async offers(member: Member, subject: Subject | undefined, id: string) {
    const row = await this.read(member, id);
    const mine = (type: JourneyCommandType) =>
      actionsOfCommand(type).some((action) => may(action, member.roles, subject?.relations));
    const offers = offersFor(row.state, row.facts, member, this.now())
      .filter(({ type }) => mine(type))
      .map(({ refusal, ...offer }) => ({ ...offer, ...(refusal && { refusal: { missing: [], ...refusal } }) }));
    return { offers };
  }

  /** What time alone will do: the same rules on a clock of their own. */
  async lookAhead(member: Member, id: string, until: string | undefined) {
    const row = await this.read(member, id);
    const now = this.now();
    const happenings = [...passTime(journey, row.state, this.horizon(member, until), row.facts)];
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

  private read({ organisationId }: Member, id: string): Promise<CardRow> {
    return this.database.listing(organisationId, (tx) => preparedCardOr404(tx, id));
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

/** Who may see one journey of a person may see them all: permission is about the person. */
function siblingsOf(manager: EntityManager, id: string, personId: string): Promise<JourneyDetail['siblings']> {
  return manager.query<JourneyDetail['siblings']>(
    `select id, track, stage, programme_id as "programmeId" from journey where person_id = $1 and id <> $2 order by started_at, id`,
    [personId, id],
  );
}

/** Several tracks share one supervision. */
async function supervisionOf(manager: EntityManager, personId: string, programmeId: string): Promise<string | null> {
  const [found] = await manager.query<{ id: string }[]>(
    'select id from supervision where person_id = $1 and programme_id = $2',
    [personId, programmeId],
  );
  return found?.id ?? null;
}
