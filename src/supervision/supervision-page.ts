import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { daysBetween, morningOf } from '../../state-machines/core/calendar.js';
import type { Instant, LocalDate } from '../../state-machines/core/process.js';
import { keepingOf } from '../../state-machines/policy/keeping.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { agendaSections } from '../../state-machines/supervision/supervision.messages.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { FreeText } from '../free-text/free-text.js';
import { NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import type { SupervisionDetail } from './supervision.answers.js';
import {
  iso,
  slotOf,
  supervisionCardOf,
  supervisionColumns,
  supervisionTables,
  type SupervisionRow,
} from './supervision-cards.js';
import { nextIfHeld, offersTo } from './supervision-offers.js';
import { circleOf, wordsFor, type Circle } from './supervision-words.js';
import { readPlanning } from './supervision.facts.js';

/** What every agenda begins with (GUIDE 4.3-i, 4.3-f); whether boundaries slipped is asked each time (GUIDE 4.2-g). */
const defaultAgenda = agendaSections.filter((section) => section !== 'other');
const MOST_SESSIONS = 120;

/** One supervision as its page shows it. */
@Injectable()
export class SupervisionPage {
  constructor(
    private readonly database: Database,
    private readonly texts: FreeText,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async read(member: Member, subject: Subject, id: string): Promise<SupervisionDetail> {
    const now = this.now();
    const circle = circleOf(member, subject);
    const facts = await this.database.listing(member.organisationId, (tx) => readPlanning(tx, id, now));
    return this.database.reading(member.organisationId, async (manager) => {
      const row = await supervisionOr404(manager, member, id);
      const { context } = row.state;
      return {
        ...supervisionCardOf(row, member, now),
        ...(await wordsFor(manager, this.texts, { id, ...context }, member, circle)),
        ...(await pastOf(manager, id, context.zone)),
        ...confidedIn(row, circle),
        nextIfHeld: nextIfHeld(row.state, facts, now),
        offers: offersTo(row.state, facts, member, subject.relations, now),
        outOfHours: await outOfHours(manager, context.programmeId),
        defaultAgenda,
      };
    });
  }
}

async function supervisionOr404(manager: EntityManager, { userId }: Member, id: string): Promise<SupervisionRow> {
  const [row] = await manager.query<SupervisionRow[]>(
    `select ${supervisionColumns('$2')} from ${supervisionTables} where v.id = $1`,
    [id, userId],
  );
  if (!row) throw new NotThere();
  return row;
}

/** What a third one may talk about is the worker's to say, and nobody else's to see (GUIDE 4.2-b). */
function confidedIn(
  { state: { context } }: SupervisionRow,
  circle: Circle,
): Pick<SupervisionDetail, 'consents' | 'threeWay'> {
  if (circle === 'outside') return { consents: [], threeWay: null };
  const { consents, threeWay } = context;
  return {
    consents: consents.map(({ scope, givenAt, until }) => ({ scope, givenAt: iso(givenAt), until })),
    threeWay: threeWay && { scope: threeWay.scope, startsAt: slotOf(threeWay)!.startsAt, minutes: threeWay.minutes },
  };
}

interface SessionRow {
  number: number;
  due_on: LocalDate;
  starts_at: Date | null;
  on: LocalDate;
  outcome: SupervisionDetail['history'][number]['outcome'];
}

/** That sessions and groups took place, when, and what became of them. */
async function pastOf(
  manager: EntityManager,
  id: string,
  zone: string,
): Promise<Pick<SupervisionDetail, 'history' | 'groups'>> {
  const sessions = await manager.query<SessionRow[]>(
    `select number, due_on::text, starts_at, took_place_on::text as "on", outcome from supervision_session
     where supervision_id = $1 order by version desc limit ${MOST_SESSIONS}`,
    [id],
  );
  const groups = await manager.query<SupervisionDetail['groups']>(
    `select "group", "on"::text, attendance from (
       select distinct on (kind, took_place_on) kind as "group", took_place_on as "on", attendance, version
       from supervision_group where supervision_id = $1 order by kind, took_place_on, version desc) latest
     order by latest."on" desc, version desc limit ${MOST_SESSIONS}`,
    [id],
  );
  const late = (due: LocalDate, on: LocalDate) => daysBetween(morningOf(due, zone), morningOf(on, zone), zone);
  const history = sessions.map(({ due_on: dueOn, starts_at, on, ...session }) => ({
    ...session,
    dueOn,
    startsAt: starts_at?.toISOString() ?? null,
    on,
    lateDays: Math.max(0, late(dueOn, on)),
  }));
  return { history, groups };
}

/** Who can be reached outside working hours, as the programme's policy in force says it (GUIDE 4.3-e). */
export async function outOfHours(manager: EntityManager, programmeId: string): Promise<string | null> {
  const [row] = await manager.query<{ general: Policy['general'] }[]>(
    `select document -> 'general' as general from policy where programme_id = $1 order by version desc limit 1`,
    [programmeId],
  );
  return row ? keepingOf(row.general).outOfHours || null : null;
}
