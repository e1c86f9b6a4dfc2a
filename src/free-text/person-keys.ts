import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

import { seal, unseal, type Bond } from './seal.js';

/** The one thing asked of a transaction behind the wall: the journal's `Tx` and TypeORM's manager both answer with rows. */
export interface Queries {
  // oxlint-disable-next-line typescript/no-explicit-any
  query(text: string, values?: unknown[]): Promise<any>;
}

/** Whose key it is. */
export interface Owner {
  readonly organisationId: string;
  readonly personId: string;
}

/** A person's key, as it lies in the database and as it seals. */
export interface PersonKey {
  readonly wrapped: Buffer;
  readonly secret: KeyObject;
}

/** A key in memory saves a look-up, and no more: whoever writes with it checks that it is the person's still. */
const REMEMBERED_MS = 30_000;
const MOST_REMEMBERED = 1_000;

/**
 * One data key a person, wrapped by the master key. A key is made when it is first needed. Destroy it, and all that was
 * written about the person is unreadable at once, wherever copies of it lie.
 */
export class PersonKeys {
  private readonly wrapping: KeyObject;
  private readonly remembered = new Map<string, PersonKey & { readonly until: number }>();

  constructor(
    masterKey: Buffer,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.wrapping = createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', 'person keys', 32)));
  }

  /**
   * Writes under the person's key, in the transaction of `queries`. `write` answers whether the key was still the person's:
   * one that was remembered may have been destroyed since, or made in a transaction that was rolled back.
   */
  async use(queries: Queries, owner: Owner, write: (key: PersonKey) => Promise<boolean>): Promise<void> {
    const known = this.recall(owner.personId);
    if (known && (await write(known))) return;
    this.forget(owner.personId);
    if (!(await write(await this.take(queries, owner)))) throw new Error('a key that this transaction holds is gone');
  }

  /** The key as it was read beside what it sealed; nothing where it was destroyed or is not what the master key wrapped. */
  unwrap(owner: Owner, wrapped: Buffer | null): KeyObject | undefined {
    if (!wrapped) return undefined;
    const known = this.recall(owner.personId);
    if (known?.wrapped.equals(wrapped)) return known.secret;
    const plain = unseal(this.wrapping, bondOf(owner), wrapped);
    return plain && this.remember(owner.personId, { wrapped, secret: createSecretKey(plain) }).secret;
  }

  /** Destroys a person's key; answers whether there was one. */
  async erase(queries: Queries, personId: string): Promise<boolean> {
    const gone: unknown[] = await queries.query(
      'with gone as (delete from person_key where person_id = $1 returning person_id) select person_id from gone',
      [personId],
    );
    this.forget(personId);
    return gone.length > 0;
  }

  /** Drops a key from memory. */
  forget(personId: string): void {
    this.remembered.delete(personId);
  }

  /** Reads the key, or makes it where the person has none; nobody can destroy it before this transaction ends. */
  private async take(queries: Queries, owner: Owner): Promise<PersonKey> {
    const wrapped = (await read(queries, owner)) ?? (await this.make(queries, owner)) ?? (await read(queries, owner));
    const secret = this.unwrap(owner, wrapped ?? null);
    if (!wrapped || !secret) throw new Error('a person’s key can’t be opened: is MASTER_KEY the one it was made with?');
    return { wrapped, secret };
  }

  /** Of several that make a key at once, one does; the others wait for it, answer nothing, and read it then. */
  private async make(queries: Queries, owner: Owner): Promise<Buffer | undefined> {
    const wrapped = seal(this.wrapping, bondOf(owner), randomBytes(32));
    const made: unknown[] = await queries.query(
      `insert into person_key (organisation_id, person_id, wrapped) values ($1, $2, $3)
       on conflict (person_id) do nothing returning person_id`,
      [owner.organisationId, owner.personId, wrapped],
    );
    return made.length > 0 ? wrapped : undefined;
  }

  private recall(personId: string): PersonKey | undefined {
    const known = this.remembered.get(personId);
    if (known && known.until > this.clock()) return known;
    this.remembered.delete(personId);
    return undefined;
  }

  private remember(personId: string, key: PersonKey): PersonKey {
    this.remembered.delete(personId);
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined && this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(oldest);
    this.remembered.set(personId, { ...key, until: this.clock() + REMEMBERED_MS });
    return key;
  }
}

async function read(queries: Queries, { personId }: Owner): Promise<Buffer | undefined> {
  const text = 'select wrapped from person_key where person_id = $1 for key share';
  const [row]: { wrapped: Buffer }[] = await queries.query(text, [personId]);
  return row?.wrapped;
}

const bondOf = ({ organisationId, personId }: Owner): Bond => ['key', organisationId, personId];
