import { randomUUID } from 'node:crypto';

import pg from 'pg';

import type { Database } from '../../src/database/database.js';
import { anOrganisation } from './organisation.js';
import { inWords, pageInWords, rowInWords, type Cast, type Legacy } from './play.js';
import { askers, boundariesSince, journeys, type Line, type Script } from './scripts.js';

/** An organisation in which a script is played, and the people who play it. */
export interface Stage {
  readonly organisationId: string;
  readonly cast: Cast;
}

/** Does something as the owner of the database, whom no wall holds back. */
async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Sets the stage for a script: an organisation in its zone, with its first policy and its people. */
export async function stageFor(script: Script, ownerUrl: string): Promise<Stage> {
  const home = await anOrganisation(ownerUrl, script.policies[0]);
  const { organisationId } = home;
  const elsewhere = randomUUID();
  await asOwner(ownerUrl, async (client) => {
    await client.query('update organisation set zone = $2 where id = $1', [organisationId, script.zone]);
    await client.query(`insert into programme (organisation_id, id, name, stage) values ($1, $2, 'Another', 'open')`, [
      organisationId,
      elsewhere,
    ]);
    await client.query(
      'insert into policy (organisation_id, programme_id, version, document, adopted_at, boundaries_since) values ($1, $2, 1, $3, now(), 1)',
      [organisationId, elsewhere, script.policies[0]],
    );
  });
  const personId = randomUUID();
  const actor = (role: (typeof askers)[number]) => ({ userId: home.users[role], personId, roles: [role] });
  const cast: Cast = {
    people: [await home.addPerson(), await home.addPerson()],
    programmes: [home.programmeId, elsewhere],
    processes: journeys.map(() => randomUUID()),
    actors: { coordinator: actor('coordinator'), manager: actor('manager'), supervisor: actor('supervisor') },
    holders: [...askers.map((role) => home.users[role]), home.users.peerWorker, randomUUID()],
    staff: askers.length,
  };
  return { organisationId, cast };
}

/** What happens around the journeys of a script. */
export async function heed(
  line: Line,
  { policies }: Script,
  { organisationId, cast }: Stage,
  ownerUrl: string,
): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    if (line.kind === 'block')
      await client.query('update person set blocked_at = $2 where id = $1', [
        cast.people[line.person],
        line.blocked ? new Date(line.at) : null,
      ]);
    if (line.kind === 'adopt')
      for (const programme of cast.programmes)
        await client.query(
          `insert into policy (organisation_id, programme_id, version, document, adopted_at, boundaries_since)
           values ($1, $2, $3, $4, now(), $5)`,
          [
            organisationId,
            programme,
            line.version,
            policies[line.version - 1],
            boundariesSince(line.version, policies),
          ],
        );
  });
}

interface JournalRow {
  readonly process_id: string;
  readonly version: number;
  readonly at: Date;
  readonly command_id: string;
  readonly input: { type: string };
  readonly events: [];
  readonly state: { value: string; context: object };
}

interface ReactionRow {
  readonly process_id: string;
  readonly version: number;
  readonly index: number;
  readonly kind: string;
  readonly body: object;
  readonly owed_at: Date;
}

interface PageRow {
  readonly id: string;
  readonly stage: string;
  readonly standing: string;
  readonly attention: string;
  readonly version: number;
  readonly closed_at: Date | null;
  readonly deadline_at: Date | null;
  readonly deadline_type: string;
}

/** What a script left behind in the database. */
export async function legacyIn(database: Database, { organisationId, cast }: Stage): Promise<Omit<Legacy, 'answers'>> {
  return database.withinOrganisation(organisationId, async (tx) => {
    const rows = await tx.query<JournalRow>('select * from journal order by process_id, version');
    const owed = await tx.query<ReactionRow>('select * from reaction');
    const pages = await tx.query<PageRow>('select * from journey');
    return {
      pages: pages
        .map(({ id, stage, standing, attention, version, closed_at, deadline_at, deadline_type }) =>
          pageInWords(
            cast.processes.indexOf(id),
            version,
            { stage, standing, attention, closed: closed_at !== null },
            deadline_at && { at: deadline_at.getTime(), type: deadline_type },
          ),
        )
        .toSorted(),
      journals: cast.processes.map((processId) =>
        rows
          .filter((row) => row.process_id === processId)
          .map(({ at, command_id, ...row }) => rowInWords({ ...row, commandId: command_id, at: at.getTime() })),
      ),
      // what hangs on the journeys has journals of its own
      owed: owed
        .filter(({ process_id }) => cast.processes.includes(process_id))
        .map(({ process_id, version, index, kind, body, owed_at }) =>
          inWords([cast.processes.indexOf(process_id), version, index, { kind, ...body }, owed_at.getTime()]),
        )
        .toSorted(),
    };
  });
}
