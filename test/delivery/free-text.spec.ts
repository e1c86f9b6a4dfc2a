import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Database, Tx } from '../../src/database/database.js';
import type { Engine } from '../../src/engine.js';
import { DraftStore } from '../../src/free-text/draft-store.js';
import { FreeText } from '../../src/free-text/free-text.js';
import { PersonKeys } from '../../src/free-text/person-keys.js';
import { unheardEngine } from '../support/engine.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { anOrganisation, type TestOrganisation } from '../support/organisation.js';

const start = Date.UTC(2026, 0, 5, 12);
const masterKey = randomBytes(32);

jest.setTimeout(30_000);

let server: TestDatabase;
let database: Database;
let owner: pg.Client;
let home: TestOrganisation;
let keys: PersonKeys;
let texts: FreeText;
let engine: Engine;

beforeAll(async () => {
  server = await testDatabase();
  database = await server.open();
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  home = await anOrganisation(server.ownerUrl);
  keys = new PersonKeys(masterKey);
  texts = new FreeText(keys);
  engine = anEngine(texts);
});

afterAll(async () => {
  await owner.end();
  await database.close();
  await server.drop();
});

const anEngine = (texts: FreeText) => unheardEngine(database, { texts });

const behindTheWall = <T>(work: (tx: Tx) => Promise<T>, { organisationId }: TestOrganisation = home) =>
  database.withinOrganisation(organisationId, work);

/** A journey, with ways to write notes about its person and to read them. */
async function aJourney(at: TestOrganisation = home) {
  const { organisationId, programmeId } = at;
  const processId = randomUUID();
  const personId = await at.addPerson();
  const give = (input: { type: string }, words: Record<string, string> = {}, through = engine) =>
    through.journal.record({
      organisationId,
      processId,
      kind: 'journey',
      commandId: randomUUID(),
      input,
      texts: words,
      at: start,
      by: { userId: at.users.coordinator, personId: randomUUID(), roles: ['coordinator'] },
    });
  await give({ type: 'StartJourney', personId, programmeId, track: 'outreach' } as { type: string });
  const note = (text: string, through = engine) => give({ type: 'AddNote' }, { note: text }, through);
  const read = async (store = texts) =>
    (await behindTheWall((tx) => store.of(tx, processId, [1, 2, 3, 4, 5, 6, 7, 8]), at)).map(({ text }) => text);
  return { processId, personId, note, read };
}

