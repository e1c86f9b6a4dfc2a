import { randomUUID } from 'node:crypto';

import type { Tx } from '../database/database.js';
import type { NoteSpace, TextEntry, TextStore } from '../journal/process-kind.js';
import type { Owner, PersonKeys, Queries } from './person-keys.js';
import { seal, unseal, type Bond } from './seal.js';

/** Free text as it is read beside a journal row. */
export interface Written {
  readonly version: number;
  readonly field: string;
  readonly space: NoteSpace;
  readonly authorId: string | null;
  /** `null`: unreadable, as the person's key was destroyed, or the row is not as it was written. */
  readonly text: string | null;
}

interface SealedRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly person_id: string;
  readonly version: number;
  readonly field: string;
  readonly space: NoteSpace;
  readonly author_id: string | null;
  readonly sealed: Buffer;
  readonly wrapped: Buffer | null;
}

/** What people wrote, kept apart from the journal and encrypted with the key of the person whom it is about. */
export class FreeText implements TextStore {
  constructor(private readonly keys: PersonKeys) {}

  /** Keeps a text, in the recording transaction. */
  async write(tx: Tx, entry: TextEntry): Promise<void> {
    const { organisationId } = tx;
    const { personId, processId, version, field, space, authorId } = entry;
    const id = randomUUID();
    const plain = Buffer.from(entry.text);
    await this.keys.use(tx, { organisationId, personId }, async ({ wrapped, secret }) => {
      const sealed = seal(secret, bondOf({ organisationId, personId }, id), plain);
      const written = await tx.query(
        `with held as (select from person_key where person_id = $3 and wrapped = $4 for key share)
         insert into free_text (organisation_id, id, person_id, process_id, version, field, space, sealed, author_id, written_at)
         select $1, $2, $3, $5, $6, $7, $8, $9, $10, $11 from held returning id`,
        [organisationId, id, personId, wrapped, processId, version, field, space, sealed, authorId, new Date(entry.at)],
        'write-text',
      );
      return written.length > 0;
    });
  }

  /** What was written beside these versions of a process. Who may read it is for the caller to know. */
  async of(queries: Queries, processId: string, versions: readonly number[]): Promise<Written[]> {
    const rows: SealedRow[] = await queries.query(
      `select t.id, t.organisation_id, t.person_id, t.version, t.field, t.space, t.author_id, t.sealed, k.wrapped
       from free_text t left join person_key k on k.person_id = t.person_id
       where t.process_id = $1 and t.version = any($2::int[]) order by t.version, t.field`,
      [processId, versions],
    );
    return rows.map((row) => this.written(row));
  }

  /** What was written as each of these processes began, by their ids. */
  async beginnings(queries: Queries, processIds: readonly string[]): Promise<Map<string, Written[]>> {
    if (processIds.length === 0) return new Map();
    const rows: (SealedRow & { readonly process_id: string })[] = await queries.query(
      `select t.process_id, t.id, t.organisation_id, t.person_id, t.version, t.field, t.space, t.author_id, t.sealed, k.wrapped
       from free_text t left join person_key k on k.person_id = t.person_id
       where t.process_id = any($1::uuid[]) and t.version = 1 order by t.field`,
      [processIds],
    );
    const written = new Map<string, Written[]>();
    for (const row of rows) {
      const earlier = written.get(row.process_id) ?? [];
      written.set(row.process_id, [...earlier, this.written(row)]);
    }
    return written;
  }

  /** Destroys the key of a person: whatever was written about that one can never be read again. */
  async eraseKey(queries: Queries, personId: string): Promise<boolean> {
    return this.keys.erase(queries, personId);
  }

  private written(row: SealedRow): Written {
    const { version, field, space, author_id: authorId } = row;
    return { version, field, space, authorId, text: this.open(row) };
  }

  private open({
    id,
    organisation_id: organisationId,
    person_id: personId,
    sealed,
    wrapped,
  }: SealedRow): string | null {
    const owner = { organisationId, personId };
    const secret = this.keys.unwrap(owner, wrapped);
    return (secret && unseal(secret, bondOf(owner, id), sealed)?.toString()) ?? null;
  }
}

const bondOf = ({ organisationId, personId }: Owner, id: string): Bond => ['text', organisationId, personId, id];
