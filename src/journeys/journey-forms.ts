import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import { dateOf } from '../../state-machines/core/calendar.js';
import { forms, formOf, type Form } from '../../state-machines/journey/forms.js';
import { journey } from '../../state-machines/journey/journey.js';
import type { JourneyCommand, JourneyContext } from '../../state-machines/journey/journey.messages.js';
import { isAgreementStale } from '../../state-machines/journey/requirements.js';
import { boundaryRows, stricter, type Acceptability } from '../../state-machines/policy/boundaries.js';
import type { Policy } from '../../state-machines/policy/policy.js';
import { qualityCatalogue } from '../../state-machines/policy/qualities.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { FreeText, type Written } from '../free-text/free-text.js';
import { Malformed } from '../http/faults.js';
import { NOW } from '../parts.js';
import { may, type Action } from '../permissions/permissions.js';
import { checkContent, type Content } from './form-content.js';
import { cardOr404, type CardRow } from './journey-cards.js';
import { namesOf } from './names.js';

/** A row of the service's column, as the policy version of a journey writes it. */
type ServiceRow = Policy['general']['boundaries'][number];
type Question = Pick<Extract<JourneyCommand, { type: 'FillForm' }>, 'form'>;

/** The forms of a journey: what they ask, what was filled in, and who may read it. */
@Injectable()
export class JourneyForms {
  constructor(
    private readonly database: Database,
    private readonly texts: FreeText,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** Every form, with what it says where this member may read that. */
  async list(member: Member, subject: Subject, journeyId: string) {
    return this.database.reading(member.organisationId, async (manager) => {
      const row = await cardOr404(manager, journeyId);
      const filled = row.state.context.forms;
      const written = await this.written(manager, journeyId);
      const names = await namesOf(
        manager,
        filled.map(({ by }) => by),
      );
      return forms.map((form) => {
        const done = filled.find((one) => one.form === form.id);
        const content = contentFor(form, written.get(form.id), member, subject);
        return {
          ...form,
          fields: [...form.fields],
          filled: done ? { on: done.on, by: names.get(done.by) ?? null } : null,
          content,
          withheld: done !== undefined && content === null,
          mayFill: this.mayFill(form, row, member, subject),
        };
      });
    });
  }

  /** The boundary agreement: the service's column, the worker's, and the stricter of the two (GUIDE App C, 3.5-m). */
  async agreement(member: Member, subject: Subject, journeyId: string) {
    return this.database.reading(member.organisationId, async (manager) => {
      const row = await cardOr404(manager, journeyId);
      const { context } = row.state;
      const form = formOf('boundary-agreement')!;
      const written = (await this.written(manager, journeyId)).get(form.id);
      const content = contentFor(form, written, member, subject);
      const answers = (content?.answers ?? {}) as Readonly<Record<string, Acceptability>>;
      const { worker, service } = context.boundaryAgreement;
      return {
        rows: (await serviceRows(manager, context)).map((one) => bothColumns(one, answers[one.id])),
        words: typeof content?.words === 'string' ? content.words : null,
        withheld: written !== undefined && content === null,
        signed: { worker, service },
        stale: isAgreementStale(context),
        mayFill: this.mayFill(form, row, member, subject),
        maySign: {
          worker: this.maySign('worker', row, member, subject),
          service: this.maySign('service', row, member, subject),
        },
      };
    });
  }

  /** What is to be kept of a filled-in form, or every fault in it. */
  async check(member: Member, journeyId: string, { form }: Question, content: unknown): Promise<Content> {
    const known = formOf(form);
    if (!known) throw new Malformed([{ path: 'form', message: 'is not a form of a journey' }]);
    const context = await this.database.reading(member.organisationId, async (manager) => {
      const row = await cardOr404(manager, journeyId);
      return { ...row.state.context, rows: await serviceRows(manager, row.state.context) };
    });
    return checkContent(known, content, {
      boundaries: context.rows.map(({ id }) => id),
      qualities: [...context.policy.qualities, ...qualityCatalogue.map(({ id }) => id)],
    });
  }

  /** The newest text of each form of a journey. Who may read it is for the caller to know. */
  async written(manager: EntityManager, journeyId: string): Promise<ReadonlyMap<string, Written>> {
    const rows = await manager.query<{ form: string; version: number }[]>(
      `select input ->> 'form' as form, max(version) as version from journal
       where process_id = $1 and input ->> 'type' = 'FillForm' group by 1`,
      [journeyId],
    );
    const texts = await this.texts.of(
      manager,
      journeyId,
      rows.map(({ version }) => version),
    );
    return new Map(
      rows.flatMap(({ form, version }) => {
        const text = texts.find((one) => one.version === version && one.field === 'form');
        return text ? [[form, text] as const] : [];
      }),
    );
  }

  private mayFill(form: Form, row: CardRow, member: Member, subject: Subject): boolean {
    const allowed = may(`journey.FillForm.${form.by}`, member.roles, subject.relations);
    return allowed && this.wouldAccept(row, member, { type: 'FillForm', form: form.id, on: this.today(row) });
  }

  private maySign(side: 'worker' | 'service', row: CardRow, member: Member, subject: Subject): boolean {
    const allowed = may(`journey.SignBoundaryAgreement.${side}`, member.roles, subject.relations);
    return allowed && this.wouldAccept(row, member, { type: 'SignBoundaryAgreement', side, on: this.today(row) });
  }

  /** The machine's own answer, so that nothing is offered that it then refuses. */
  private wouldAccept({ state, facts }: CardRow, by: Member, command: JourneyCommand): boolean {
    return journey.decide(state, { ...command, at: this.now(), by, facts }).accepted;
  }

  private today({ state }: CardRow) {
    return dateOf(this.now(), state.context.zone);
  }
}

/** What a form says, to whoever may read it: a page of one's own to the worker alone, everything else as line support. */
function contentFor(form: Form, written: Written | undefined, member: Member, subject: Subject): Content | null {
  if (!written?.text) return null;
  const reads = (action: Action) => may(action, member.roles, subject.relations);
  const allowed =
    form.readers === 'own'
      ? reads('journey.readOwnPages')
      : reads('journey.readNotes') || written.authorId === member.userId;
  return allowed ? (JSON.parse(written.text) as Content) : null;
}

/** The service's column under the policy version that a journey is pinned to. */
export async function serviceRows(
  manager: EntityManager,
  { programmeId, policy }: Pick<JourneyContext, 'programmeId' | 'policy'>,
): Promise<readonly ServiceRow[]> {
  const [row] = await manager.query<{ rows: readonly ServiceRow[] | null }[]>(
    `select document -> 'general' -> 'boundaries' as rows from policy where programme_id = $1 and version = $2`,
    [programmeId, policy.version],
  );
  return row?.rows ?? boundaryRows.map(({ id, about, service }) => ({ id, about, service, note: '' }));
}

export function bothColumns({ id, about, service, note }: ServiceRow, worker: Acceptability | undefined) {
  const locked = service === 'never';
  return {
    id,
    clause: boundaryRows.find((row) => row.id === id)?.clause ?? 'GUIDE App C-use',
    about,
    service,
    serviceNote: note,
    locked,
    worker: worker ?? null,
    holds: worker ? stricter(service, worker) : service,
  };
}