/** Every row of the database that holds these bytes, whatever the column. */
async function search(needle: string): Promise<string[]> {
  const { rows: columns } = await owner.query<{ table: string; column: string; type: string }>(
    `select format('%I.%I', table_schema, table_name) as table, column_name as column, data_type as type from information_schema.columns
     where table_schema in ('public', 'auth') and data_type in ('text', 'bytea', 'jsonb', 'json', 'character varying', 'ARRAY')`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const bytes = type === 'bytea' ? `"${column}"` : `convert_to("${column}"::text, 'UTF8')`;
    const { rows } = await owner.query(`select from ${table} where position($1::bytea in ${bytes}) > 0`, [
      Buffer.from(needle),
    ]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

describe('free text', () => {
  it('is read as it was written, beside its journal row, with its author and its space', async () => {
    const { processId, note } = await aJourney();
    await note('Wren talked about the winter: «très bien» 🌧');
    expect(await behindTheWall((tx) => texts.of(tx, processId, [2]))).toEqual([
      {
        version: 2,
        field: 'note',
        space: 'lineManagement',
        authorId: home.users.coordinator,
        text: 'Wren talked about the winter: «très bien» 🌧',
      },
    ]);
  });

  it('is read by pages as by the journal', async () => {
    const { processId, note } = await aJourney();
    await note('the same words');
    const read = await database.reading(home.organisationId, (manager) => texts.of(manager, processId, [2]));
    expect(read).toMatchObject([{ text: 'the same words' }]);
  });

  it('lies nowhere in the database as it was written', async () => {
    const canary = `canary-${randomBytes(12).toString('hex')}`;
    const { note, read, personId } = await aJourney();
    await note(`before ${canary} after`);
    await behindTheWall((tx) =>
      new DraftStore(keys).put(
        tx,
        { organisationId: home.organisationId, personId, userId: home.users.manager },
        'a',
        canary,
        start,
      ),
    );
    expect(await read()).toEqual([`before ${canary} after`]);
    expect(await search(canary)).toEqual([]);
    expect(await search('AddNote')).toContain('public.journal.input');
  });

  it('is unreadable once the person’s key is destroyed, in every process, and others stay readable', async () => {
    const [ana, ben] = [await aJourney(), await aJourney()];
    await ana.note('about Ana');
    await ben.note('about Ben');
    const elsewhere = new FreeText(new PersonKeys(masterKey));
    expect(await ana.read(elsewhere)).toEqual(['about Ana']);
    expect(await behindTheWall((tx) => texts.eraseKey(tx, ana.personId))).toBe(true);
    expect(await ana.read()).toEqual([null]);
    expect(await ana.read(elsewhere)).toEqual([null]);
    expect(await ben.read(elsewhere)).toEqual(['about Ben']);
    expect(await behindTheWall((tx) => texts.eraseKey(tx, ana.personId))).toBe(false);
  });

  it('is never written with a key that was destroyed while it was in memory', async () => {
    const ana = await aJourney();
    const elsewhere = anEngine(new FreeText(new PersonKeys(masterKey)));
    await ana.note('first', elsewhere);
    await behindTheWall((tx) => texts.eraseKey(tx, ana.personId));
    await ana.note('second', elsewhere);
    expect(await ana.read()).toEqual([null, 'second']);
    await behindTheWall((tx) => texts.eraseKey(tx, ana.personId));
    await ana.note('third');
    await ana.note('fourth', elsewhere);
    expect(await ana.read()).toEqual([null, null, 'third', 'fourth']);
  });

  it('is never written with a key that was made in a transaction which failed', async () => {
    const { processId, personId, read } = await aJourney();
    const entry = {
      personId,
      processId,
      version: 1,
      field: 'note',
      space: 'support',
      text: 'kept',
      authorId: null,
      at: start,
    } as const;
    const failed = behindTheWall(async (tx) => {
      await texts.write(tx, entry);
      throw new Error('after the key was made');
    });
    await expect(failed).rejects.toThrow('after the key was made');
    await behindTheWall((tx) => texts.write(tx, entry));
    expect(await read(new FreeText(new PersonKeys(masterKey)))).toEqual(['kept']);
  });

  it('makes one key for a person, however many write at once', async () => {
    const { personId, read, processId } = await aJourney();
    const write = (field: string) =>
      behindTheWall((tx) =>
        new FreeText(new PersonKeys(masterKey)).write(tx, {
          personId,
          processId,
          version: 1,
          field,
          space: 'support',
          text: field,
          authorId: null,
          at: start,
        }),
      );
    const fields = Array.from({ length: 12 }, (_, n) => `field-${n}`).toSorted();
    await Promise.all(fields.map(write));
    expect(await read()).toEqual(fields);
    const { rows } = await owner.query('select from person_key where person_id = $1', [personId]);
    expect(rows).toHaveLength(1);
  });

  it('answers unreadable, and never throws, where rows were changed behind its back', async () => {
    const [ana, ben] = [await aJourney(), await aJourney()];
    await ana.note('about Ana');
    await ben.note('about Ben');
    const keyOf = ({ personId }: { personId: string }) =>
      owner
        .query('select wrapped from person_key where person_id = $1', [personId])
        .then(({ rows }): Buffer => rows[0].wrapped);
    const [anas, bens] = [await keyOf(ana), await keyOf(ben)];
    const setKey = (wrapped: Buffer) =>
      owner.query('update person_key set wrapped = $1 where person_id = $2', [wrapped, ana.personId]);
    for (const wrapped of [bens, Buffer.alloc(0), Buffer.alloc(61, 1), anas.subarray(1)]) {
      await setKey(wrapped);
      expect(await ana.read()).toEqual([null]);
    }
    await setKey(anas);
    expect(await ana.read()).toEqual(['about Ana']);
    await owner.query('update free_text set person_id = $1 where process_id = $2', [ben.personId, ana.processId]);
    expect(await ana.read()).toEqual([null]);
  });

  it('is unreadable to whoever has another master key', async () => {
    const { note, read } = await aJourney();
    await note('for this house');
    expect(await read(new FreeText(new PersonKeys(randomBytes(32))))).toEqual([null]);
  });

  it('stays behind the wall of its organisation', async () => {
    const other = await anOrganisation(server.ownerUrl);
    const { processId, personId, note, read } = await aJourney();
    await note('ours');
    expect(await behindTheWall((tx) => texts.of(tx, processId, [2]), other)).toEqual([]);
    expect(await behindTheWall((tx) => texts.eraseKey(tx, personId), other)).toBe(false);
    expect(await read()).toEqual(['ours']);
  });

  it('is forgotten with a recording that was refused', async () => {
    const { processId } = await aJourney();
    const refused = await engine.journal.record({
      organisationId: home.organisationId,
      processId,
      kind: 'journey',
      commandId: randomUUID(),
      at: start,
      input: { type: 'StartInduction' },
      texts: { note: 'never kept' },
    });
    expect(refused).toMatchObject({ outcome: 'refused' });
    expect(await behindTheWall((tx) => texts.of(tx, processId, [1, 2]))).toEqual([]);
  });
});

describe('a key in memory', () => {
  it('is dropped after half a minute, and when it is told to be', async () => {
    let now = 0;
    const ring = new PersonKeys(masterKey, () => now);
    const personId = await home.addPerson();
    const whose = { organisationId: home.organisationId, personId };
    const readsOf = async () => {
      let reads = 0;
      await behindTheWall((tx) => {
        const counting = {
          query: (text: string, values?: unknown[]) => {
            reads += 1;
            return tx.query(text, values);
          },
        };
        return ring.use(counting, whose, async () => true);
      });
      return reads;
    };
    expect(await readsOf()).toBe(2);
    expect(await readsOf()).toBe(0);
    now += 30_000;
    expect(await readsOf()).toBe(1);
    ring.forget(personId);
    expect(await readsOf()).toBe(1);
  });
});

const drafts = () => new DraftStore(keys);

describe('a draft', () => {
  const me = () => ({ organisationId: home.organisationId, userId: home.users.coordinator, personId: mine });
  let mine: string;
  beforeAll(async () => {
    mine = await home.addPerson();
  });

  it('is kept, replaced, read and thrown away', async () => {
    await behindTheWall((tx) => drafts().put(tx, me(), 'note', 'half a sen', start));
    await behindTheWall((tx) => drafts().put(tx, me(), 'note', 'half a sentence', start + 1));
    const get = () => database.reading(home.organisationId, (manager) => drafts().get(manager, me(), 'note'));
    expect(await get()).toEqual({ text: 'half a sentence', updatedAt: start + 1 });
    await database.reading(home.organisationId, (manager) => drafts().delete(manager, me(), 'note'));
    expect(await get()).toBeUndefined();
  });

  it('is one user’s alone', async () => {
    await behindTheWall((tx) => drafts().put(tx, me(), 'mine', 'not yours', start));
    const other = { ...me(), userId: home.users.manager };
    expect(await behindTheWall((tx) => drafts().get(tx, other, 'mine'))).toBeUndefined();
  });

  it('answers unreadable once the key is gone, and a new one can be written', async () => {
    await behindTheWall((tx) => drafts().put(tx, me(), 'old', 'before', start));
    await behindTheWall((tx) => keys.erase(tx, mine));
    expect(await behindTheWall((tx) => drafts().get(tx, me(), 'old'))).toMatchObject({ text: null });
    await behindTheWall((tx) => drafts().put(tx, me(), 'old', 'after', start));
    expect(await behindTheWall((tx) => drafts().get(tx, me(), 'old'))).toMatchObject({ text: 'after' });
  });
});
