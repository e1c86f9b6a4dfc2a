import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database, type Tx } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { FreeText, type Written } from '../free-text/free-text.js';
import { ProcessCommands } from '../journal/process-commands.js';
import { NOW } from '../parts.js';
import { standingBy, type Relation } from '../permissions/permissions.js';
import { outOfHours } from '../supervision/supervision-page.js';
import { offersTo, promises } from './obligation-offers.js';
import { isForTheirEyes, isTheirs, listObligations, obligationOf, type ObligationRow } from './obligation-rows.js';
import type { NewObligation, ObligationList, ObligationListQuery, ObligationRequest } from './obligations.schemas.js';
import { fullName } from '../people/person-name.js';

type Texts = Readonly<Record<string, string>>;

/** What the organisation owes its peer workers: who asked for what, and by when it was promised. */
@Injectable()
export class Obligations {
  constructor(
    private readonly database: Database,
    private readonly texts: FreeText,
    private readonly commands: ProcessCommands,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list(member: Member, query: ObligationListQuery): Promise<ObligationList> {
    const now = this.now();
    const { organisationId } = member;
    const { rows, words, programmeId, promised } = await this.database.listing(organisationId, async (tx) => {
      const found = await listObligations(tx, member, query, now);
      const own = query.scope === 'mine' ? await ownProgramme(tx, member) : undefined;
      return {
        rows: found,
        words: await this.texts.beginnings(
          tx,
          found.filter((row) => reads(row, member)).map(({ id }) => id),
        ),
        programmeId: own,
        promised: own ? await promises(tx, member, own, now) : [],
      };
    });
    const items = rows.map((row) => ({
      ...obligationOf(row, member, now),
      text: wordsFor(row, words),
      offers: offersTo(row.state, member, relationsOf(row, member), now),
    }));
    if (!programmeId) return { items, outOfHours: null, asking: { promises: [], managers: [] } };
    return this.database.reading(organisationId, async (manager) => ({
      items,
      outOfHours: await outOfHours(manager, programmeId),
      asking: { promises: promised, managers: await managersFor(manager, member) },
    }));
  }

  /** Asks something of the organisation. The id follows from the key, so that the same request finds the same one. */
  async open(member: Member, key: string, request: NewObligation) {
    const { text, ...asked } = request;
    await this.inProgrammeOr404(member, request);
    const id = this.commands.idFor(member, key);
    const input = { type: 'OpenObligation', ...asked } as const;
    const texts: Texts = text === undefined ? {} : { text };
    const recorded = await this.commands.give(member, { ...obligationBy(id), key, input, texts, sent: request });
    return { id, ...recorded, ...(await this.promised(member, id)) };
  }

  async give(member: Member, id: string, key: string, request: ObligationRequest) {
    await this.forTheirEyesOr404(member, id);
    const { text, ...input } = request;
    const texts: Texts = text === undefined ? {} : { text };
    return this.commands.give(member, { ...obligationBy(id), key, input, texts, sent: request });
  }

  /** Whoever never was in a programme has nothing to ask of it. */
  private async inProgrammeOr404({ organisationId }: Member, { personId, programmeId }: NewObligation): Promise<void> {
    const found = await this.database.reading(organisationId, (manager) =>
      manager.query<object[]>('select from journey where person_id = $1 and programme_id = $2 limit 1', [
        personId,
        programmeId,
      ]),
    );
    if (found.length === 0) throw new NotThere();
  }

  /** Who does not see it listed finds nothing to settle either. */
  private async forTheirEyesOr404(member: Member, id: string): Promise<void> {
    const found = await this.database.reading(member.organisationId, (manager) => isForTheirEyes(manager, member, id));
    if (!found) throw new NotThere();
  }

  private promised({ organisationId }: Member, id: string) {
    return this.database.reading(organisationId, async (manager) => {
      const [row] = await manager.query<{ promised_by: Date; asked_of: string | null; name: string | null }[]>(
        `select b.promised_by, b.asked_of, ${fullName('n')} as name
         from obligation b left join member m on m.user_id = b.asked_of left join person_name n on n.person_id = m.person_id
         where b.id = $1`,
        [id],
      );
      if (!row) throw new Error('what was opened just now is not there');
      const { promised_by, asked_of, name } = row;
      return {
        promisedBy: promised_by.toISOString(),
        askedOf: asked_of ? { userId: asked_of, name: name || '—' } : null,
      };
    });
  }
}

const obligationBy = (processId: string) => ({ kind: 'obligation', processId });

/** Read by whom it is owed to, by who asked for it, and by who answers for it: nobody else. */
const reads = (row: ObligationRow, asker: Member): boolean => isTheirs(row, asker) || row.opened_by === asker.userId;

const wordsFor = (row: ObligationRow, words: ReadonlyMap<string, Written[]>): string | null =>
  words.get(row.id)?.find(({ field }) => field === 'text')?.text ?? null;

function relationsOf({ person_id, relations }: ObligationRow, { personId }: Member): readonly Relation[] {
  return person_id === personId ? ['self'] : standingBy(relations);
}

/** The programme that a worker is in now, or was in last. */
async function ownProgramme(tx: Pick<Tx, 'query'>, { personId }: Member): Promise<string | undefined> {
  const [row] = await tx.query<{ programme_id: string }>(
    'select programme_id from journey where person_id = $1 order by closed_at is not null, started_at desc limit 1',
    [personId],
    'own-programme',
  );
  return row?.programme_id;
}

/** Managers who do not supervise this worker. */
function managersFor(manager: EntityManager, { personId }: Member): Promise<{ userId: string; name: string }[]> {
  return manager.query(
    `select m.user_id as "userId", ${fullName('n')} as name
     from member m join person_name n on n.person_id = m.person_id
     where m.ended_at is null and m.roles @> array['manager'] and m.person_id <> $1
       and not exists (select from person_relation r where r.person_id = $1 and r.relation = 'supervisor' and r.holder_id = m.user_id)
     order by name, m.user_id`,
    [personId],
  );
}
