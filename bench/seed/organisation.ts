import { randomUUID } from 'node:crypto';
import pg from 'pg';

import type { Actor, Instant, Role } from '../../state-machines/core/process.js';
import { samplePolicy } from '../../state-machines/policy/sample-policy.js';
import { sampleReadiness } from '../../state-machines/programme/sample-readiness.js';
import type { Member } from '../../src/auth/sessions.js';
import type { Database } from '../../src/database/database.js';
import { addPerson, enrol, establishOrganisation } from '../../src/people/establish.js';
import { addProgramme } from '../../src/programmes/establish-programme.js';
import type { Company } from './answers.js';

const DAY = 86_400_000;
export const zone = 'Europe/Dublin';
export const policy = samplePolicy();

/** Makes the user of a member, and answers the user's id. */
export type Account = (role: Role, organisation: string) => Promise<string>;

/** An organisation with its programme and its staff, into which people can come. */
export interface House {
  readonly organisationId: string;
  readonly programmeId: string;
  readonly coordinators: readonly Actor[];
  readonly managers: readonly Actor[];
  readonly supervisors: readonly Actor[];
}

/** @param journeys for so many there is staff: a supervisor looks after fifteen people */
export async function establish(
  owner: pg.Client,
  database: Database,
  name: string,
  journeys: number,
  { now, account }: { now: Instant; account: Account },
): Promise<House> {
  const organisationId = await establishOrganisation(owner, { name, zone });
  const staff = async (role: Role, count: number): Promise<Actor[]> => {
    const userIds: string[] = [await account(role, name)];
    while (userIds.length < count) userIds.push(randomUUID());
    return database.withinOrganisation(organisationId, async (tx) => {
      const actors: Actor[] = [];
      for (const [index, userId] of userIds.entries()) {
        const personId = await addPerson(tx, { givenName: staffNames[index % staffNames.length]!, familyName: role });
        await enrol(tx, userId, personId, [role]);
        actors.push({ userId, personId, roles: [role] });
      }
      return actors;
    });
  };
  const readiness = sampleReadiness();
  const programmeId = await database.withinOrganisation(organisationId, (tx) =>
    addProgramme(tx, { name: 'Peer work', template: 'outreach', zone, at: now - 1_500 * DAY, policy, readiness }),
  );
  return {
    organisationId,
    programmeId,
    coordinators: await staff('coordinator', 1 + Math.floor(journeys / 1_000)),
    managers: await staff('manager', 1 + Math.floor(journeys / 1_000)),
    supervisors: await staff('supervisor', 1 + Math.ceil(journeys / 15)),
  };
}

/** One of the staff, as a request would bring them. */
export function memberOf(house: House, role: 'coordinator' | 'manager' | 'supervisor'): Member {
  const [{ userId, personId, roles }] = house[`${role}s`] as [Actor];
  return { organisationId: house.organisationId, userId, personId, roles, zone };
}

const staffNames = ['Alder', 'Birch', 'Cedar', 'Elder', 'Holly', 'Linden', 'Maple', 'Olive', 'Poplar', 'Rowan'];

/** Who has to do with the next person: everyone on the staff in turn. */
export function companyFor({ coordinators, managers, supervisors }: House, turn: number, personId: string): Company {
  const of = (staff: readonly Actor[]): Actor => staff[turn % staff.length]!;
  const worker: Actor = { userId: randomUUID(), personId, roles: ['peerWorker'] };
  return { coordinator: of(coordinators), manager: of(managers), supervisor: of(supervisors), worker };
}

const givenNames =
  'Aoife Brid Cian Dara Eimear Fionn Grainne Hugh Iarla Jem Kian Lorcan Maeve Niall Orla Padraig Quin Roisin Sean Tadhg Una Wren Ash Robin Lark Finch Ivy Jay Dove Hazel Heather Willow Sorrel Linnet Merle Teal'.split(
    ' ',
  );
const firstParts =
  'Ash Birch Black Bram Brook Carn Clay Dal East Fair Fern Glen Hart Hawk Holm Kel Lang Marsh Mill Moor North Oak Pen Red Sand Stan Thorn West White Wind'.split(
    ' ',
  );
const lastParts =
  'by combe dale den field ford gate ham hill hurst land ley low mere more ridge shaw side stead stone ton wick wood worth'.split(
    ' ',
  );

/** Invented: put together from parts, so that no name is anybody's. */
export function inventedName(random: () => number): { given: string; family: string } {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)]!;
  return { given: pick(givenNames), family: `${pick(firstParts)}${pick(lastParts)}` };
}
