import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { dateOf } from '../../state-machines/core/calendar.js';
import type { Instant } from '../../state-machines/core/process.js';
import type { Member } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { Malformed, NotThere } from '../http/faults.js';
import { NOW } from '../parts.js';
import { isOver, readCapacities, type Capacity } from './capacity.js';
import { loadOf, type Standing } from './load.js';
import type { LoadAnswer, SupervisorAnswer, SupervisorProfile } from './supervisors.schemas.js';

/** Supervisors: what they have learned, for how many there is room, and what is coming. */
@Injectable()
export class Supervisors {
  constructor(
    private readonly database: Database,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  async list({ organisationId }: Member): Promise<SupervisorAnswer[]> {
    return (await this.database.reading(organisationId, (manager) => readCapacities(manager))).map(answerOf);
  }

  async load({ organisationId, zone }: Member, weeks: number): Promise<LoadAnswer> {
    const { standings, capacities } = await this.database.reading(organisationId, async (manager) => ({
      standings: await readStandings(manager),
      capacities: await readCapacities(manager),
    }));
    return { weeks: loadOf(standings, weeks, this.now(), zone), supervisors: capacities.map(answerOf) };
  }

  async change(member: Member, userId: string, profile: SupervisorProfile): Promise<SupervisorAnswer> {
    const { organisationId, zone } = member;
    if (profile.trainedOn !== null && profile.trainedOn > dateOf(this.now(), zone))
      throw new Malformed([{ path: 'trainedOn', message: 'is still ahead' }]);
    return this.database.reading(organisationId, async (manager) => {
      await staffOr404(manager, userId);
      await saveProfile(manager, member, userId, profile, new Date(this.now()));
      const [capacity] = await readCapacities(manager, { userId });
      return answerOf(capacity!);
    });
  }
}

const answerOf = (capacity: Capacity): SupervisorAnswer => ({ ...capacity, over: isOver(capacity) });

function readStandings(manager: EntityManager): Promise<Standing[]> {
  return manager.query<Standing[]>(
    `select r.holder_id as "supervisorId", coalesce(v.minutes, 60)::int as minutes, k.state -> 'context' as context
     from supervision v join process k on k.id = v.id
       join person_relation r on r.person_id = v.person_id and r.relation = 'supervisor'
     where v.stage in ('planned', 'unrecorded')`,
  );
}

async function staffOr404(manager: EntityManager, userId: string): Promise<void> {
  const found = await manager.query<object[]>(
    `select from member where user_id = $1 and ended_at is null and roles && array['coordinator', 'manager', 'supervisor']`,
    [userId],
  );
  if (found.length === 0) throw new NotThere();
}

async function saveProfile(
  manager: EntityManager,
  { organisationId, userId: by }: Member,
  userId: string,
  { trainedOn, skills, mostPeople, mostHours }: SupervisorProfile,
  at: Date,
): Promise<void> {
  await manager.query(
    `insert into supervisor_profile (organisation_id, user_id, trained_on, skills, most_people, most_hours_a_week, updated_at, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (user_id) do update set trained_on = excluded.trained_on, skills = excluded.skills, most_people = excluded.most_people,
       most_hours_a_week = excluded.most_hours_a_week, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
    [organisationId, userId, trainedOn, skills, mostPeople, mostHours, at, by],
  );
}
