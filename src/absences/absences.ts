import { Inject, Injectable } from '@nestjs/common';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { AbsenceCommand, StartAbsence } from '../../state-machines/absence/absence.messages.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { AccessDenied, NotThere } from '../http/faults.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { NOW } from '../parts.js';
import { fullName } from '../people/person-name.js';
import { may } from '../permissions/permissions.js';
import type { AbsenceRequest, AbsencesQuery, CoverQuery } from './absences.schemas.js';
import { defaultCover, readCandidates, refusalOf } from './covers.js';

const FOR_OTHERS = 'absence.enterForOthers';
const offered = { planned: true, away: true, over: false, cancelled: false } as const;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly from: string;
  readonly until: string;
  readonly stage: keyof typeof offered;
  readonly cover_id: string | null;
  readonly cover_name: string;
}

/** Who is away, and who covers. Each of the staff enters their own absences; coordinators and managers, anybody's. */
@Injectable()
export class Absences {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list(member: Member, query: AbsencesQuery) {
    const rows = await this.database.listing(member.organisationId, (tx) => readAbsences(tx, query));
    return { items: rows.map((row) => answerOf(row, member)) };
  }

  async enter(member: Member, key: string, request: AbsenceRequest) {
    mayEnterFor(member, request.userId);
    const id = this.commands.idFor(member, key);
    const input: StartAbsence = { type: 'StartAbsence', ...request } as StartAbsence;
    return { id, ...(await this.commands.give(member, { ...absenceOf(id), key, input, sent: request })) };
  }

  async command(member: Member, id: string, key: string, command: AbsenceCommand) {
    const [absent] = await this.database.listing(member.organisationId, (tx) =>
      tx.query<{ user_id: string }>('select user_id from absence where id = $1', [id], 'absent-one'),
    );
    if (!absent) throw new NotThere();
    mayEnterFor(member, absent.user_id);
    return this.commands.give(member, { ...absenceOf(id), key, input: command, sent: command });
  }

  /** Who covers for somebody in these days where nobody is named, and who else could. */
  async cover(member: Member, { userId, from, until }: CoverQuery) {
    mayEnterFor(member, userId);
    const at = this.now();
    const { zone } = member;
    const first = from ?? dateOf(at, zone);
    const away = { userId, from: first, until: until ?? first };
    const candidates = await this.database.listing(member.organisationId, (tx) => readCandidates(tx, userId));
    const cover = defaultCover(candidates, away, zone, at)?.userId;
    const named = candidates.map((one) => ({
      userId: one.cover.userId,
      name: one.name,
      refusal: refusalOf(one.cover, away, zone, at),
    }));
    const found = named.find((one) => one.userId === cover);
    return { cover: found ? { userId: found.userId, name: found.name } : null, candidates: named };
  }
}

const absenceOf = (processId: string) => ({ kind: 'absence', processId });

function mayEnterFor({ userId, roles }: Member, absentId: string): void {
  if (absentId !== userId && !may(FOR_OTHERS, roles)) throw new AccessDenied(FOR_OTHERS);
}

function answerOf(row: Row, { userId, roles }: Member) {
  const { id, from, until, stage, user_id, user_name, cover_id, cover_name } = row;
  const yours = user_id === userId;
  const allowed = offered[stage] && (yours || may(FOR_OTHERS, roles));
  return {
    ...{ id, from, until, stage, yours },
    user: { userId: user_id, name: user_name },
    cover: cover_id === null ? null : { userId: cover_id, name: cover_name },
    offers: (['ChangeDates', 'NameCover', 'EndAbsence'] as const).map((type) => ({ type, allowed })),
  };
}

/** Nobody looks through more at once. */
const MOST = 500;

function readAbsences(tx: Pick<Tx, 'query'>, { from, until }: AbsencesQuery): Promise<Row[]> {
  return tx.query<Row>(
    `select a.id, a.user_id, a.cover_id, a.from_on::text as "from", a.until_on::text as "until", a.stage,
       ${fullName('n')} as user_name, ${fullName('d')} as cover_name
     from absence a join member m on m.user_id = a.user_id left join person_name n on n.person_id = m.person_id
       left join member c on c.user_id = a.cover_id left join person_name d on d.person_id = c.person_id
     where ($1::date is null or a.until_on >= $1) and ($2::date is null or a.from_on <= $2)
     order by a.from_on desc, a.id limit ${MOST}`,
    [from ?? null, until ?? null],
    'absences',
  );
}
