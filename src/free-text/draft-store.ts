import type { Instant } from '../../state-machines/core/process.js';
import type { Owner, PersonKeys, Queries } from './person-keys.js';
import { seal, unseal, type Bond } from './seal.js';

/** Whose draft: a member's own, sealed with that member's own key. */
export interface DraftOwner extends Owner {
  readonly userId: string;
}

export interface Draft {
  /** `null`: unreadable. */
  readonly text: string | null;
  readonly updatedAt: Instant;
}

interface DraftRow {
  readonly sealed: Buffer;
  readonly updated_at: Date;
  readonly wrapped: Buffer | null;
}

/** Text that is not sent yet, one draft for each user and key: nobody else ever reads it. */
export class DraftStore {
  constructor(private readonly keys: PersonKeys) {}

  async put(queries: Queries, owner: DraftOwner, key: string, text: string, now: Instant): Promise<void> {
    const { organisationId, personId, userId } = owner;
    await this.keys.use(queries, owner, async ({ wrapped, secret }) => {
      const sealed = seal(secret, bondOf(owner, key), Buffer.from(text));
      const written: unknown[] = await queries.query(
        `with held as (select from person_key where person_id = $4 and wrapped = $5 for key share)
         insert into draft (organisation_id, user_id, key, person_id, sealed, updated_at) select $1, $2, $3, $4, $6, $7 from held
         on conflict (user_id, key) do update set person_id = excluded.person_id, sealed = excluded.sealed, updated_at = excluded.updated_at
         returning user_id`,
        [organisationId, userId, key, personId, wrapped, sealed, new Date(now)],
      );
      return written.length > 0;
    });
  }

  async get(queries: Queries, owner: DraftOwner, key: string): Promise<Draft | undefined> {
    const [row]: DraftRow[] = await queries.query(
      `select d.sealed, d.updated_at, k.wrapped from draft d left join person_key k on k.person_id = d.person_id
       where d.user_id = $1 and d.key = $2`,
      [owner.userId, key],
    );
    if (!row) return undefined;
    const secret = this.keys.unwrap(owner, row.wrapped);
    const text = (secret && unseal(secret, bondOf(owner, key), row.sealed)?.toString()) ?? null;
    return { text, updatedAt: row.updated_at.getTime() };
  }

  async delete(queries: Queries, { userId }: DraftOwner, key: string): Promise<void> {
    await queries.query('delete from draft where user_id = $1 and key = $2', [userId, key]);
  }
}

function bondOf({ organisationId, personId, userId }: DraftOwner, key: string): Bond {
  return ['draft', organisationId, personId, userId, key];
}
