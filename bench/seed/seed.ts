import { randomUUID } from 'node:crypto';
import pg from 'pg';

import { Database } from '../../src/database/database.js';
import { seededRandom } from '../harness/statistics.js';
import { companyFor, establish, inventedName, policy, zone, type Account, type House } from './organisation.js';
import { Population } from './population.js';
import { writeLives, type Told } from './rows.js';

export interface Wish {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly journeys: number;
  readonly organisations: number;
  readonly seed?: number;
  /** Where nobody will sign in, any id will do. */
  readonly account?: Account;
  readonly onProgress?: (done: number, of: number) => void;
}

/** So many lives are told and written at a time. */
const BATCH = 200;
const WRITERS = 2;

/**
 * Fills a database with journeys as they would have come about: every state is one that the rules led to, every row one
 * that the engine would have left. The organisations are of all sizes, the largest first.
 */
export async function seed(wish: Wish): Promise<House[]> {
  const { journeys, organisations, account = () => Promise.resolve(randomUUID()) } = wish;
  const now = Date.now();
  const random = seededRandom(wish.seed ?? 8);
  const population = new Population(policy, zone, now, random);
  const database = await new Database(wish.appUrl, { journalConnections: 2 }).open();
  const owners = await Promise.all(Array.from({ length: WRITERS }, () => connected(wish.ownerUrl)));
  const [owner] = owners as [pg.Client];
  const houses: House[] = [];
  let done = 0;
  try {
    for (const [index, size] of sizes(journeys, organisations).entries()) {
      const house = await establish(owner, database, `Service ${index + 1}`, size, { now, account });
      houses.push(house);
      const writing = owners.map(() => Promise.resolve());
      for (let begun = 0; begun < size; begun += BATCH) {
        const count = Math.min(BATCH, size - begun);
        const people = newPeople(count, random);
        const told = people.map(({ id }, turn) => tellOf(population, house, id, begun + turn));
        const writer = (begun / BATCH) % WRITERS;
        await writing[writer]; // the next are told while these are written
        writing[writer] = write(owners[writer]!, database, house, people, told).then(() =>
          wish.onProgress?.((done += count), journeys),
        );
        writing[writer].catch(() => undefined);
      }
      await Promise.all(writing);
    }
    await owner.query('analyze');
  } finally {
    await Promise.all(owners.map((each) => each.end()));
    await database.close();
  }
  return houses;
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** A half, a third, a quarter … of the largest. */
function sizes(journeys: number, organisations: number): number[] {
  const parts = Array.from({ length: organisations }, (_, rank) => 1 / (rank + 1));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const all = parts.map((part) => Math.floor((journeys * part) / whole));
  all[0]! += journeys - all.reduce((sum, part) => sum + part, 0);
  return all;
}

type Person = { readonly id: string; readonly given: string; readonly family: string };

const newPeople = (count: number, random: () => number): Person[] =>
  Array.from({ length: count }, () => ({ id: randomUUID(), ...inventedName(random) }));

function tellOf(population: Population, house: House, personId: string, turn: number): Told {
  const life = population.tell(personId, house.programmeId, companyFor(house, turn, personId));
  return { processId: randomUUID(), life };
}

async function write(owner: pg.Client, database: Database, house: House, people: Person[], told: Told[]) {
  const { organisationId } = house;
  await database.withinOrganisation(organisationId, (tx) =>
    tx.query(
      `with someone as (
         insert into person (organisation_id, id) select $1, id from unnest($2::uuid[]) id)
       insert into person_name (organisation_id, person_id, given_name, family_name)
         select $1, id, given, family from unnest($2::uuid[], $3::text[], $4::text[]) as p (id, given, family)`,
      [
        organisationId,
        people.map(({ id }) => id),
        people.map(({ given }) => given),
        people.map(({ family }) => family),
      ],
    ),
  );
  await writeLives(owner, database, organisationId, told);
}
