import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import { tracks, type Policy } from '../../state-machines/policy/policy.js';
import type { ProgrammeCommand } from '../../state-machines/programme/programme.messages.js';
import type { ProgrammeState } from '../../state-machines/programme/programme.machine.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { Malformed, NotThere } from '../http/faults.js';
import type { Page } from '../http/schemas.js';
import { pathOf } from '../http/validation.pipe.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { NOW } from '../parts.js';
import { contentOf } from '../../state-machines/programme/readiness.js';
import { nameProgramme } from './establish-programme.js';
import { detailOf } from './programme-detail.js';
import { readTimeline } from './programme-timeline.js';
import type { NewProgrammeRequest } from './programmes.schemas.js';

interface ListRow {
  id: string;
  name: string;
  stage: string;
  review_by: string | null;
  version: number | null;
  document: Policy | null;
}

interface DetailRow {
  name: string;
  state: ProgrammeState;
  under_way: number;
  approved_on: string | null;
}

/** The programmes of an organisation: their lists, their pages, and what is asked of them. */
@Injectable()
export class Programmes {
  constructor(
    private readonly database: Database,
    private readonly commands: ProcessCommands,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list({ organisationId, zone }: Member) {
    const rows = await this.database.reading(organisationId, (manager) => readList(manager));
    const today = dateOf(this.now(), zone);
    return rows.map(({ id, name, stage, review_by, version, document }) => ({
      id,
      name,
      stage,
      tracks: stage === 'closed' ? [] : tracks.filter((track) => document?.tracks[track]),
      policyVersion: version,
      reviewBy: review_by,
      policyOverdue: review_by !== null && review_by < today,
    }));
  }

  /** Begins a programme; its name is kept beside the process, in the same transaction. */
  async start(member: Member, key: string, request: NewProgrammeRequest) {
    const id = this.commands.idFor(member, key);
    const { name, template } = request;
    const input = { type: 'StartProgramme', template } as const;
    const beside = async (tx: Tx): Promise<void> => nameProgramme(tx, id, name);
    return { id, ...(await this.commands.give(member, { ...programmeOf(id), key, input, sent: request, beside })) };
  }

  async command(member: Member, id: string, key: string, command: ProgrammeCommand) {
    if (command.type === 'RecordReadiness') checkContent(command);
    return this.commands.give(member, { ...programmeOf(id), key, input: command, sent: command });
  }

  async one(member: Member, id: string) {
    const row = await this.database.reading(member.organisationId, (manager) => readDetail(manager, id));
    return { id, ...detailOf(row, row.under_way, row.approved_on, member.roles, this.now()) };
  }

  timeline({ organisationId }: Member, id: string, page: Page) {
    return this.database.reading(organisationId, async (manager) => {
      await programmeOr404(manager, id);
      return readTimeline(manager, id, page);
    });
  }
}

interface ProgrammeRow {
  name: string;
  stage: string;
  template: string | null;
}

/** A programme, or the answer that there is none. */
export async function programmeOr404(manager: EntityManager, id: string): Promise<ProgrammeRow> {
  const [found] = await manager.query<ProgrammeRow[]>('select name, stage, template from programme where id = $1', [
    id,
  ]);
  if (!found) throw new NotThere();
  return found;
}

function readList(manager: EntityManager): Promise<ListRow[]> {
  return manager.query<ListRow[]>(
    `select g.id, g.name, g.stage, g.review_by::text, y.version, y.document
     from programme g join process k on k.id = g.id
       left join lateral (select version, document from policy where programme_id = g.id order by version desc limit 1) y on true
     order by g.name, g.id`,
  );
}

async function readDetail(manager: EntityManager, id: string): Promise<DetailRow> {
  const [row] = await manager.query<DetailRow[]>(
    `select g.name, k.state, y.document -> 'general' ->> 'approvedOn' as approved_on,
       (select count(*)::int from journey where programme_id = g.id and closed_at is null) as under_way
     from programme g join process k on k.id = g.id
       left join lateral (select document from policy where programme_id = g.id order by version desc limit 1) y on true
     where g.id = $1`,
    [id],
  );
  if (!row) throw new NotThere();
  return row;
}

/** What a section says is checked field by field, so that the answer can name each of them. */
function checkContent({ section, content }: Extract<ProgrammeCommand, { type: 'RecordReadiness' }>): void {
  const { error } = contentOf(section).safeParse(content);
  if (!error) return;
  throw new Malformed(
    error.issues.slice(0, 50).map(({ path, message }) => ({ path: pathOf(['content', ...path]), message })),
  );
}

const programmeOf = (processId: string) => ({ kind: 'programme', processId });
